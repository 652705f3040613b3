package dev.memlint.python;

import dev.memlint.rules.facts.StoreRef;

/** Finds branches that the length of a store decides. */
final class Guards {
  private static final int MOST_SIBLINGS = 64;

  private final Code code;
  private final StoreRefs refs;

  Guards(Code code, StoreRefs refs) {
    this.code = code;
    this.refs = refs;
  }

  /**
   * Whether a test of the store's length decides if the node runs: in a branch of such a test, or
   * behind one that leaves.
   */
  boolean isGuarded(int node, StoreRef ref) {
    int child = node;
    for (int at = code.parent(node); at != Code.NONE; at = code.parent(at)) {
      switch (code.kind(at)) {
        case IF_STATEMENT, ELIF_CLAUSE, WHILE_STATEMENT -> {
          int condition = code.child(at, Field.CONDITION);
          if (child != condition && measures(condition, ref)) {
            return true;
          }
        }
        case CONDITIONAL_EXPRESSION -> {
          if (measures(code.child(at, 1), ref)) {
            return true;
          }
        }
        case BLOCK -> {
          if (leftBefore(at, child, ref)) {
            return true;
          }
        }
        case FUNCTION_DEFINITION, CLASS_DEFINITION -> {
          return false;
        }
        default -> {}
      }
      child = at;
    }
    return false;
  }

  /** {@code if len(x) >= N: return} in front of the statement. */
  private boolean leftBefore(int block, int statement, StoreRef ref) {
    int seen = 0;
    for (int sibling : code.children(block)) {
      if (sibling >= statement || seen++ > MOST_SIBLINGS) {
        return false;
      }
      if (code.is(sibling, NodeKind.IF_STATEMENT)
          && leaves(code.child(sibling, Field.CONSEQUENCE))
          && measures(code.child(sibling, Field.CONDITION), ref)) {
        return true;
      }
    }
    return false;
  }

  private boolean leaves(int block) {
    int[] statements = code.children(block);
    if (statements.length == 0) {
      return false;
    }
    return switch (code.kind(statements[statements.length - 1])) {
      case RETURN_STATEMENT, RAISE_STATEMENT, CONTINUE_STATEMENT, BREAK_STATEMENT -> true;
      default -> false;
    };
  }

  private boolean measures(int condition, StoreRef ref) {
    if (condition == Code.NONE) {
      return false;
    }
    for (int at = condition; at < code.subtreeEnd(condition); at++) {
      if (isLengthOf(at, ref) && !isAskedForEmptiness(at)) {
        return true;
      }
    }
    return false;
  }

  /** {@code len(x) > 0} lets any number in. */
  private boolean isAskedForEmptiness(int length) {
    int comparison = code.parent(length);
    if (!code.is(comparison, NodeKind.COMPARISON_OPERATOR)) {
      return !code.calleeName(length).equals("full");
    }
    for (int operand : code.children(comparison)) {
      if (operand != length && code.text(operand).matches("[01]")) {
        return true;
      }
    }
    return false;
  }

  private boolean isLengthOf(int node, StoreRef ref) {
    int measured = measured(code, node);
    return measured != Code.NONE
        && refs.of(measured).filter(t -> !t.isElement() && t.ref().equals(ref)).isPresent();
  }

  /** What a {@code len(x)}, {@code x.qsize()} or {@code x.full()} call measures, or NONE. */
  static int measured(Code code, int node) {
    if (!code.is(node, NodeKind.CALL)) {
      return Code.NONE;
    }
    return switch (code.calleeName(node)) {
      case "len" -> code.receiver(node) == Code.NONE ? code.argument(node, 0) : Code.NONE;
      case "qsize", "full", "__len__" -> code.receiver(node);
      default -> Code.NONE;
    };
  }
}
