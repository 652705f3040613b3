package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads piece by piece what is read whole only to be gone through, searched or written on. */
final class Streaming {
  /** What ends a stream and gives something that holds none of it open. */
  private static final Set<String> ENDS =
      Set.of(
          "count",
          "anyMatch",
          "allMatch",
          "noneMatch",
          "findFirst",
          "findAny",
          "forEach",
          "collect",
          "toList",
          "reduce",
          "sum",
          "min",
          "max",
          "average");

  private final Unit unit;
  private final Layout layout;
  private final Imports imports;
  private final Openings openings;

  Streaming(Unit unit) {
    this.unit = unit;
    this.layout = new Layout(unit);
    this.imports = new Imports(unit);
    this.openings = new Openings(unit);
  }

  /** The change of a read and of the only place that uses what it gives. */
  Optional<Fix> fix(MethodCallExpr read) {
    ReadContent content = ReadContent.of(read, unit);
    Optional<Statement> statement = content.statement(unit);
    if (statement.isEmpty()) {
      return Optional.empty();
    }
    return switch (content.value().getParentNode().orElse(null)) {
      case ForEachStmt loop when loop.getIterable() == content.value() -> loop(content, loop);
      case MethodCallExpr call when isScope(call, content.value()) ->
          called(content, call, statement.get());
      case MethodCallExpr call -> written(content, call);
      case null, default -> Optional.empty();
    };
  }

  /** A name that is free in the whole method: a lambda may not use one of those around it again. */
  private Optional<String> free(Node at, String... names) {
    return Variables.free(
        Enclosing.method(at).map(Node.class::cast).orElse(unit.frame.code), names);
  }

  private static boolean isScope(MethodCallExpr call, Expression expression) {
    return call.getScope().filter(scope -> scope == expression).isPresent();
  }

  private Optional<Fix> called(ReadContent content, MethodCallExpr call, Statement statement) {
    return switch (call.getNameAsString()) {
      case "split" ->
          call.getArguments().size() == 1
                  && call.getArgument(0) instanceof StringLiteralExpr separator
                  && Materializations.isLineEnd(separator)
                  && !separator.getValue().endsWith("+")
                  && call.getParentNode().orElse(null) instanceof ForEachStmt loop
                  && loop.getIterable() == call
              ? loop(content, loop)
              : Optional.empty();
      case "lines", "stream" -> stream(content, call, statement);
      case "contains" -> search(content, call, statement);
      default -> Optional.empty();
    };
  }

  /**
   * {@code for (String line : Files.readAllLines(path))} to a loop that asks a reader for the next
   * line.
   */
  private Optional<Fix> loop(ReadContent content, ForEachStmt loop) {
    String line = loop.getVariableDeclarator().getNameAsString();
    Optional<String> free = free(loop, "reader", "lineReader");
    Optional<Openings.Opening> opening = free.flatMap(name -> openings.reader(content, name));
    Optional<List<Edit>> imported = opening.flatMap(one -> imports.all(loop, one.imports()));
    boolean plain =
        loop.getVariable().getElementType().asString().matches("String|var")
            && layout.indent(loop).isPresent()
            && !isKept(loop, line)
            && !namesSource(loop, content.read());
    if (imported.isEmpty() || !plain) {
      return Optional.empty();
    }
    Span whole = unit.offsets.span(loop);
    String header =
        "for (String %1$s; (%1$s = %2$s.readLine()) != null; ) "
            .formatted(line, opening.get().name());
    List<Edit> edits = new ArrayList<>(content.gone());
    edits.addAll(imported.get());
    Edit heading =
        new Edit(new Span(whole.start(), unit.offsets.span(loop.getBody()).start()), header);
    if (opening.get().resource().isEmpty()) {
      edits.add(heading);
    } else {
      List<Edit> around = layout.wrapped(loop, whole, opening.get().head());
      edits.add(new Edit(heading.span(), around.getFirst().replacement() + header));
      around.stream().skip(1).filter(edit -> isOutside(edit, heading.span())).forEach(edits::add);
    }
    return fix("read the lines one by one", content, edits);
  }

  /** Whether a loop names what is read, and so may write or remove it under the open reader. */
  private static boolean namesSource(ForEachStmt loop, MethodCallExpr read) {
    Set<String> names =
        read.findAll(NameExpr.class).stream()
            .map(NameExpr::getNameAsString)
            .filter(name -> !Character.isUpperCase(name.charAt(0)))
            .collect(Collectors.toSet());
    return loop.getBody()
        .findFirst(NameExpr.class, use -> names.contains(use.getNameAsString()))
        .isPresent();
  }

  /** Whether an edit of a line is not of a part that another edit replaces. */
  private static boolean isOutside(Edit edit, Span replaced) {
    return edit.span().start() <= replaced.start() || edit.span().start() >= replaced.end();
  }

  /** Assigned to, or kept by code that runs later, which needs a variable of its own each round. */
  private static boolean isKept(ForEachStmt loop, String line) {
    return loop.getBody()
        .findFirst(
            NameExpr.class,
            use ->
                use.getNameAsString().equals(line)
                    && (use.getParentNode().orElse(null) instanceof AssignExpr assign
                            && assign.getTarget() == use
                        || Variables.isCaptured(use, loop)))
        .isPresent();
  }

  /** {@code return Files.readString(path).lines().count();} in a block that closes the stream. */
  private Optional<Fix> stream(ReadContent content, MethodCallExpr lines, Statement statement) {
    MethodCallExpr end = lines;
    while (end.getParentNode().orElse(null) instanceof MethodCallExpr next && isScope(next, end)) {
      end = next;
    }
    boolean ends = end != lines && ENDS.contains(end.getNameAsString());
    boolean whole =
        lines.getArguments().isEmpty()
            && end.getParentNode().filter(parent -> parent == statement).isPresent()
            && (statement instanceof ReturnStmt || statement instanceof ExpressionStmt);
    return ends && whole
        ? inStream(content, statement, unit.offsets.span(lines), open -> open)
        : Optional.empty();
  }

  /**
   * {@code return Files.readString(path).contains("word");} line by line; the list of all lines
   * contains a line as a whole.
   */
  private Optional<Fix> search(ReadContent content, MethodCallExpr call, Statement statement) {
    boolean list = content.read().getNameAsString().equals("readAllLines");
    boolean plain =
        call.getArguments().size() == 1
            && (list
                ? call.getArgument(0).isStringLiteralExpr()
                    || call.getArgument(0) instanceof NameExpr name
                        && !unit.frame.isReassigned(name.getNameAsString())
                        && unit.types.of(name).isString()
                : call.getArgument(0) instanceof StringLiteralExpr word
                    && !word.asString().isEmpty()
                    && !word.asString().contains("\n")
                    && !word.asString().contains("\r"))
            && statement instanceof ReturnStmt
            && call.getParentNode().filter(parent -> parent == statement).isPresent();
    Optional<String> line = free(statement, "line", "row");
    return plain && line.isPresent()
        ? inStream(
            content,
            statement,
            unit.offsets.span(call),
            open ->
                "%1$s.anyMatch(%2$s -> %2$s.%3$s(%4$s))"
                    .formatted(
                        open,
                        line.get(),
                        list ? "equals" : "contains",
                        unit.offsets.text(call.getArgument(0))))
        : Optional.empty();
  }

  private Optional<Fix> inStream(
      ReadContent content, Statement statement, Span replaced, UnaryOperator<String> using) {
    Optional<String> name = free(statement, "lines", "allLines");
    Optional<String> reader = free(statement, "reader", "lineReader");
    Optional<Openings.Opening> opening =
        name.isEmpty() || reader.isEmpty()
            ? Optional.empty()
            : openings.lines(content, name.get(), reader.get());
    Optional<List<Edit>> imported = opening.flatMap(one -> imports.all(statement, one.imports()));
    if (imported.isEmpty()) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>(content.gone());
    edits.addAll(imported.get());
    edits.add(new Edit(replaced, using.apply(opening.get().lines())));
    layout.wrapped(statement, unit.offsets.span(statement), opening.get().head()).stream()
        .filter(edit -> isOutside(edit, replaced))
        .forEach(edits::add);
    return fix("go through the lines as they are read", content, edits);
  }

  /** {@code out.write(Files.readAllBytes(path))} to {@code Files.copy(path, out)}. */
  private Optional<Fix> written(ReadContent content, MethodCallExpr call) {
    boolean writes =
        call.getNameAsString().equals("write")
            && call.getArguments().size() == 1
            && call.getArgument(0) == content.value()
            && call.getParentNode().filter(ExpressionStmt.class::isInstance).isPresent()
            && call.getScope().filter(this::isOutput).isPresent();
    Optional<String> copy =
        writes
            ? openings.copy(content, unit.offsets.text(call.getScope().orElseThrow()))
            : Optional.empty();
    if (copy.isEmpty()) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>(content.gone());
    edits.add(new Edit(unit.offsets.span(call), copy.get()));
    return fix("copy it piece by piece", content, edits);
  }

  private boolean isOutput(Expression scope) {
    for (Optional<String> type = Optional.of(unit.types.of(scope).name());
        type.isPresent();
        type = JdkTypes.supertype(type.get())) {
      if (type.get().equals("java.io.OutputStream")) {
        return true;
      }
    }
    return false;
  }

  private Optional<Fix> fix(String title, ReadContent content, List<Edit> edits) {
    List<Edit> tidied = imports.tidied(content.read(), edits);
    return Fix.keepingComments(title, FixSafety.UNSAFE, tidied, unit.offsets.text());
  }
}
