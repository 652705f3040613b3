package dev.memlint.rust;

import dev.memlint.rules.facts.SizeExpr;
import java.util.Optional;

/**
 * Bytes that one value of a type takes where it stands, on a 64-bit target; what it points to does
 * not count. Structs of the file are the sum of their fields, without padding; types that are not
 * visible are taken for one word.
 */
final class ElementSizes {
  private static final int WORD = 8;
  private static final int MAX_DEPTH = 8;

  private final Items items;

  ElementSizes(Items items) {
    this.items = items;
  }

  int of(TypeRef type) {
    return (int) Math.min(Integer.MAX_VALUE, of(items.resolve(type), 0));
  }

  private long of(TypeRef type, int depth) {
    if (depth > MAX_DEPTH) {
      return WORD;
    }
    if (type.reference()) {
      boolean wide = type.path().equals("str") || type.path().equals(TypeRef.SLICE);
      return wide ? 2 * WORD : WORD;
    }
    return switch (type.path()) {
      case "u8", "i8", "bool", "std::sync::atomic::AtomicU8", "std::sync::atomic::AtomicBool" -> 1;
      case "u16", "i16" -> 2;
      case "u32", "i32", "f32", "char" -> 4;
      case "u128", "i128" -> 16;
      case TypeRef.TUPLE -> sum(type.args(), depth);
      case TypeRef.ARRAY -> of(type.arg(0), depth + 1) * length(type);
      case "std::vec::Vec",
          "std::string::String",
          "std::path::PathBuf",
          "std::ffi::OsString",
          "std::collections::BTreeMap",
          "std::collections::BTreeSet" ->
          3 * WORD;
      case "std::collections::VecDeque" -> 4 * WORD;
      case "std::collections::HashMap", "std::collections::HashSet" -> 6 * WORD;
      case "std::option::Option" -> option(type.arg(0), depth);
      default -> struct(type, depth);
    };
  }

  /** The length in {@code "[u8; 64]"}; 1 when it is a name. */
  private static long length(TypeRef array) {
    String text = array.text();
    String written = text.substring(text.lastIndexOf(';') + 1).replace("]", "").strip();
    return Sizes.literal(written) instanceof SizeExpr.Literal(long value) ? value : 1;
  }

  private long option(TypeRef inner, int depth) {
    boolean niche = inner.reference() || !inner.args().isEmpty() || inner.simple().equals("String");
    return of(inner, depth + 1) + (niche ? 0 : Math.min(WORD, Math.max(1, of(inner, depth + 1))));
  }

  private long struct(TypeRef type, int depth) {
    Optional<Items.Struct> struct = items.struct(type);
    if (struct.isEmpty()) {
      return WORD;
    }
    long sum = 0;
    for (TypeRef field : struct.get().fields().values()) {
      sum += of(items.resolve(field), depth + 1);
    }
    return sum;
  }

  private long sum(Iterable<TypeRef> parts, int depth) {
    long sum = 0;
    for (TypeRef part : parts) {
      sum += of(part, depth + 1);
    }
    return sum;
  }
}
