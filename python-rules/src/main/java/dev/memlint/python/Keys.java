package dev.memlint.python;

import dev.memlint.rules.facts.KeyNames;
import dev.memlint.rules.facts.StoreUse.Key;
import java.util.List;

/** Tells from which set the keys of a growing store come. */
final class Keys {
  private static final int DEEPEST = 6;

  /** A key made of more parts than this, with all the names in it followed, is taken as data. */
  private static final int MOST_PARTS = 100;

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private int parts;

  Keys(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
  }

  Key of(int expression) {
    parts = 0;
    return of(expression, 0);
  }

  private Key of(int expression, int depth) {
    int node = code.bare(expression);
    if (depth > DEEPEST || parts++ > MOST_PARTS) {
      return Key.DATA;
    }
    return switch (code.kind(node)) {
      case ABSENT -> Key.UNKNOWN;
      case STRING, CONCATENATED_STRING -> code.literal(node).isPresent() ? Key.LITERAL : Key.DATA;
      case INTEGER, FLOAT, TRUE, FALSE, NONE, UNARY_OPERATOR -> Key.LITERAL;
      case TUPLE, EXPRESSION_LIST, BINARY_OPERATOR -> ofParts(code.children(node), depth);
      case IDENTIFIER -> ofName(node, depth);
      case ATTRIBUTE -> ofAttribute(node, depth);
      case CALL -> {
        String callee = meaning.callee(node);
        boolean oneType = callee.equals("type") && code.arguments(node).length == 1;
        yield oneType || callee.equals("os.getpid") ? Key.CLOSED : Key.DATA;
      }
      default -> Key.DATA;
    };
  }

  /** Whether every pair of a dict display has a key from a closed set that is no plain literal. */
  boolean areClosed(int[] pairs) {
    for (int pair : pairs) {
      if (of(code.child(pair, Field.KEY)) != Key.CLOSED) {
        return false;
      }
    }
    return true;
  }

  private Key ofParts(int[] parts, int depth) {
    Key all = Key.LITERAL;
    for (int part : parts) {
      Key key = of(part, depth + 1);
      if (key == Key.DATA || key == Key.UNKNOWN) {
        return Key.DATA;
      }
      all = key == Key.CLOSED ? Key.CLOSED : all;
    }
    return all;
  }

  private Key ofName(int node, int depth) {
    String name = code.text(node);
    if (isClosed(name) || name.equals("__name__") || name.equals("__file__")) {
      return Key.CLOSED;
    }
    Scope scope = scopes.of(node);
    List<Binding> bindings = scope.find(name);
    if (bindings.isEmpty()) {
      return Key.CLOSED; // a builtin
    }
    Binding first = bindings.getFirst();
    return switch (first.how()) {
      case CLASS, FUNCTION -> Key.CLOSED;
      case IMPORT -> isConstantName(name) || Meaning.looksLikeClass(name) ? Key.CLOSED : Key.DATA;
      case ASSIGNED -> {
        boolean module = scope.definingScope(name).filter(s -> s.is(Scope.Kind.MODULE)).isPresent();
        if (module && isConstantName(name)) {
          yield Key.LITERAL;
        }
        yield bindings.size() == 1 ? of(first.value(), depth + 1) : Key.DATA;
      }
      case ELEMENT -> ofElement(code.bare(first.value()), depth);
      case PARAMETER, UNPACKED, CONTEXT, AUGMENTED -> Key.DATA;
    };
  }

  /** A loop over a written-out sequence or over an enum class. */
  private Key ofElement(int iterable, int depth) {
    return switch (code.kind(iterable)) {
      case LIST, TUPLE, SET, EXPRESSION_LIST -> ofParts(code.children(iterable), depth + 1);
      case IDENTIFIER -> {
        String canonical = meaning.canonical(iterable);
        boolean isEnum =
            meaning.classNamed(canonical).stream()
                .flatMap(c -> meaning.bases(c).stream())
                .anyMatch(BaseClasses::isEnum);
        yield isEnum || isConstantName(code.text(iterable)) ? Key.CLOSED : Key.DATA;
      }
      case CALL ->
          meaning.callee(iterable).equals("range") && code.arguments(iterable).length > 0
              ? ofParts(code.arguments(iterable), depth + 1)
              : Key.DATA;
      default -> Key.DATA;
    };
  }

  private Key ofAttribute(int node, int depth) {
    String name = code.text(code.child(node, Field.ATTRIBUTE));
    if (name.equals("__class__") || isClosed(name)) {
      return Key.CLOSED;
    }
    int object = code.bare(code.child(node, Field.OBJECT));
    if (name.equals("__name__") || name.equals("__qualname__") || name.equals("__module__")) {
      return of(object, depth + 1) == Key.CLOSED ? Key.CLOSED : Key.DATA;
    }
    boolean member = isConstantName(name) && Meaning.looksLikeClass(code.text(object));
    if (member || name.equals("value") && of(object, depth + 1) == Key.CLOSED) {
      return Key.CLOSED;
    }
    return isConstantName(name) ? Key.LITERAL : Key.DATA;
  }

  /** {@code class_name} is as closed as {@code cls}. */
  private static boolean isClosed(String name) {
    return KeyNames.isClosed(name)
        || name.endsWith("_name") && KeyNames.isClosed(name.substring(0, name.length() - 5));
  }

  private static boolean isConstantName(String name) {
    return name.length() > 1
        && name.equals(name.toUpperCase(java.util.Locale.ROOT))
        && name.chars().anyMatch(Character::isLetter);
  }
}
