package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the words of a command line out of expressions, as far as the file shows them. */
final class CommandWords {
  /** Stands for words that are not visible. */
  static final String HIDDEN = "…";

  private static final int DEEPEST = 8;
  private static final int MOST_WORDS = 40;

  private final Unit unit;

  CommandWords(Unit unit) {
    this.unit = unit;
  }

  /** The words of all expressions joined by blanks, {@link #HIDDEN} for what is not visible. */
  String of(List<Expression> expressions) {
    List<String> words = new ArrayList<>();
    expressions.forEach(expression -> read(expression, words, 0));
    return String.join(" ", words);
  }

  private void read(Expression expression, List<String> words, int depth) {
    if (depth > DEEPEST || words.size() >= MOST_WORDS) {
      words.add(HIDDEN);
      return;
    }
    switch (expression) {
      case StringLiteralExpr text -> words.add(text.getValue().strip());
      case EnclosedExpr inner -> read(inner.getInner(), words, depth + 1);
      case BinaryExpr both when both.getOperator() == BinaryExpr.Operator.PLUS -> {
        read(both.getLeft(), words, depth + 1);
        read(both.getRight(), words, depth + 1);
      }
      case ArrayCreationExpr array when array.getInitializer().isPresent() ->
          read(array.getInitializer().get(), words, depth + 1);
      case ArrayInitializerExpr array ->
          array.getValues().forEach(value -> read(value, words, depth + 1));
      case ObjectCreationExpr list ->
          list.getArguments().forEach(argument -> read(argument, words, depth + 1));
      case MethodCallExpr list when isListing(list) ->
          list.getArguments().forEach(argument -> read(argument, words, depth + 1));
      case NameExpr name -> {
        Optional<Expression> value = valueOf(name.getNameAsString());
        if (value.isPresent()) {
          read(value.get(), words, depth + 1);
        } else {
          words.add(HIDDEN);
        }
      }
      default -> words.add(HIDDEN);
    }
  }

  /** {@code List.of("git", "log")}, {@code Arrays.asList(..)}. */
  private static boolean isListing(MethodCallExpr call) {
    String method = call.getNameAsString();
    return method.equals("of") || method.equals("asList");
  }

  private Optional<Expression> valueOf(String name) {
    Optional<Local> local = unit.frame.local(name);
    return local.isPresent()
        ? local.get().init
        : unit.frame.type.visibleField(name).flatMap(FieldInfo::initializer);
  }
}
