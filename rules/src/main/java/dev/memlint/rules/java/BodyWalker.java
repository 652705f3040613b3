package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.type.Type;
import dev.memlint.rules.facts.Site.Loop;
import java.util.List;
import java.util.Optional;

/** Walks statements: scopes, loops and guards. Expressions are {@link ExpressionWalker}'s. */
final class BodyWalker {
  private final Unit unit;
  private final UnitWalker types;
  private final StoreUses uses;
  private final LengthTests lengths;
  private final OnceTests once;
  private final Locks locks;
  private final ExpressionWalker expressions;
  private final Accumulations accumulations;

  BodyWalker(Unit unit, UnitWalker types) {
    this.unit = unit;
    this.types = types;
    this.uses = new StoreUses(unit);
    this.lengths = new LengthTests(unit, uses);
    this.once = new OnceTests(unit);
    this.locks = new Locks(unit);
    this.expressions = new ExpressionWalker(unit, types, this, uses, lengths, locks);
    this.accumulations = new Accumulations(unit, new Consumptions(unit, new Sources(unit)));
  }

  static boolean isVar(Type type) {
    return type.isVarType() || type.asString().equals("var");
  }

  /** A method's parameters and body. */
  void method(MethodDeclaration method) {
    parameters(method.getParameters());
    method.getBody().ifPresent(body -> locks.method(method, () -> statement(body)));
  }

  void parameters(List<Parameter> parameters) {
    parameters.forEach(parameter -> unit.frame.declare(UnitWalker.parameter(parameter, unit)));
  }

  void expression(Expression expression) {
    expressions.walk(expression);
  }

  /** A field's initialiser. */
  void initializer(FieldInfo field, Expression value) {
    expression(value);
    uses.noteView(field, value);
  }

  void finish() {
    uses.finish();
  }

  void statement(Statement statement) {
    accumulations.statement(statement);
    switch (statement) {
      case BlockStmt block -> block(block.getStatements());
      case ExpressionStmt simple -> expression(simple.getExpression());
      case IfStmt choice -> choice(choice);
      case ForStmt loop -> loop(loop);
      case ForEachStmt loop -> loop(loop);
      case WhileStmt loop -> loop(loop.getCondition(), loop.getBody(), Loops.of(loop));
      case DoStmt loop -> loop(loop.getCondition(), loop.getBody(), Loops.of(loop));
      case ReturnStmt result ->
          result
              .getExpression()
              .ifPresent(
                  value -> {
                    expression(value);
                    uses.escape(value);
                  });
      case TryStmt attempt -> attempt(attempt);
      case SynchronizedStmt region -> {
        expression(region.getExpression());
        locks.region(region, () -> statement(region.getBody()));
      }
      case SwitchStmt choice -> {
        expression(choice.getSelector());
        entries(choice.getEntries());
      }
      case ExplicitConstructorInvocationStmt call -> {
        call.getArguments().forEach(this::expression);
        expressions.constructor(call);
      }
      case LocalClassDeclarationStmt local ->
          types.type(local.getClassDeclaration(), Optional.of(unit.frame));
      case LocalRecordDeclarationStmt local ->
          types.type(local.getRecordDeclaration(), Optional.of(unit.frame));
      default -> children(statement);
    }
  }

  /** Statements without scopes or conditions of their own. */
  private void children(Node node) {
    for (Node child : node.getChildNodes()) {
      switch (child) {
        case Statement inner -> statement(inner);
        case Expression inner -> expression(inner);
        default -> {}
      }
    }
  }

  private void block(List<Statement> statements) {
    Frame frame = unit.frame;
    int guards = frame.guardCount();
    int taken = locks.mark();
    frame.push();
    for (Statement statement : statements) {
      statement(statement);
      if (statement instanceof IfStmt choice
          && choice.getElseStmt().isEmpty()
          && LengthTests.exits(choice.getThenStmt())) {
        // What follows runs only when the test let it pass.
        lengths.guarded(choice.getCondition()).forEach(frame::guard);
        once.whenFalse(choice.getCondition()).forEach(frame::guard);
      }
    }
    frame.pop();
    locks.release(taken);
    frame.dropGuards(guards);
  }

  private void choice(IfStmt choice) {
    Frame frame = unit.frame;
    expression(choice.getCondition());
    int guards = frame.guardCount();
    lengths.guarded(choice.getCondition()).forEach(frame::guard);
    int ofLength = frame.guardCount();
    once.whenTrue(choice.getCondition()).forEach(frame::guard);
    frame.push();
    statement(choice.getThenStmt());
    frame.pop();
    frame.dropGuards(ofLength);
    once.whenFalse(choice.getCondition()).forEach(frame::guard);
    choice.getElseStmt().ifPresent(this::scoped);
    frame.dropGuards(guards);
  }

  private void scoped(Statement statement) {
    unit.frame.push();
    statement(statement);
    unit.frame.pop();
  }

  private void loop(ForStmt loop) {
    Frame frame = unit.frame;
    frame.push();
    loop.getInitialization().forEach(this::expression);
    repeated(
        Loops.of(loop),
        () -> {
          loop.getCompare().ifPresent(this::expression);
          loop.getUpdate().forEach(this::expression);
          scoped(loop.getBody());
        });
    frame.pop();
  }

  private void loop(ForEachStmt loop) {
    Frame frame = unit.frame;
    expression(loop.getIterable());
    frame.push();
    expressions.loopVariable(loop);
    repeated(Loops.of(loop), () -> scoped(loop.getBody()));
    frame.pop();
  }

  private void loop(Expression condition, Statement body, Loop kind) {
    repeated(
        kind,
        () -> {
          expression(condition);
          int guards = unit.frame.guardCount();
          lengths.guarded(condition).forEach(unit.frame::guard);
          scoped(body);
          unit.frame.dropGuards(guards);
        });
  }

  /** Walks code that runs as often as {@code kind} says, or as the loop around it does. */
  void repeated(Loop kind, Runnable body) {
    Frame frame = unit.frame;
    Loop before = frame.loop;
    frame.loop = before.and(kind);
    body.run();
    frame.loop = before;
  }

  private void attempt(TryStmt attempt) {
    unit.frame.push();
    attempt.getResources().forEach(this::expression);
    statement(attempt.getTryBlock());
    unit.frame.pop();
    for (CatchClause clause : attempt.getCatchClauses()) {
      unit.frame.push();
      parameters(List.of(clause.getParameter()));
      statement(clause.getBody());
      unit.frame.pop();
    }
    attempt.getFinallyBlock().ifPresent(this::statement);
  }

  /** The branches of a switch. */
  void entries(List<SwitchEntry> entries) {
    unit.frame.push();
    for (SwitchEntry entry : entries) {
      entry.getLabels().forEach(expressions::pattern);
      entry.getGuard().ifPresent(this::expression);
      block(entry.getStatements());
    }
    unit.frame.pop();
  }

  /** A condition inside an expression, {@code n < max ? .. : ..}. */
  void guarded(Expression condition, Runnable body) {
    Frame frame = unit.frame;
    int guards = frame.guardCount();
    lengths.guarded(condition).forEach(frame::guard);
    body.run();
    frame.dropGuards(guards);
  }
}
