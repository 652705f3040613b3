package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import java.util.List;
import java.util.Objects;

/**
 * A deep copy that ends in, or comes out of, shared memory.
 *
 * @param site the whole expression, {@code Arc::new(style.clone())}
 * @param form which shape it has
 * @param pointer the shared pointer or guard's name for people: {@code "Arc"}, {@code "Rc"}, {@code
 *     "RwLock"}
 * @param source the copied expression as written, {@code "style"}
 * @param ownership what is known of the copied value
 * @param type its type as written where known, else empty
 * @param sourceUsedLater the original is needed after the copy
 * @param copyMutated the copy is changed before it is shared
 * @param construction the one copy while a long-lived value is made: in a constructor or once-run
 *     code, not in a loop
 * @param fixes changes that keep the program right, best first; may be empty
 */
public record CopyFact(
    Site site,
    Form form,
    String pointer,
    String source,
    Ownership ownership,
    String type,
    boolean sourceUsedLater,
    boolean copyMutated,
    boolean construction,
    List<Fix> fixes) {

  public CopyFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(form);
    Objects.requireNonNull(pointer);
    Objects.requireNonNull(source);
    Objects.requireNonNull(ownership);
    Objects.requireNonNull(type);
    fixes = List.copyOf(fixes);
  }

  /** Shapes of a copy around a shared pointer. */
  public enum Form {
    /** {@code Arc::new(x.clone())}, {@code Arc::from(x.to_vec())}, {@code x.clone().into()}. */
    COPY_INTO_SHARED,
    /** {@code (*arc).clone()}, {@code arc.as_ref().clone()}. */
    COPY_OUT_OF_SHARED,
    /** {@code lock.read().unwrap().clone()}. */
    COPY_OUT_OF_GUARD
  }

  /** What is known of a copied value. */
  public enum Ownership {
    /** A counted pointer or cheap handle: copying it costs nothing. */
    SHARED,
    /** A Copy type, number or unit-like value. */
    SMALL,
    /** Heap-owning: String, Vec, map, a struct of the project. */
    OWNED,
    /** Not visible. */
    UNKNOWN
  }
}
