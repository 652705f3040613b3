package dev.memlint.rust;

import dev.memlint.rules.facts.StoreRef;
import java.util.Optional;

/**
 * What an expression stands for.
 *
 * @param type its type
 * @param store the store that it is, or reaches into
 * @param element whether it is a part of the store and not the store itself
 */
record Value(TypeRef type, Optional<StoreRef> store, boolean element) {
  static final Value UNKNOWN = new Value(TypeRef.UNKNOWN, Optional.empty(), false);

  static Value of(TypeRef type) {
    return new Value(type, Optional.empty(), false);
  }

  Value as(TypeRef newType) {
    return new Value(newType, store, element);
  }

  Value part(TypeRef elementType) {
    return new Value(elementType, store, true);
  }

  /** The same type, no longer the store's: a copy, or moved out. */
  Value detached() {
    return of(type);
  }
}
