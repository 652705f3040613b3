package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A copy of what others hold too: around a shared pointer, out of a lock, or of a store.
 *
 * @param site the whole expression, {@code Arc::new(style.clone())}
 * @param form which shape it has
 * @param pointer the shared pointer or guard's name for people: {@code "Arc"}, {@code "Rc"}, {@code
 *     "RwLock"}; for the copy of a store the lock that is held meanwhile, empty for none
 * @param source the copied expression as written, {@code "style"}
 * @param ownership what is known of the copied value
 * @param type its type as written where known, else empty
 * @param lent the copied value is somebody else's, another one each time: to share or own it, there
 *     must be one copy
 * @param sourceUsedLater the original is needed after the copy
 * @param copyMutated the copy is changed before it is shared
 * @param construction the one copy while a long-lived value is made: in a constructor or once-run
 *     code, not in a loop
 * @param store the store whose content, or of which a part, is copied; empty for copies around
 *     pointers
 * @param into where the copy goes
 * @param deep the elements are copied too, not only what refers to them
 * @param fixes changes that keep the program right, best first; may be empty
 */
public record CopyFact(
    Site site,
    Form form,
    String pointer,
    String source,
    Ownership ownership,
    String type,
    boolean lent,
    boolean sourceUsedLater,
    boolean copyMutated,
    boolean construction,
    Optional<StoreRef> store,
    Into into,
    boolean deep,
    List<Fix> fixes) {

  public CopyFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(form);
    Objects.requireNonNull(pointer);
    Objects.requireNonNull(source);
    Objects.requireNonNull(ownership);
    Objects.requireNonNull(type);
    Objects.requireNonNull(store);
    Objects.requireNonNull(into);
    fixes = List.copyOf(fixes);
  }

  /** Shapes of a copy. */
  public enum Form {
    /** {@code Arc::new(x.clone())}, {@code Arc::from(x.to_vec())}, {@code x.clone().into()}. */
    COPY_INTO_SHARED,
    /** {@code (*arc).clone()}, {@code arc.as_ref().clone()}. */
    COPY_OUT_OF_SHARED,
    /** {@code lock.read().unwrap().clone()}. */
    COPY_OUT_OF_GUARD,
    /** {@code self.lines.clone()}, {@code new ArrayList<>(this.items)}, {@code list(self.x)}. */
    COPY_OF_STORE,
    /** {@code self.models.get(name).cloned()}, {@code copy.deepcopy(self.models[name])}. */
    COPY_OF_ELEMENT;

    /** Whether a store is copied, not something around a pointer or lock. */
    public boolean isOfStore() {
      return this == COPY_OF_STORE || this == COPY_OF_ELEMENT;
    }
  }

  /** Where a copy goes. */
  public enum Into {
    /** A new shared pointer. */
    POINTER,
    /** The caller. */
    RETURNED,
    /** A field or other place that owns what it holds. */
    FIELD,
    /** A function of the same file that only reads it. */
    READER,
    /** Other code that takes it whole, and may need one of its own. */
    PASSED,
    /** Anywhere else. */
    OTHER
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
