package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.RemadeFact;
import dev.memlint.rules.facts.RemadeFact.What;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.frontend.Hoist;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down what each round of a loop makes again: buffers, and keys for look-ups. */
final class Remakings {
  private static final Set<String> LOOK_UPS =
      Words.of("get get_mut contains contains_key get_key_value remove");

  /** What can stay in a buffer from one round to the next without borrowing from the first. */
  private static final Set<String> OWNED =
      Words.of("u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 char bool String");

  private static final Set<String> UNWRAPPING =
      Words.of("unwrap expect unwrap_or_default unwrap_or_else map_err context with_context");

  private final Context c;
  private final Code code;
  private final LocalUses uses;
  private final Invariance invariance;

  Remakings(Context context, Loops loops) {
    this.c = context;
    this.code = context.code;
    this.uses = new LocalUses(context);
    this.invariance = new Invariance(context, loops);
  }

  /** {@code let mut line = String::new();} as a statement of a loop's body. */
  void let(int let) {
    int pattern = code.field(let, code.s.patternField);
    int value = code.bare(code.field(let, code.s.valueField));
    int block = code.tree.parent(let);
    boolean ofRound =
        c.loop.repeats()
            && c.functionKind != FunctionFact.Kind.TEST
            && code.is(pattern, code.s.identifier)
            && code.tree.childOfKind(let, code.s.mutableSpecifier) != NONE
            && code.is(block, code.s.block)
            && isLoop(code.tree.parent(block));
    if (!ofRound || !makesBuffer(value)) {
      return;
    }
    String name = code.tree.text(pattern);
    TypeRef type = c.items.resolve(c.values.of(pattern).type());
    TypeRef made = c.items.resolve(c.values.of(value).type());
    boolean text = made.simple().equals("String");
    boolean owned =
        text || OWNED.contains(type.arg(0).simple()) || OWNED.contains(made.arg(0).simple());
    boolean filled = false;
    int end = code.tree.subtreeEnd(block);
    for (int node = code.tree.subtreeEnd(let); node < end; node++) {
      if (code.is(node, code.s.tokenTree) && code.tree.text(node).contains(name)) {
        return; // a macro that is not known may do anything
      }
      if (code.is(node, code.s.identifier) && code.tree.textIs(node, name)) {
        LocalUses.Use use = uses.of(node, block);
        if (use == LocalUses.Use.TAKEN) {
          return;
        }
        filled |= use != LocalUses.Use.LOOKED_AT;
        owned |= use == LocalUses.Use.READ_INTO;
      }
    }
    if (filled && owned) {
      String api = code.path(code.function(value));
      c.facts.remade(
          new RemadeFact(c.site(value), What.BUFFER, name, api, hoisted(let, block, name, value)));
    }
  }

  /** The same with the buffer in front of the loop, when nothing else there has its name. */
  private Optional<Fix> hoisted(int let, int block, String name, int value) {
    int loop = code.tree.parent(block);
    int statement = code.tree.parent(loop);
    boolean alone = code.is(statement, code.s.expressionStatement);
    boolean plain =
        code.arguments(value) == 0 || code.is(code.argument(value, 0), code.s.integerLiteral);
    if (!plain || !alone && !code.is(statement, code.s.block) || isNamedOutside(name, loop)) {
      return Optional.empty();
    }
    return Hoist.of(
        code.tree.text(),
        code.span(let),
        code.tree.start(alone ? statement : loop),
        name + ".clear();",
        FixSafety.SAFE);
  }

  private boolean isNamedOutside(String name, int loop) {
    int function = c.functionNode;
    for (int node = function; node != NONE && node < code.tree.subtreeEnd(function); node++) {
      if (node == loop) {
        node = code.tree.subtreeEnd(loop) - 1;
      } else if (code.is(node, code.s.identifier) && code.tree.textIs(node, name)
          || code.is(node, code.s.string) && code.tree.text(node).contains("{" + name)) {
        return true;
      }
    }
    return function == NONE;
  }

  private boolean isLoop(int node) {
    return code.is(node, code.s.forExpression)
        || code.is(node, code.s.whileExpression)
        || code.is(node, code.s.loopExpression);
  }

  private boolean makesBuffer(int value) {
    return switch (c.callee(value)) {
      case "std::string::String::new",
          "std::string::String::with_capacity",
          "std::vec::Vec::new",
          "std::vec::Vec::with_capacity" ->
          true;
      default -> false;
    };
  }

  void call(int call) {
    boolean last =
        code.tree.ancestorOfKind(call, code.s.returnExpression) != NONE
            || code.tree.ancestorOfKind(call, code.s.breakExpression) != NONE;
    if (!c.loop.repeats() || last) {
      return; // what is returned is made in one round
    }
    if (LOOK_UPS.contains(code.method(call)) && code.arguments(call) == 1) {
      if (!isSearch(call)) {
        lookUp(call);
      }
    } else if (code.method(call).isEmpty()) {
      parse(call);
    }
  }

  /** {@code line.contains(..)} goes through a text; only sets are asked by the same name. */
  private boolean isSearch(int call) {
    TypeRef asked = c.items.resolve(c.values.of(code.receiver(call)).type()).core();
    return code.method(call).equals("contains")
        && c.apis
            .type(asked.path())
            .filter(container -> container.kind() == StoreFact.Kind.SET)
            .isEmpty();
  }

  /** {@code map.get(&format!("{a}:{b}"))}. */
  private void lookUp(int call) {
    int key = code.bare(code.argument(call, 0));
    if (code.method(key).equals("as_str")) {
      key = code.bare(code.receiver(key));
    }
    if (code.isMacro(key) && code.path(code.function(key)).equals("format")) {
      write(key, What.KEY, code.method(call), code.method(call) + "(&format!(..))");
    }
  }

  /** {@code serde_json::from_str(config)?["name"]}: of a text that no round changes. */
  private void parse(int call) {
    String callee = c.callee(call);
    boolean same =
        c.apis.call(callee).filter(Api::parsesDocument).isPresent()
            && code.argument(call, 0) != NONE
            && invariance.of(call, List.of(code.argument(call, 0)));
    if (same && isOnlyLookedAt(call)) {
      write(call, What.DOCUMENT, callee, callee);
    }
  }

  private boolean isOnlyLookedAt(int call) {
    int at = call;
    int parent = code.tree.parent(at);
    while (isUnwrapping(at, parent)) {
      at = code.is(parent, code.s.fieldExpression) ? code.tree.parent(parent) : parent;
      parent = code.tree.parent(at);
    }
    if (!code.is(parent, code.s.letDeclaration)) {
      return code.is(parent, code.s.indexExpression) || code.is(parent, code.s.fieldExpression);
    }
    int pattern = code.field(parent, code.s.patternField);
    int block = code.tree.parent(parent);
    if (!code.is(pattern, code.s.identifier)
        || code.tree.childOfKind(parent, code.s.mutableSpecifier) != NONE) {
      return false;
    }
    String name = code.tree.text(pattern);
    int end = code.tree.subtreeEnd(block);
    for (int node = code.tree.subtreeEnd(parent); node < end; node++) {
      boolean use = code.is(node, code.s.identifier) && code.tree.textIs(node, name);
      if (use && uses.of(node, block) == LocalUses.Use.TAKEN) {
        return false;
      }
    }
    return true;
  }

  /** {@code ?}, {@code .unwrap()}, {@code .expect("..")}. */
  private boolean isUnwrapping(int node, int parent) {
    if (code.is(parent, code.s.tryExpression)) {
      return true;
    }
    int call = code.is(parent, code.s.fieldExpression) ? code.tree.parent(parent) : NONE;
    return code.receiver(call) == node && UNWRAPPING.contains(code.method(call));
  }

  private void write(int at, What what, String name, String api) {
    c.facts.remade(new RemadeFact(c.site(at), what, name, api, Optional.empty()));
  }
}
