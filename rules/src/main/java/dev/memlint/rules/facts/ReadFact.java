package dev.memlint.rules.facts;

import java.util.Objects;

/**
 * That a function looks at a store: names it other than to assign it.
 *
 * @param store which one, as far as the file shows
 * @param first the first place in the function, in reading order
 * @param count how many places there are
 */
public record ReadFact(StoreRef store, Site first, int count) {
  public ReadFact {
    Objects.requireNonNull(store);
    Objects.requireNonNull(first);
    if (count < 1) {
      throw new IllegalArgumentException("count " + count);
    }
  }
}
