package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down sums in boxed variables that a loop adds to: each round makes an object. */
final class BoxedSums {
  private static final String HOTSPOT = "allocation-in-hot-loop";
  private static final Set<String> BOXES =
      Set.of(
          "java.lang.Long",
          "java.lang.Integer",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Short");

  private final Unit unit;

  BoxedSums(Unit unit) {
    this.unit = unit;
  }

  /** An operator that reads a variable and assigns it anew: {@code "+="}, {@code "++"}. */
  void change(Expression change, Expression target, String operator) {
    if (!unit.frame.loop.repeats() || !(target instanceof NameExpr name)) {
      return;
    }
    String variable = name.getNameAsString();
    Optional<String> box =
        unit.frame.local(variable).map(local -> local.type.name()).filter(BOXES::contains);
    if (box.isPresent() && outlivesRound(change, variable)) {
      unit.facts.call(
          new CallFact(
              unit.site(change),
              HOTSPOT,
              Names.simple(box.get()) + " " + operator,
              true,
              variable,
              false,
              Set.of(),
              List.of(),
              Optional.empty(),
              true));
    }
  }

  /** Whether the variable is declared outside of the loop that changes it. */
  private static boolean outlivesRound(Node change, String variable) {
    Node at = change;
    while (!isLoop(at)) {
      if (at.getParentNode().isEmpty()) {
        return false;
      }
      at = at.getParentNode().get();
    }
    return at.findFirst(
            VariableDeclarator.class, declared -> declared.getNameAsString().equals(variable))
        .isEmpty();
  }

  private static boolean isLoop(Node node) {
    return node instanceof ForStmt
        || node instanceof ForEachStmt
        || node instanceof WhileStmt
        || node instanceof DoStmt;
  }
}
