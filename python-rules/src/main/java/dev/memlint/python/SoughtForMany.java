package dev.memlint.python;

import dev.memlint.python.Binding.How;
import java.util.List;

/**
 * Whether a text is searched once for each of many things. Line by line, each line would have to be
 * searched for all of them, and each found to be missing only at the end: the text is held for a
 * reason. A few words that the code states are looked for while reading.
 */
final class SoughtForMany {
  private final Code code;
  private final Scopes scopes;

  SoughtForMany(Code code, Scopes scopes) {
    this.code = code;
    this.scopes = scopes;
  }

  /** Whether a loop that begins after the read goes round this use of what was read. */
  boolean at(int use, int read) {
    int at = use;
    for (int parent = code.parent(at); parent != Code.NONE; parent = code.parent(at)) {
      if (code.isIn(read, parent) || code.is(parent, NodeKind.FUNCTION_DEFINITION)) {
        return false;
      }
      boolean round =
          switch (code.kind(parent)) {
            case FOR_STATEMENT -> code.hasRole(at, Field.BODY) && isOpen(parent);
            case LIST_COMPREHENSION,
                SET_COMPREHENSION,
                DICTIONARY_COMPREHENSION,
                GENERATOR_EXPRESSION ->
                isOpen(code.child(parent, 1)) && at != code.child(parent, 1);
            default -> false;
          };
      if (round) {
        return true;
      }
      at = parent;
    }
    return false;
  }

  /** Goes through something that the code does not list. */
  private boolean isOpen(int clause) {
    int through = code.bare(code.child(clause, Field.RIGHT));
    if (code.is(through, NodeKind.IDENTIFIER)) {
      List<Binding> bindings = scopes.of(through).find(code.text(through));
      boolean known =
          bindings.size() == 1
              && bindings.getFirst().is(How.ASSIGNED)
              && bindings.getFirst().value() != Code.NONE;
      through = known ? code.bare(bindings.getFirst().value()) : through;
    }
    return switch (code.kind(through)) {
      case LIST, TUPLE, SET, DICTIONARY, ABSENT -> false;
      default -> true;
    };
  }
}
