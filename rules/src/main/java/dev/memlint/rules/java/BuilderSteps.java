package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Collects what is called on a fresh object: a builder's steps, settings, its first uses. */
final class BuilderSteps {
  private static final int MAX_STEPS = 64;

  /** Steps that end a builder and give what it builds. */
  private static final Pattern MAKING = Pattern.compile("build([A-Z]\\w*)?|create");

  /** Steps that set something and give the same object back. */
  private static final Pattern SETTING =
      Pattern.compile(
          "(set|with|add|enable|disable|configure|register|findAndRegister|activate|deactivate"
              + "|clearAnd|setAnd)([A-Z]\\w*)?");

  private final Unit unit;

  BuilderSteps(Unit unit) {
    this.unit = unit;
  }

  /**
   * What is called on an object.
   *
   * @param steps every method that the same function calls on it, in reading order; what its
   *     lambdas do is another function's
   * @param making those of them up to where it is ready for use
   * @param results the expressions that stand for the ready object, never empty
   */
  record Built(List<MethodCallExpr> steps, List<MethodCallExpr> making, List<Expression> results) {
    Built {
      steps = List.copyOf(steps);
      making = List.copyOf(making);
      results = List.copyOf(results);
    }
  }

  /** The steps called on what {@code root} makes, directly or through the name that holds it. */
  Built of(Expression root) {
    List<MethodCallExpr> chain = chain(root);
    List<MethodCallExpr> making = making(chain);
    Expression result = making.isEmpty() ? root : making.getLast();
    List<MethodCallExpr> steps = new ArrayList<>(chain);
    List<Expression> results = new ArrayList<>();
    if (making.isEmpty() || !isMaking(making.getLast())) {
      List<MethodCallExpr> settings = new ArrayList<>();
      for (Expression use : later(result)) {
        List<MethodCallExpr> calls = chain(use);
        List<MethodCallExpr> makingThere = making(calls);
        steps.addAll(calls);
        settings.addAll(makingThere);
        if (!makingThere.isEmpty() && isMaking(makingThere.getLast())) {
          results.add(makingThere.getLast());
        }
        if (steps.size() > MAX_STEPS) {
          break;
        }
      }
      // On a builder every step is a setting, whatever it is called.
      making.addAll(results.isEmpty() ? settings : steps);
    }
    return new Built(steps, making, results.isEmpty() ? List.of(result) : results);
  }

  private static List<MethodCallExpr> chain(Expression root) {
    List<MethodCallExpr> steps = new ArrayList<>();
    Expression at = root;
    while (steps.size() < MAX_STEPS
        && at.getParentNode().orElse(null) instanceof Expression outer) {
      Expression inner = at;
      switch (outer) {
        case MethodCallExpr step when step.getScope().filter(s -> s == inner).isPresent() ->
            steps.add(step);
        case Expression same when same.isEnclosedExpr() || same.isCastExpr() -> {}
        default -> {
          return steps;
        }
      }
      at = outer;
    }
    return steps;
  }

  /** The steps up to the one that builds; without one, those that only set something. */
  private static List<MethodCallExpr> making(List<MethodCallExpr> chain) {
    for (int i = 0; i < chain.size(); i++) {
      if (isMaking(chain.get(i))) {
        return new ArrayList<>(chain.subList(0, i + 1));
      }
    }
    List<MethodCallExpr> setting = new ArrayList<>();
    for (MethodCallExpr step : chain) {
      if (!SETTING.matcher(step.getNameAsString()).matches()) {
        break;
      }
      setting.add(step);
    }
    return setting;
  }

  private static boolean isMaking(MethodCallExpr step) {
    return MAKING.matcher(step.getNameAsString()).matches();
  }

  /** Later uses, in the same function, of the name that an expression is assigned to. */
  private List<Expression> later(Expression value) {
    Optional<String> name = holder(value);
    if (name.isEmpty()) {
      return List.of();
    }
    return unit.frame.code.findAll(
        Expression.class,
        use ->
            isNamed(use, name.get())
                && LimitChecks.isBefore(value, use)
                && task(use) == task(value));
  }

  /** The innermost lambda around a node, which may run at another time; the file for none. */
  private static Node task(Node node) {
    Node at = node;
    while (at.getParentNode().isPresent() && !(at instanceof LambdaExpr)) {
      at = at.getParentNode().get();
    }
    return at;
  }

  private static Optional<String> holder(Expression value) {
    Node parent = value.getParentNode().orElse(null);
    return switch (parent) {
      case VariableDeclarator variable -> Optional.of(variable.getNameAsString());
      case AssignExpr assign when assign.getValue() == value ->
          switch (assign.getTarget()) {
            case NameExpr name -> Optional.of(name.getNameAsString());
            case FieldAccessExpr field when field.getScope().isThisExpr() ->
                Optional.of(field.getNameAsString());
            default -> Optional.empty();
          };
      case null, default -> Optional.empty();
    };
  }

  private static boolean isNamed(Expression use, String name) {
    return switch (use) {
      case NameExpr simple -> simple.getNameAsString().equals(name);
      case FieldAccessExpr field ->
          field.getScope().isThisExpr() && field.getNameAsString().equals(name);
      default -> false;
    };
  }
}
