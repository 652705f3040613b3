package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.Site.Loop;
import java.util.Optional;
import java.util.Set;

/**
 * Walks lambdas: one that the called method runs at once is code of the function around it; any
 * other is a function of its own, because it runs later and perhaps often.
 */
final class Lambdas {
  /** Run their argument once or not at all before they return. */
  private static final Set<String> AT_ONCE =
      Set.of(
          "computeIfAbsent",
          "computeIfPresent",
          "compute",
          "merge",
          "ifPresent",
          "ifPresentOrElse",
          "orElseGet",
          "orElseThrow",
          "requireNonNullElseGet",
          "doPrivileged",
          "comparing",
          "comparingInt",
          "comparingLong",
          "thenComparing",
          "setAll",
          "updateAndGet",
          "getAndUpdate",
          "accumulateAndGet",
          "assertThrows",
          "sort",
          "getOrCompute");

  /** Run their argument for each element before they return, or when the stream is run. */
  private static final Set<String> PER_ELEMENT =
      Set.of(
          "forEach",
          "forEachOrdered",
          "forEachRemaining",
          "map",
          "mapToInt",
          "mapToLong",
          "mapToObj",
          "mapToDouble",
          "flatMap",
          "mapMulti",
          "filter",
          "peek",
          "anyMatch",
          "allMatch",
          "noneMatch",
          "reduce",
          "collect",
          "removeIf",
          "replaceAll",
          "toMap",
          "groupingBy",
          "toCollection",
          "takeWhile",
          "dropWhile",
          "iterate",
          "generate",
          "partitioningBy",
          "max",
          "min",
          "sorted",
          "boxed",
          "transform",
          "teeing");

  /** Hand their argument to threads, timers or an event loop that run it again and again. */
  private static final Set<String> TASKS =
      Set.of(
          "submit",
          "execute",
          "schedule",
          "scheduleAtFixedRate",
          "scheduleWithFixedDelay",
          "runAsync",
          "supplyAsync",
          "subscribe",
          "createContext",
          "handler",
          "route",
          "addListener",
          "handle",
          "onMessage",
          "setHandler",
          "consumer",
          "requestHandler");

  private final Unit unit;
  private final UnitWalker functions;
  private final BodyWalker bodies;
  private final Callees callees;

  Lambdas(Unit unit, UnitWalker functions, BodyWalker bodies, Callees callees) {
    this.unit = unit;
    this.functions = functions;
    this.bodies = bodies;
    this.callees = callees;
  }

  /** How often a method runs what is handed to it, each time it is called. */
  static Loop loopOf(MethodCallExpr call) {
    return PER_ELEMENT.contains(call.getNameAsString()) ? Loop.DATA : Loop.NONE;
  }

  /** A lambda, and the call that takes it when it is an argument. */
  void handedOn(LambdaExpr lambda, Optional<MethodCallExpr> taker) {
    String method = taker.map(MethodCallExpr::getNameAsString).orElse("");
    if (AT_ONCE.contains(method) || PER_ELEMENT.contains(method)) {
      bodies.repeated(
          taker.map(Lambdas::loopOf).orElse(Loop.NONE),
          () -> {
            unit.frame.push();
            body(lambda);
            unit.frame.pop();
          });
      return;
    }
    TypeInfo type = unit.frame.type;
    String name = "lambda$" + ++type.lambdas;
    callees.lambda(name);
    Kind kind =
        unit.frame.kind == Kind.TEST
            ? Kind.TEST
            : TASKS.contains(method) ? Kind.HANDLER : Kind.ORDINARY;
    int function =
        unit.facts.openFunction(
            name,
            type.name,
            kind,
            lambda.getParameters().size(),
            unit.offsets.span(lambda),
            false,
            false);
    functions.in(
        new Frame(function, kind, type, lambda, Optional.of(unit.frame)), () -> body(lambda));
  }

  private void body(LambdaExpr lambda) {
    bodies.parameters(lambda.getParameters());
    if (lambda.getBody() instanceof ExpressionStmt simple) {
      bodies.expression(simple.getExpression());
    } else {
      bodies.statement(lambda.getBody());
    }
  }
}
