package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rust.Scopes.Local;
import java.util.Optional;

/** Tells where a value comes from, in the source's own words. */
final class Sources {
  private static final int MAX_HOPS = 4;
  private static final int MAX_DEPTH = 32;

  private final Context c;
  private final Code code;

  Sources(Context context) {
    this.c = context;
    this.code = context.code;
  }

  /** As written, then what that was made from, joined by {@code " <- "}; empty for no node. */
  String of(int expression) {
    if (expression == NONE) {
      return "";
    }
    StringBuilder source = new StringBuilder(code.shortText(expression));
    int at = expression;
    for (int hop = 0; hop < MAX_HOPS; hop++) {
      String root = root(at);
      Optional<Integer> next =
          c.scopes
              .find(root)
              .map(Local::initializer)
              .filter(initializer -> initializer != NONE)
              .or(() -> c.items.constant(root).map(item -> code.field(item, code.s.valueField)));
      if (root.isEmpty() || next.isEmpty() || next.get() == NONE || next.get() == at) {
        break;
      }
      at = next.get();
      source.append(" <- ").append(code.shortText(at));
    }
    return source.toString();
  }

  /** The variable that an expression starts from; of a call by path its first argument's. */
  String root(int expression) {
    int at = code.bare(expression);
    for (int depth = 0; depth < MAX_DEPTH && at != NONE; depth++) {
      if (code.is(at, code.s.identifier)) {
        return code.tree.text(at);
      }
      if (code.isMethodCall(at)) {
        at = code.bare(code.receiver(at));
      } else if (code.is(at, code.s.call)) {
        at = code.bare(code.argument(at, 0));
      } else if (code.is(at, code.s.fieldExpression)) {
        at = code.bare(code.field(at, code.s.valueField));
      } else {
        return "";
      }
    }
    return "";
  }
}
