package dev.memlint.rules.java;

import java.util.Set;

/** The primitive types and their boxes. */
final class Primitives {
  private static final Set<String> INTEGRAL =
      Set.of(
          "byte",
          "short",
          "int",
          "long",
          "char",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Character");

  private Primitives() {}

  static boolean isPrimitive(String name) {
    return switch (name) {
      case "byte", "short", "int", "long", "char", "boolean", "float", "double" -> true;
      default -> false;
    };
  }

  /** Whether a variable of the type can hold a size. */
  static boolean isIntegral(JavaType type) {
    return !type.isArray() && INTEGRAL.contains(type.name());
  }

  /** Bytes of an array slot; references are 4 with compressed pointers, the default below 32 GB. */
  static int slotBytes(JavaType element) {
    if (element.isArray()) {
      return 4;
    }
    return switch (element.name()) {
      case "byte", "boolean" -> 1;
      case "short", "char" -> 2;
      case "long", "double" -> 8;
      default -> 4;
    };
  }
}
