package dev.memlint.rules.facts;

import java.util.Objects;

/**
 * A collection that is made from something that could be gone through without it.
 *
 * @param site the expression that makes it
 * @param api for people: {@code "list()"}, {@code "collect::<Vec<_>>()"}
 * @param source what it is made from, as written, short
 * @param use the only thing that happens to it
 * @param large what it is made from is seen to be large or of unknown size: lines of a file, output
 *     of a command, rows, a directory's tree
 */
public record MaterializationFact(Site site, String api, String source, Use use, boolean large) {
  public MaterializationFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(api);
    Objects.requireNonNull(source);
    Objects.requireNonNull(use);
  }

  /** What a collection was made for, when it was made for nothing else. */
  public enum Use {
    /** One pass, in order, by a loop or another lazy step. */
    ITERATED,
    /** Only its length is asked. */
    COUNTED,
    /** Only asked whether it is empty. */
    TESTED,
    /** Summed, or any, all, least or greatest of. */
    FOLDED,
    /** Put together into a text. */
    JOINED,
    /** Only its first element is taken. */
    FIRST,
    /** Only its least or greatest element is taken, of all that were sorted. */
    FIRST_OF_SORTED
  }
}
