package dev.memlint.python;

/** Comparisons of a store's length. */
final class BoundChecks {
  private final Code code;
  private final StoreRefs refs;
  private final Uses uses;
  private final Sizes sizes;

  BoundChecks(Code code, StoreRefs refs, Uses uses, Sizes sizes) {
    this.code = code;
    this.refs = refs;
    this.uses = uses;
    this.sizes = sizes;
  }

  /** {@code len(x) > N} and its kin; a comparison with 0 or 1 only asks for emptiness. */
  void comparison(int node) {
    int[] operands = code.children(node);
    int operator = code.child(node, Field.OPERATORS);
    if (operands.length < 2 || !isOrder(code.text(operator))) {
      return;
    }
    for (int i = 0; i < operands.length; i++) {
      int measured = Guards.measured(code, code.bare(operands[i]));
      int other = operands[i == 0 ? 1 : 0];
      if (measured != Code.NONE && !code.text(other).matches("[01]")) {
        refs.of(measured)
            .filter(t -> !t.isElement())
            .ifPresent(t -> uses.check(t, node, sizes.of(other)));
      }
    }
  }

  private static boolean isOrder(String operator) {
    return switch (operator) {
      case "<", ">", "<=", ">=", "==" -> true;
      default -> false;
    };
  }
}
