package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.memlint.rules.facts.StoreRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds comparisons of a store's length with a limit.
 *
 * <p>A comparison with zero or one, or with an index ({@code i < items.size()}), limits nothing; a
 * membership test does not either.
 */
final class LengthTests {
  private static final Set<String> LENGTHS =
      Set.of("size", "length", "estimatedSize", "mappingCount", "remainingCapacity", "getSize");
  private static final Pattern LIMIT_NAME =
      Pattern.compile(
          "(?i).*(max|limit|capacity|threshold|bound|quota|keep|retain|highwater|size|cap\\b).*");

  private final Unit unit;
  private final StoreUses uses;

  LengthTests(Unit unit, StoreUses uses) {
    this.unit = unit;
    this.uses = uses;
  }

  /** Writes down a comparison that is one. */
  void note(BinaryExpr test) {
    tested(test)
        .ifPresent(
            target -> {
              boolean left = measured(test.getLeft()).isPresent();
              Expression limit = left ? test.getRight() : test.getLeft();
              uses.boundCheck(target, test, test.getOperator().asString(), limit);
            });
  }

  /** The stores whose length a condition compares, or that it requires to be empty. */
  List<StoreRef> guarded(Expression condition) {
    List<StoreRef> stores = new ArrayList<>();
    collect(condition, stores);
    return stores;
  }

  private void collect(Expression condition, List<StoreRef> stores) {
    switch (condition) {
      case EnclosedExpr inner -> collect(inner.getInner(), stores);
      case UnaryExpr not when !(not.getExpression() instanceof MethodCallExpr) ->
          collect(not.getExpression(), stores);
      case BinaryExpr both
          when both.getOperator() == BinaryExpr.Operator.AND
              || both.getOperator() == BinaryExpr.Operator.OR -> {
        collect(both.getLeft(), stores);
        collect(both.getRight(), stores);
      }
      case BinaryExpr empty
          when empty.getOperator() == BinaryExpr.Operator.EQUALS
              && empty.getRight() instanceof IntegerLiteralExpr zero
              && zero.getValue().equals("0") ->
          measured(empty.getLeft()).ifPresent(target -> stores.add(target.ref()));
      case BinaryExpr test -> tested(test).ifPresent(target -> stores.add(target.ref()));
      case MethodCallExpr call when call.getNameAsString().equals("isEmpty") ->
          call.getScope().flatMap(unit.stores::of).ifPresent(target -> stores.add(target.ref()));
      default -> {}
    }
  }

  private Optional<StoreTarget> tested(BinaryExpr test) {
    return switch (test.getOperator()) {
      case LESS, LESS_EQUALS, GREATER, GREATER_EQUALS, EQUALS, NOT_EQUALS ->
          measured(test.getLeft())
              .filter(target -> isLimit(test.getRight()))
              .or(() -> measured(test.getRight()).filter(target -> isLimit(test.getLeft())));
      default -> Optional.empty();
    };
  }

  /** The store whose length an expression is: {@code items.size()}, {@code items.size() + n}. */
  private Optional<StoreTarget> measured(Expression side) {
    return switch (side) {
      case EnclosedExpr inner -> measured(inner.getInner());
      case BinaryExpr sum
          when sum.getOperator() == BinaryExpr.Operator.PLUS
              || sum.getOperator() == BinaryExpr.Operator.MINUS ->
          measured(sum.getLeft()).or(() -> measured(sum.getRight()));
      case NameExpr name ->
          unit.frame
              .local(name.getNameAsString())
              .flatMap(local -> local.init)
              .filter(init -> init instanceof MethodCallExpr)
              .flatMap(this::measured);
      case MethodCallExpr call
          when call.getArguments().isEmpty() && LENGTHS.contains(call.getNameAsString()) ->
          call.getScope().flatMap(unit.stores::of);
      default -> Optional.empty();
    };
  }

  private boolean isLimit(Expression other) {
    return switch (other) {
      case EnclosedExpr inner -> isLimit(inner.getInner());
      case IntegerLiteralExpr number ->
          !number.getValue().equals("0") && !number.getValue().equals("1");
      case NameExpr name -> isLimitName(name.getNameAsString());
      case FieldAccessExpr access -> isLimitName(access.getNameAsString());
      case MethodCallExpr call ->
          !LENGTHS.contains(call.getNameAsString()) && isLimitName(call.getNameAsString());
      case BinaryExpr sum -> isLimit(sum.getLeft()) || isLimit(sum.getRight());
      default -> false;
    };
  }

  private boolean isLimitName(String name) {
    return Loops.isConstantName(name)
        || LIMIT_NAME.matcher(name).matches()
        || unit.frame.local(name).isEmpty()
            && unit.frame.type.visibleField(name).filter(f -> f.isFinal).isPresent();
  }

  /** Whether control never goes on behind a statement. */
  static boolean exits(Statement statement) {
    return switch (statement) {
      case BlockStmt block ->
          !block.getStatements().isEmpty() && exits(block.getStatements().getLast().orElseThrow());
      default ->
          statement.isReturnStmt()
              || statement.isThrowStmt()
              || statement.isContinueStmt()
              || statement.isBreakStmt();
    };
  }
}
