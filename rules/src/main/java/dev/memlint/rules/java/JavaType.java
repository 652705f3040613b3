package dev.memlint.rules.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A type as far as the file shows it.
 *
 * @param name canonical where imports say so ({@code java.util.Map}), else as written; of the
 *     elements for an array; empty when unknown
 * @param arguments generic arguments
 * @param dimensions number of array dimensions
 * @param text as written
 */
record JavaType(String name, List<JavaType> arguments, int dimensions, String text) {
  static final JavaType UNKNOWN = new JavaType("", List.of(), 0, "");
  static final JavaType STRING = of("java.lang.String");
  static final JavaType INT = of("int");

  private static final Set<String> MERELY_NAMING =
      Set.of(
          "java.lang.Class",
          "java.util.Comparator",
          "java.lang.ref.WeakReference",
          "java.lang.reflect.Constructor",
          "java.util.concurrent.atomic.AtomicReferenceFieldUpdater",
          "java.util.concurrent.atomic.AtomicIntegerFieldUpdater",
          "java.util.concurrent.atomic.AtomicLongFieldUpdater");

  JavaType {
    arguments = List.copyOf(arguments);
  }

  static JavaType of(String name) {
    return new JavaType(name, List.of(), 0, name);
  }

  boolean isUnknown() {
    return name.isEmpty();
  }

  boolean isArray() {
    return dimensions > 0;
  }

  /** The element type of an array; the type itself otherwise. */
  JavaType component() {
    return isArray() ? new JavaType(name, arguments, dimensions - 1, name) : this;
  }

  /** A generic argument, {@link #UNKNOWN} when there is none. */
  JavaType argument(int index) {
    return index < arguments.size() ? arguments.get(index) : UNKNOWN;
  }

  boolean isString() {
    return !isArray() && name.equals("java.lang.String");
  }

  boolean isPrimitive() {
    return !isArray() && Primitives.isPrimitive(name);
  }

  /** The names of all types that a value of the type may hold, outermost first. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    collect(names);
    return names;
  }

  private void collect(List<String> names) {
    if (!name.isEmpty() && !Primitives.isPrimitive(name)) {
      names.add(name);
    }
    if (name.startsWith("java.util.function.") || MERELY_NAMING.contains(name)) {
      return; // it takes, makes or points at such objects, but holds none
    }
    arguments.forEach(argument -> argument.collect(names));
  }
}
