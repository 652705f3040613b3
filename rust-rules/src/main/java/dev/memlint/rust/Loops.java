package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.Site.Loop;
import java.util.Set;

/** Tells how often a loop's body runs. */
final class Loops {
  /** Waiting for these lets a loop live as long as its connection, channel or listener. */
  private static final Set<String> WAITS =
      Words.of(
          """
          accept recv recv_async changed tick next_event poll_next wait
          """);

  private static final Set<String> ADAPTERS =
      Words.of(
          """
          all any filter filter_map find find_map flat_map fold for_each for_each_concurrent
          inspect map_while position retain scan skip_while take_while try_fold try_for_each
          then repeat_with from_fn buffered
          """);

  /** Sources of items whose {@code map} runs per item; an Option's or Result's runs once. */
  private static final Set<String> ITERATORS =
      Words.of(
          """
          iter into_iter iter_mut lines chars bytes split keys values drain enumerate filter
          zip rev chunks windows par_iter into_par_iter skip take map read_dir cloned copied
          filter_map flat_map split_whitespace walk entries
          """);

  /** Adapters that leave an endless iterator endless. */
  private static final Set<String> EACH =
      Set.of("into_iter", "by_ref", "flatten", "map", "filter", "filter_map", "enumerate");

  private static final Set<String> ONCE =
      Set.of("get_or_init", "get_or_try_init", "call_once", "call_once_force");

  private final Code code;

  Loops(Code code) {
    this.code = code;
  }

  /** The loop that {@code body} is the body of, {@link Loop#NONE} when it is no loop's. */
  Loop of(int body) {
    if (code.tree.field(body) != code.s.bodyField) {
      return Loop.NONE;
    }
    int parent = code.tree.parent(body);
    if (code.is(parent, code.s.forExpression)) {
      int iterable = code.field(parent, code.s.valueField);
      if (isIncoming(iterable)) {
        return Loop.ENDLESS;
      }
      return isConstant(iterable) ? Loop.CONSTANT : Loop.DATA;
    }
    if (code.is(parent, code.s.whileExpression)) {
      return whileLoop(parent);
    }
    if (code.is(parent, code.s.loopExpression)) {
      return waits(body) || !mayEnd(body) ? Loop.ENDLESS : Loop.DATA;
    }
    if (!code.is(parent, code.s.closure) || !isPerItem(parent)) {
      return Loop.NONE;
    }
    int source = code.bare(code.receiver(code.tree.parent(code.tree.parent(parent))));
    boolean fixed = code.is(source, code.s.rangeExpression) && isConstant(source);
    return fixed ? Loop.CONSTANT : Loop.DATA;
  }

  /** Whether a closure is what fills a cell once, whatever loop is around it. */
  boolean runsOnce(int closure) {
    return code.is(closure, code.s.closure)
        && ONCE.contains(code.method(code.tree.parent(code.tree.parent(closure))));
  }

  /** The connections of a listener: there is always a next one. */
  private boolean isIncoming(int iterable) {
    int at = code.bare(iterable);
    while (code.isMethodCall(at) && EACH.contains(code.method(at))) {
      at = code.bare(code.receiver(at));
    }
    return code.isMethodCall(at) && code.method(at).equals("incoming") && code.arguments(at) == 0;
  }

  /** Whether a loop around {@code node}, inside {@code function}, takes connections. */
  boolean isAccepting(int node, int function) {
    int at = code.tree.parent(node);
    for (; at != NONE && at != function; at = code.tree.parent(at)) {
      boolean loop =
          code.is(at, code.s.loopExpression)
              || code.is(at, code.s.whileExpression)
              || code.is(at, code.s.forExpression);
      if (loop && calls(at, Set.of("accept", "incoming"))) {
        return true;
      }
    }
    return false;
  }

  private boolean calls(int within, Set<String> methods) {
    for (int node = within; node < code.tree.subtreeEnd(within); node++) {
      if (code.is(node, code.s.call) && methods.contains(code.method(node))) {
        return true;
      }
    }
    return false;
  }

  private boolean isConstant(int iterable) {
    int node = code.bare(iterable);
    if (code.is(node, code.s.rangeExpression)) {
      return code.children(node).stream()
          .allMatch(
              bound ->
                  code.is(code.bare(bound), code.s.integerLiteral)
                      || Values.isStaticName(lastName(bound)));
    }
    if (code.is(node, code.s.arrayExpression)) {
      return code.field(node, code.s.lengthField) == NONE;
    }
    if (code.is(node, code.s.call)) {
      boolean all =
          code.function(node) != NONE && code.path(code.function(node)).endsWith("::iter");
      int receiver = code.receiver(node);
      return all
          || receiver != NONE
              && Set.of("iter", "into_iter", "enumerate", "rev", "copied", "cloned")
                  .contains(code.method(node))
              && isConstant(receiver);
    }
    return Values.isStaticName(lastName(node));
  }

  private String lastName(int node) {
    String path = code.isPath(node) ? code.path(node) : "";
    return path.substring(path.lastIndexOf(':') + 1);
  }

  private Loop whileLoop(int loop) {
    int condition = code.field(loop, code.s.conditionField);
    boolean always =
        code.is(condition, code.s.booleanLiteral) && code.tree.textIs(condition, "true");
    if (always) {
      return waits(loop) || !mayEnd(code.field(loop, code.s.bodyField)) ? Loop.ENDLESS : Loop.DATA;
    }
    return waits(condition) ? Loop.ENDLESS : Loop.DATA;
  }

  private boolean waits(int within) {
    for (int node = within; node < code.tree.subtreeEnd(within); node++) {
      if (!code.is(node, code.s.call)) {
        continue;
      }
      String method = code.method(node);
      boolean awaitedNext =
          method.equals("next") && code.is(code.tree.parent(node), code.s.awaitExpression);
      if (WAITS.contains(method) || awaitedNext) {
        return true;
      }
    }
    return false;
  }

  private boolean mayEnd(int body) {
    for (int node = body; node < code.tree.subtreeEnd(body); node++) {
      boolean leaves =
          code.is(node, code.s.breakExpression)
              || code.is(node, code.s.returnExpression)
              || code.is(node, code.s.tryExpression);
      if (leaves) {
        return true;
      }
    }
    return false;
  }

  private boolean isPerItem(int closure) {
    int call = code.tree.parent(code.tree.parent(closure));
    String method = code.method(call);
    if (ADAPTERS.contains(method)) {
      return true;
    }
    int source = code.bare(code.receiver(call));
    return method.equals("map")
        && (code.is(source, code.s.rangeExpression) || ITERATORS.contains(code.method(source)));
  }
}
