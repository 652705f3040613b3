package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.memlint.rules.facts.FunctionFact;
import java.util.Optional;

/** Text that comes from outside the program. */
final class Inputs {
  private static final int MAX_DEPTH = 4;

  private Inputs() {}

  /** Where a text comes from, for people; empty when it is not visibly from outside. */
  static Optional<String> of(Expression text, Unit unit) {
    return of(text, unit, 0);
  }

  private static Optional<String> of(Expression text, Unit unit, int depth) {
    if (depth > MAX_DEPTH) {
      return Optional.empty();
    }
    return switch (text) {
      case NameExpr name ->
          unit.frame
              .local(name.getNameAsString())
              .flatMap(local -> local.init)
              .flatMap(init -> of(init, unit, depth + 1));
      case ArrayAccessExpr element
          when unit.frame.kind == FunctionFact.Kind.MAIN
              && element.getName().toString().equals("args") ->
          Optional.of("a command line argument");
      case MethodCallExpr call when unit.owner(call).equals("java.lang.System") ->
          switch (call.getNameAsString()) {
            case "getenv" -> Optional.of("an environment variable");
            case "getProperty" -> Optional.of("a system property");
            default -> Optional.empty();
          };
      case MethodCallExpr call ->
          switch (call.getNameAsString()) {
            case "getHeader", "getHeaderField", "firstValue" -> Optional.of("a request header");
            case "getParameter", "getQueryParameter" -> Optional.of("a request parameter");
            case "trim", "strip", "orElse", "get", "toString" ->
                call.getScope().flatMap(scope -> of(scope, unit, depth + 1));
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }
}
