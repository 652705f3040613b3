package dev.memlint.python;

import java.util.Set;

/** Tells which expressions are texts, or fail, whatever the values in them are. */
final class SureTexts {
  private static final int DEEPEST = 50;

  /** Builtins that give nothing but a {@code str}. */
  private static final Set<String> BUILTINS =
      Set.of("str", "repr", "ascii", "chr", "hex", "oct", "bin", "format");

  /** Methods of texts that give a text of the same type. */
  private static final Set<String> METHODS =
      Set.of(
          "join",
          "format",
          "strip",
          "lstrip",
          "rstrip",
          "lower",
          "upper",
          "title",
          "replace",
          "ljust",
          "rjust",
          "center",
          "zfill",
          "expandtabs");

  private final Code code;
  private final Meaning meaning;
  private final Scopes scopes;

  SureTexts(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
  }

  /**
   * Whether an expression gives a text of this type if it gives anything.
   *
   * @param bytes {@code bytes}, not {@code str}
   */
  boolean is(int expression, boolean bytes) {
    return is(expression, bytes, 0);
  }

  private boolean is(int expression, boolean bytes, int depth) {
    if (depth > DEEPEST || code.is(expression, NodeKind.AWAIT)) {
      return false;
    }
    int node = code.bare(expression);
    return switch (code.kind(node)) {
      case STRING, CONCATENATED_STRING -> code.isBytes(node) == bytes;
      case CONDITIONAL_EXPRESSION ->
          is(code.child(node, 0), bytes, depth + 1) && is(code.child(node, 2), bytes, depth + 1);
      case BINARY_OPERATOR -> {
        int left = code.child(node, Field.LEFT);
        int right = code.child(node, Field.RIGHT);
        yield switch (code.text(code.child(node, Field.OPERATOR))) {
          // A subclass of str, such as markup, stays what it is in a sum.
          case "+" -> is(left, bytes, depth + 1) && is(right, bytes, depth + 1);
          case "%" -> is(left, bytes, depth + 1) && isPlain(right, bytes, depth + 1);
          default -> false;
        };
      }
      case CALL -> {
        int receiver = code.receiver(node);
        String name = code.calleeName(node);
        yield receiver == Code.NONE
            ? !bytes && BUILTINS.contains(meaning.callee(node)) && isBuiltin(node, name)
            : METHODS.contains(name) && is(receiver, bytes, depth + 1);
      }
      default -> false;
    };
  }

  /** Whether what is formatted cannot be a text that decides what comes out. */
  private boolean isPlain(int operand, boolean bytes, int depth) {
    return switch (code.kind(code.bare(operand))) {
      case TUPLE, DICTIONARY, INTEGER, FLOAT -> true;
      default -> is(operand, bytes, depth);
    };
  }

  private boolean isBuiltin(int call, String name) {
    return scopes.of(call).find(name).isEmpty();
  }
}
