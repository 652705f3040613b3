package dev.memlint.python;

import dev.memlint.rules.facts.StoreRef;
import java.util.regex.Pattern;

/** Finds branches that the length of a store decides, or that run only while it is empty. */
final class Guards {
  private static final int MOST_SIBLINGS = 64;

  /** What decorators call what they are given. */
  private static final Pattern DECORATED =
      Pattern.compile(
          "_?(?:f|fn|func|function|handler|cls|klass|class_|view|method|meth|wrapped)_?");

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
          boolean whenEmpty =
              child == code.child(at, Field.CONSEQUENCE) && isEmptyTest(condition, ref);
          if (whenEmpty || child != condition && measures(condition, ref)) {
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

  /**
   * {@code def handler(self, function): self.handlers.append(function); return function}: a
   * decorator, which runs for each function that the program has.
   */
  boolean isDecorator(int growth) {
    int function = code.above(growth, NodeKind.FUNCTION_DEFINITION);
    int[] statements =
        function == Code.NONE ? new int[0] : code.children(code.child(function, Field.BODY));
    int last = statements.length == 0 ? Code.NONE : statements[statements.length - 1];
    String returned =
        code.is(last, NodeKind.RETURN_STATEMENT) ? code.text(code.child(last, 0)) : "";
    return DECORATED.matcher(returned).matches()
        && code.text(code.child(function, Field.PARAMETERS))
            .matches("(?s).*\\b" + returned + "\\b.*")
        && code.text(growth).matches("(?s).*\\b" + returned + "\\b.*");
  }

  /** Whether the node runs only for what is not in the store yet: behind {@code k not in x}. */
  boolean isOnlyIfNew(int node, StoreRef ref) {
    int child = node;
    for (int at = code.parent(node); at != Code.NONE; at = code.parent(at)) {
      switch (code.kind(at)) {
        case IF_STATEMENT, ELIF_CLAUSE -> {
          boolean inside = child == code.child(at, Field.CONSEQUENCE);
          int condition = code.child(at, Field.CONDITION);
          if (inside && (asks(condition, "not in", ref) || asksElsewhere(condition, node))) {
            return true;
          }
        }
        case BLOCK -> {
          if (knownLeftBefore(at, child, ref)) {
            return true;
          }
        }
        case FUNCTION_DEFINITION, CLASS_DEFINITION, LAMBDA -> {
          return false;
        }
        default -> {}
      }
      child = at;
    }
    return false;
  }

  /** {@code if k in x: return} in front of the statement. */
  private boolean knownLeftBefore(int block, int statement, StoreRef ref) {
    int seen = 0;
    for (int sibling : code.children(block)) {
      if (sibling >= statement || seen++ > MOST_SIBLINGS) {
        return false;
      }
      if (code.is(sibling, NodeKind.IF_STATEMENT)
          && leaves(code.child(sibling, Field.CONSEQUENCE))
          && asks(code.child(sibling, Field.CONDITION), "in", ref)) {
        return true;
      }
    }
    return false;
  }

  /** {@code if key not in self.index: self.order.append(key)}. */
  private boolean asksElsewhere(int condition, int growth) {
    int test = code.bare(condition);
    int[] operands = code.is(test, NodeKind.COMPARISON_OPERATOR) ? code.children(test) : new int[0];
    int[] added =
        code.is(growth, NodeKind.CALL)
            ? code.children(code.child(growth, Field.ARGUMENTS))
            : new int[0];
    return operands.length == 2
        && added.length == 1
        && code.text(code.child(test, Field.OPERATORS)).equals("not in")
        && code.text(operands[0]).equals(code.text(added[0]));
  }

  private boolean asks(int condition, String operator, StoreRef ref) {
    for (int at = condition; at != Code.NONE && at < code.subtreeEnd(condition); at++) {
      int[] operands = code.is(at, NodeKind.COMPARISON_OPERATOR) ? code.children(at) : new int[0];
      if (operands.length == 2
          && code.text(code.child(at, Field.OPERATORS)).equals(operator)
          && isStore(operands[1], ref)) {
        return true;
      }
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
          && (measures(code.child(sibling, Field.CONDITION), ref)
              || isFilledTest(code.child(sibling, Field.CONDITION), ref))) {
        return true;
      }
    }
    return false;
  }

  /** {@code if not x:} and {@code if x is None:}: what such a branch fills, it fills once. */
  private boolean isEmptyTest(int condition, StoreRef ref) {
    int test = code.bare(condition);
    int[] operands = code.children(test);
    return switch (code.kind(test)) {
      case NOT_OPERATOR -> isStore(code.child(test, Field.ARGUMENT), ref);
      case BOOLEAN_OPERATOR ->
          code.textIs(code.child(test, Field.OPERATOR), "and")
              && (isEmptyTest(code.child(test, Field.LEFT), ref)
                  || isEmptyTest(code.child(test, Field.RIGHT), ref));
      case COMPARISON_OPERATOR ->
          operands.length == 2
                  && code.is(operands[1], NodeKind.NONE)
                  && code.text(test).contains(" is ")
                  && !code.text(test).contains(" not ")
                  && isStore(operands[0], ref)
              || code.text(test).endsWith("== 0") && isLengthOf(operands[0], ref);
      default -> false;
    };
  }

  private boolean isStore(int node, StoreRef ref) {
    return refs.of(code.bare(node))
        .filter(target -> !target.isElement() && target.ref().equals(ref))
        .isPresent();
  }

  /** {@code if _tables: return _tables}: the function fills this table and its like once. */
  private boolean isFilledTest(int condition, StoreRef ref) {
    int test = code.bare(condition);
    int first = code.is(test, NodeKind.BOOLEAN_OPERATOR) ? code.children(test)[0] : test;
    // Only a global's: a flag of an object says that it is closed as often as that it is filled.
    return code.is(first, NodeKind.IDENTIFIER)
        && refs.of(first)
            .filter(target -> !target.isElement() && target.ref().owner().equals(ref.owner()))
            .isPresent();
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
