package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreRef;

/** Finds comparisons of a store's length that refuse or make room. */
final class LengthChecks {
  private final Context c;
  private final Code code;

  LengthChecks(Context context) {
    this.c = context;
    this.code = context.code;
  }

  /** Whether a {@code len()} call is compared with something other than nothing. */
  boolean isLimitCheck(int len) {
    int node = len;
    int parent = code.outer(node);
    while (isArithmetic(parent) || code.is(parent, code.s.cast)) {
      node = parent;
      parent = code.outer(node);
    }
    if (isComparison(parent)) {
      return !isTrivial(parent, node);
    }
    return code.is(parent, code.s.letDeclaration) && isComparedLater(parent);
  }

  /** What a {@code len()} call is compared with, directly or with something added to it. */
  SizeExpr limit(int len) {
    int node = len;
    int parent = code.outer(node);
    while (isArithmetic(parent) || code.is(parent, code.s.cast)) {
      node = parent;
      parent = code.outer(node);
    }
    if (!isComparison(parent)) {
      return SizeExpr.UNKNOWN;
    }
    int left = code.field(parent, code.s.leftField);
    return c.sizes.of(code.contains(left, node) ? code.field(parent, code.s.rightField) : left);
  }

  private boolean isArithmetic(int node) {
    return code.is(node, code.s.binary) && code.binaryOperator(node).matches("[-+*/]");
  }

  private boolean isComparison(int node) {
    return code.is(node, code.s.binary) && code.binaryOperator(node).matches("[<>]=?|[=!]=");
  }

  /** Comparing with 0 or 1 asks whether there is anything, not whether there is too much. */
  private boolean isTrivial(int comparison, int length) {
    int left = code.field(comparison, code.s.leftField);
    int other = code.contains(left, length) ? code.field(comparison, code.s.rightField) : left;
    return code.is(code.bare(other), code.s.integerLiteral)
        && code.tree.text(code.bare(other)).matches("[01](usize)?");
  }

  private boolean isComparedLater(int let) {
    int pattern = code.field(let, code.s.patternField);
    int block = code.enclosingBlock(let);
    if (!code.is(pattern, code.s.identifier) || block == NONE) {
      return false;
    }
    String name = code.tree.text(pattern);
    for (int node = code.tree.subtreeEnd(let); node < code.tree.subtreeEnd(block); node++) {
      boolean compared =
          code.is(node, code.s.identifier)
              && code.tree.textIs(node, name)
              && isComparison(code.outer(node))
              && !isTrivial(code.outer(node), node);
      if (compared) {
        return true;
      }
    }
    return false;
  }

  /** Whether a growth only happens when a length check of the same store lets it. */
  boolean isGuarded(int growth, StoreRef store) {
    int node = growth;
    for (int parent = code.tree.parent(node);
        parent != NONE && node != c.functionNode;
        node = parent, parent = code.tree.parent(node)) {
      if (code.is(parent, code.s.ifExpression) || code.is(parent, code.s.whileExpression)) {
        int condition = code.field(parent, code.s.conditionField);
        if (condition != node && checksLength(condition, store)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean checksLength(int condition, StoreRef store) {
    for (int node = condition; node < code.tree.subtreeEnd(condition); node++) {
      boolean checks =
          code.is(node, code.s.call)
              && code.method(node).equals("len")
              && isLimitCheck(node)
              && c.values.of(code.receiver(node)).store().filter(store::equals).isPresent();
      if (checks) {
        return true;
      }
    }
    return false;
  }
}
