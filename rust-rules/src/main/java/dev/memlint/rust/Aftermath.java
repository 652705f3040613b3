package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.StoreFact.Kind;
import java.util.EnumSet;
import java.util.Set;

/** What becomes of a variable after the loop that filled it. */
final class Aftermath {
  private static final int FURTHEST = 20_000;

  private static final Set<String> THROUGH = Words.of("iter into_iter drain iter_mut lines");
  private static final Set<String> FOLDS =
      Words.of("for_each try_for_each fold try_fold sum any all count max min");
  private static final Set<String> STEPS =
      Words.of("map filter enumerate filter_map cloned copied as_str as_bytes");
  private static final Set<String> SAME = Words.of("as_bytes as_str as_slice as_ref");
  private static final Set<String> WRITES = Words.of("write_all write write_str");
  private static final Set<String> KEEPING =
      Words.of("push insert extend push_back entry push_str");

  private final Context c;
  private final Code code;

  Aftermath(Context context) {
    this.c = context;
    this.code = context.code;
  }

  /** What is done, and whether all must be there for it. */
  record Found(Set<Consumption> consumed, boolean needed) {}

  /** Follows a variable from the end of a loop on. */
  Found of(String name, Kind kind, int loop, int end) {
    Set<Consumption> consumed = EnumSet.noneOf(Consumption.class);
    int passes = 0;
    boolean needed = false;
    int from = code.tree.subtreeEnd(loop);
    for (int node = from; node < Math.min(end, from + FURTHEST); node++) {
      boolean formatted =
          code.is(node, code.s.string) && code.tree.text(node).contains("{" + name + "}");
      boolean use =
          formatted
              || code.is(node, code.s.identifier) && code.tree.textIs(node, name)
              || code.is(node, code.s.tokenTree)
                  && !code.is(code.tree.parent(node), code.s.tokenTree)
                  && code.tree.text(node).matches("(?s).*\\b" + name + "\\b.*");
      if (!use) {
        continue;
      }
      passes++;
      needed |= isInLoop(node, loop);
      consumed.add(formatted ? Consumption.COPIED : use(node, kind));
    }
    return new Found(consumed, needed || passes > 1);
  }

  /** Whether a loop that does not hold the filling one goes over this place again and again. */
  private boolean isInLoop(int node, int loop) {
    int at = node;
    for (int up = code.tree.parent(at);
        up != NONE && at != c.functionNode;
        up = code.tree.parent(at)) {
      boolean repeats =
          code.is(up, code.s.whileExpression)
              || code.is(up, code.s.loopExpression)
              || code.is(up, code.s.forExpression) && code.field(up, code.s.bodyField) == at;
      if (repeats) {
        return !code.contains(up, loop);
      }
      if (code.is(up, code.s.closure)) {
        return true;
      }
      at = up;
    }
    return false;
  }

  private Consumption use(int node, Kind kind) {
    Syntax s = code.s;
    int at = node;
    int parent = code.tree.parent(at);
    while (code.is(parent, s.reference) || code.is(parent, s.parenthesized) || isDressed(parent)) {
      at = isDressed(parent) ? code.tree.parent(parent) : parent;
      parent = code.tree.parent(at);
    }
    if (code.is(parent, s.forExpression) && code.field(parent, s.valueField) == at) {
      return iterated(parent);
    }
    if (code.is(parent, s.returnExpression) || code.isTail(at)) {
      return Consumption.RETURNED;
    }
    if (code.is(parent, s.fieldExpression)) {
      return member(parent);
    }
    if (code.is(parent, s.arguments)) {
      return argument(code.tree.parent(parent));
    }
    return Consumption.OTHER;
  }

  /** {@code text.as_bytes()}: the same content. */
  private boolean isDressed(int member) {
    int call = member == NONE ? NONE : code.tree.parent(member);
    return code.is(member, code.s.fieldExpression)
        && code.is(call, code.s.call)
        && code.function(call) == member
        && SAME.contains(code.method(call));
  }

  /** One pass of a loop that does not itself collect what it goes through. */
  private Consumption iterated(int loop) {
    int body = code.field(loop, code.s.bodyField);
    for (int node = body; node < code.tree.subtreeEnd(body); node++) {
      if (code.is(node, code.s.call) && KEEPING.contains(code.method(node))) {
        return Consumption.STORED;
      }
    }
    return Consumption.ITERATED;
  }

  private Consumption member(int fieldExpression) {
    int call = code.tree.parent(fieldExpression);
    if (!code.is(call, code.s.call)) {
      return Consumption.OTHER;
    }
    String method = code.method(call);
    if (!THROUGH.contains(method)) {
      return method.equals("len") || method.equals("is_empty")
          ? Consumption.MEASURED
          : Consumption.OTHER;
    }
    int at = call;
    for (int hop = 0; hop < 8; hop++) {
      int parent = code.tree.parent(at);
      if (code.is(parent, code.s.forExpression) && code.field(parent, code.s.valueField) == at) {
        return iterated(parent);
      }
      if (!code.is(parent, code.s.fieldExpression)) {
        return Consumption.OTHER;
      }
      int next = code.tree.parent(parent);
      if (!code.is(next, code.s.call)) {
        return Consumption.OTHER;
      }
      if (FOLDS.contains(code.method(next))) {
        return Consumption.ITERATED;
      }
      if (!STEPS.contains(code.method(next))) {
        return Consumption.OTHER;
      }
      at = next;
    }
    return Consumption.OTHER;
  }

  private Consumption argument(int call) {
    if (code.isMacro(call)) {
      String macro = code.path(code.function(call));
      return macro.matches("e?print(ln)?|write(ln)?") ? Consumption.COPIED : Consumption.OTHER;
    }
    if (WRITES.contains(code.method(call))) {
      return Consumption.COPIED;
    }
    String callee = code.path(code.function(call));
    return callee.equals("Ok") || callee.equals("Some") ? Consumption.RETURNED : Consumption.PASSED;
  }
}
