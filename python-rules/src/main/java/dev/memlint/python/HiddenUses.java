package dev.memlint.python;

import java.util.Set;

/** Names that a function may be asked for without being written: {@code "%(text)s" % locals()}. */
final class HiddenUses {
  private static final Set<String> LOOKS_AROUND = Set.of("dir", "eval", "exec", "locals", "vars");

  private HiddenUses() {}

  /** Whether anything below a node may read variables by their names. */
  static boolean isIn(Code code, int node) {
    for (int at = node; at < code.subtreeEnd(node); at++) {
      if (code.is(at, NodeKind.CALL)
          && code.is(code.child(at, Field.FUNCTION), NodeKind.IDENTIFIER)
          && LOOKS_AROUND.contains(code.calleeName(at))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a function, lambda or generator below a node has a name from around it, and may run
   * later.
   */
  static boolean isCaptured(Code code, int node, String name) {
    for (int use : NameUses.in(code, node, name)) {
      for (int at = code.parent(use); at > node; at = code.parent(at)) {
        boolean later =
            code.is(at, NodeKind.LAMBDA)
                || code.is(at, NodeKind.GENERATOR_EXPRESSION)
                || code.is(at, NodeKind.FUNCTION_DEFINITION)
                || code.is(at, NodeKind.CLASS_DEFINITION);
        if (later) {
          return true;
        }
      }
    }
    return false;
  }
}
