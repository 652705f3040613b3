package dev.memlint.rules.facts;

import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.finding.Fix;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A container or buffer that a loop fills with what it reads.
 *
 * @param site the variable's declaration; for a field the growth
 * @param growth where the loop adds to it
 * @param variable its name
 * @param field the store that it is, when it is a field; what happens to that is the project's to
 *     say
 * @param kind what it holds
 * @param from what the loop takes its items from
 * @param source that source as written and followed through local variables, {@code " <- "} between
 *     the steps
 * @param loop how often the filling loop runs by itself, whatever is around it
 * @param emptied the loop, or code that it hands the variable to, also drains, clears, flushes or
 *     takes from it
 * @param sought the loop looks for something in it: a delimiter, an end mark
 * @param selective the loop adds only some of what it reads
 * @param limited its length, or what was read so far, is compared with a limit in the loop
 * @param needed it is sorted, indexed, looked up in, counted, handed on or gone through twice, so
 *     that all of it must be there at once
 * @param consumed everything that happens to it after the loop, empty when nothing does
 * @param fix does with each item in the loop what is done with all of them after it
 */
public record AccumulationFact(
    Site site,
    Site growth,
    String variable,
    Optional<StoreRef> field,
    StoreFact.Kind kind,
    From from,
    String source,
    Site.Loop loop,
    boolean emptied,
    boolean sought,
    boolean selective,
    boolean limited,
    boolean needed,
    Set<Consumption> consumed,
    Optional<Fix> fix) {

  public AccumulationFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(growth);
    Objects.requireNonNull(variable);
    Objects.requireNonNull(field);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(from);
    Objects.requireNonNull(source);
    Objects.requireNonNull(loop);
    consumed = Set.copyOf(consumed);
    Objects.requireNonNull(fix);
  }

  /** An accumulation that no fix is known for. */
  public AccumulationFact(
      Site site,
      Site growth,
      String variable,
      Optional<StoreRef> field,
      StoreFact.Kind kind,
      From from,
      String source,
      Site.Loop loop,
      boolean emptied,
      boolean sought,
      boolean selective,
      boolean limited,
      boolean needed,
      Set<Consumption> consumed) {
    this(
        site,
        growth,
        variable,
        field,
        kind,
        from,
        source,
        loop,
        emptied,
        sought,
        selective,
        limited,
        needed,
        consumed,
        Optional.empty());
  }

  /** What a loop takes its items from. */
  public enum From {
    /** Lines or chunks of a file or of standard input. */
    FILE,
    /** Output of a process or terminal. */
    PROCESS,
    /** A socket or connection, on which the other side says how much comes. */
    NETWORK,
    /** The body of one request or response. */
    BODY,
    /** A channel, queue or subscription. */
    CHANNEL,
    /** Rows of a database cursor or result set. */
    CURSOR,
    /** Page after page of a remote listing. */
    PAGES,
    /** A reader, iterator or asynchronous stream of which only the source's words say more. */
    STREAM,
    /** A collection that is in memory already. */
    MEMORY
  }
}
