package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.memlint.rules.facts.AccumulationFact.From;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a loop takes its items from.
 *
 * @param from what it is
 * @param text where the items come from, as written and followed
 * @param items the names that an item, or something made of it, has in the loop
 * @param reads whether a call gives an item
 */
record LoopSource(From from, String text, Set<String> items, Predicate<MethodCallExpr> reads) {
  LoopSource {
    items = Set.copyOf(items);
  }

  /** Whether an expression has an item in it. */
  boolean isIn(Node expression) {
    return mentions(expression, items, reads);
  }

  static boolean mentions(Node expression, Set<String> items, Predicate<MethodCallExpr> reads) {
    return expression
        .findFirst(
            Node.class,
            node ->
                node instanceof NameExpr name && items.contains(name.getNameAsString())
                    || node instanceof MethodCallExpr call && reads.test(call))
        .isPresent();
  }
}
