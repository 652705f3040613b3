package dev.memlint.rules.java;

import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the comparisons and checks that a number passes before it is used. */
final class LimitChecks {
  private static final Pattern CHECK =
      Pattern.compile("(?i).*(check|validate|ensure|require|verify|assert|limit|clamp|bound).*");

  private LimitChecks() {}

  /** What a variable is compared with from above before {@code use}; tests for zero are none. */
  static Optional<Expression> limitBefore(String variable, Node use, Unit unit) {
    return unit.frame.code.findAll(BinaryExpr.class, test -> isBefore(test, use)).stream()
        .map(test -> limit(test, variable))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether a checking call takes the variable, or it is clamped in place, before {@code use}. */
  static boolean isCheckedBefore(String variable, Node use, Unit unit) {
    boolean checked =
        unit.frame
            .code
            .findFirst(
                MethodCallExpr.class,
                call ->
                    isBefore(call, use)
                        && CHECK.matcher(call.getNameAsString()).matches()
                        && call.getArguments().stream().anyMatch(a -> isNamed(a, variable)))
            .isPresent();
    return checked
        || unit.frame
            .code
            .findFirst(
                AssignExpr.class,
                assign -> isBefore(assign, use) && isNamed(assign.getTarget(), variable))
            .isPresent();
  }

  private static Optional<Expression> limit(BinaryExpr test, String variable) {
    boolean relational =
        switch (test.getOperator()) {
          case LESS, LESS_EQUALS, GREATER, GREATER_EQUALS, EQUALS, NOT_EQUALS -> true;
          default -> false;
        };
    if (!relational) {
      return Optional.empty();
    }
    Expression other =
        mentions(test.getLeft(), variable)
            ? test.getRight()
            : mentions(test.getRight(), variable) ? test.getLeft() : null;
    return Optional.ofNullable(other).filter(limit -> !isTrivial(limit));
  }

  /** Zero, minus one and null say nothing about how large a number may be. */
  private static boolean isTrivial(Expression limit) {
    return limit.isNullLiteralExpr()
        || limit instanceof UnaryExpr
        || limit instanceof IntegerLiteralExpr number
            && (number.getValue().equals("0") || number.getValue().equals("1"));
  }

  private static boolean mentions(Expression expression, String variable) {
    return switch (expression) {
      case BinaryExpr sum ->
          mentions(sum.getLeft(), variable) || mentions(sum.getRight(), variable);
      default -> isNamed(expression, variable);
    };
  }

  private static boolean isNamed(Expression expression, String variable) {
    return switch (expression) {
      case NameExpr name -> name.getNameAsString().equals(variable);
      case EnclosedExpr inner -> isNamed(inner.getInner(), variable);
      case CastExpr cast -> isNamed(cast.getExpression(), variable);
      default -> false;
    };
  }

  static boolean isBefore(Node first, Node second) {
    Optional<Position> end = first.getRange().map(range -> range.end);
    Optional<Position> begin = second.getRange().map(range -> range.begin);
    return end.isPresent() && begin.isPresent() && end.get().isBefore(begin.get());
  }
}
