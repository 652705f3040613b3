package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.source.Span;
import java.util.Optional;

/**
 * The place in front of all loops around some code, for what needs to be made but once.
 *
 * @param loop the outermost loop
 * @param start where its statement starts
 * @param indent what stands before that on its line
 */
record LoopFront(int loop, int start, String indent) {
  /** Empty outside of loops, in a closure that a loop runs, and where no statement can be added. */
  static Optional<LoopFront> of(Code code, int node) {
    int loop = outermost(code, node);
    int parent = loop == NONE ? NONE : code.tree.parent(loop);
    boolean wrapped = code.is(parent, code.s.expressionStatement);
    int block = wrapped ? code.tree.parent(parent) : parent;
    if (!code.is(block, code.s.block)) {
      return Optional.empty();
    }
    int start = code.tree.start(wrapped ? parent : loop);
    String text = code.tree.text();
    String indent = text.substring(text.lastIndexOf('\n', start - 1) + 1, start);
    return indent.isBlank() ? Optional.of(new LoopFront(loop, start, indent)) : Optional.empty();
  }

  private static int outermost(Code code, int node) {
    int loop = NONE;
    for (int at = code.tree.parent(node); at != NONE; at = code.tree.parent(at)) {
      if (code.is(at, code.s.closure) || code.is(at, code.s.asyncBlock)) {
        return NONE;
      }
      if (code.is(at, code.s.functionItem)) {
        return loop;
      }
      boolean repeats =
          code.is(at, code.s.forExpression)
              || code.is(at, code.s.whileExpression)
              || code.is(at, code.s.loopExpression);
      loop = repeats ? at : loop;
    }
    return NONE;
  }

  /** A statement there, on a line of its own. */
  Edit insertion(String statement) {
    return new Edit(new Span(start, start), statement + "\n" + indent);
  }
}
