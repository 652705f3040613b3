package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Collects what is called on a fresh object: a builder's steps, settings, its first uses. */
final class BuilderSteps {
  private static final int MAX_STEPS = 64;

  /** Nodes behind an assignment in which uses of the name are looked for. */
  private static final int FURTHEST = 20_000;

  /** Steps that end a builder and give what it builds. */
  private static final Pattern MAKING =
      Pattern.compile("(try_)?build(_\\w+)?|connect(_\\w+)?|create|finish");

  /** Steps that set something and give the same object back. */
  private static final Pattern SETTING =
      Pattern.compile("(set|with|add|enable|disable|register)(_\\w+)?");

  private final Context c;
  private final Code code;

  BuilderSteps(Context context) {
    this.c = context;
    this.code = context.code;
  }

  /**
   * What is called on an object.
   *
   * @param steps every method that the same function calls on it or its parts, in reading order;
   *     what its closures and async blocks do is another function's
   * @param making those of them up to where it is ready for use
   * @param results the expressions that stand for the ready object, never empty
   */
  record Built(List<Integer> steps, List<Integer> making, List<Integer> results) {
    Built {
      steps = List.copyOf(steps);
      making = List.copyOf(making);
      results = List.copyOf(results);
    }
  }

  /** The steps called on what {@code root} makes, directly or through the name that holds it. */
  Built of(int root) {
    List<Integer> chain = chain(root);
    List<Integer> making = making(chain);
    int result = making.isEmpty() ? root : making.getLast();
    List<Integer> steps = new ArrayList<>(chain);
    List<Integer> results = new ArrayList<>();
    if (making.isEmpty() || !isMaking(making.getLast())) {
      List<Integer> settings = new ArrayList<>();
      for (int use : later(result)) {
        List<Integer> calls = chain(use);
        List<Integer> makingThere = making(calls);
        steps.addAll(calls);
        settings.addAll(makingThere);
        if (!makingThere.isEmpty() && isMaking(makingThere.getLast())) {
          results.add(makingThere.getLast());
        }
        if (steps.size() > MAX_STEPS) {
          break;
        }
      }
      // On a builder every step is a setting, whatever it is called.
      making.addAll(results.isEmpty() ? settings : steps);
    }
    return new Built(steps, making, results.isEmpty() ? List.of(result) : results);
  }

  private List<Integer> chain(int root) {
    List<Integer> steps = new ArrayList<>();
    int at = root;
    while (steps.size() < MAX_STEPS) {
      int outer = code.tree.parent(at);
      if (code.is(outer, code.s.fieldExpression)) {
        int call = code.tree.parent(outer);
        call = code.is(call, code.s.genericFunction) ? code.tree.parent(call) : call;
        if (!code.is(call, code.s.call) || code.receiver(call) != at) {
          break;
        }
        steps.add(call);
        at = call;
      } else if (code.is(outer, code.s.tryExpression)
          || code.is(outer, code.s.awaitExpression)
          || code.is(outer, code.s.parenthesized)
          || code.is(outer, code.s.reference)) {
        at = outer;
      } else {
        break;
      }
    }
    return steps;
  }

  /** The steps up to the one that builds; without one, those that only set something. */
  private List<Integer> making(List<Integer> chain) {
    for (int i = 0; i < chain.size(); i++) {
      if (isMaking(chain.get(i))) {
        return new ArrayList<>(chain.subList(0, i + 1));
      }
    }
    List<Integer> setting = new ArrayList<>();
    for (int step : chain) {
      if (!SETTING.matcher(code.method(step)).matches()) {
        break;
      }
      setting.add(step);
    }
    return setting;
  }

  private boolean isMaking(int step) {
    return MAKING.matcher(code.method(step)).matches();
  }

  /** Later uses, in the same function, of the name that an expression is assigned to. */
  private List<Integer> later(int value) {
    List<Integer> uses = new ArrayList<>();
    int function = c.functionNode;
    Set<String> names = holders(value);
    if (names.isEmpty() || function == NONE) {
      return uses;
    }
    int task = task(value);
    int start = code.tree.subtreeEnd(value);
    int end = Math.min(code.tree.subtreeEnd(function), start + FURTHEST);
    for (int node = start; node < end; node++) {
      boolean named = code.is(node, code.s.identifier) || code.is(node, code.s.fieldExpression);
      if (named && names.contains(code.tree.text(node)) && task(node) == task) {
        uses.add(node);
      }
    }
    return uses;
  }

  /** The innermost closure or async block around a node, which may run at another time. */
  private int task(int node) {
    int at = node;
    while (at != NONE && !code.is(at, code.s.closure) && !code.is(at, code.s.asyncBlock)) {
      at = code.tree.parent(at);
    }
    return at;
  }

  /** The variables or the field that a value is assigned to. */
  private Set<String> holders(int value) {
    int at = value;
    int parent = code.tree.parent(at);
    while (code.is(parent, code.s.tryExpression)
        || code.is(parent, code.s.awaitExpression)
        || code.is(parent, code.s.parenthesized)) {
      at = parent;
      parent = code.tree.parent(at);
    }
    if (code.is(parent, code.s.letDeclaration)) {
      return code.boundNames(code.field(parent, code.s.patternField)).stream()
          .map(code.tree::text)
          .collect(Collectors.toSet());
    }
    if (code.is(parent, code.s.assignment)) {
      int left = code.field(parent, code.s.leftField);
      return left == at ? Set.of() : Set.of(code.tree.text(left));
    }
    return Set.of();
  }
}
