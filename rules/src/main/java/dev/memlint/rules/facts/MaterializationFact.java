package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import java.util.Objects;
import java.util.Optional;

/**
 * A collection that is made from something that could be gone through without it.
 *
 * @param site the expression that makes it
 * @param api for people: {@code "list()"}, {@code "collect::<Vec<_>>()"}
 * @param source what it is made from, as written, short
 * @param items what it holds, for people, in the plural: {@code "paths of a directory tree"}
 * @param use the only thing that happens to it
 * @param extent how many items there may be
 * @param fix does the same without the collection, where that is a matter of a few characters
 */
public record MaterializationFact(
    Site site, String api, String source, String items, Use use, Extent extent, Optional<Fix> fix) {
  public MaterializationFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(api);
    Objects.requireNonNull(source);
    Objects.requireNonNull(items);
    Objects.requireNonNull(use);
    Objects.requireNonNull(extent);
    Objects.requireNonNull(fix);
  }

  /** What a collection was made for, when it was made for nothing else. */
  public enum Use {
    /** One pass, in order, by a loop or another lazy step. */
    ITERATED,
    /** Only its length is asked. */
    COUNTED,
    /** Only asked whether it is empty, or whether it has one certain item. */
    TESTED,
    /** Summed, or any, all, least or greatest of. */
    FOLDED,
    /** Only its first element is taken. */
    FIRST,
    /** Only its least or greatest element is taken, of all that were sorted. */
    FIRST_OF_SORTED
  }

  /** How many items a collection is made from, few first. */
  public enum Extent {
    /** As many as a collection that is in memory already. */
    IN_MEMORY,
    /** Not known: lines of some text, entries of a directory, what a generator yields. */
    UNKNOWN,
    /** Many: lines of a file, output of a command, a directory's tree. */
    LARGE
  }
}
