package dev.memlint.rules.java;

import com.github.javaparser.ast.ArrayCreationLevel;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.memlint.rules.java.StoreTarget.View;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Walks expressions and hands each to whom it concerns. */
final class ExpressionWalker {
  private final Unit unit;
  private final UnitWalker types;
  private final BodyWalker bodies;
  private final StoreUses uses;
  private final LengthTests lengths;
  private final Lambdas lambdas;
  private final Reads reads;
  private final TableCalls tableCalls;
  private final Remakings remakings;
  private final Allocations allocations;
  private final Copies copies;
  private final Retentions retentions;
  private final StoreReads storeReads;
  private final Callees callees;
  private final Materializations materializations;
  private final Texts texts;
  private final Locks locks;
  private final Recursions recursions;

  ExpressionWalker(
      Unit unit,
      UnitWalker types,
      BodyWalker bodies,
      StoreUses uses,
      LengthTests lengths,
      Locks locks) {
    this.unit = unit;
    this.types = types;
    this.bodies = bodies;
    this.uses = uses;
    this.lengths = lengths;
    this.reads = new Reads(unit);
    this.tableCalls = new TableCalls(unit);
    this.remakings = new Remakings(unit);
    this.allocations = new Allocations(unit);
    this.copies = new Copies(unit);
    this.retentions = new Retentions(unit);
    this.storeReads = new StoreReads(unit);
    this.callees = new Callees(unit);
    this.materializations = new Materializations(unit);
    this.texts = new Texts(unit);
    this.locks = locks;
    this.recursions = new Recursions(unit);
    this.lambdas = new Lambdas(unit, types, bodies, callees);
  }

  void walk(Expression expression) {
    switch (expression) {
      case VariableDeclarationExpr declared -> declared.getVariables().forEach(this::variable);
      case AssignExpr assign -> assign(assign);
      case MethodCallExpr call -> call(call);
      case ObjectCreationExpr created -> creation(created);
      case ArrayCreationExpr array -> {
        allocations.array(array);
        children(array);
      }
      case BinaryExpr both -> binary(both);
      case UnaryExpr change when Loops.changes(change.getOperator()) -> {
        children(change);
        remakings.change(change, change.getExpression(), change.getOperator().asString());
      }
      case ConditionalExpr choice -> {
        walk(choice.getCondition());
        bodies.guarded(
            choice.getCondition(),
            () -> {
              walk(choice.getThenExpr());
              walk(choice.getElseExpr());
            });
      }
      case LambdaExpr lambda -> lambdas.handedOn(lambda, Optional.empty());
      case MethodReferenceExpr reference -> {
        uses.reference(reference);
        callees.reference(reference);
        children(reference);
      }
      case SwitchExpr choice -> {
        walk(choice.getSelector());
        bodies.entries(choice.getEntries());
      }
      case InstanceOfExpr test -> {
        walk(test.getExpression());
        test.getPattern().ifPresent(this::pattern);
      }
      case NameExpr name -> storeReads.read(name);
      case FieldAccessExpr access -> {
        storeReads.read(access);
        walk(access.getScope());
      }
      default -> children(expression);
    }
  }

  private void children(Node node) {
    for (Node child : node.getChildNodes()) {
      switch (child) {
        case Expression inner -> walk(inner);
        case Statement inner -> bodies.statement(inner);
        case ArrayCreationLevel level -> level.getDimension().ifPresent(this::walk);
        default -> {}
      }
    }
  }

  void pattern(Expression pattern) {
    switch (pattern) {
      case TypePatternExpr typed ->
          unit.frame.declare(
              new Local(
                  typed.getNameAsString(),
                  BodyWalker.isVar(typed.getType()) ? JavaType.UNKNOWN : unit.type(typed.getType()),
                  Optional.empty(),
                  false));
      case RecordPatternExpr parts -> parts.getPatternList().forEach(this::pattern);
      default -> {}
    }
  }

  private void variable(VariableDeclarator variable) {
    variable.getInitializer().ifPresent(this::walk);
    JavaType type =
        BodyWalker.isVar(variable.getType())
            ? variable.getInitializer().map(unit.types::of).orElse(JavaType.UNKNOWN)
            : unit.type(variable.getType());
    Local local = new Local(variable.getNameAsString(), type, variable.getInitializer(), false);
    local.alias = variable.getInitializer().flatMap(unit.stores::of);
    unit.frame.declare(local);
    remakings.variable(variable);
  }

  void loopVariable(ForEachStmt loop) {
    VariableDeclarator variable = loop.getVariable().getVariables().getFirst().orElseThrow();
    JavaType type =
        BodyWalker.isVar(variable.getType())
            ? unit.types.element(unit.types.of(loop.getIterable()))
            : unit.type(variable.getType());
    Local local = new Local(variable.getNameAsString(), type, Optional.empty(), false);
    if (unit.declared.container(type.name()).isPresent()) {
      local.alias = unit.stores.of(loop.getIterable()).map(target -> target.as(View.ELEMENT));
    }
    unit.frame.declare(local);
  }

  private void assign(AssignExpr assign) {
    walk(assign.getTarget());
    walk(assign.getValue());
    if (assign.getOperator() != AssignExpr.Operator.ASSIGN) {
      remakings.change(assign, assign.getTarget(), assign.getOperator().asString());
    }
    if (assign.getTarget() instanceof NameExpr name) {
      unit.frame
          .local(name.getNameAsString())
          .filter(local -> local.alias.isEmpty())
          .ifPresent(local -> local.alias = unit.stores.of(assign.getValue()));
    }
    uses.assign(assign);
    texts.assign(assign);
    retentions.assign(assign);
  }

  private void call(MethodCallExpr call) {
    call.getScope().ifPresent(this::walk);
    for (Expression argument : call.getArguments()) {
      if (argument instanceof LambdaExpr lambda) {
        lambdas.handedOn(lambda, Optional.of(call));
      } else if (argument instanceof MethodReferenceExpr) {
        bodies.repeated(Lambdas.loopOf(call), () -> walk(argument));
      } else {
        walk(argument);
      }
    }
    uses.call(call);
    reads.call(call);
    tableCalls.call(call);
    remakings.call(call);
    allocations.call(call);
    copies.call(call);
    locks.call(call);
    recursions.call(call);
    callees.call(call);
    materializations.call(call);
    texts.call(call);
  }

  private void creation(ObjectCreationExpr created) {
    created.getScope().ifPresent(this::walk);
    created.getArguments().forEach(this::walk);
    reads.creation(created);
    tableCalls.creation(created);
    allocations.creation(created);
    copies.creation(created);
    locks.creation(created);
    callees.creation(created);
    uses.creation(created);
    if (created.getAnonymousClassBody().isPresent()) {
      tableCalls.anonymous(created);
      TypeInfo body =
          unit.declared.anonymous(
              unit.type(created.getType()), created.getAnonymousClassBody().get(), unit.frame.type);
      types.anonymous(body, created.getAnonymousClassBody().get(), created.getType());
    }
  }

  void constructor(ExplicitConstructorInvocationStmt call) {
    callees.constructor(call.isThis(), call.getArguments().size());
  }

  /** Walks the left spine in a loop: a sum of a thousand strings is a thousand levels deep. */
  private void binary(BinaryExpr both) {
    texts.sum(both);
    Deque<BinaryExpr> spine = new ArrayDeque<>();
    Expression left = both;
    while (left instanceof BinaryExpr inner) {
      spine.push(inner);
      left = inner.getLeft();
    }
    walk(left);
    for (BinaryExpr part : spine) {
      boolean and = part.getOperator() == BinaryExpr.Operator.AND;
      if (and) {
        bodies.guarded(part.getLeft(), () -> walk(part.getRight()));
      } else {
        walk(part.getRight());
      }
      lengths.note(part);
    }
  }
}
