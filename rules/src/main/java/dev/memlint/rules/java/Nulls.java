package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.ReturnStmt;

/** Where null comes from and where it is asked for. */
final class Nulls {
  private Nulls() {}

  static boolean isNull(Expression expression) {
    return switch (expression) {
      case EnclosedExpr inner -> isNull(inner.getInner());
      case CastExpr cast -> isNull(cast.getExpression());
      default -> expression.isNullLiteralExpr();
    };
  }

  static boolean mayBeNull(Expression expression) {
    return switch (expression) {
      case EnclosedExpr inner -> mayBeNull(inner.getInner());
      case CastExpr cast -> mayBeNull(cast.getExpression());
      case ConditionalExpr choice ->
          mayBeNull(choice.getThenExpr()) || mayBeNull(choice.getElseExpr());
      default -> expression.isNullLiteralExpr();
    };
  }

  /** Whether a lambda's block returns null somewhere. */
  static boolean returnsNull(Node body) {
    return body.findFirst(
            ReturnStmt.class, result -> result.getExpression().filter(Nulls::mayBeNull).isPresent())
        .isPresent();
  }

  /**
   * Whether an assignment makes a field's value on first use: its function asks whether the field
   * is null. That is construction put off, not a replacement.
   */
  static boolean isLazilyMade(StoreTarget target, AssignExpr assign, Unit unit) {
    return unit.frame
        .code
        .findFirst(
            BinaryExpr.class,
            test ->
                (test.getOperator() == BinaryExpr.Operator.EQUALS
                        || test.getOperator() == BinaryExpr.Operator.NOT_EQUALS)
                    && (names(test.getLeft(), target) && isNull(test.getRight())
                        || names(test.getRight(), target) && isNull(test.getLeft())))
        .isPresent();
  }

  private static boolean names(Expression expression, StoreTarget target) {
    String name = target.ref().name();
    return switch (expression) {
      case AssignExpr inner -> names(inner.getTarget(), target) || names(inner.getValue(), target);
      case EnclosedExpr inner -> names(inner.getInner(), target);
      default -> {
        String text =
            expression.isNameExpr()
                ? expression.asNameExpr().getNameAsString()
                : expression.isFieldAccessExpr()
                    ? expression.asFieldAccessExpr().getNameAsString()
                    : "";
        yield text.equals(name);
      }
    };
  }
}
