package dev.memlint.python;

import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.SyntaxProblem;
import dev.memlint.rules.source.Span;
import dev.memlint.rules.treesitter.FlatTree;

/** Notes the places that the grammar could not make sense of. */
final class Problems {
  private static final int MOST = 20;
  private static final int LONGEST = 80;

  private Problems() {}

  static void find(Code code, FactsBuilder out) {
    FlatTree tree = code.tree();
    int found = 0;
    int node = 0;
    while (node < tree.size() && found < MOST) {
      if (tree.isError(node) || tree.isMissing(node)) {
        Span whole = code.span(node);
        Span shown = new Span(whole.start(), Math.min(whole.end(), whole.start() + LONGEST));
        out.problem(new SyntaxProblem(shown, message(tree, node)));
        found++;
        node = tree.subtreeEnd(node);
      } else {
        node = tree.hasError(node) ? node + 1 : tree.subtreeEnd(node);
      }
    }
  }

  private static String message(FlatTree tree, int node) {
    return tree.isMissing(node)
        ? "missing " + tree.grammar().kindName(tree.kind(node))
        : "this is not Python 3, or not complete";
  }
}
