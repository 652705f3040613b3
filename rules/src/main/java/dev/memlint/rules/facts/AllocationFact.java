package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import java.util.Objects;
import java.util.Optional;

/**
 * A place that asks for memory of a stated size up front.
 *
 * @param site the allocating expression
 * @param api for people: {@code "String::with_capacity"}, {@code "new byte[]"}
 * @param count number of elements
 * @param elementType as written, empty when unknown
 * @param elementBytes bytes per element; 0 for zero-sized elements
 * @param variable what it is assigned to, for the message, empty when nothing
 * @param place where the memory is
 * @param fix lets it grow on demand, where it can
 */
public record AllocationFact(
    Site site,
    String api,
    SizeExpr count,
    String elementType,
    int elementBytes,
    String variable,
    Place place,
    Optional<Fix> fix) {

  public AllocationFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(api);
    Objects.requireNonNull(count);
    Objects.requireNonNull(elementType);
    Objects.requireNonNull(variable);
    Objects.requireNonNull(place);
    Objects.requireNonNull(fix);
    if (elementBytes < 0) {
      throw new IllegalArgumentException("element bytes " + elementBytes);
    }
  }

  /** An allocation that no fix is known for. */
  public AllocationFact(
      Site site,
      String api,
      SizeExpr count,
      String elementType,
      int elementBytes,
      String variable,
      Place place) {
    this(site, api, count, elementType, elementBytes, variable, place, Optional.empty());
  }

  /** Where allocated memory is. */
  public enum Place {
    /** On the heap, until the code that asked for it is done. */
    HEAP,
    /** On the heap, in a field, static or other object that outlives the code that asked for it. */
    HELD,
    /** On the stack: taken by moving a pointer, however often the code runs. */
    STACK
  }
}
