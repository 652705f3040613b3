package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.java.SumParts.Fitness;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes {@code text.append(a).append(b)} for what makes a text longer. */
final class AppendSteps {
  private static final Pattern LINE_BREAK = Pattern.compile("\\r?\\n[ \\t]*");

  /** A format that begins with the text and names no argument by its number. */
  private static final Pattern LEADING_TEXT = Pattern.compile("%s(?!.*(?:\\$|%<)).+");

  private final Unit unit;
  private final SumParts sums;

  AppendSteps(Unit unit) {
    this.unit = unit;
    this.sums = new SumParts(unit);
  }

  /** The text in {@code text + part}, {@code text.concat(part)}, {@code format("%s..", text)}. */
  static boolean isOwnPart(NameExpr use, AssignExpr assign) {
    return assign.getOperator() == AssignExpr.Operator.ASSIGN
        && switch (assign.getValue()) {
          case BinaryExpr sum -> SumParts.all(sum).getFirst() == use;
          case MethodCallExpr call ->
              call.getScope().filter(scope -> scope == use).isPresent() || argument(call, use) >= 0;
          default -> false;
        };
  }

  private static int argument(MethodCallExpr call, NameExpr use) {
    for (int i = 0; i < Math.min(2, call.getArguments().size()); i++) {
      if (call.getArgument(i) == use) {
        return i;
      }
    }
    return -1;
  }

  /** The change of an assignment to the text; empty when it is none that adds to its end. */
  Optional<TextChange> of(AssignExpr assign, BlockStmt scope) {
    boolean statement =
        assign.getParentNode().orElse(null) instanceof ExpressionStmt whole
            && !(whole.getParentNode().orElse(null) instanceof SwitchEntry);
    if (!statement) {
      return Optional.empty();
    }
    Expression value = assign.getValue();
    return switch (assign.getOperator()) {
      case PLUS -> appended(assign, sums.appended(value), scope);
      case ASSIGN ->
          switch (value) {
            case StringLiteralExpr text when text.getValue().isEmpty() -> emptied(assign);
            case BinaryExpr sum when SumParts.all(sum).getFirst().equals(assign.getTarget()) -> {
              List<Expression> parts = SumParts.all(sum);
              yield appended(assign, parts.subList(1, parts.size()), scope);
            }
            case MethodCallExpr call -> called(assign, call, scope);
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  /** {@code text = ""} to {@code text.setLength(0)}. */
  private Optional<TextChange> emptied(AssignExpr assign) {
    int start = unit.offsets.span(assign.getTarget()).end();
    Span rest = new Span(start, unit.offsets.span(assign).end());
    return Optional.of(new TextChange(List.of(new Edit(rest, ".setLength(0)")), true));
  }

  private Optional<TextChange> appended(
      AssignExpr assign, List<Expression> parts, BlockStmt scope) {
    boolean sure = parts.size() == 1 || !mayShowHalf(assign, parts, scope);
    List<Edit> edits = new ArrayList<>();
    int from = unit.offsets.span(assign.getTarget()).end();
    String closing = "";
    String lines = "";
    for (Expression part : parts) {
      Fitness fitness = sums.fitness(part);
      if (fitness == Fitness.OTHER) {
        return Optional.empty();
      }
      sure &= fitness == Fitness.SAME;
      Span span = unit.offsets.span(SumParts.bare(part));
      String lineBreak = lineBreak(from, span.start());
      // All steps of a chain stand below each other.
      lines = lines.isEmpty() ? lineBreak : lines;
      String step = (lineBreak.isEmpty() ? "" : lines) + ".append(";
      edits.add(new Edit(new Span(from, span.start()), closing + step));
      from = span.end();
      closing = ")";
    }
    edits.add(new Edit(new Span(from, unit.offsets.span(assign).end()), closing));
    return Optional.of(new TextChange(edits, sure));
  }

  /** The line break and indentation that stand between two parts as written. */
  private String lineBreak(int from, int to) {
    Matcher line = LINE_BREAK.matcher(unit.offsets.text()).region(from, to);
    return line.find() ? line.group() : "";
  }

  /** A part that throws leaves those before it in a builder, which a handler may look at. */
  private static boolean mayShowHalf(AssignExpr assign, List<Expression> parts, BlockStmt scope) {
    boolean calm =
        parts.stream()
            .skip(1)
            .map(SumParts::bare)
            .allMatch(part -> part instanceof LiteralExpr || part instanceof NameExpr);
    for (Node at = assign; !calm && at != scope; at = at.getParentNode().orElse(scope)) {
      if (at instanceof TryStmt handled
          && !(handled.getCatchClauses().isEmpty() && handled.getFinallyBlock().isEmpty())) {
        return true;
      }
    }
    return false;
  }

  private Optional<TextChange> called(AssignExpr assign, MethodCallExpr call, BlockStmt scope) {
    String method = call.getNameAsString();
    List<Expression> arguments = call.getArguments();
    boolean ofText = call.getScope().filter(assign.getTarget()::equals).isPresent();
    if (method.equals("concat") && ofText && arguments.size() == 1) {
      // The argument was never null, for concat throws then.
      return appended(assign, arguments, scope)
          .map(change -> new TextChange(change.edits(), arguments.getFirst().isLiteralExpr()));
    }
    if (method.equals("format")
        && call.getScope().filter(type -> type.toString().equals("String")).isPresent()
        && arguments.size() > 1) {
      Span gone =
          new Span(
              unit.offsets.span(arguments.get(0)).end(), unit.offsets.span(arguments.get(1)).end());
      return formatted(assign, arguments.get(0), arguments.get(1), gone);
    }
    if (method.equals("formatted") && !arguments.isEmpty()) {
      Span first = unit.offsets.span(arguments.getFirst());
      int next = arguments.size() > 1 ? unit.offsets.span(arguments.get(1)).start() : first.end();
      Span gone = new Span(first.start(), next);
      return formatted(assign, call.getScope().orElse(call), arguments.getFirst(), gone);
    }
    return Optional.empty();
  }

  /**
   * {@code text = String.format("%s%d", text, n)} to {@code text.append(String.format("%d", n))}.
   *
   * @param gone the text among the arguments, with its comma
   */
  private Optional<TextChange> formatted(
      AssignExpr assign, Expression format, Expression first, Span gone) {
    boolean leading =
        format instanceof StringLiteralExpr literal
            && LEADING_TEXT.matcher(literal.getValue()).matches()
            && first.equals(assign.getTarget());
    if (!leading) {
      return Optional.empty();
    }
    int quote = unit.offsets.span(format).start();
    Span value = unit.offsets.span(assign.getValue());
    int target = unit.offsets.span(assign.getTarget()).end();
    return Optional.of(
        new TextChange(
            List.of(
                new Edit(new Span(target, value.start()), ".append("),
                new Edit(new Span(quote + 1, quote + 1 + "%s".length()), ""),
                new Edit(gone, ""),
                new Edit(new Span(value.end(), value.end()), ")")),
            true));
  }
}
