package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Removes a thread's value in {@code finally}, behind the work that it was set for. */
final class ThreadLocalCleanup {
  /** Methods that set a value for work that others do after them. */
  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?:set|begin|start|init|open|push|enter|before|bind|attach|put|store|register|pre|on|with|add"
              + "|get|create|load|mark|remember|save|use|switch|change|configure|enable)(?:[A-Z]\\w*)?");

  private final Unit unit;
  private final Layout layout;

  ThreadLocalCleanup(Unit unit) {
    this.unit = unit;
    this.layout = new Layout(unit);
  }

  /** The change of the one place that sets the value, where the same block does the work. */
  Optional<Fix> fix(FieldInfo field) {
    List<MethodCallExpr> setting =
        FieldUses.of(field).stream()
            .flatMap(uses -> uses.calls().stream())
            .filter(call -> call.getNameAsString().equals("set"))
            .toList();
    if (setting.size() != 1) {
      return Optional.empty();
    }
    MethodCallExpr set = setting.getFirst();
    boolean begins =
        Enclosing.method(set)
            .filter(method -> !BEGINNING.matcher(method.getNameAsString()).matches())
            .isEmpty();
    return !begins
            && set.getParentNode().orElse(null) instanceof ExpressionStmt statement
            && statement.getParentNode().orElse(null) instanceof BlockStmt block
            && layout.lines(statement).isPresent()
        ? cleaned(set, rest(block, statement))
        : Optional.empty();
  }

  private static List<Statement> rest(BlockStmt block, Statement statement) {
    return block.getStatements().stream().dropWhile(one -> one != statement).skip(1).toList();
  }

  private Optional<Fix> cleaned(MethodCallExpr set, List<Statement> rest) {
    List<Statement> work = rest.stream().dropWhile(ThreadLocalCleanup::isSetting).toList();
    boolean works =
        !work.isEmpty()
            && work.stream().anyMatch(one -> one.findFirst(MethodCallExpr.class).isPresent());
    if (!works || layout.indent(work.getFirst()).isEmpty()) {
      return Optional.empty();
    }
    Expression value = set.getScope().orElseThrow();
    String remove = value + ".remove();";
    return work.size() == 1
            && work.getFirst() instanceof TryStmt handled
            && handled.getFinallyBlock().isPresent()
        ? inFinally(handled.getFinallyBlock().get(), remove)
        : inOwnTry(rest, remove);
  }

  private static boolean isSetting(Statement statement) {
    return statement instanceof ExpressionStmt one
        && one.getExpression() instanceof MethodCallExpr call
        && call.getNameAsString().equals("set")
        && call.getArguments().size() == 1;
  }

  private Optional<Fix> inFinally(BlockStmt last, String remove) {
    return last.getStatements()
        .getFirst()
        .flatMap(
            first ->
                layout
                    .indent(first)
                    .map(
                        indent -> {
                          int start = unit.offsets.span(first).start();
                          return fix(
                              List.of(
                                  new Edit(
                                      new Span(start, start),
                                      remove + layout.lineBreak() + indent)));
                        }));
  }

  private Optional<Fix> inOwnTry(List<Statement> rest, String remove) {
    Statement first = rest.getFirst();
    Span span = unit.offsets.span(first, rest.getLast());
    List<Edit> edits = new ArrayList<>(layout.wrapped(first, span, "try "));
    Edit closing = edits.removeLast();
    String indent = layout.indent(first).orElse("");
    edits.add(
        new Edit(
            closing.span(),
            closing.replacement()
                + " finally {"
                + layout.lineBreak()
                + indent
                + layout.level(first)
                + remove
                + layout.lineBreak()
                + indent
                + "}"));
    return Optional.of(fix(edits));
  }

  private Fix fix(List<Edit> edits) {
    return new Fix("remove it when the work is done", FixSafety.UNSAFE, edits);
  }
}
