package dev.memlint.python;

import dev.memlint.rules.facts.StoreRef;

/**
 * The store that an expression leads to.
 *
 * @param ref which one
 * @param key the key node when the expression is an element of the store ({@code x[k]}, {@code
 *     x.setdefault(k, [])}), else {@link Code#NONE}
 */
record Target(StoreRef ref, int key) {
  static Target of(String owner, String name) {
    return new Target(new StoreRef(owner, name), Code.NONE);
  }

  boolean isElement() {
    return key != Code.NONE;
  }

  Target element(int newKey) {
    return isElement() ? this : new Target(ref, newKey);
  }

  Target attribute(String name) {
    return of(ref.owner(), ref.name() + "." + name);
  }
}
