package dev.memlint.python;

import java.util.Objects;

/**
 * A type as far as the file shows it.
 *
 * @param name canonical: {@code dict}, {@code collections.deque}, {@code app.session.Session};
 *     every readable file object is {@code file}
 * @param text as written where it was written, else the name
 * @param key key type of a map as written, empty when unknown
 * @param element element or value type as written, empty when unknown
 */
record TypeRef(String name, String text, String key, String element) {
  /** The pseudo type of everything that {@code open} and its likes return. */
  static final TypeRef FILE = of("file");

  TypeRef {
    Objects.requireNonNull(name);
    Objects.requireNonNull(text);
    Objects.requireNonNull(key);
    Objects.requireNonNull(element);
  }

  static TypeRef of(String name) {
    return new TypeRef(name, name, "", "");
  }

  boolean is(String other) {
    return name.equals(other);
  }
}
