package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes a sum of texts apart into what can be appended one after the other. */
final class SumParts {
  /** Types of the platform none of whose methods gives an array of characters. */
  private static final Set<String> WITHOUT_CHARS =
      Set.of(
          "java.io.BufferedReader",
          "java.io.File",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Math",
          "java.lang.StringBuilder",
          "java.nio.file.Path",
          "java.util.Scanner",
          "java.util.regex.Matcher");

  private final Unit unit;

  SumParts(Unit unit) {
    this.unit = unit;
  }

  /** The whole sum from left to right, without any parentheses around a part. */
  static List<Expression> all(Expression sum) {
    List<Expression> parts = new ArrayList<>();
    Expression at = sum;
    while (isSum(at)) {
      parts.addFirst(((BinaryExpr) at).getRight());
      at = ((BinaryExpr) at).getLeft();
    }
    parts.addFirst(at);
    return parts;
  }

  /**
   * The parts of a sum that is added to a text. What stands before the first text in it may be
   * numbers, which stay one part.
   */
  List<Expression> appended(Expression sum) {
    List<Expression> parts = all(sum);
    int text = 0;
    while (text < parts.size() && !type(parts.get(text)).isString()) {
      text++;
    }
    if (text == parts.size()) {
      return List.of(sum);
    }
    int first = Math.max(1, text);
    Expression left = sum;
    for (int i = parts.size(); i > first; i--) {
      left = ((BinaryExpr) left).getLeft();
    }
    List<Expression> appended = new ArrayList<>(List.of(left));
    appended.addAll(parts.subList(first, parts.size()));
    return appended;
  }

  private static boolean isSum(Expression expression) {
    return expression instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.PLUS;
  }

  /** What is in the parentheses, if there are any. */
  static Expression bare(Expression part) {
    Expression at = part;
    while (at instanceof EnclosedExpr enclosed) {
      at = enclosed.getInner();
    }
    return at;
  }

  /** Whether {@code append} takes a part, and as what {@code +} takes it. */
  enum Fitness {
    SAME,
    /** It may be an array of characters, of which only {@code append} adds the content. */
    PERHAPS,
    OTHER
  }

  Fitness fitness(Expression part) {
    return switch (bare(part)) {
      case NullLiteralExpr nothing -> Fitness.OTHER;
      case LiteralExpr literal -> Fitness.SAME;
      case BinaryExpr both -> Fitness.SAME;
      case ConditionalExpr choice -> {
        Fitness first = fitness(choice.getThenExpr());
        Fitness second = fitness(choice.getElseExpr());
        yield first.compareTo(second) > 0 ? first : second;
      }
      case Expression other -> {
        JavaType type = type(other);
        boolean chars = type.isArray() && type.name().equals("char");
        boolean known = !type.isUnknown() || other instanceof MethodCallExpr call && isText(call);
        yield chars ? Fitness.OTHER : known ? Fitness.SAME : Fitness.PERHAPS;
      }
    };
  }

  private boolean isText(MethodCallExpr call) {
    String owner =
        call.getScope()
            .filter(NameExpr.class::isInstance)
            .map(scope -> type(scope).name())
            .filter(name -> !name.isEmpty())
            .orElseGet(() -> unit.owner(call));
    return call.getNameAsString().equals("toString") && call.getArguments().isEmpty()
        || WITHOUT_CHARS.contains(owner)
        || owner.equals("java.lang.String") && !call.getNameAsString().equals("toCharArray");
  }

  /**
   * The type of a part. Parts stand in other blocks than the walk, so that names are looked for in
   * the whole function; one that blocks use for different things has no known type.
   */
  private JavaType type(Expression part) {
    if (!(part instanceof NameExpr name)) {
      return unit.types.of(part);
    }
    Map<String, Type> declared = new HashMap<>();
    unit.frame.code.walk(
        node ->
            declaredType(node, name.getNameAsString())
                .ifPresent(type -> declared.put(type.asString(), type)));
    return switch (declared.size()) {
      case 0 -> unit.types.of(part);
      case 1 -> unit.type(declared.values().iterator().next());
      default -> JavaType.UNKNOWN;
    };
  }

  private static Optional<Type> declaredType(Node node, String name) {
    return switch (node) {
      case VariableDeclarator variable when variable.getNameAsString().equals(name) ->
          Optional.of(variable.getType());
      case Parameter parameter when parameter.getNameAsString().equals(name) ->
          Optional.of(parameter.getType());
      default -> Optional.empty();
    };
  }
}
