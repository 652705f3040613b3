package dev.memlint.python;

import java.util.ArrayList;
import java.util.List;

/** The places of a piece of code that mean a variable by its name. */
final class NameUses {
  private NameUses() {}

  /** All below a node in reading order, those that assign it too; no attributes or keywords. */
  static List<Integer> in(Code code, int node, String name) {
    List<Integer> found = new ArrayList<>();
    for (int at = node; at < code.subtreeEnd(node); at++) {
      if (code.is(at, NodeKind.IDENTIFIER) && code.textIs(at, name) && !isOtherName(code, at)) {
        found.add(at);
      }
    }
    return found;
  }

  /** Whether a name does not appear below a node in any meaning. */
  static boolean isFree(Code code, int node, String name) {
    for (int at = node; at < code.subtreeEnd(node); at++) {
      if (code.is(at, NodeKind.IDENTIFIER) && code.textIs(at, name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOtherName(Code code, int identifier) {
    return code.hasRole(identifier, Field.ATTRIBUTE)
        || code.is(code.parent(identifier), NodeKind.KEYWORD_ARGUMENT)
            && code.hasRole(identifier, Field.NAME);
  }
}
