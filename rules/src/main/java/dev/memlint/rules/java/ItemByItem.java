package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Does with each item, in the loop that reads it, what a second loop does with all of them. */
final class ItemByItem {
  /** {@code out}, {@code this.out}, {@code System.out}: an object, not a type. */
  private static final Pattern OBJECT = Pattern.compile("(?:this\\.|System\\.)?[a-z]\\w*");

  private final Unit unit;
  private final Layout layout;
  private final Imports imports;

  ItemByItem(Unit unit) {
    this.unit = unit;
    this.layout = new Layout(unit);
    this.imports = new Imports(unit);
  }

  /**
   * The change that leaves a list out.
   *
   * @param growth {@code list.add(item)}, the last statement of the reading loop
   * @return empty unless the list is only declared, filled there and gone through right behind
   */
  Optional<Fix> fix(VariableDeclarator list, Expression growth) {
    List<NameExpr> uses =
        Enclosing.block(list)
            .map(block -> Accumulations.names(block, list.getNameAsString()))
            .orElse(List.of());
    boolean plain =
        uses.size() == 2
            && list.getInitializer().flatMap(Variables::declaredFor).isPresent()
            && growth instanceof MethodCallExpr add
            && add.getNameAsString().equals("add")
            && add.getArguments().size() == 1
            && add.getScope().filter(scope -> scope == uses.getFirst()).isPresent();
    if (!plain) {
      return Optional.empty();
    }
    BlockStmt block = Enclosing.block(list).orElseThrow();
    Optional<Statement> top = topOfLoop(growth, block);
    Expression item = ((MethodCallExpr) growth).getArgument(0);
    NameExpr use = uses.getLast();
    return top.flatMap(one -> next(block, one))
        .filter(behind -> behind == use.getParentNode().orElseThrow() || behind.isExpressionStmt())
        .flatMap(
            behind ->
                work(use, behind, item, top.get())
                    .flatMap(work -> moved(list, growth, behind, work)));
  }

  /**
   * The statement of the block that holds the reading loop: the loop, or a {@code try} without
   * handlers that ends with it.
   */
  private static Optional<Statement> topOfLoop(Expression growth, BlockStmt block) {
    Node at = growth;
    boolean looped = false;
    while (at.getParentNode().filter(parent -> parent != block).isPresent()) {
      Node inner = at;
      Node parent = at.getParentNode().get();
      boolean passes =
          switch (parent) {
            case ExpressionStmt one -> true;
            case BlockStmt around ->
                around.getStatements().getLast().filter(one -> one == inner).isPresent();
            case TryStmt handled ->
                looped
                    && handled.getTryBlock() == inner
                    && handled.getCatchClauses().isEmpty()
                    && handled.getFinallyBlock().isEmpty();
            default -> !looped && LoopSources.isLoop(parent);
          };
      if (!passes) {
        return Optional.empty();
      }
      looped |= LoopSources.isLoop(parent);
      at = parent;
    }
    return looped && at instanceof Statement top ? Optional.of(top) : Optional.empty();
  }

  private static Optional<Statement> next(BlockStmt block, Statement statement) {
    return block.getStatements().stream().dropWhile(one -> one != statement).skip(1).findFirst();
  }

  /** What is to be done with one item, in place of adding it to the list. */
  private Optional<String> work(
      NameExpr use, Statement behind, Expression item, Statement reading) {
    return switch (use.getParentNode().orElseThrow()) {
      case ForEachStmt loop when loop == behind && loop.getIterable() == use ->
          ofLoop(loop, item, reading);
      case MethodCallExpr each
          when each.getNameAsString().equals("forEach")
              && each.getArguments().size() == 1
              && behind instanceof ExpressionStmt
              && each.getArgument(0) instanceof MethodReferenceExpr method
              && OBJECT.matcher(method.getScope().toString()).matches() ->
          Optional.of(
              "%s.%s(%s);"
                  .formatted(method.getScope(), method.getIdentifier(), unit.offsets.text(item)));
      default -> Optional.empty();
    };
  }

  private Optional<String> ofLoop(ForEachStmt loop, Expression item, Statement reading) {
    String name = loop.getVariableDeclarator().getNameAsString();
    Statement body = loop.getBody();
    boolean leaves =
        body.findFirst(
                Statement.class,
                one ->
                    one instanceof BreakStmt
                        || one instanceof ContinueStmt
                        || one instanceof ReturnStmt)
            .isPresent();
    boolean clashes =
        body.findAll(VariableDeclarator.class).stream()
                .anyMatch(own -> Variables.isNamed(unit.frame.code, own.getNameAsString(), loop))
            || assigned(reading).stream().anyMatch(one -> !one.equals(name) && names(body, one))
            || assigned(body).stream().anyMatch(one -> names(reading, one));
    if (leaves || clashes || layout.indent(loop).isEmpty()) {
      return Optional.empty();
    }
    List<NameExpr> uses = Accumulations.names(body, name);
    String text = inner(body);
    if (!Variables.isNamed(unit.frame.code, name, loop)) {
      String type = loop.getVariable().getElementType().asString();
      return Optional.of(
          "%s %s = %s;".formatted(type, name, unit.offsets.text(item))
              + layout.lineBreak()
              + layout.indent(loop).get()
              + layout.level(body(loop))
              + text);
    }
    // Both loops use the name: the item itself stands where the second one's variable stood.
    boolean simple = item.isNameExpr() || item.isMethodCallExpr() || item.isFieldAccessExpr();
    boolean once =
        uses.size() == 1
            && !Variables.isCaptured(uses.getFirst(), loop)
            && uses.getFirst().getParentNode().orElse(null) instanceof MethodCallExpr;
    return simple && once && text.matches("(?s).*\\b" + name + "\\b.*")
        ? Optional.of(text.replaceFirst("\\b" + name + "\\b", replacement(item)))
        : Optional.empty();
  }

  private String replacement(Expression item) {
    return Matcher.quoteReplacement(unit.offsets.text(item));
  }

  /** The first statement of a loop's body, from which its indentation is known. */
  private static Statement body(ForEachStmt loop) {
    return loop.getBody() instanceof BlockStmt block
        ? block.getStatements().getFirst().orElse(block)
        : loop.getBody();
  }

  private static boolean names(Node code, String name) {
    return !Accumulations.names(code, name).isEmpty();
  }

  /** The names of the variables that some code assigns to. */
  private static Set<String> assigned(Node code) {
    return code.findAll(Expression.class).stream()
        .map(
            one ->
                switch (one) {
                  case AssignExpr assign -> assign.getTarget().toString();
                  case UnaryExpr unary when Loops.changes(unary.getOperator()) ->
                      unary.getExpression().toString();
                  default -> "";
                })
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The statements of a body as written, without its braces. */
  private String inner(Statement body) {
    Span span = unit.offsets.span(body);
    String text = unit.offsets.text().substring(span.start(), span.end());
    return body.isBlockStmt() ? text.substring(1, text.length() - 1).strip() : text;
  }

  private Optional<Fix> moved(
      VariableDeclarator list, Expression growth, Statement behind, String work) {
    Statement declaration = Enclosing.innermost(Statement.class, list).orElseThrow();
    Statement add = Enclosing.innermost(Statement.class, growth).orElseThrow();
    Optional<Span> first = layout.lines(declaration);
    Optional<Span> last = layout.lines(behind);
    Optional<String> indent = layout.indent(add);
    if (first.isEmpty() || last.isEmpty() || indent.isEmpty() || !add.isExpressionStmt()) {
      return Optional.empty();
    }
    String inBody =
        layout.indent(behind).orElseThrow()
            + layout.level(behind instanceof ForEachStmt loop ? body(loop) : add);
    String lines =
        work.lines()
            .map(
                line ->
                    line.startsWith(inBody) ? indent.get() + line.substring(inBody.length()) : line)
            .collect(Collectors.joining(layout.lineBreak()));
    String declared = work.lines().count() > 1 ? lines : work;
    List<Edit> edits =
        List.of(
            new Edit(first.get(), ""),
            new Edit(unit.offsets.span(add), declared),
            new Edit(last.get(), ""));
    return Fix.keepingComments(
        "do it with each item when it is read",
        FixSafety.UNSAFE,
        imports.tidied(list, edits),
        unit.offsets.text());
  }
}
