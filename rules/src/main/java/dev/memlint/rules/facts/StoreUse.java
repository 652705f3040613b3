package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import java.util.Objects;
import java.util.Optional;

/**
 * A place that changes or checks a store.
 *
 * @param store which one, as far as the file shows
 * @param kind what happens to it
 * @param site the call or assignment
 * @param operation as written, short: {@code "put"}, {@code "+="}, {@code "del"}; ends with {@link
 *     #IF_NEW} for a growth by what a membership test did not find
 * @param key what a growth is keyed by or adds
 * @param guarded inside a branch that a comparison of this store's length with a limit decides, or
 *     that runs only once: the store was still null, a flag that the same code sets was not set; or
 *     in a decorator; a membership test bounds nothing
 * @param by the key as written, short; {@code " <- "} joins a variable to what it was assigned
 *     from; empty for no key
 * @param onMiss a growth by what was made for a look-up that found nothing: get-or-insert in one
 *     call, or a look-up in the same function before
 * @param limit what a {@link Kind#BOUND_CHECK} compares the length with
 * @param fix how to bound the store where this growth is
 */
public record StoreUse(
    StoreRef store,
    Kind kind,
    Site site,
    String operation,
    Key key,
    boolean guarded,
    String by,
    boolean onMiss,
    SizeExpr limit,
    Optional<Fix> fix) {

  /** A use that says nothing of a key's name or of a limit. */
  public StoreUse(
      StoreRef store, Kind kind, Site site, String operation, Key key, boolean guarded) {
    this(store, kind, site, operation, key, guarded, "", false, SizeExpr.UNKNOWN, Optional.empty());
  }

  /** The end of an operation that adds each value once. */
  public static final String IF_NEW = " if new";

  public StoreUse {
    Objects.requireNonNull(store);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(site);
    Objects.requireNonNull(operation);
    Objects.requireNonNull(key);
    Objects.requireNonNull(by);
    Objects.requireNonNull(limit);
    Objects.requireNonNull(fix);
  }

  /** The same growth, with its key as written and whether it answers a look-up. */
  public StoreUse keyed(String newBy, boolean answers) {
    return new StoreUse(store, kind, site, operation, key, guarded, newBy, answers, limit, fix);
  }

  /** The same check, with what the length is compared with. */
  public StoreUse limited(SizeExpr newLimit) {
    return new StoreUse(store, kind, site, operation, key, guarded, by, onMiss, newLimit, fix);
  }

  /** The same growth, with how to bound the store. */
  public StoreUse with(Optional<Fix> known) {
    return new StoreUse(store, kind, site, operation, key, guarded, by, onMiss, limit, known);
  }

  /** Whether each value is added once: the store holds no more than there are distinct values. */
  public boolean addsOnce() {
    return operation.endsWith(IF_NEW);
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
    /**
     * Is looked at under a lock that keeps other readers out. Written only for stores behind such a
     * lock; an operation that ends in {@code mut} may change an element.
     */
    READ,
    /** Is returned or handed on mutable, so that code elsewhere may remove. */
    ESCAPE;

    /** Whether memory can be given back. */
    public boolean removes() {
      return switch (this) {
        case SHRINK, CLEAR, DRAIN, REPLACE -> true;
        case GROW, BOUND_CHECK, READ, ESCAPE -> false;
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
