package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.java.StoreTarget.View;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the tests that let code run a single time: a store that is still null, a flag that the same
 * method sets.
 */
final class OnceTests {
  private final Unit unit;

  OnceTests(Unit unit) {
    this.unit = unit;
  }

  /** What code that runs only when a condition holds can fill but once. */
  List<StoreRef> whenTrue(Expression condition) {
    return switch (condition) {
      case EnclosedExpr inner -> whenTrue(inner.getInner());
      case UnaryExpr not when not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT ->
          whenFalse(not.getExpression());
      case BinaryExpr both when both.getOperator() == BinaryExpr.Operator.AND ->
          join(whenTrue(both.getLeft()), whenTrue(both.getRight()));
      case BinaryExpr test when test.getOperator() == BinaryExpr.Operator.EQUALS -> isNull(test);
      case MethodCallExpr call when call.getNameAsString().equals("compareAndSet") ->
          call.getArguments().size() == 2
                  && isLiteral(call.getArgument(0), false)
                  && isLiteral(call.getArgument(1), true)
              ? call.getScope().flatMap(this::field).map(this::fills).orElse(List.of())
              : List.of();
      default -> List.of();
    };
  }

  /** What code that runs only when a condition fails can fill but once. */
  List<StoreRef> whenFalse(Expression condition) {
    return switch (condition) {
      case EnclosedExpr inner -> whenFalse(inner.getInner());
      case UnaryExpr not when not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT ->
          whenTrue(not.getExpression());
      case BinaryExpr both when both.getOperator() == BinaryExpr.Operator.OR ->
          join(whenFalse(both.getLeft()), whenFalse(both.getRight()));
      case BinaryExpr test when test.getOperator() == BinaryExpr.Operator.NOT_EQUALS ->
          isNull(test);
      case MethodCallExpr call when call.getNameAsString().equals("getAndSet") ->
          call.getArguments().size() == 1 && isLiteral(call.getArgument(0), true)
              ? call.getScope().flatMap(this::field).map(this::fills).orElse(List.of())
              : List.of();
      case NameExpr name -> field(name).filter(this::isRaisedHere).map(this::fills).orElse(none());
      case FieldAccessExpr access ->
          field(access).filter(this::isRaisedHere).map(this::fills).orElse(none());
      default -> List.of();
    };
  }

  /** Whether a store can be filled but once where the code being walked stands. */
  boolean isFilledOnce(StoreTarget target) {
    return target
        .field()
        .filter(
            field ->
                unit.frame.isGuarded(once(field.owner, true))
                    || !field.isStatic && unit.frame.isGuarded(once(field.owner, false)))
        .isPresent();
  }

  private List<StoreRef> isNull(BinaryExpr test) {
    Expression tested = Nulls.isNull(test.getRight()) ? test.getLeft() : test.getRight();
    boolean withNull = Nulls.isNull(test.getRight()) || Nulls.isNull(test.getLeft());
    return withNull && (tested.isNameExpr() || tested.isFieldAccessExpr())
        ? field(tested)
            .map(StoreTarget::of)
            .filter(target -> target.view() == View.WHOLE)
            .map(target -> List.of(target.ref()))
            .orElse(List.of())
        : List.of();
  }

  private Optional<FieldInfo> field(Expression expression) {
    return switch (expression) {
      case NameExpr name when unit.frame.local(name.getNameAsString()).isEmpty() ->
          unit.frame.type.visibleField(name.getNameAsString());
      case FieldAccessExpr access -> unit.types.field(access);
      default -> Optional.empty();
    };
  }

  /** A flag guards what its own class keeps; only a static one guards what is static. */
  private List<StoreRef> fills(FieldInfo flag) {
    return isLoweredAlone(flag) ? List.of() : List.of(once(flag.owner, flag.isStatic));
  }

  private static StoreRef once(TypeInfo owner, boolean isStatic) {
    return new StoreRef(owner.name, isStatic ? "<static once>" : "<once>");
  }

  private boolean isRaisedHere(FieldInfo flag) {
    return flag.type.name().equals("boolean")
        && unit.frame
            .code
            .findFirst(
                AssignExpr.class,
                assign -> names(assign.getTarget(), flag) && isLiteral(assign.getValue(), true))
            .isPresent();
  }

  /** Whether some method lowers the flag and empties nothing, so that the filling runs again. */
  private boolean isLoweredAlone(FieldInfo flag) {
    return unit.frame
        .code
        .findCompilationUnit()
        .map(
            file ->
                Stream.<Node>concat(
                    FileNodes.of(file).assignments(flag.name).stream()
                        .filter(assign -> !isLiteral(assign.getValue(), true)),
                    FileNodes.of(file).calls("set").stream()
                        .filter(call -> call.getScope().filter(s -> names(s, flag)).isPresent())
                        .filter(call -> !isLiteral(call.getArgument(0), true))))
        .orElse(Stream.empty())
        .anyMatch(lowering -> !emptiesToo(lowering));
  }

  private static boolean emptiesToo(Node lowering) {
    // Constructors and initialisers find the store as empty as they make it.
    Optional<MethodDeclaration> method = Enclosing.method(lowering);
    return method.isEmpty()
        || method
            .get()
            .findFirst(MethodCallExpr.class, call -> call.getNameAsString().equals("clear"))
            .isPresent()
        || method
            .get()
            .findFirst(
                AssignExpr.class,
                assign ->
                    Nulls.isNull(assign.getValue()) || Emptiness.isNewEmpty(assign.getValue()))
            .isPresent();
  }

  private static boolean names(Expression expression, FieldInfo field) {
    return switch (expression) {
      case NameExpr name -> name.getNameAsString().equals(field.name);
      case FieldAccessExpr access -> access.getNameAsString().equals(field.name);
      default -> false;
    };
  }

  private static boolean isLiteral(Expression expression, boolean value) {
    return expression instanceof BooleanLiteralExpr literal && literal.getValue() == value;
  }

  private static List<StoreRef> join(List<StoreRef> first, List<StoreRef> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static List<StoreRef> none() {
    return List.of();
  }
}
