package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.util.Set;

/** Whether an expression makes a new container that holds nothing. */
final class Emptiness {
  private static final Set<String> EMPTY_FACTORIES =
      Set.of(
          "of",
          "emptyList",
          "emptyMap",
          "emptySet",
          "newKeySet",
          "newArrayList",
          "newHashMap",
          "newHashSet",
          "newLinkedHashMap",
          "newLinkedList",
          "newConcurrentMap",
          "newConcurrentHashSet",
          "newTreeMap",
          "newLinkedHashSet",
          "noneOf",
          "create");

  private Emptiness() {}

  static boolean isNewEmpty(Expression value) {
    return switch (value) {
      case ObjectCreationExpr created ->
          created.getAnonymousClassBody().isEmpty()
              && created.getArguments().stream().allMatch(Emptiness::isSize);
      case MethodCallExpr call ->
          EMPTY_FACTORIES.contains(call.getNameAsString()) && call.getArguments().isEmpty();
      case StringLiteralExpr text -> text.getValue().isEmpty();
      default -> false;
    };
  }

  /** A capacity or load factor, as far as its form shows. */
  private static boolean isSize(Expression argument) {
    return argument.isIntegerLiteralExpr()
        || argument.isDoubleLiteralExpr()
        || argument.isNameExpr() && Loops.isConstantName(argument.asNameExpr().getNameAsString());
  }
}
