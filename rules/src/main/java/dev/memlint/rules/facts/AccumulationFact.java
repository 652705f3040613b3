package dev.memlint.rules.facts;

import dev.memlint.rules.facts.CallFact.Consumption;
import java.util.Objects;
import java.util.Set;

/**
 * A local container or buffer that a loop fills with what it reads.
 *
 * @param site its declaration
 * @param growth where the loop adds to it
 * @param variable its name
 * @param kind what it holds
 * @param from what the loop takes its items from
 * @param source that source as written, short
 * @param emptied the loop, or code that it calls with the variable, also drains, clears, flushes or
 *     takes from it
 * @param limited its length is compared with a limit in the loop, or the loop with a constant
 * @param needed it is sorted, indexed, looked up in or changed after the loop, so that all of it
 *     must be there at once
 * @param consumed everything that happens to it after the loop, empty when nothing does
 */
public record AccumulationFact(
    Site site,
    Site growth,
    String variable,
    StoreFact.Kind kind,
    From from,
    String source,
    boolean emptied,
    boolean limited,
    boolean needed,
    Set<Consumption> consumed) {

  public AccumulationFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(growth);
    Objects.requireNonNull(variable);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(from);
    Objects.requireNonNull(source);
    consumed = Set.copyOf(consumed);
  }

  /** What a loop takes its items from. */
  public enum From {
    /** Lines or chunks of a file or of standard input. */
    FILE,
    /** Output of a process or terminal. */
    PROCESS,
    /** A socket, connection or response body. */
    NETWORK,
    /** A channel, queue or asynchronous stream. */
    CHANNEL,
    /** Rows of a database cursor or result set. */
    CURSOR,
    /** Page after page of a remote listing. */
    PAGES,
    /** A collection that is in memory already. */
    MEMORY,
    /** Not visible. */
    UNKNOWN
  }
}
