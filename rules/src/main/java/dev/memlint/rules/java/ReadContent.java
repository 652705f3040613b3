package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that was read from somewhere, followed to the one place that uses it.
 *
 * @param read the call that reads
 * @param value the expression that stands for the content where it is used
 * @param charset as written, with which bytes became a text; empty when none is stated
 * @param gone the declarations of the variables in between, all of which a fix can remove
 */
record ReadContent(
    MethodCallExpr read, Expression value, Optional<String> charset, List<Edit> gone) {
  private static final int MOST_STEPS = 8;

  ReadContent {
    gone = List.copyOf(gone);
  }

  /**
   * Follows a read through {@code new String(..)} and variables that are named once, behind their
   * declaration with nothing but other declarations between.
   */
  static ReadContent of(MethodCallExpr read, Unit unit) {
    ReadContent content = new ReadContent(read, read, Optional.empty(), List.of());
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<ReadContent> next = content.next(unit);
      if (next.isEmpty()) {
        return content;
      }
      content = next.get();
    }
    return content;
  }

  private Optional<ReadContent> next(Unit unit) {
    return switch (value.getParentNode().orElse(null)) {
      case EnclosedExpr same -> Optional.of(at(same));
      case ObjectCreationExpr made
          when unit.type(made.getType()).name().equals("java.lang.String")
              && made.getArguments().size() <= 2
              && made.getArgument(0) == value ->
          Optional.of(
              new ReadContent(
                  read,
                  made,
                  made.getArguments().size() < 2
                      ? Optional.empty()
                      : Optional.of(unit.offsets.text(made.getArgument(1))),
                  gone));
      case VariableDeclarator variable -> named(variable, unit);
      case null, default -> Optional.empty();
    };
  }

  private ReadContent at(Expression same) {
    return new ReadContent(read, same, charset, gone);
  }

  private Optional<ReadContent> named(VariableDeclarator variable, Unit unit) {
    List<NameExpr> uses =
        Enclosing.block(variable)
            .map(block -> Accumulations.names(block, variable.getNameAsString()))
            .orElse(List.of());
    Optional<Statement> declaration =
        Variables.declaredFor(value).flatMap(one -> Enclosing.innermost(Statement.class, one));
    Optional<Span> lines = declaration.flatMap(new Layout(unit)::lines);
    if (uses.size() != 1 || lines.isEmpty() || !isNext(declaration.get(), uses.getFirst())) {
      return Optional.empty();
    }
    List<Edit> all = new ArrayList<>(gone);
    all.add(new Edit(lines.get(), ""));
    return Optional.of(new ReadContent(read, uses.getFirst(), charset, all));
  }

  /** Whether a statement follows, with nothing but plain declarations in between. */
  private static boolean isNext(Statement declaration, NameExpr use) {
    Node block = declaration.getParentNode().orElseThrow();
    Node at = use;
    while (at.getParentNode().filter(parent -> parent != block).isPresent()) {
      at = at.getParentNode().get();
    }
    List<Node> statements = block.getChildNodes();
    int from = indexOf(statements, declaration) + 1;
    int to = indexOf(statements, at);
    return to < statements.size()
        && statements.subList(Math.min(from, to), to).stream().allMatch(ReadContent::isPlain);
  }

  /** {@code int count = 0;}, {@code List<String> found = new ArrayList<>();}. */
  private static boolean isPlain(Node statement) {
    return statement instanceof ExpressionStmt one
        && one.getExpression() instanceof VariableDeclarationExpr declared
        && declared.getVariables().stream()
            .map(variable -> variable.getInitializer().orElse(new NullLiteralExpr()))
            .allMatch(
                value ->
                    value.isLiteralExpr()
                        || value instanceof ObjectCreationExpr made
                            && made.getAnonymousClassBody().isEmpty()
                            && made.getArguments().stream().allMatch(Expression::isLiteralExpr));
  }

  private static int indexOf(List<Node> nodes, Node wanted) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) == wanted) {
        return i;
      }
    }
    return nodes.size();
  }

  /** The statement that uses the content, when it starts its line in a block. */
  Optional<Statement> statement(Unit unit) {
    return Enclosing.innermost(Statement.class, value)
        .filter(one -> one.getParentNode().filter(BlockStmt.class::isInstance).isPresent())
        .filter(one -> new Layout(unit).indent(one).isPresent());
  }
}
