package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.StoreRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The function that is being walked: its place, its loops, its variables, its guards. */
final class Frame {
  final int function;
  final FunctionFact.Kind kind;
  final TypeInfo type;

  /** The declaration that holds the function's whole code. */
  final Node code;

  /** The function around a lambda or anonymous class, whose variables are visible here. */
  final Optional<Frame> outer;

  private final Deque<Map<String, Local>> scopes = new ArrayDeque<>();
  private final List<StoreRef> guards = new ArrayList<>();
  private Set<String> reassigned = Set.of();
  private boolean assignmentsKnown;
  Loop loop = Loop.NONE;

  Frame(int function, FunctionFact.Kind kind, TypeInfo type, Node code, Optional<Frame> outer) {
    this.function = function;
    this.kind = kind;
    this.type = type;
    this.code = code;
    this.outer = outer;
    push();
  }

  void push() {
    scopes.push(new HashMap<>());
  }

  void pop() {
    scopes.pop();
  }

  void declare(Local local) {
    scopes.element().put(local.name, local);
  }

  Optional<Local> local(String name) {
    for (Map<String, Local> scope : scopes) {
      Local local = scope.get(name);
      if (local != null) {
        return Optional.of(local);
      }
    }
    return outer.flatMap(frame -> frame.local(name));
  }

  /** Runs only while the object, or the program, is being made. */
  boolean constructs() {
    return kind == FunctionFact.Kind.CONSTRUCTOR || kind == FunctionFact.Kind.TOP_LEVEL;
  }

  int guardCount() {
    return guards.size();
  }

  void guard(StoreRef store) {
    guards.add(store);
  }

  void dropGuards(int count) {
    guards.subList(count, guards.size()).clear();
  }

  boolean isGuarded(StoreRef store) {
    return guards.contains(store);
  }

  /** Whether a variable is assigned again after its declaration anywhere in this function. */
  boolean isReassigned(String name) {
    if (!assignmentsKnown) {
      assignmentsKnown = true;
      reassigned = assignments();
    }
    return reassigned.contains(name) || outer.filter(o -> o.isReassigned(name)).isPresent();
  }

  private Set<String> assignments() {
    Set<String> names = new HashSet<>();
    code.walk(
        Expression.class,
        expression -> {
          if (expression instanceof AssignExpr assign
              && assign.getTarget() instanceof NameExpr target) {
            names.add(target.getNameAsString());
          } else if (expression instanceof UnaryExpr unary
              && Loops.changes(unary.getOperator())
              && unary.getExpression() instanceof NameExpr target) {
            names.add(target.getNameAsString());
          }
        });
    return names;
  }
}
