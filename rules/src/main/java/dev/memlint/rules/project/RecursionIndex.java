package dev.memlint.rules.project;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.RecursionFact;
import dev.memlint.rules.facts.RecursionFact.Over;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which calls come back to the function that makes them, directly or through others: the strongly
 * connected parts of the graph of recursion facts.
 */
final class RecursionIndex {
  private final Map<RecursionFact, Recursion> byFirstCall = new IdentityHashMap<>();

  RecursionIndex(List<FileFacts> files, FunctionIndex functions) {
    Map<FunctionFact, List<Edge>> calls = new IdentityHashMap<>();
    List<FunctionFact> order = new ArrayList<>();
    for (FileFacts file : files) {
      for (RecursionFact fact : file.recursions()) {
        if (fact.over() != Over.DROP && fact.over() != Over.STACK_LIMIT) {
          FunctionFact caller = file.function(fact.site());
          target(file, caller, fact, functions)
              .ifPresent(
                  target ->
                      calls
                          .computeIfAbsent(
                              caller,
                              key -> {
                                order.add(key);
                                return new ArrayList<>();
                              })
                          .add(new Edge(new Located<>(file, fact), target)));
        }
      }
    }
    Map<FunctionFact, Integer> parts = new Parts(calls).of(order);
    Map<Integer, List<Located<RecursionFact>>> cycles = new HashMap<>();
    for (FunctionFact caller : order) {
      for (Edge edge : calls.get(caller)) {
        Integer part = parts.get(edge.target);
        if (part != null && part.equals(parts.get(caller))) {
          cycles.computeIfAbsent(part, key -> new ArrayList<>()).add(edge.call);
        }
      }
    }
    cycles.values().forEach(this::add);
  }

  /** One call and the function that it means. */
  private record Edge(Located<RecursionFact> call, FunctionFact target) {}

  private static Optional<FunctionFact> target(
      FileFacts file, FunctionFact caller, RecursionFact fact, FunctionIndex functions) {
    boolean itself =
        fact.callee().name().equals(caller.name())
            && fact.callee().receiver().equals(caller.owner());
    return itself ? Optional.of(caller) : functions.meant(file, fact.callee()).map(Located::fact);
  }

  private void add(List<Located<RecursionFact>> calls) {
    Over over =
        calls.stream().map(call -> call.fact().over()).max(Comparator.naturalOrder()).orElseThrow();
    if (over == Over.SAME) {
      return; // it goes round without going down
    }
    // The place that says most; the first of them in reading order.
    Located<RecursionFact> first =
        calls.stream().filter(call -> call.fact().over() == over).findFirst().orElseThrow();
    byFirstCall.put(first.fact(), new Recursion(over, calls));
  }

  /** The recursion that is told at this call, if any is. */
  Optional<Recursion> at(RecursionFact call) {
    return Optional.ofNullable(byFirstCall.get(call));
  }

  /** Tarjan's strongly connected components, without recursion. */
  private static final class Parts {
    private final Map<FunctionFact, List<Edge>> calls;
    private final Map<FunctionFact, Integer> index = new IdentityHashMap<>();
    private final Map<FunctionFact, Integer> low = new IdentityHashMap<>();
    private final Map<FunctionFact, Integer> part = new IdentityHashMap<>();
    private final Deque<FunctionFact> open = new ArrayDeque<>();

    Parts(Map<FunctionFact, List<Edge>> calls) {
      this.calls = calls;
    }

    private record Visit(FunctionFact function, java.util.Iterator<Edge> edges) {}

    Map<FunctionFact, Integer> of(List<FunctionFact> order) {
      for (FunctionFact root : order) {
        if (!index.containsKey(root)) {
          visit(root);
        }
      }
      return part;
    }

    private void visit(FunctionFact root) {
      Deque<Visit> visits = new ArrayDeque<>();
      visits.push(enter(root));
      while (!visits.isEmpty()) {
        Visit visit = visits.peek();
        if (visit.edges.hasNext()) {
          FunctionFact target = visit.edges.next().target;
          if (!index.containsKey(target)) {
            visits.push(enter(target));
          } else if (!part.containsKey(target)) {
            low.merge(visit.function, index.get(target), Math::min);
          }
          continue;
        }
        visits.pop();
        if (low.get(visit.function).equals(index.get(visit.function))) {
          close(visit.function);
        }
        if (!visits.isEmpty()) {
          low.merge(visits.peek().function, low.get(visit.function), Math::min);
        }
      }
    }

    private Visit enter(FunctionFact function) {
      int number = index.size();
      index.put(function, number);
      low.put(function, number);
      open.push(function);
      return new Visit(function, calls.getOrDefault(function, List.of()).iterator());
    }

    private void close(FunctionFact root) {
      FunctionFact function;
      do {
        function = open.pop();
        part.put(function, index.get(root));
      } while (function != root);
    }
  }
}
