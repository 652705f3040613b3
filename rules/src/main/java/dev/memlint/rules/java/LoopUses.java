package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.memlint.rules.facts.LoopNames;
import dev.memlint.rules.facts.StoreUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a loop does to the variable that it fills, besides filling it. */
final class LoopUses {
  private static final Set<String> SEEKING =
      Set.of(
          "indexOf",
          "lastIndexOf",
          "contains",
          "charAt",
          "toString",
          "toByteArray",
          "endsWith",
          "startsWith",
          "substring",
          "equals",
          "matches");
  private static final Set<String> LENGTHS = Set.of("length", "size", "isEmpty", "capacity");

  private final Unit unit;

  LoopUses(Unit unit) {
    this.unit = unit;
  }

  /** See the parameters of the same name of the accumulation fact. */
  static final class Found {
    private boolean emptied;
    private boolean sought;
    private boolean limited;
    private boolean needed;

    boolean emptied() {
      return emptied;
    }

    boolean sought() {
      return sought;
    }

    boolean limited() {
      return limited;
    }

    boolean needed() {
      return needed;
    }
  }

  /** All uses of a variable, or of a field as written, in a loop. */
  Found of(String variable, Statement loop) {
    Found found = new Found();
    for (BinaryExpr test : loop.findAll(BinaryExpr.class)) {
      found.limited |= isLimit(test, variable);
    }
    found.limited |= countsDown(loop);
    boolean path = variable.indexOf('.') >= 0;
    List<? extends Expression> uses =
        path
            ? loop.findAll(FieldAccessExpr.class, f -> unit.offsets.text(f).equals(variable))
            : Accumulations.names(loop, variable);
    uses.forEach(use -> use(use, loop, found));
    return found;
  }

  /** {@code while (expected > 0) { ... expected--; }}. */
  private static boolean countsDown(Statement loop) {
    return loop instanceof WhileStmt repeated
        && repeated.getCondition().findAll(NameExpr.class).stream()
            .anyMatch(
                name ->
                    repeated
                            .getBody()
                            .findFirst(UnaryExpr.class, step -> isDecrement(step, name))
                            .isPresent()
                        || repeated
                            .getBody()
                            .findFirst(
                                AssignExpr.class,
                                step ->
                                    step.getOperator() == AssignExpr.Operator.MINUS
                                        && step.getTarget().equals(name))
                            .isPresent());
  }

  private static boolean isDecrement(UnaryExpr step, NameExpr name) {
    boolean down =
        step.getOperator() == UnaryExpr.Operator.POSTFIX_DECREMENT
            || step.getOperator() == UnaryExpr.Operator.PREFIX_DECREMENT;
    return down && step.getExpression().equals(name);
  }

  private boolean isLimit(BinaryExpr test, String variable) {
    boolean equal = test.getOperator() == BinaryExpr.Operator.EQUALS;
    boolean order =
        switch (test.getOperator()) {
          case LESS, LESS_EQUALS, GREATER, GREATER_EQUALS -> true;
          default -> false;
        };
    if (!order && !equal) {
      return false;
    }
    String text = unit.offsets.text(test);
    boolean zero = text.matches("(?s).*[<>=]=?\\s*-?[01]");
    boolean ofLength = text.contains(variable + ".length()") || text.contains(variable + ".size()");
    return !zero && (ofLength || order && LoopNames.isLimit(text));
  }

  private void use(Expression use, Statement loop, Found found) {
    Node parent = use.getParentNode().orElse(loop);
    switch (parent) {
      case MethodCallExpr call when call.getScope().filter(s -> s == use).isPresent() ->
          method(use, call, found);
      case MethodCallExpr call -> found.emptied = true; // who is handed it may take from it
      case AssignExpr assign when assign.getTarget() == use ->
          found.emptied |= assign.getOperator() == AssignExpr.Operator.ASSIGN;
      case AssignExpr assign -> {
        found.needed = true;
        found.emptied = true;
      }
      case BinaryExpr both -> {}
      case ReturnStmt result -> {}
      case LambdaExpr lambda -> found.emptied = true;
      default -> {
        found.needed = true;
        found.emptied = true;
      }
    }
  }

  private void method(Expression use, MethodCallExpr call, Found found) {
    String method = call.getNameAsString();
    Optional<StoreUse.Kind> effect =
        unit.declared.container(unit.types.of(use).name()).flatMap(type -> type.use(method));
    if (effect.filter(e -> e == StoreUse.Kind.GROW).isPresent() || LENGTHS.contains(method)) {
      return;
    }
    if (effect.isPresent() || method.equals("setLength") || method.equals("flip")) {
      found.emptied = true;
    } else if (SEEKING.contains(method)) {
      found.sought = true;
    } else {
      found.needed = true;
    }
  }

  /**
   * Whether the loop adds only some items: the growth stands behind a test of more than presence.
   */
  boolean isSelective(Node growth, Statement loop) {
    Node at = growth;
    while (at != loop && at.getParentNode().isPresent()) {
      Node parent = at.getParentNode().get();
      boolean chosen =
          switch (parent) {
            case IfStmt choice -> choice.getCondition() != at && !isPresence(choice.getCondition());
            case ConditionalExpr choice -> choice.getCondition() != at;
            case SwitchEntry entry -> true;
            case CatchClause clause -> true;
            case BlockStmt block -> skipsBefore(block, at);
            default -> false;
          };
      if (chosen) {
        return true;
      }
      at = parent;
    }
    return false;
  }

  /** {@code if (uninteresting(item)) continue;} in front of the growth. */
  private boolean skipsBefore(BlockStmt block, Node statement) {
    for (Statement child : block.getStatements()) {
      if (child == statement) {
        return false;
      }
      boolean skips =
          child instanceof IfStmt choice
              && choice.findFirst(ContinueStmt.class).isPresent()
              && !isPresence(choice.getCondition());
      if (skips) {
        return true;
      }
    }
    return false;
  }

  /** {@code n > 0}, {@code line != null}, {@code !line.isEmpty()}: whether there is one. */
  private static boolean isPresence(Expression condition) {
    return switch (condition) {
      case EnclosedExpr inner -> isPresence(inner.getInner());
      case UnaryExpr not -> isPresence(not.getExpression());
      case BinaryExpr test ->
          test.getRight().isNullLiteralExpr()
              || test.getRight().isIntegerLiteralExpr()
              || test.getRight().isUnaryExpr();
      case MethodCallExpr call ->
          call.getNameAsString().equals("isEmpty") || call.getNameAsString().equals("isBlank");
      case NameExpr name -> true;
      default -> false;
    };
  }
}
