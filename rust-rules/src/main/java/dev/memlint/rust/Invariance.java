package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rust.Scopes.Local;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether expressions give the same value in every round of the loop around them. */
final class Invariance {
  private static final int MAX_DEPTH = 24;

  /** Values made of more parts than this, with all names in them followed, count as changing. */
  private static final int MAX_PARTS = 200;

  /** Their result is the same as long as receiver and arguments are. */
  private static final Set<String> PURE =
      Words.of(
          """
          Ok Some as_bytes as_ref as_str clone concat escape expect format from from_millis
          from_secs into len new to_owned to_string to_vec trim unwrap unwrap_or as_deref
          as_slice to_lowercase to_uppercase default
          """);

  /** Names that a format text takes from around it. */
  private static final Pattern CAPTURED = Pattern.compile("\\{([a-z_][a-z0-9_]*)");

  private final Context c;
  private final Code code;
  private final Loops loops;
  private final Map<Integer, Set<String>> assigned = new HashMap<>();
  private int parts;

  Invariance(Context context, Loops loops) {
    this.c = context;
    this.code = context.code;
    this.loops = loops;
  }

  /** Whether nothing in {@code values} changes between rounds of the loop around {@code at}. */
  boolean of(int at, List<Integer> values) {
    int round = round(at);
    parts = 0;
    return values.stream().allMatch(value -> isSame(value, round, 0));
  }

  /** The loop, closure run per item, or function whose code runs anew with each round. */
  private int round(int at) {
    int part = at;
    int outer = code.tree.parent(at);
    while (outer != NONE && part != c.functionNode) {
      boolean test =
          code.is(outer, code.s.whileExpression) && code.tree.field(part) == code.s.conditionField;
      if (test || loops.of(part) != Loop.NONE) {
        return outer;
      }
      part = outer;
      outer = code.tree.parent(part);
    }
    return part;
  }

  private boolean isSame(int expression, int round, int depth) {
    int node = code.bare(expression);
    if (node == NONE) {
      return true;
    }
    if (depth > MAX_DEPTH || parts++ > MAX_PARTS) {
      return false;
    }
    Syntax s = code.s;
    if (code.is(node, s.identifier)) {
      return isSameName(code.tree.text(node), round, depth);
    }
    if (code.is(node, s.self)) {
      return round != c.functionNode;
    }
    if (code.is(node, s.closure)
        || code.is(node, s.assignment)
        || code.is(node, s.asyncBlock)
        || code.is(node, s.macroInvocation)) {
      return false;
    }
    if (code.isPath(node)) {
      return true; // a constant, static or function
    }
    if (code.is(node, s.fieldExpression)) {
      return !assignedIn(round).contains(code.tree.text(node))
          && isSame(code.field(node, s.valueField), round, depth + 1);
    }
    if (code.is(node, s.call)) {
      return isSameCall(node, round, depth);
    }
    if (isText(node)) {
      return true;
    }
    return code.children(node).stream().allMatch(child -> isSame(child, round, depth + 1));
  }

  private boolean isSameCall(int call, int round, int depth) {
    boolean method = code.isMethodCall(call);
    String path = method ? code.method(call) : code.path(code.function(call));
    String name = path.substring(path.lastIndexOf(':') + 1);
    if (!PURE.contains(name) || method && !isSame(code.receiver(call), round, depth + 1)) {
      return false;
    }
    for (int i = 0; i < code.arguments(call); i++) {
      int argument = code.argument(call, i);
      boolean text = code.isMacro(call) && isText(argument);
      if (!isSame(argument, round, depth + 1) || text && !capturesSame(argument, round, depth)) {
        return false;
      }
    }
    return true;
  }

  private boolean isText(int node) {
    return code.is(node, code.s.string) || code.is(node, code.s.rawString);
  }

  private boolean capturesSame(int text, int round, int depth) {
    Matcher captured = CAPTURED.matcher(code.tree.text(text));
    while (captured.find()) {
      if (!isSameName(captured.group(1), round, depth)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSameName(String name, int round, int depth) {
    Optional<Local> local = c.scopes.find(name);
    if (local.isEmpty()) {
      return true;
    }
    boolean inside = code.contains(round, local.get().declaration());
    boolean changes = local.get().mutable() || assignedIn(round).contains(name);
    if (!inside) {
      return !changes;
    }
    int initializer = local.get().initializer();
    boolean plain =
        code.is(local.get().declaration(), code.s.letDeclaration) && initializer != NONE;
    return plain && !changes && isSame(initializer, round, depth + 1);
  }

  /** What is assigned anew in a round, as written. */
  private Set<String> assignedIn(int round) {
    return assigned.computeIfAbsent(
        round,
        loop -> {
          Set<String> names = new HashSet<>();
          for (int node = loop; node < code.tree.subtreeEnd(loop); node++) {
            if (code.is(node, code.s.assignment) || code.is(node, code.s.compoundAssignment)) {
              names.add(code.fieldText(node, code.s.leftField));
            }
          }
          return names;
        });
  }
}
