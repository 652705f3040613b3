package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.KeyNames;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreUse.Key;
import java.util.Set;

/** Tells what a growth is keyed by. */
final class GrowthKeys {
  private final Context c;
  private final Code code;

  GrowthKeys(Context context) {
    this.c = context;
    this.code = context.code;
  }

  Key of(int call) {
    int argument = code.bare(code.argument(call, 0));
    if (argument == NONE) {
      return Key.UNKNOWN;
    }
    // Cloned or converted, it is still the same key.
    while (Set.of("clone", "to_string", "to_owned", "into").contains(code.method(argument))) {
      argument = code.bare(code.receiver(argument));
    }
    Syntax s = code.s;
    if (code.is(argument, s.string)
        || code.is(argument, s.integerLiteral)
        || code.is(argument, s.charLiteral)
        || code.is(argument, s.booleanLiteral)) {
      return Key.LITERAL;
    }
    if (code.isPath(argument)) {
      String path = code.path(argument);
      String name = Names.simple(path);
      if (Values.isStaticName(name)) {
        return Key.LITERAL;
      }
      if (KeyNames.isClosed(name)) {
        return Key.CLOSED;
      }
      boolean variant = path.contains("::") && Names.isCapitalized(name);
      if (variant) {
        return Key.CLOSED;
      }
      return c.scopes.find(name).isPresent() ? Key.DATA : Key.UNKNOWN;
    }
    String callee = Names.simple(c.callee(argument));
    if (callee.equals("type_name") || c.callee(argument).endsWith("TypeId::of")) {
      return Key.CLOSED;
    }
    for (int node = argument; node < code.tree.subtreeEnd(argument); node++) {
      boolean local =
          code.is(node, s.identifier) && c.scopes.find(code.tree.text(node)).isPresent();
      if (local || code.is(node, s.self)) {
        return Key.DATA;
      }
    }
    return Key.UNKNOWN;
  }
}
