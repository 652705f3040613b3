package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import java.util.Objects;
import java.util.Optional;

/**
 * A store or variable that is given something large, made for the work of the moment: the content
 * of a file, the output of a command, a collection of either's lines.
 *
 * @param site the assignment
 * @param store what is assigned
 * @param what what it is given
 * @param source how that is made, as written, short
 * @param idle for a local variable, which has no owner: the loop or call that goes on for as long
 *     as the program, after the last use of what the variable holds; empty for fields and globals
 * @param fix lets go of it before that
 */
public record RetentionFact(
    Site site, StoreRef store, What what, String source, Optional<Site> idle, Optional<Fix> fix) {
  public RetentionFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(store);
    Objects.requireNonNull(what);
    Objects.requireNonNull(source);
    Objects.requireNonNull(idle);
    Objects.requireNonNull(fix);
  }

  /** What a store is given. */
  public enum What {
    /** All of a file, stream or response. */
    CONTENT,
    /** All that a command printed. */
    OUTPUT,
    /** A collection of lines, files or rows. */
    COLLECTION
  }
}
