package dev.memlint.rules.treesitter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the tests of this package share. */
final class Trees {
  static final Grammar RUST = Grammar.load("tree_sitter_rust");
  static final Grammar PYTHON = Grammar.load("tree_sitter_python");
  static final Duration LONG = Duration.ofMinutes(2);

  private Trees() {}

  static FlatTree parse(TreeParser parser, String text) {
    return switch (parser.parse(text, LONG)) {
      case ParseResult.Parsed(FlatTree tree) -> tree;
      case ParseResult.TimedOut(Duration limit) -> throw new AssertionError("slower than " + limit);
    };
  }

  static List<Integer> ofKind(FlatTree tree, String kind) {
    int wanted = tree.grammar().kind(kind);
    List<Integer> found = new ArrayList<>();
    for (int node = 0; node < tree.size(); node++) {
      if (tree.kind(node) == wanted) {
        found.add(node);
      }
    }
    return found;
  }
}
