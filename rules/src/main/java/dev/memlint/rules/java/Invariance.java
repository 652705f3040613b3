package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.memlint.rules.facts.Site.Loop;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells whether expressions give the same value in every round of the loop around them. */
final class Invariance {
  private static final int MAX_DEPTH = 24;

  /** Values made of more parts than this, with all names in them followed, count as changing. */
  private static final int MAX_PARTS = 200;

  /** Their result is the same as long as receiver and arguments are. */
  private static final Set<String> PURE =
      Set.of(
          "quote",
          "valueOf",
          "toString",
          "format",
          "formatted",
          "of",
          "ofSeconds",
          "ofMillis",
          "ofMinutes",
          "ofPattern",
          "getTimeZone",
          "concat",
          "trim",
          "length",
          "toLowerCase",
          "toUpperCase",
          "join",
          "forLanguageTag",
          "getDefault");

  /** What each loop or function binds or changes: a name's only initialiser, or none. */
  private final Map<Node, Map<String, Optional<Expression>>> bound = new IdentityHashMap<>();

  private int parts;

  /** Whether nothing in {@code values} changes between rounds of the loop around {@code at}. */
  boolean of(Expression at, List<Expression> values, Node function) {
    Map<String, Optional<Expression>> changing =
        bound.computeIfAbsent(round(at, function), Invariance::bindings);
    parts = 0;
    return values.stream().allMatch(value -> isSame(value, changing, 0));
  }

  /** The code that runs anew with each round. */
  private static Node round(Expression at, Node function) {
    Node inner = at;
    for (Optional<Node> up = at.getParentNode();
        up.isPresent() && inner != function;
        up = inner.getParentNode()) {
      Node outer = up.get();
      Node part = inner;
      boolean round =
          switch (outer) {
            case ForEachStmt loop -> loop.getBody() == part;
            case ForStmt loop -> loop.getInitialization().stream().noneMatch(i -> i == part);
            case WhileStmt loop -> true;
            case DoStmt loop -> true;
            case MethodCallExpr taker ->
                part instanceof LambdaExpr && Lambdas.loopOf(taker) != Loop.NONE;
            default -> false;
          };
      if (round) {
        return outer;
      }
      inner = outer;
    }
    return inner;
  }

  private static Map<String, Optional<Expression>> bindings(Node round) {
    Map<String, Optional<Expression>> found = new HashMap<>();
    round.walk(
        node -> {
          switch (node) {
            case VariableDeclarator variable ->
                found.merge(
                    variable.getNameAsString(),
                    variable.getInitializer(),
                    (one, other) -> Optional.empty());
            case Parameter parameter -> found.put(parameter.getNameAsString(), Optional.empty());
            case TypePatternExpr typed -> found.put(typed.getNameAsString(), Optional.empty());
            case AssignExpr assign -> found.put(name(assign.getTarget()), Optional.empty());
            case UnaryExpr unary when Loops.changes(unary.getOperator()) ->
                found.put(name(unary.getExpression()), Optional.empty());
            default -> {}
          }
        });
    return found;
  }

  private static String name(Expression target) {
    return switch (target) {
      case NameExpr name -> name.getNameAsString();
      case FieldAccessExpr field -> field.getNameAsString();
      default -> "";
    };
  }

  private boolean isSame(Expression value, Map<String, Optional<Expression>> changing, int depth) {
    if (depth > MAX_DEPTH || parts++ > MAX_PARTS) {
      return false;
    }
    return switch (value) {
      case NameExpr name -> {
        Optional<Expression> initial = changing.get(name.getNameAsString());
        yield initial == null
            // What is constructed may be filled after its name is bound.
            || initial
                .filter(init -> !init.isObjectCreationExpr())
                .filter(init -> isSame(init, changing, depth + 1))
                .isPresent();
      }
      case FieldAccessExpr field ->
          !changing.containsKey(field.getNameAsString())
              && isSame(field.getScope(), changing, depth + 1);
      case MethodCallExpr call ->
          PURE.contains(call.getNameAsString())
              && !isBuilt(call)
              && childrenAreSame(call, changing, depth);
      case ObjectCreationExpr created ->
          created.getAnonymousClassBody().isEmpty() && childrenAreSame(created, changing, depth);
      case LambdaExpr lambda -> false;
      case AssignExpr assign -> false;
      case UnaryExpr unary ->
          !Loops.changes(unary.getOperator()) && childrenAreSame(unary, changing, depth);
      default -> childrenAreSame(value, changing, depth);
    };
  }

  /** {@code text.toString()}: what is turned into a text is filled in the meantime. */
  private static boolean isBuilt(MethodCallExpr call) {
    return call.getNameAsString().equals("toString")
        && call.getScope().filter(Expression::isNameExpr).isPresent();
  }

  private boolean childrenAreSame(
      Node node, Map<String, Optional<Expression>> changing, int depth) {
    return node.getChildNodes().stream()
        .allMatch(
            child -> !(child instanceof Expression part) || isSame(part, changing, depth + 1));
  }
}
