package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.StoreFact.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of a variable after the loop that filled it. */
final class Aftermath {
  private static final Set<String> CONTENT = Set.of("toString", "toByteArray", "getBytes");

  /** Methods that keep what they are given. */
  private static final Set<String> KEEPING =
      Set.of("add", "addAll", "put", "putAll", "offer", "append", "computeIfAbsent");

  private final Unit unit;
  private final Consumptions consumptions;

  Aftermath(Unit unit, Consumptions consumptions) {
    this.unit = unit;
    this.consumptions = consumptions;
  }

  /** What is done, and whether all must be there for it. */
  record Found(Set<Consumption> consumed, boolean needed) {}

  /** Follows a variable from the end of a loop to the end of its block. */
  Found of(String name, Kind kind, Statement loop, Node scope, String source) {
    Set<Consumption> consumed = EnumSet.noneOf(Consumption.class);
    List<NameExpr> uses =
        Accumulations.names(scope, name).stream()
            .filter(use -> LimitChecks.isBefore(loop, use))
            .toList();
    boolean needed = uses.size() > 1;
    for (NameExpr use : uses) {
      needed |= isInLoop(use, loop) || isInside(use, scope);
      if (kind == Kind.TEXT || kind == Kind.BYTES) {
        text(use, consumed);
      } else {
        elements(use, consumed);
      }
    }
    return new Found(consumed, needed);
  }

  /** Whether a loop that does not hold the filling one goes over this place again and again. */
  private static boolean isInLoop(Node use, Statement loop) {
    Node at = use;
    for (Optional<Node> up = at.getParentNode(); up.isPresent(); up = at.getParentNode()) {
      boolean repeats =
          LoopSources.isLoop(up.get())
              && !(up.get() instanceof ForEachStmt each && each.getIterable() == at);
      if (repeats) {
        return !loop.isDescendantOf(up.get());
      }
      if (up.get() instanceof BodyDeclaration<?>) {
        return false;
      }
      at = up.get();
    }
    return false;
  }

  private static boolean isInside(Node use, Node scope) {
    for (Node at = use; at != scope; at = at.getParentNode().orElse(scope)) {
      if (at instanceof LambdaExpr || at instanceof BodyDeclaration<?>) {
        return true;
      }
    }
    return false;
  }

  private void text(NameExpr use, Set<Consumption> consumed) {
    Node parent = use.getParentNode().orElse(use);
    if (parent instanceof MethodCallExpr call
        && call.getScope().filter(s -> s == use).isPresent()) {
      if (CONTENT.contains(call.getNameAsString())) {
        consumed.addAll(consumptions.of(call, Optional.empty()));
      } else if (call.getNameAsString().equals("writeTo")) {
        consumed.add(Consumption.COPIED);
      } else {
        consumed.add(Consumption.OTHER);
      }
    } else if (parent instanceof ReturnStmt) {
      consumed.add(Consumption.RETURNED);
    } else if (parent instanceof MethodCallExpr call) {
      boolean printed = call.getNameAsString().matches("print|println|write");
      consumed.add(printed ? Consumption.COPIED : Consumption.PASSED);
    } else {
      consumed.add(Consumption.OTHER);
    }
  }

  private void elements(NameExpr use, Set<Consumption> consumed) {
    Node parent = use.getParentNode().orElse(use);
    switch (parent) {
      case ForEachStmt loop when loop.getIterable() == use ->
          consumed.add(keeps(loop.getBody()) ? Consumption.STORED : Consumption.ITERATED);
      case MethodCallExpr call when call.getScope().filter(s -> s == use).isPresent() ->
          consumed.add(onList(call));
      case MethodCallExpr call -> consumed.add(handed(call));
      case ReturnStmt result -> consumed.add(Consumption.RETURNED);
      default -> consumed.add(Consumption.OTHER);
    }
  }

  private Consumption onList(MethodCallExpr call) {
    return switch (call.getNameAsString()) {
      case "forEach" -> keeps(call) ? Consumption.STORED : Consumption.ITERATED;
      case "size", "isEmpty" -> Consumption.MEASURED;
      default -> Consumption.OTHER;
    };
  }

  /** Whether the rest of a block works on the database, of which the loop reads a result. */
  static boolean changesDatabase(Statement loop, Node scope) {
    return scope
        .findFirst(
            MethodCallExpr.class,
            call ->
                LimitChecks.isBefore(loop, call)
                    && call.getNameAsString()
                        .matches("execute\\w*|prepareStatement|commit|(delete|remove)\\w*"))
        .isPresent();
  }

  /** {@code Files.write(path, lines)} writes them out. */
  private Consumption handed(MethodCallExpr call) {
    boolean written =
        call.getNameAsString().equals("write") && unit.owner(call).equals("java.nio.file.Files");
    return written ? Consumption.COPIED : Consumption.PASSED;
  }

  /** Whether what is gone through is only collected anew. */
  private static boolean keeps(Node body) {
    return body.findFirst(
            Expression.class,
            node -> node instanceof MethodCallExpr call && KEEPING.contains(call.getNameAsString()))
        .isPresent();
  }
}
