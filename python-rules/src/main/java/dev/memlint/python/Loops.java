package dev.memlint.python;

import dev.memlint.rules.facts.Site.Loop;

/** How often a loop statement runs its body. */
final class Loops {
  private Loops() {}

  /** Over a literal or {@code range} of a number it is constant, else as long as the data. */
  static Loop ofFor(Code code, int statement) {
    return isFixed(code, code.bare(code.child(statement, Field.RIGHT))) ? Loop.CONSTANT : Loop.DATA;
  }

  /**
   * A condition that is always true makes it endless; in a generator it ends with whoever draws
   * from it.
   */
  static Loop ofWhile(Code code, int statement) {
    int condition = code.bare(code.child(statement, Field.CONDITION));
    boolean always =
        code.is(condition, NodeKind.TRUE)
            || code.is(condition, NodeKind.INTEGER) && !code.textIs(condition, "0");
    return always && !yields(code, statement) ? Loop.ENDLESS : Loop.DATA;
  }

  private static boolean yields(Code code, int statement) {
    for (int at = statement; at < code.subtreeEnd(statement); at++) {
      if (code.is(at, NodeKind.FUNCTION_DEFINITION) || code.is(at, NodeKind.LAMBDA)) {
        at = code.subtreeEnd(at) - 1;
      } else if (code.is(at, NodeKind.YIELD)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFixed(Code code, int iterable) {
    return switch (code.kind(iterable)) {
      case TUPLE, LIST, SET, DICTIONARY, STRING, EXPRESSION_LIST -> !hasSplat(code, iterable);
      case CALL ->
          switch (code.calleeName(iterable)) {
            case "range" -> allNumbers(code, code.arguments(iterable));
            case "enumerate", "reversed", "sorted" ->
                isFixed(code, code.bare(code.argument(iterable, 0)));
            default -> false;
          };
      default -> false;
    };
  }

  private static boolean hasSplat(Code code, int node) {
    for (int child : code.children(node)) {
      if (code.isSplat(child) || code.is(child, NodeKind.DICTIONARY_SPLAT)) {
        return true;
      }
    }
    return false;
  }

  private static boolean allNumbers(Code code, int[] arguments) {
    for (int argument : arguments) {
      boolean constant =
          code.is(argument, NodeKind.INTEGER)
              || code.is(argument, NodeKind.IDENTIFIER) && isConstantName(code.text(argument));
      if (!constant) {
        return false;
      }
    }
    return arguments.length > 0;
  }

  private static boolean isConstantName(String name) {
    return name.length() > 1 && name.equals(name.toUpperCase(java.util.Locale.ROOT));
  }
}
