package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.memlint.rules.facts.CallFact.Consumption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows a value through its function and tells all that happens to it. */
final class Consumptions {
  private static final int MAX_DEPTH = 6;

  private final Unit unit;
  private final Sources sources;
  private final ConsumingCalls calls;

  Consumptions(Unit unit, Sources sources) {
    this.unit = unit;
    this.sources = sources;
    this.calls = new ConsumingCalls(unit);
  }

  /** Everything that happens to a call's result; {@code read} is what it was read from. */
  Set<Consumption> of(Expression call, Optional<Expression> read) {
    Set<Consumption> found = EnumSet.noneOf(Consumption.class);
    String origin = read.map(unit.offsets::text).orElse("");
    follow(call, origin, found, 0);
    return found;
  }

  /** Everything that happens to a value that was read from nowhere. */
  Set<Consumption> of(Expression value) {
    Set<Consumption> found = EnumSet.noneOf(Consumption.class);
    follow(value, "", found, 0);
    return found;
  }

  private void follow(Expression value, String origin, Set<Consumption> found, int depth) {
    Optional<Node> parent = value.getParentNode();
    if (parent.isEmpty() || depth > MAX_DEPTH) {
      found.add(Consumption.OTHER);
      return;
    }
    switch (parent.get()) {
      case ExpressionStmt dropped -> {}
      case EnclosedExpr same -> follow(same, origin, found, depth);
      case CastExpr same -> follow(same, origin, found, depth);
      case ConditionalExpr choice when choice.getCondition() != value ->
          follow(choice, origin, found, depth);
      case VariableDeclarator variable -> variable(variable, origin, found, depth);
      case AssignExpr assign when assign.getValue() == value ->
          assigned(assign, origin, found, depth);
      case ReturnStmt result -> found.add(Consumption.RETURNED);
      case LambdaExpr lambda -> found.add(Consumption.RETURNED);
      case ForEachStmt loop -> found.add(Consumption.ITERATED);
      case ArrayAccessExpr element ->
          found.add(isInCountingLoop(element) ? Consumption.ITERATED : Consumption.OTHER);
      case FieldAccessExpr length when length.getNameAsString().equals("length") ->
          found.add(Consumption.MEASURED);
      case BinaryExpr both -> binary(both, value, origin, found, depth);
      case MethodCallExpr call when call.getScope().filter(s -> s == value).isPresent() ->
          onResult(call, origin, found, depth);
      case MethodCallExpr call -> handed(call, value, origin, found, depth);
      case ObjectCreationExpr created -> wrapped(created, origin, found, depth);
      default -> found.add(Consumption.OTHER);
    }
  }

  private void binary(
      BinaryExpr both, Expression value, String origin, Set<Consumption> found, int depth) {
    switch (both.getOperator()) {
      case PLUS -> follow(both, origin, found, depth + 1);
      case EQUALS, NOT_EQUALS -> {
        Expression other = both.getLeft() == value ? both.getRight() : both.getLeft();
        if (!other.isNullLiteralExpr()) {
          found.add(Consumption.OTHER);
        }
      }
      default -> found.add(Consumption.OTHER);
    }
  }

  private void variable(
      VariableDeclarator variable, String origin, Set<Consumption> found, int depth) {
    if (variable.getParentNode().filter(p -> p instanceof FieldDeclaration).isPresent()) {
      found.add(Consumption.STORED);
    } else {
      uses(variable.getNameAsString(), variable, origin, found, depth + 1);
    }
  }

  private void assigned(AssignExpr assign, String origin, Set<Consumption> found, int depth) {
    if (assign.getTarget() instanceof NameExpr name
        && unit.frame.local(name.getNameAsString()).isPresent()) {
      uses(name.getNameAsString(), assign, origin, found, depth + 1);
    } else {
      found.add(Consumption.STORED);
    }
  }

  /** What happens to a local variable after a place. */
  private void uses(String variable, Node after, String origin, Set<Consumption> found, int depth) {
    if (depth > MAX_DEPTH) {
      found.add(Consumption.OTHER);
      return;
    }
    List<NameExpr> uses =
        unit.frame.code.findAll(
            NameExpr.class,
            name -> name.getNameAsString().equals(variable) && LimitChecks.isBefore(after, name));
    for (NameExpr use : uses) {
      boolean target =
          use.getParentNode()
              .filter(p -> p instanceof AssignExpr assign && assign.getTarget() == use)
              .isPresent();
      if (!target) {
        follow(use, origin, found, depth);
      }
    }
  }

  /** {@code content.split("\n")}. */
  private void onResult(MethodCallExpr call, String origin, Set<Consumption> found, int depth) {
    Optional<Consumption> known = calls.onReceiver(call);
    if (known.isPresent()) {
      found.add(known.get());
    } else if (calls.isSameContent(call)) {
      follow(call, origin, found, depth);
    } else {
      found.add(Consumption.OTHER);
    }
  }

  private void handed(
      MethodCallExpr call, Expression value, String origin, Set<Consumption> found, int depth) {
    if (calls.wrapsArgument(call)) {
      follow(call, origin, found, depth);
      return;
    }
    Consumption consumption = calls.ofArgument(call, value);
    if (consumption == Consumption.COPIED && writesBack(call, value, origin)) {
      consumption = Consumption.REWRITTEN;
    }
    found.add(consumption);
  }

  private boolean writesBack(MethodCallExpr call, Expression value, String origin) {
    return !origin.isEmpty()
        && call.getArguments().stream()
            .filter(argument -> argument != value)
            .anyMatch(
                argument ->
                    unit.offsets.text(argument).equals(origin)
                        || sources.of(argument).endsWith(origin));
  }

  private void wrapped(
      ObjectCreationExpr created, String origin, Set<Consumption> found, int depth) {
    String type = unit.type(created.getType()).name();
    if (calls.isWrapper(type)) {
      follow(created, origin, found, depth);
    } else {
      found.add(
          unit.apis
              .call(type + "#<init>")
              .flatMap(api -> api.consumption())
              .orElse(Consumption.PASSED));
    }
  }

  private static boolean isInCountingLoop(Node node) {
    for (Optional<Node> at = node.getParentNode(); at.isPresent(); at = at.get().getParentNode()) {
      if (at.get() instanceof ForStmt || at.get() instanceof WhileStmt) {
        return true;
      }
    }
    return false;
  }
}
