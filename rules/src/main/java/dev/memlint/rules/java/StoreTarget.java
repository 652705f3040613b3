package dev.memlint.rules.java;

import dev.memlint.rules.api.ContainerType;
import dev.memlint.rules.facts.StoreRef;
import java.util.Optional;

/**
 * A store, or something through which one is changed.
 *
 * @param ref the store's name
 * @param field its declaration when this file has it
 * @param container its type where known
 * @param view which part of the store the expression is
 */
record StoreTarget(
    StoreRef ref, Optional<FieldInfo> field, Optional<ContainerType> container, View view) {

  /** The field, or what it is a view of. */
  static StoreTarget of(FieldInfo field) {
    return field.viewOf.orElseGet(
        () -> new StoreTarget(field.ref(), Optional.of(field), field.container, View.WHOLE));
  }

  static StoreTarget of(String owner, String name) {
    return new StoreTarget(
        new StoreRef(owner, name), Optional.empty(), Optional.empty(), View.WHOLE);
  }

  StoreTarget as(View part) {
    return new StoreTarget(ref, field, container, part);
  }

  /** A part of a store. */
  enum View {
    WHOLE,
    /** All entries, keys or values of it: clearing the view clears the store. */
    ENTRIES,
    /** A part of its entries: clearing the view shrinks the store. */
    RANGE,
    /** An iterator over it. */
    ITERATOR,
    /** A container that is one of its values. */
    ELEMENT
  }
}
