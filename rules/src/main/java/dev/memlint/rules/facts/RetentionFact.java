package dev.memlint.rules.facts;

import java.util.Objects;

/**
 * A store that is given something large, made for the work of the moment: the content of a file,
 * the output of a command, a collection of either's lines.
 *
 * @param site the assignment
 * @param store what is assigned
 * @param what what it is given
 * @param source how that is made, as written, short
 */
public record RetentionFact(Site site, StoreRef store, What what, String source) {
  public RetentionFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(store);
    Objects.requireNonNull(what);
    Objects.requireNonNull(source);
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
