package dev.memlint.python;

import java.util.Map;
import java.util.Optional;

/** Sizes of the elements of arrays. */
final class ElementBytes {
  private static final Map<String, Integer> DTYPES =
      Map.ofEntries(
          Map.entry("bool", 1),
          Map.entry("bool_", 1),
          Map.entry("int8", 1),
          Map.entry("uint8", 1),
          Map.entry("byte", 1),
          Map.entry("ubyte", 1),
          Map.entry("int16", 2),
          Map.entry("uint16", 2),
          Map.entry("float16", 2),
          Map.entry("half", 2),
          Map.entry("bfloat16", 2),
          Map.entry("int32", 4),
          Map.entry("uint32", 4),
          Map.entry("float32", 4),
          Map.entry("single", 4),
          Map.entry("int64", 8),
          Map.entry("uint64", 8),
          Map.entry("float64", 8),
          Map.entry("double", 8),
          Map.entry("int", 8),
          Map.entry("float", 8),
          Map.entry("object", 8),
          Map.entry("complex64", 8),
          Map.entry("complex128", 16),
          Map.entry("complex", 16));

  private ElementBytes() {}

  /** Bytes per element of a numpy or torch dtype as written: {@code np.float32}, {@code "u1"}. */
  static Optional<Integer> ofDtype(String text) {
    String name = text.replaceAll("[\"']", "");
    name = name.substring(name.lastIndexOf('.') + 1);
    if (name.matches("[<>=|]?[biufc](1|2|4|8|16)")) {
      return Optional.of(Integer.parseInt(name.replaceAll("[^0-9]", "")));
    }
    return Optional.ofNullable(DTYPES.get(name));
  }

  /** Whether a dtype as written is a type of numpy, torch or Python, or left to the default. */
  static boolean isStated(String text) {
    return text.isEmpty()
        || ofDtype(text).isPresent()
        || text.matches("(?:np|numpy|torch|jnp|tf|cp|da)\\.\\w+|[\"'].*|None");
  }

  /** Bytes per element of an {@code array.array} on a 64-bit system. */
  static int ofTypecode(String typecode) {
    return switch (typecode) {
      case "b", "B" -> 1;
      case "h", "H" -> 2;
      case "u", "w", "i", "I", "f" -> 4;
      default -> 8;
    };
  }
}
