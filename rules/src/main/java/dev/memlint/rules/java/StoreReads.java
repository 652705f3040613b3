package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;

/** Writes down which functions look at which stores. */
final class StoreReads {
  private final Unit unit;

  StoreReads(Unit unit) {
    this.unit = unit;
  }

  /** A name or field access, wherever it stands. */
  void read(Expression expression) {
    Node parent = expression.getParentNode().orElse(null);
    boolean assigned =
        parent instanceof AssignExpr assign
            && assign.getTarget() == expression
            && assign.getOperator() == AssignExpr.Operator.ASSIGN;
    boolean local =
        expression instanceof NameExpr name && unit.frame.local(name.getNameAsString()).isPresent();
    if (!assigned && !local) {
      unit.stores
          .of(expression)
          .filter(target -> !JdkTypes.isPlatform(target.ref().owner()))
          .ifPresent(target -> unit.facts.read(target.ref(), unit.site(expression)));
    }
  }
}
