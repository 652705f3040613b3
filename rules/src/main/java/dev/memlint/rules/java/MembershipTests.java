package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithStatements;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.Optional;
import java.util.Set;

/** Whether a collection is asked before each addition, so that it holds each value once. */
final class MembershipTests {
  private static final Set<String> ASKING = Set.of("contains", "containsKey");

  private MembershipTests() {}

  /** {@code if (!seen.contains(x)) seen.add(x)}, or {@code if (seen.contains(x)) return;} first. */
  static boolean precedes(MethodCallExpr addition) {
    Optional<Expression> collection = addition.getScope();
    if (collection.isEmpty()) {
      return false;
    }
    String asked = collection.get().toString();
    Node child = addition;
    for (Optional<Node> at = addition.getParentNode();
        at.isPresent() && !(at.get() instanceof CallableDeclaration<?>);
        at = at.get().getParentNode()) {
      Node node = at.get();
      if (node instanceof IfStmt test
          && test.getThenStmt() == child
          && asks(test.getCondition(), asked, false)) {
        return true;
      }
      if (node instanceof NodeWithStatements<?> block && leavesBefore(block, child, asked)) {
        return true;
      }
      child = node;
    }
    return false;
  }

  private static boolean leavesBefore(NodeWithStatements<?> block, Node child, String asked) {
    for (Statement statement : block.getStatements()) {
      if (statement == child) {
        return false;
      }
      if (statement instanceof IfStmt test
          && leaves(test.getThenStmt())
          && asks(test.getCondition(), asked, true)) {
        return true;
      }
    }
    return false;
  }

  private static boolean leaves(Statement then) {
    Statement last =
        then instanceof BlockStmt block && block.getStatements().isNonEmpty()
            ? block.getStatements().getLast().orElseThrow()
            : then;
    return last.isReturnStmt() || last.isContinueStmt() || last.isThrowStmt();
  }

  private static boolean asks(Expression condition, String asked, boolean found) {
    return switch (condition) {
      case EnclosedExpr inner -> asks(inner.getInner(), asked, found);
      case UnaryExpr not when not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT ->
          asks(not.getExpression(), asked, !found);
      case BinaryExpr both when both.getOperator() == BinaryExpr.Operator.AND ->
          asks(both.getLeft(), asked, found) || asks(both.getRight(), asked, found);
      case MethodCallExpr call ->
          found
              && ASKING.contains(call.getNameAsString())
              && call.getScope().filter(scope -> scope.toString().equals(asked)).isPresent();
      default -> false;
    };
  }
}
