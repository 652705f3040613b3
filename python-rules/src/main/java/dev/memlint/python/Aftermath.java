package dev.memlint.python;

import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.StoreFact.Kind;
import java.util.EnumSet;
import java.util.Set;

/** What becomes of a variable after the loop that filled it. */
final class Aftermath {
  private static final int FURTHEST = 20_000;

  /** Functions that fold what they are given piece by piece. */
  private static final Set<String> FOLDS = Set.of("sum", "any", "all", "min", "max");

  private static final Set<String> WRITES =
      Set.of("writelines", "executemany", "print", "echo", "write", "sendall", "send", "writerows");

  private final Code code;
  private final Scopes scopes;
  private final Consumptions consumptions;
  private final Paths paths;

  Aftermath(Code code, Scopes scopes, Consumptions consumptions, Paths paths) {
    this.code = code;
    this.scopes = scopes;
    this.consumptions = consumptions;
    this.paths = paths;
  }

  /**
   * What is done, and whether all must be there for it.
   *
   * @param joined a list's pieces are put together again: it was a buffer in pieces
   */
  record Found(Set<Consumption> consumed, boolean needed, boolean joined) {}

  /** Follows a variable from the end of a loop on. */
  Found of(String name, Kind kind, int loop, int end, String source) {
    Set<Consumption> consumed = EnumSet.noneOf(Consumption.class);
    int passes = 0;
    boolean needed = false;
    boolean joined = false;
    int from = code.subtreeEnd(loop);
    Scope function = scopes.of(loop).functionOrModule();
    for (int node = from; node < Math.min(end, from + FURTHEST); node++) {
      boolean use =
          code.is(node, NodeKind.IDENTIFIER)
              && code.textIs(node, name)
              && !code.hasRole(node, Field.ATTRIBUTE)
              && !(code.is(code.parent(node), NodeKind.KEYWORD_ARGUMENT)
                  && code.hasRole(node, Field.NAME))
              && !isReplaced(node);
      if (!use || isNeutral(node)) {
        continue;
      }
      passes++;
      needed |= scopes.of(node).functionOrModule() != function || isInLoop(node, loop);
      if (kind == Kind.TEXT || kind == Kind.BYTES) {
        consumed.addAll(consumptions.of(text(node), Reads.HOTSPOT));
      } else {
        elements(node, consumed, source);
        joined |= code.calleeName(code.parent(code.parent(node))).equals("join");
      }
    }
    needed |= passes > 1;
    return new Found(consumed, needed, joined);
  }

  /** {@code buffer.getvalue()} for the buffer. */
  private int text(int node) {
    int call = code.parent(code.parent(node));
    return code.is(call, NodeKind.CALL) && code.calleeName(call).equals("getvalue") ? call : node;
  }

  private boolean isReplaced(int node) {
    return code.is(code.parent(node), NodeKind.ASSIGNMENT) && code.hasRole(node, Field.LEFT);
  }

  private boolean isNeutral(int node) {
    return code.is(code.parent(node), NodeKind.DELETE_STATEMENT);
  }

  /**
   * Whether the rest of the function works on what the loop still reads: a cursor, its database.
   */
  boolean isInUse(int source, int loop, int end) {
    int root = source;
    while (code.is(root, NodeKind.ATTRIBUTE) || code.is(root, NodeKind.CALL)) {
      root =
          code.is(root, NodeKind.CALL)
              ? code.bare(code.child(root, Field.FUNCTION))
              : code.bare(code.child(root, Field.OBJECT));
    }
    int from = code.subtreeEnd(loop);
    for (int node = from; node < Math.min(end, from + FURTHEST); node++) {
      boolean again =
          code.is(node, NodeKind.IDENTIFIER)
              && code.text(node).equals(code.text(root))
              && !code.hasRole(node, Field.ATTRIBUTE);
      boolean changes =
          code.is(node, NodeKind.CALL)
              && code.calleeName(node)
                  .matches("execute|executemany|commit|save|update|(delete|remove)\\w*");
      if (again || changes) {
        return true;
      }
    }
    return false;
  }

  /** Whether a loop that does not hold the filling one goes over this place again and again. */
  private boolean isInLoop(int node, int loop) {
    int at = node;
    for (int parent = code.parent(at); parent != Code.NONE; parent = code.parent(at)) {
      boolean repeats =
          code.is(parent, NodeKind.WHILE_STATEMENT)
              || code.is(parent, NodeKind.FOR_STATEMENT) && !code.hasRole(at, Field.RIGHT);
      if (repeats) {
        return !code.isIn(loop, parent);
      }
      if (code.is(parent, NodeKind.FUNCTION_DEFINITION)) {
        return false;
      }
      at = parent;
    }
    return false;
  }

  private void elements(int node, Set<Consumption> consumed, String source) {
    int at = code.dressed(node);
    int parent = code.parent(at);
    switch (code.kind(parent)) {
      case FOR_STATEMENT -> iterated(parent, consumed);
      case FOR_IN_CLAUSE -> comprehension(code.parent(parent), consumed);
      case ARGUMENT_LIST -> argument(code.parent(parent), consumed, source);
      case RETURN_STATEMENT -> consumed.add(Consumption.RETURNED);
      default -> consumed.add(Consumption.OTHER);
    }
  }

  /** One pass of a loop that does not itself collect what it goes through. */
  private void iterated(int loop, Set<Consumption> consumed) {
    int body = code.child(loop, Field.BODY);
    for (int node = body; node < code.subtreeEnd(body); node++) {
      boolean collects =
          code.is(node, NodeKind.CALL)
                  && Set.of("append", "add", "extend", "insert", "setdefault", "put")
                      .contains(code.calleeName(node))
              || code.is(node, NodeKind.ASSIGNMENT)
                  && code.is(code.child(node, Field.LEFT), NodeKind.SUBSCRIPT);
      if (collects) {
        consumed.add(Consumption.STORED);
        return;
      }
    }
    consumed.add(Consumption.ITERATED);
  }

  private void comprehension(int comprehension, Set<Consumption> consumed) {
    int parent = code.parent(comprehension);
    int call = code.is(parent, NodeKind.CALL) ? parent : code.parent(parent);
    boolean folded =
        code.is(comprehension, NodeKind.GENERATOR_EXPRESSION)
            && code.is(call, NodeKind.CALL)
            && (FOLDS.contains(code.calleeName(call)) || WRITES.contains(code.calleeName(call)));
    if (code.is(call, NodeKind.CALL) && code.calleeName(call).equals("join")) {
      consumed.addAll(consumptions.of(call, Reads.HOTSPOT));
    } else {
      consumed.add(folded ? Consumption.ITERATED : Consumption.OTHER);
    }
  }

  private void argument(int call, Set<Consumption> consumed, String source) {
    String name = code.calleeName(call);
    if (name.equals("join")) {
      Set<Consumption> joined = consumptions.of(call, Reads.HOTSPOT);
      consumed.addAll(joined);
      if (joined.contains(Consumption.COPIED) && isWrittenBack(call, source)) {
        consumed.add(Consumption.REWRITTEN);
      }
    } else if (WRITES.contains(name)) {
      consumed.add(isWrittenBack(call, source) ? Consumption.REWRITTEN : Consumption.COPIED);
    } else if (FOLDS.contains(name)) {
      consumed.add(Consumption.ITERATED);
    } else if (name.equals("enumerate") && code.is(code.parent(call), NodeKind.FOR_STATEMENT)) {
      iterated(code.parent(call), consumed);
    } else if (name.equals("len")) {
      consumed.add(Consumption.MEASURED);
    } else {
      consumed.add(Consumption.PASSED);
    }
  }

  /** Whether a call, or the one around it, writes to the file that was read. */
  private boolean isWrittenBack(int call, String source) {
    int write = call;
    for (int up = 0; up < 4 && !WRITES.contains(code.calleeName(write)); up++) {
      int above = code.above(write, NodeKind.CALL);
      if (above == Code.NONE) {
        return false;
      }
      write = above;
    }
    int receiver = code.receiver(write);
    String target = receiver == Code.NONE ? "" : paths.pathOf(receiver);
    return !target.isEmpty() && source.contains(target);
  }
}
