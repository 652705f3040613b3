package dev.memlint.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Whether the branches of a loop put aside some parts and keep the rest, or sort all of them. */
final class Branches {
  private static final Set<String> STARTS = Set.of("startswith", "endswith");

  private final Code code;
  private final LoopUses uses;

  Branches(Code code, LoopUses uses) {
    this.code = code;
    this.uses = uses;
  }

  /**
   * Whether a growth takes what no earlier branch has taken, or stands in one of several branches
   * that all take what they get.
   *
   * @param grows whether a node puts something into a collection
   */
  boolean takeRest(int growth, int loop, IntPredicate grows) {
    int at = growth;
    for (int parent = code.parent(at); parent != Code.NONE && at != loop; ) {
      boolean selects =
          switch (code.kind(parent)) {
            case IF_STATEMENT -> isIf(parent, at, grows);
            case ELIF_CLAUSE -> isOnlyBranch(parent, at, grows);
            case BLOCK -> skipsOthers(parent, at);
            case EXCEPT_CLAUSE -> true;
            default -> false;
          };
      if (selects) {
        return false;
      }
      at = parent;
      parent = code.parent(at);
    }
    return true;
  }

  private boolean isIf(int statement, int at, IntPredicate grows) {
    boolean later = code.is(at, NodeKind.ELIF_CLAUSE) || code.is(at, NodeKind.ELSE_CLAUSE);
    return later
        ? conditionsBefore(statement, at).stream().anyMatch(test -> !isOfSpecial(test))
            && !allTake(statement, grows)
        : isOnlyBranch(statement, at, grows);
  }

  /** Whether more is skipped in front of a growth than what is empty or one stated value. */
  private boolean skipsOthers(int block, int at) {
    for (int child : code.children(block)) {
      boolean skips =
          child < at
              && code.is(child, NodeKind.IF_STATEMENT)
              && uses.hasContinue(child)
              && !uses.isPresence(code.child(child, Field.CONDITION))
              && !isOneValue(code.bare(code.child(child, Field.CONDITION)));
      if (skips) {
        return true;
      }
    }
    return false;
  }

  /** {@code number == "67"}. */
  private boolean isOneValue(int test) {
    return code.is(test, NodeKind.COMPARISON_OPERATOR)
        && code.textIs(code.child(test, Field.OPERATORS), "==")
        && code.isString(code.child(test, 1));
  }

  private boolean isOnlyBranch(int branch, int at, IntPredicate grows) {
    int condition = code.child(branch, Field.CONDITION);
    int statement =
        code.is(branch, NodeKind.ELIF_CLAUSE) ? code.above(branch, NodeKind.IF_STATEMENT) : branch;
    return condition != at && !uses.isPresence(condition) && !allTake(statement, grows);
  }

  /** What was asked before it came to an {@code elif} or {@code else}. */
  private List<Integer> conditionsBefore(int statement, int clause) {
    List<Integer> conditions = new ArrayList<>(List.of(code.child(statement, Field.CONDITION)));
    for (int child : code.children(statement)) {
      if (child < clause && code.is(child, NodeKind.ELIF_CLAUSE)) {
        conditions.add(code.child(child, Field.CONDITION));
      }
    }
    return conditions;
  }

  /**
   * {@code line == "END"}, {@code line.startswith("*")}, {@code "version" in line}, {@code first}.
   */
  private boolean isOfSpecial(int condition) {
    int test = code.bare(condition);
    return switch (code.kind(test)) {
      case IDENTIFIER -> true;
      case BOOLEAN_OPERATOR ->
          isOfSpecial(code.child(test, Field.LEFT)) && isOfSpecial(code.child(test, Field.RIGHT));
      case CALL -> STARTS.contains(code.calleeName(test));
      case COMPARISON_OPERATOR ->
          Set.of("==", "in", "is").contains(code.text(code.child(test, Field.OPERATORS)))
              && (code.isString(code.child(test, 0)) || code.isString(code.child(test, 1)));
      default -> uses.isPresence(test);
    };
  }

  /** Whether there are several branches, and something is kept in each. */
  private boolean allTake(int statement, IntPredicate grows) {
    List<Integer> bodies = new ArrayList<>(List.of(code.child(statement, Field.CONSEQUENCE)));
    for (int child : code.children(statement)) {
      if (code.is(child, NodeKind.ELIF_CLAUSE) || code.is(child, NodeKind.ELSE_CLAUSE)) {
        bodies.add(child);
      }
    }
    return bodies.size() > 1 && bodies.stream().allMatch(body -> takes(body, grows));
  }

  private boolean takes(int body, IntPredicate grows) {
    for (int node = body; node != Code.NONE && node < code.subtreeEnd(body); node++) {
      if (grows.test(node)) {
        return true;
      }
    }
    return false;
  }
}
