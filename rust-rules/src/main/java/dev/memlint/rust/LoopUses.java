package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.LoopNames;
import dev.memlint.rules.facts.StoreUse;
import java.util.Optional;
import java.util.Set;

/** What a loop does to the variable that it fills, besides filling it. */
final class LoopUses {
  private static final Set<String> SEEKING =
      Words.of(
          """
          contains ends_with starts_with find rfind position windows split splitn lines iter
          as_str as_slice as_bytes as_ref last first get chars bytes trim trim_end
          """);

  private static final Set<String> ASKING = Words.of("len is_empty capacity reserve");

  /** What wraps a function's result: it is handed over when the loop is done. */
  private static final Set<String> RESULTS = Set.of("Ok", "Some", "Err");

  private final Context c;
  private final Code code;
  private final Containers containers;

  LoopUses(Context context, Containers containers) {
    this.c = context;
    this.code = context.code;
    this.containers = containers;
  }

  /** See the parameters of the same name of the accumulation fact. */
  static final class Found {
    private boolean emptied;
    private boolean sought;
    private boolean limited;
    private boolean needed;

    boolean emptied() {
      return emptied;
    }

    boolean sought() {
      return sought;
    }

    boolean limited() {
      return limited;
    }

    boolean needed() {
      return needed;
    }
  }

  /** All uses of a variable, or of a field as written, in a loop. */
  Found of(String name, int loop, LoopSource source) {
    Found found = new Found();
    boolean path = name.indexOf('.') >= 0;
    int kind = path ? code.s.fieldExpression : code.s.identifier;
    int end = Math.min(loop + LoopSources.FURTHEST, code.tree.subtreeEnd(loop));
    for (int node = loop; node < end; node++) {
      if (code.is(node, code.s.binary)) {
        found.limited |= isLimit(node, name);
      } else if (code.is(node, kind) && code.tree.textIs(node, name)) {
        use(node, source, found);
      } else if (isTokens(node)
          && code.tree
              .text(node)
              .matches("(?s).*\\b" + java.util.regex.Pattern.quote(name) + "\\b.*")) {
        found.emptied = true; // a macro that is not known may do anything
      }
    }
    return found;
  }

  /** The tokens of a macro that the grammar does not know; those inside them are part of them. */
  private boolean isTokens(int node) {
    return code.is(node, code.s.tokenTree) && !code.is(code.tree.parent(node), code.s.tokenTree);
  }

  private boolean isLimit(int comparison, String name) {
    String operator = code.binaryOperator(comparison);
    boolean order = operator.matches("[<>]=?");
    if (!order && !operator.equals("==")) {
      return false;
    }
    String text = code.tree.text(comparison);
    boolean zero = text.matches("(?s).*[<>=]=?\\s*[01]");
    return !zero && (text.contains(name + ".len()") || order && LoopNames.isLimit(text));
  }

  private void use(int node, LoopSource source, Found found) {
    Syntax s = code.s;
    int at = node;
    int parent = code.tree.parent(at);
    boolean mutable = false;
    while (code.is(parent, s.reference) || code.is(parent, s.parenthesized)) {
      mutable |= code.tree.childOfKind(parent, s.mutableSpecifier) != NONE;
      at = parent;
      parent = code.tree.parent(at);
    }
    if (code.is(parent, s.fieldExpression) && code.field(parent, s.valueField) == at) {
      member(node, parent, found);
    } else if (code.is(parent, s.assignment)) {
      found.emptied = true;
    } else if (code.is(parent, s.arguments)) {
      argument(code.tree.parent(parent), mutable, at != node, source, found);
    } else if (code.is(parent, s.indexExpression)) {
      found.sought |= !isRest(parent);
    } else if (!code.is(parent, s.compoundAssignment)
        && !code.is(parent, s.returnExpression)
        && !code.is(parent, s.breakExpression)) {
      found.needed = true;
      found.emptied |= !code.is(parent, s.binary);
    }
  }

  /** {@code buf[start..]}: what has just come, which is looked at once. */
  private boolean isRest(int indexed) {
    return code.tree.text(indexed).matches("(?s).*\\w\\s*\\.\\.\\s*\\]");
  }

  private void argument(
      int call, boolean mutable, boolean borrowed, LoopSource source, Found found) {
    boolean answer = !borrowed && RESULTS.contains(c.callee(call));
    if (source.calls().contains(call) || code.isMacro(call) || answer) {
      return;
    }
    boolean exits =
        code.tree.ancestorOfKind(call, code.s.returnExpression) != NONE
            || code.tree.ancestorOfKind(call, code.s.breakExpression) != NONE;
    if (mutable || !borrowed && !exits) {
      found.emptied = true; // who is handed it may take from it
    } else {
      found.sought = true;
    }
  }

  private void member(int node, int fieldExpression, Found found) {
    int call = code.tree.parent(fieldExpression);
    if (!code.is(call, code.s.call)) {
      found.needed = true;
      return;
    }
    String method = code.method(call);
    Optional<StoreUse.Kind> effect =
        containers.of(c.values.of(node).type()).flatMap(type -> type.use(method));
    boolean grows =
        effect.filter(e -> e == StoreUse.Kind.GROW).isPresent() || method.equals("write_all");
    if (grows || ASKING.contains(method)) {
      return;
    }
    if (effect.isPresent() || Set.of("resize", "set_len", "take", "split").contains(method)) {
      found.emptied = true;
    } else if (SEEKING.contains(method)) {
      found.sought = true;
    } else {
      found.needed = true;
    }
  }

  /**
   * Whether the loop adds only some items: the growth stands behind a test of more than presence.
   */
  boolean isSelective(int growth, int loop) {
    Syntax s = code.s;
    for (int at = growth, parent = code.tree.parent(at);
        parent != NONE && at != loop;
        at = parent, parent = code.tree.parent(at)) {
      if (code.is(parent, s.ifExpression)) {
        int condition = code.field(parent, s.conditionField);
        if (condition != at && !isPresence(condition)) {
          return true;
        }
      }
      if (code.is(parent, s.matchArm)) {
        String pattern = code.tree.text(code.field(parent, s.patternField));
        if (!pattern.matches("(?s)(Ok|Some)\\(.*|_|\\w+(\\s+if.*)?")) {
          return true;
        }
      }
      if (code.is(parent, s.block) && skipsBefore(parent, at)) {
        return true;
      }
    }
    return false;
  }

  /** {@code if uninteresting(item) { continue; }} in front of the growth. */
  private boolean skipsBefore(int block, int statement) {
    for (int child : code.children(block)) {
      if (child >= statement) {
        return false;
      }
      int choice = code.is(child, code.s.expressionStatement) ? code.first(child) : child;
      boolean skips =
          code.is(choice, code.s.ifExpression)
              && code.tree.text(choice).matches("(?s).*\\bcontinue\\b.*")
              && !isPresence(code.field(choice, code.s.conditionField));
      if (skips) {
        return true;
      }
    }
    return false;
  }

  private boolean isPresence(int condition) {
    String text = code.tree.text(condition);
    return text.matches(
        "(?s)(let\\s+(Ok|Some)\\(.*|!?\\w+(\\.trim\\(\\))?\\.is_empty\\(\\)|\\w+\\s*[!=<>]=?\\s*0)");
  }
}
