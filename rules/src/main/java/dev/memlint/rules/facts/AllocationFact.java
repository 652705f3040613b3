package dev.memlint.rules.facts;

import java.util.Objects;

/**
 * A place that asks for memory of a stated size up front.
 *
 * @param site the allocating expression
 * @param api for people: {@code "String::with_capacity"}, {@code "new byte[]"}
 * @param count number of elements
 * @param elementType as written, empty when unknown
 * @param elementBytes bytes per element; 0 for zero-sized elements
 * @param variable what it is assigned to, for the message, empty when nothing
 * @param heldLong stored in a field, static or returned long-lived object rather than a local
 */
public record AllocationFact(
    Site site,
    String api,
    SizeExpr count,
    String elementType,
    int elementBytes,
    String variable,
    boolean heldLong) {

  public AllocationFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(api);
    Objects.requireNonNull(count);
    Objects.requireNonNull(elementType);
    Objects.requireNonNull(variable);
    if (elementBytes < 0) {
      throw new IllegalArgumentException("element bytes " + elementBytes);
    }
  }
}
