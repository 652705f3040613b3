package dev.memlint.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads annotations by their text, so that quoted and unquoted ones, old and new spellings are one
 * thing.
 */
final class Annotations {
  private static final Set<String> WRAPPERS =
      Set.of(
          "Optional",
          "Union",
          "Final",
          "ClassVar",
          "Annotated",
          "Mapped",
          "InitVar",
          "Required",
          "NotRequired",
          "ReadOnly");
  private static final int DEEPEST = 8;

  private Annotations() {}

  /**
   * The type that an annotation names; empty for {@code None}, {@code Any} and what is no type.
   *
   * @param text the annotation
   * @param resolve gives a dotted name its canonical form, "" when it has none
   */
  static Optional<TypeRef> read(String text, UnaryOperator<String> resolve) {
    return read(text, resolve, 0);
  }

  private static Optional<TypeRef> read(String text, UnaryOperator<String> resolve, int depth) {
    String plain = unquoted(text);
    List<String> choices = split(plain, '|');
    if (choices.size() > 1) {
      return firstOf(choices, resolve, depth);
    }
    int bracket = plain.indexOf('[');
    String base = bracket < 0 ? plain : plain.substring(0, bracket).strip();
    if (base.isEmpty() || base.equals("None") || depth > DEEPEST || !isDotted(base)) {
      return Optional.empty();
    }
    List<String> arguments =
        bracket < 0 || !plain.endsWith("]")
            ? List.of()
            : split(plain.substring(bracket + 1, plain.length() - 1), ',');
    if (WRAPPERS.contains(simple(base))) {
      return firstOf(arguments, resolve, depth);
    }
    String name = LibraryTypes.annotated(resolve.apply(base));
    if (name.isEmpty() || name.equals("typing.Any") || name.equals("object")) {
      return Optional.empty();
    }
    String key = arguments.size() > 1 ? arguments.get(0) : "";
    String element = arguments.isEmpty() ? "" : arguments.getLast();
    return Optional.of(new TypeRef(name, plain, key, element));
  }

  private static Optional<TypeRef> firstOf(
      List<String> choices, UnaryOperator<String> resolve, int depth) {
    for (String choice : choices) {
      Optional<TypeRef> found = read(choice, resolve, depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Every name in an annotation, {@code Dict}, {@code str}, {@code Session}; for fields' types. */
  static List<String> names(String text) {
    List<String> found = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inName =
          i < text.length()
              && (Character.isJavaIdentifierPart(text.charAt(i)) || text.charAt(i) == '.');
      if (inName && start < 0) {
        start = i;
      } else if (!inName && start >= 0) {
        found.add(text.substring(start, i));
        start = -1;
      }
    }
    return found;
  }

  /** Parts between separators that stand in no bracket. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[' || c == '(') {
        depth++;
      } else if (c == ']' || c == ')') {
        depth--;
      } else if (c == separator && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    String last = text.substring(start).strip();
    if (!last.isEmpty()) {
      parts.add(last);
    }
    return parts;
  }

  private static String unquoted(String text) {
    String plain = text.strip();
    if (plain.length() >= 2 && (plain.startsWith("\"") || plain.startsWith("'"))) {
      plain = plain.substring(1, plain.length() - 1).strip();
    }
    return plain;
  }

  private static boolean isDotted(String text) {
    return text.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.');
  }

  private static String simple(String dotted) {
    return dotted.substring(dotted.lastIndexOf('.') + 1);
  }
}
