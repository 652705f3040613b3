package dev.memlint.rules.facts;

import java.util.Objects;

/**
 * A place that changes or checks a store.
 *
 * @param store which one, as far as the file shows
 * @param kind what happens to it
 * @param site the call or assignment
 * @param operation as written, short: {@code "put"}, {@code "+="}, {@code "del"}
 * @param key what a growth is keyed by or adds
 * @param guarded inside a branch that a comparison of this store's length with a limit decides, or
 *     that runs only once: the store was still null, a flag that the same code sets was not set; a
 *     membership test bounds nothing
 */
public record StoreUse(
    StoreRef store, Kind kind, Site site, String operation, Key key, boolean guarded) {

  public StoreUse {
    Objects.requireNonNull(store);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(site);
    Objects.requireNonNull(operation);
    Objects.requireNonNull(key);
  }

  /** What happens to a store. */
  public enum Kind {
    /** Gets more elements: add, put, insert, append, extend, {@code +=}. */
    GROW,
    /** Loses some elements: remove, pop, retain, iterator remove, slice re-assignment. */
    SHRINK,
    /** Loses all: clear, {@code x = []} outside construction. */
    CLEAR,
    /** Is handed over whole: drain, take, swap. */
    DRAIN,
    /** Is assigned anew outside construction with something else. */
    REPLACE,
    /** Its length is compared. */
    BOUND_CHECK,
    /** Is returned or handed on mutable, so that code elsewhere may remove. */
    ESCAPE;

    /** Whether memory can be given back. */
    public boolean removes() {
      return switch (this) {
        case SHRINK, CLEAR, DRAIN, REPLACE -> true;
        case GROW, BOUND_CHECK, ESCAPE -> false;
      };
    }
  }

  /** What a growth is keyed by. */
  public enum Key {
    /** A literal or constant. */
    LITERAL,
    /** An enum constant, class or type. */
    CLOSED,
    /** From a parameter, request, message, file or other data. */
    DATA,
    /** Not visible, or the store has no keys. */
    UNKNOWN
  }
}
