package dev.memlint.python;

import java.util.Set;

/** Whether a loop keeps each part that it is given, in whatever shape. */
final class Keeping {
  private static final Set<String> KEEPERS =
      Set.of("append", "appendleft", "add", "insert", "extend", "setdefault", "put");

  private final Code code;
  private final Scopes scopes;
  private final LoopUses uses;
  private final Branches branches;

  Keeping(Code code, Scopes scopes, LoopUses uses) {
    this.code = code;
    this.scopes = scopes;
    this.uses = uses;
    this.branches = new Branches(code, uses);
  }

  /**
   * A loop that puts something into a collection in each round, or leaves out no more than what is
   * empty or means something else than the rest.
   */
  boolean byLoop(int loop) {
    int body = code.child(loop, Field.BODY);
    for (int node = body; node != Code.NONE && node < code.subtreeEnd(body); node++) {
      if (isKept(node, loop) && takesRest(node, loop)) {
        return true;
      }
    }
    return false;
  }

  private boolean takesRest(int growth, int loop) {
    return !uses.isSelective(growth, loop)
        || branches.takeRest(growth, loop, node -> isKept(node, loop));
  }

  private boolean isKept(int node, int loop) {
    return switch (code.kind(node)) {
      case CALL -> {
        int collection = code.receiver(node);
        yield collection != Code.NONE
            && KEEPERS.contains(code.calleeName(node))
            && outlivesRound(collection, loop);
      }
      case ASSIGNMENT -> {
        int left = code.child(node, Field.LEFT);
        yield code.is(left, NodeKind.SUBSCRIPT)
            && outlivesRound(code.child(left, Field.VALUE), loop);
      }
      default -> false;
    };
  }

  /** Whether a collection is not made anew in each round. */
  private boolean outlivesRound(int collection, int loop) {
    return !code.is(collection, NodeKind.IDENTIFIER)
        || scopes.of(collection).find(code.text(collection)).stream()
            .noneMatch(binding -> code.isIn(binding.node(), loop));
  }

  /** A list, set or dictionary of all parts, or of all that are not empty. */
  boolean byComprehension(int comprehension) {
    return switch (code.kind(comprehension)) {
      case LIST_COMPREHENSION, SET_COMPREHENSION, DICTIONARY_COMPREHENSION ->
          !isReduced(comprehension)
              && !isColumn(code.child(comprehension, 0))
              && uses.takesAll(comprehension);
      default -> false;
    };
  }

  /** {@code row[0]}: one of many; {@code known[line]} is there for each line. */
  private boolean isColumn(int element) {
    return code.is(element, NodeKind.SUBSCRIPT)
        && code.is(code.child(element, Field.VALUE), NodeKind.IDENTIFIER)
        && isGoneThrough(code.child(element, Field.VALUE), code.parent(element))
        && !code.is(code.child(element, Field.SUBSCRIPT), NodeKind.SLICE);
  }

  /** Whether a name stands for what a comprehension goes through. */
  private boolean isGoneThrough(int name, int comprehension) {
    return scopes.of(name).find(code.text(name)).stream()
        .anyMatch(binding -> code.isIn(binding.node(), comprehension));
  }

  /** {@code sum([...])}: only one value is left. */
  private boolean isReduced(int comprehension) {
    int call = code.parent(code.parent(comprehension));
    return code.is(call, NodeKind.CALL)
        && Set.of("sum", "any", "all", "min", "max", "len").contains(code.calleeName(call));
  }
}
