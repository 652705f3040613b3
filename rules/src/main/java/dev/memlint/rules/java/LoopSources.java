package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.AccumulationFact.From;
import dev.memlint.rules.facts.LoopNames;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what loops take their items from: piece by piece, where it is not in memory already. */
final class LoopSources {
  private final Unit unit;
  private final Sources sources;

  LoopSources(Unit unit) {
    this.unit = unit;
    this.sources = new Sources(unit);
  }

  static boolean isLoop(Node node) {
    return node instanceof WhileStmt
        || node instanceof DoStmt
        || node instanceof ForStmt
        || node instanceof ForEachStmt;
  }

  /** What a loop goes through, when it is seen to be lazy. */
  Optional<LoopSource> of(Statement loop) {
    return loop instanceof ForEachStmt each ? ofEach(each) : ofReads(loop);
  }

  private Optional<LoopSource> ofEach(ForEachStmt loop) {
    String type = unit.types.of(loop.getIterable()).name();
    Optional<From> from =
        type.isEmpty() ? Optional.empty() : unit.api(type, "iterator").flatMap(Api::reads);
    return from.map(
        known -> {
          Set<String> items = new HashSet<>();
          items.add(loop.getVariable().getVariables().getFirst().orElseThrow().getNameAsString());
          spread(loop.getBody(), items, Set.of());
          return new LoopSource(known, sources.of(loop.getIterable()), items, call -> false);
        });
  }

  private Optional<LoopSource> ofReads(Statement loop) {
    Set<String> items = new HashSet<>();
    Map<MethodCallExpr, From> reads = new IdentityHashMap<>();
    Optional<MethodCallExpr> first = Optional.empty();
    for (MethodCallExpr call : loop.findAll(MethodCallExpr.class)) {
      Optional<From> from = isOwn(call, loop) ? reads(call) : Optional.empty();
      if (from.isPresent()) {
        reads.put(call, from.get());
        receives(call, items);
        first = first.or(() -> Optional.of(call));
      }
    }
    if (first.isEmpty()) {
      return ofPages(loop);
    }
    MethodCallExpr read = first.get();
    spread(loop, items, reads.keySet());
    String text = read.getScope().map(this::followed).orElse("");
    return Optional.of(new LoopSource(reads.get(read), text, items, reads::containsKey));
  }

  /** Where a reader comes from; one that is declared as null, from what it is assigned. */
  private String followed(Expression reader) {
    String known = sources.of(reader);
    boolean open =
        reader instanceof NameExpr name
            && unit.frame
                .local(name.getNameAsString())
                .filter(local -> !local.parameter)
                .filter(local -> local.init.filter(init -> !init.isNullLiteralExpr()).isEmpty())
                .isPresent();
    if (!open) {
      return known;
    }
    String name = reader.asNameExpr().getNameAsString();
    return unit.frame
        .code
        .findFirst(
            AssignExpr.class,
            assign ->
                assign.getTarget() instanceof NameExpr target
                    && target.getNameAsString().equals(name)
                    && !assign.getValue().isNullLiteralExpr())
        .map(assign -> known + " <- " + sources.of(assign.getValue()))
        .orElse(known);
  }

  /** A loop that asks for one page after the other. */
  private Optional<LoopSource> ofPages(Statement loop) {
    if (loop instanceof ForStmt || !LoopNames.isPaging(unit.offsets.text(loop))) {
      return Optional.empty();
    }
    Set<String> items = new HashSet<>();
    Optional<MethodCallExpr> fetch = Optional.empty();
    for (MethodCallExpr call : loop.findAll(MethodCallExpr.class)) {
      boolean fetches =
          fetch.isEmpty()
              && isOwn(call, loop)
              && !call.getArguments().isEmpty()
              && call.getNameAsString()
                  .matches("(?i)(list|query|search|scan|fetch|execute|load|request|find).*");
      if (fetches) {
        receives(call, items);
        fetch = Optional.of(call);
      }
    }
    if (fetch.isEmpty() || items.isEmpty()) {
      return Optional.empty();
    }
    spread(loop, items, Set.of(fetch.get()));
    MethodCallExpr page = fetch.get();
    return Optional.of(
        new LoopSource(From.PAGES, unit.offsets.text(page), items, call -> call == page));
  }

  /** Whether a call stands in the loop's own code, not in a lambda or class inside it. */
  private static boolean isOwn(Node call, Statement loop) {
    for (Node at = call; at != loop; at = at.getParentNode().orElse(loop)) {
      if (at instanceof LambdaExpr || at instanceof BodyDeclaration<?>) {
        return false;
      }
    }
    return true;
  }

  private Optional<From> reads(MethodCallExpr call) {
    if (call.getScope().isEmpty()) {
      return Optional.empty();
    }
    String owner = unit.owner(call);
    String method = call.getNameAsString();
    return (owner.isEmpty() ? unit.apis.callByNameAlone(method) : unit.api(owner, method))
        .flatMap(Api::reads);
  }

  /** The names that get what a call reads: of variables, buffers, and of a cursor that moves. */
  private static void receives(MethodCallExpr call, Set<String> items) {
    boolean assigned = false;
    Node at = call;
    for (Optional<Node> up = at.getParentNode(); up.isPresent(); up = at.getParentNode()) {
      Node parent = up.get();
      if (parent instanceof AssignExpr assign && assign.getValue() == at) {
        if (assign.getTarget() instanceof NameExpr name) {
          items.add(name.getNameAsString());
        }
        assigned = true;
      } else if (parent instanceof VariableDeclarator variable) {
        items.add(variable.getNameAsString());
        assigned = true;
        break;
      } else if (!(parent instanceof Expression)) {
        break;
      }
      at = parent;
    }
    for (Expression argument : call.getArguments()) {
      argument.findAll(NameExpr.class).forEach(name -> items.add(name.getNameAsString()));
    }
    if (!assigned && call.getScope().filter(Expression::isNameExpr).isPresent()) {
      items.add(call.getScope().get().asNameExpr().getNameAsString());
    }
  }

  /** Adds the names that something made of an item gets, in reading order. */
  private static void spread(Node loop, Set<String> items, Set<MethodCallExpr> reads) {
    loop.walk(
        Node.TreeTraversal.PREORDER,
        node -> {
          switch (node) {
            case VariableDeclarator variable
                when variable.getInitializer().isPresent()
                    && LoopSource.mentions(
                        variable.getInitializer().get(), items, reads::contains) ->
                items.add(variable.getNameAsString());
            case AssignExpr assign
                when assign.getTarget().isNameExpr()
                    && assign.getOperator() == AssignExpr.Operator.ASSIGN
                    && LoopSource.mentions(assign.getValue(), items, reads::contains) ->
                items.add(assign.getTarget().asNameExpr().getNameAsString());
            case ForEachStmt each
                when LoopSource.mentions(each.getIterable(), items, reads::contains) ->
                items.add(
                    each.getVariable().getVariables().getFirst().orElseThrow().getNameAsString());
            default -> {}
          }
        });
  }
}
