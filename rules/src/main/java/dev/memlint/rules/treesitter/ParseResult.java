package dev.memlint.rules.treesitter;

import java.time.Duration;

/** How a parse ended. Syntax errors are no failure: they are nodes of the tree. */
public sealed interface ParseResult {
  /** The text was parsed to its end. */
  record Parsed(FlatTree tree) implements ParseResult {}

  /**
   * The parse was given up because it took longer than {@code limit}; there is no tree, and the
   * parser is ready for the next text.
   */
  record TimedOut(Duration limit) implements ParseResult {}
}
