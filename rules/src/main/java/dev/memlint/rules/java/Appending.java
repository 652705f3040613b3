package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a {@code StringBuilder} of a local text that a loop makes longer. */
final class Appending {
  /** What a builder answers as a text does. */
  private static final Set<String> SHARED = Set.of("length", "charAt");

  private final Unit unit;
  private final AppendSteps steps;

  Appending(Unit unit) {
    this.unit = unit;
    this.steps = new AppendSteps(unit);
  }

  /**
   * The change of the declaration and of all uses.
   *
   * @return empty when one of them cannot be changed: the text is looked at in the loop, given to a
   *     lambda, or no variable of its own
   */
  Optional<Fix> fix(AssignExpr growth) {
    String name = growth.getTarget().toString();
    Optional<VariableDeclarator> declared =
        growth.getTarget().isNameExpr() ? declaration(name) : Optional.empty();
    Optional<TextChange> start = declared.flatMap(this::started);
    if (start.isEmpty() || !unit.resolve("StringBuilder").equals("java.lang.StringBuilder")) {
      return Optional.empty();
    }
    BlockStmt scope = Enclosing.block(declared.get()).orElseThrow();
    List<Edit> edits = new ArrayList<>(start.get().edits());
    boolean sure = start.get().sure();
    for (NameExpr use : Accumulations.names(scope, name)) {
      Optional<TextChange> change = isIn(use, name) ? TextChange.NONE : change(use, scope);
      if (change.isEmpty()) {
        return Optional.empty();
      }
      edits.addAll(change.get().edits());
      sure &= change.get().sure();
    }
    return Fix.keepingComments(
        "build '" + name + "' with a StringBuilder",
        sure ? FixSafety.SAFE : FixSafety.UNSAFE,
        edits,
        unit.offsets.text());
  }

  /** The only variable of this name in the function, when it is declared in a statement. */
  private Optional<VariableDeclarator> declaration(String name) {
    Node code = unit.frame.code;
    List<VariableDeclarator> declared =
        code.findAll(VariableDeclarator.class, one -> one.getNameAsString().equals(name));
    boolean other =
        code.findFirst(Parameter.class, one -> one.getNameAsString().equals(name)).isPresent()
            // The scope of text::length is read as a type.
            || code.findFirst(TypeExpr.class, one -> one.toString().equals(name)).isPresent();
    boolean alone =
        declared.size() == 1
            && !other
            && declared.getFirst().getParentNode().orElse(null)
                instanceof VariableDeclarationExpr all
            && all.getVariables().size() == 1
            && all.getAnnotations().isEmpty()
            && all.getParentNode().orElse(null) instanceof ExpressionStmt statement
            && statement.getParentNode().orElse(null) instanceof BlockStmt;
    return alone ? Optional.of(declared.getFirst()) : Optional.empty();
  }

  /** {@code String text = "";} to {@code StringBuilder text = new StringBuilder();}. */
  private Optional<TextChange> started(VariableDeclarator declared) {
    Optional<Expression> start =
        declared.getInitializer().filter(value -> !value.isNullLiteralExpr());
    if (start.isEmpty()) {
      return Optional.empty();
    }
    Span span = unit.offsets.span(start.get());
    List<Edit> edits = new ArrayList<>();
    if (!declared.getType().asString().equals("var")) {
      edits.add(new Edit(unit.offsets.span(declared.getType()), "StringBuilder"));
    }
    if (isEmptyText(start.get())) {
      edits.add(new Edit(span, "new StringBuilder()"));
    } else {
      edits.add(new Edit(new Span(span.start(), span.start()), "new StringBuilder("));
      edits.add(new Edit(new Span(span.end(), span.end()), ")"));
    }
    boolean neverNull =
        start.get().isStringLiteralExpr()
            || start.get().isTextBlockLiteralExpr()
            || start.get().isBinaryExpr();
    return Optional.of(new TextChange(edits, neverNull));
  }

  private static boolean isEmptyText(Expression value) {
    return value instanceof StringLiteralExpr text && text.getValue().isEmpty();
  }

  /** Whether a use is a part of what is assigned to the text itself, and changes with that. */
  private static boolean isIn(NameExpr use, String name) {
    return assignment(use, name).filter(assign -> AppendSteps.isOwnPart(use, assign)).isPresent();
  }

  private static Optional<AssignExpr> assignment(NameExpr use, String name) {
    return Enclosing.innermost(AssignExpr.class, use)
        .filter(assign -> assign.getTarget() != use && isNamed(assign.getTarget(), name));
  }

  private static boolean isNamed(Expression expression, String name) {
    return expression instanceof NameExpr named && named.getNameAsString().equals(name);
  }

  private Optional<TextChange> change(NameExpr use, BlockStmt scope) {
    String name = use.getNameAsString();
    Node parent = use.getParentNode().orElseThrow();
    if (Variables.isCaptured(use, scope) || assignment(use, name).isPresent()) {
      return Optional.empty();
    }
    return switch (parent) {
      case AssignExpr assign when assign.getTarget() == use -> steps.of(assign, scope);
      case MethodCallExpr call when isScope(call, use) && SHARED.contains(call.getNameAsString()) ->
          TextChange.NONE;
      case MethodCallExpr call
          when isScope(call, use) && call.getNameAsString().equals("isEmpty") ->
          tested(call);
      case BinaryExpr test
          when test.getOperator() == BinaryExpr.Operator.EQUALS
              || test.getOperator() == BinaryExpr.Operator.NOT_EQUALS ->
          Optional.empty();
      default -> isRepeated(use, scope) ? Optional.empty() : read(use);
    };
  }

  private static boolean isScope(MethodCallExpr call, Expression expression) {
    return call.getScope().filter(scope -> scope == expression).isPresent();
  }

  private Optional<TextChange> read(NameExpr use) {
    if (isBesideText(use)) {
      return TextChange.NONE;
    }
    int end = unit.offsets.span(use).end();
    return Optional.of(new TextChange(List.of(new Edit(new Span(end, end), ".toString()")), true));
  }

  /** {@code "all: " + text} takes a builder as it takes a text. */
  private static boolean isBesideText(NameExpr use) {
    return use.getParentNode().orElse(null) instanceof BinaryExpr sum
        && sum.getOperator() == BinaryExpr.Operator.PLUS
        && (sum.getLeft() == use
            ? sum.getRight().isStringLiteralExpr()
            : SumParts.all(sum.getLeft()).stream().anyMatch(Expression::isStringLiteralExpr));
  }

  /**
   * {@code !text.isEmpty()} to {@code text.length() > 0}; a builder has the other since Java 15.
   */
  private Optional<TextChange> tested(MethodCallExpr test) {
    Node around = test.getParentNode().orElseThrow();
    boolean negated =
        around instanceof UnaryExpr not
            && not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT;
    Expression whole = negated ? (Expression) around : test;
    boolean operand =
        whole.getParentNode().orElse(null) instanceof BinaryExpr both
            && both.getOperator() != BinaryExpr.Operator.AND
            && both.getOperator() != BinaryExpr.Operator.OR;
    String length = test.getScope().orElseThrow() + ".length()";
    return operand
        ? Optional.empty()
        : Optional.of(
            new TextChange(
                List.of(new Edit(unit.offsets.span(whole), length + (negated ? " > 0" : " == 0"))),
                true));
  }

  private static boolean isRepeated(Node use, BlockStmt scope) {
    Node at = use;
    while (at != scope) {
      Node parent = at.getParentNode().orElse(scope);
      boolean once = parent instanceof ForEachStmt loop && loop.getIterable() == at;
      if (LoopSources.isLoop(parent) && !once) {
        return true;
      }
      at = parent;
    }
    return false;
  }
}
