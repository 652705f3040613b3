package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.memlint.rules.facts.Site.Loop;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges how often a loop's body runs. */
final class Loops {
  private static final Pattern CONSTANT_NAME = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern LIFETIME_FLAG =
      Pattern.compile("!?.*(running|closed|stop|shutdown|terminated|interrupted|alive|active).*");
  private static final Set<String> LITERAL_COLLECTIONS = Set.of("of", "asList", "ofEntries");

  private Loops() {}

  static boolean changes(UnaryExpr.Operator operator) {
    return switch (operator) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
      default -> false;
    };
  }

  static boolean isConstantName(String name) {
    return CONSTANT_NAME.matcher(name).matches();
  }

  static Loop of(ForStmt loop) {
    if (loop.getCompare().isEmpty()) {
      return endless(loop.getBody());
    }
    return loop.getCompare().get() instanceof BinaryExpr compare
            && (isConstant(compare.getRight()) || isConstant(compare.getLeft()))
            && !loop.getUpdate().isEmpty()
            && !(compare.getOperator() == BinaryExpr.Operator.NOT_EQUALS)
            && !isZero(compare.getRight())
        ? Loop.CONSTANT
        : Loop.DATA;
  }

  static Loop of(ForEachStmt loop) {
    return switch (loop.getIterable()) {
      case MethodCallExpr call when isConstantValues(call) -> Loop.CONSTANT;
      case ArrayCreationExpr array when array.getInitializer().isPresent() -> Loop.CONSTANT;
      default -> Loop.DATA;
    };
  }

  static Loop of(WhileStmt loop) {
    return whileLoop(loop.getCondition(), loop.getBody());
  }

  static Loop of(DoStmt loop) {
    return whileLoop(loop.getCondition(), loop.getBody());
  }

  private static Loop whileLoop(Expression condition, Node body) {
    if (condition instanceof BooleanLiteralExpr literal && literal.getValue()) {
      return endless(body);
    }
    boolean flag =
        (condition.isNameExpr()
                || condition.isUnaryExpr()
                || condition.isFieldAccessExpr()
                || condition.isMethodCallExpr())
            && LIFETIME_FLAG.matcher(condition.toString().toLowerCase(Locale.ROOT)).matches();
    return flag ? Loop.ENDLESS : Loop.DATA;
  }

  /** A loop without a condition still ends with its data when its body can leave it. */
  private static Loop endless(Node body) {
    return leaves(body, true) ? Loop.DATA : Loop.ENDLESS;
  }

  private static boolean leaves(Node node, boolean breakLeaves) {
    if (node instanceof ReturnStmt) {
      return true;
    }
    if (node instanceof BreakStmt stop) {
      return breakLeaves || stop.getLabel().isPresent();
    }
    if (node instanceof LambdaExpr || node instanceof BodyDeclaration<?>) {
      return false;
    }
    boolean inner =
        node instanceof ForStmt
            || node instanceof ForEachStmt
            || node instanceof WhileStmt
            || node instanceof DoStmt
            || node instanceof SwitchStmt;
    for (Node child : node.getChildNodes()) {
      if (leaves(child, breakLeaves && !inner)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConstantValues(MethodCallExpr call) {
    List<Expression> arguments = call.getArguments();
    if (call.getNameAsString().equals("values") && arguments.isEmpty()) {
      return call.getScope().filter(Loops::looksLikeType).isPresent();
    }
    return LITERAL_COLLECTIONS.contains(call.getNameAsString())
        && arguments.stream().allMatch(Loops::isConstant);
  }

  /** {@code Type} or {@code Outer.Type}, by the naming convention. */
  static boolean looksLikeType(Expression expression) {
    String name =
        switch (expression) {
          case NameExpr simple -> simple.getNameAsString();
          case FieldAccessExpr access -> access.getNameAsString();
          default -> "";
        };
    return !name.isEmpty()
        && Character.isUpperCase(name.charAt(0))
        && (name.length() == 1 || !isConstantName(name));
  }

  private static boolean isZero(Expression expression) {
    return expression instanceof IntegerLiteralExpr literal && literal.getValue().equals("0");
  }

  private static boolean isConstant(Expression expression) {
    return switch (expression) {
      case LiteralExpr literal -> true;
      case NameExpr name -> isConstantName(name.getNameAsString());
      case FieldAccessExpr access when access.getNameAsString().equals("length") ->
          access.getScope() instanceof MethodCallExpr call && isConstantValues(call);
      case FieldAccessExpr access -> isConstantName(access.getNameAsString());
      default -> false;
    };
  }
}
