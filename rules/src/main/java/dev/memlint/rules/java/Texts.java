package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.MaterializationFact.Extent;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.TextFact;
import dev.memlint.rules.facts.TextFact.Form;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds texts that are copied while they are put together. */
final class Texts {
  /** No report is this short; shorter texts without a joined part are not worth a fact. */
  private static final int SHORTEST = 500;

  /** Looks through the loops around no more growing texts than this; generated code has more. */
  private static final int MOST = 500;

  /** Calls that give the next part of an input; {@code lines} gives them all, one by one. */
  private static final Pattern READING =
      Pattern.compile("read|readLine|readUTF|readString|readUtf8\\w*|nextLine|receive|recv|lines");

  private final Unit unit;
  private final Consumptions consumptions;
  private final Appending appending;
  private final Set<String> told = new HashSet<>();
  private int looked;

  Texts(Unit unit) {
    this.unit = unit;
    this.consumptions = new Consumptions(unit, new Sources(unit));
    this.appending = new Appending(unit);
  }

  /** {@code text += part}, {@code text = text + part}, {@code text = text.concat(part)}. */
  void assign(AssignExpr assign) {
    Expression target = assign.getTarget();
    boolean text =
        (target.isNameExpr() || target.isFieldAccessExpr()) && unit.types.of(target).isString();
    if (!text) {
      return;
    }
    switch (assign.getOperator()) {
      case PLUS -> grown(assign, Form.CONCATENATED);
      case ASSIGN -> assigned(assign);
      default -> {}
    }
  }

  private void assigned(AssignExpr assign) {
    String name = assign.getTarget().toString();
    switch (bare(assign.getValue())) {
      case BinaryExpr sum when hasOperand(sum, name) -> grown(assign, Form.CONCATENATED);
      case MethodCallExpr call
          when call.getNameAsString().equals("concat")
              && call.getScope().filter(s -> s.toString().equals(name)).isPresent() ->
          grown(assign, Form.CONCATENATED);
      case MethodCallExpr call
          when isFormat(call)
              && call.getArguments().stream().anyMatch(a -> a.toString().equals(name)) ->
          grown(assign, Form.REFORMATTED);
      default -> {}
    }
  }

  private static Expression bare(Expression expression) {
    Expression at = expression;
    while (at instanceof EnclosedExpr enclosed) {
      at = enclosed.getInner();
    }
    return at;
  }

  private static boolean hasOperand(BinaryExpr sum, String name) {
    Expression at = sum;
    while (at instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.PLUS) {
      if (isNamed(both.getRight(), name)) {
        return true;
      }
      at = bare(both.getLeft());
    }
    return isNamed(at, name);
  }

  private static boolean isNamed(Expression operand, String name) {
    return (operand.isNameExpr() || operand.isFieldAccessExpr()) && operand.toString().equals(name);
  }

  private static boolean isFormat(MethodCallExpr call) {
    return call.getNameAsString().equals("format")
            && call.getScope().filter(s -> s.toString().equals("String")).isPresent()
        || call.getNameAsString().equals("formatted") && call.getScope().isPresent();
  }

  private void grown(AssignExpr assign, Form form) {
    if (++looked > MOST) {
      return;
    }
    Growth growth = growth(assign);
    if (growth.loop().repeats() && !leavesLoop(assign)) {
      String name = unit.offsets.text(assign.getTarget());
      if (told.add(unit.frame.function + name)) {
        unit.facts.text(
            TextFact.grown(unit.site(assign), form, name, false, growth.extent())
                .with(appending.fix(assign)));
      }
    }
  }

  /**
   * How often a text is made longer.
   *
   * @param extent how many parts there may be: as many as a collection has, or as can be read
   */
  private record Growth(Loop loop, Extent extent) {}

  /** The loops around an assignment that do not start the text anew. */
  private static Growth growth(AssignExpr assign) {
    Loop strongest = Loop.NONE;
    Extent extent = Extent.IN_MEMORY;
    Node at = assign;
    while (at.getParentNode().isPresent()) {
      Node parent = at.getParentNode().get();
      if (parent instanceof BodyDeclaration<?> || parent instanceof LambdaExpr) {
        break;
      }
      Loop loop = loopOf(parent, at);
      if (loop != Loop.NONE) {
        if (isRenewed(parent, assign)) {
          break;
        }
        strongest = strongest.and(loop);
        extent = reads(parent) ? Extent.UNKNOWN : extent;
      }
      at = parent;
    }
    return new Growth(strongest, extent);
  }

  /** Whether a loop reads on each round, so that it goes on for as long as something comes. */
  private static boolean reads(Node loop) {
    return loop.findFirst(
            MethodCallExpr.class, call -> READING.matcher(call.getNameAsString()).matches())
        .isPresent();
  }

  private static Loop loopOf(Node parent, Node child) {
    return switch (parent) {
      case ForStmt loop when loop.getBody() == child -> Loops.of(loop);
      case ForEachStmt loop when loop.getBody() == child -> Loops.of(loop);
      case WhileStmt loop when loop.getBody() == child -> Loops.of(loop);
      case DoStmt loop when loop.getBody() == child -> Loops.of(loop);
      default -> Loop.NONE;
    };
  }

  /** Whether a loop sets the text, or the object that holds it, to something else. */
  private static boolean isRenewed(Node loop, AssignExpr growth) {
    Expression target = growth.getTarget();
    String name = target.toString();
    Expression root = target;
    while (root instanceof FieldAccessExpr access) {
      root = access.getScope();
    }
    String rootName = root.toString();
    if (isCondition(loop, name)) {
      return true; // it goes on until the text suits, not until the data end
    }
    boolean declared =
        loop.findFirst(
                VariableDeclarator.class, variable -> variable.getNameAsString().equals(rootName))
            .isPresent();
    return declared
        || loop.findFirst(
                AssignExpr.class,
                other ->
                    other != growth
                        && other.getOperator() == AssignExpr.Operator.ASSIGN
                        && (other.getTarget().toString().equals(name)
                            || other.getTarget().toString().equals(rootName))
                        && other
                            .getValue()
                            .findFirst(Expression.class, part -> isNamed(part, name))
                            .isEmpty())
            .isPresent();
  }

  private static boolean isCondition(Node loop, String name) {
    Optional<Expression> condition =
        switch (loop) {
          case WhileStmt test -> Optional.of(test.getCondition());
          case DoStmt test -> Optional.of(test.getCondition());
          case ForStmt test -> test.getCompare();
          default -> Optional.empty();
        };
    return condition
        .filter(c -> c.findFirst(Expression.class, part -> isNamed(part, name)).isPresent())
        .isPresent();
  }

  /** Whether the block of an assignment ends the loop or the function. */
  private static boolean leavesLoop(AssignExpr assign) {
    return Enclosing.innermost(BlockStmt.class, assign)
        .flatMap(block -> block.getStatements().getLast())
        .filter(Texts::leaves)
        .isPresent();
  }

  private static boolean leaves(Statement last) {
    return last.isBreakStmt() || last.isReturnStmt() || last.isThrowStmt();
  }

  /** {@code String.format(text, parts)} and {@code text.formatted(parts)}, made to be written. */
  void call(MethodCallExpr call) {
    if (isFormat(call)) {
      written(call);
    }
  }

  /** A sum of texts, made to be written; {@code sum} is the whole of it. */
  void sum(BinaryExpr sum) {
    boolean part =
        sum.getParentNode()
            .filter(p -> p instanceof BinaryExpr || p instanceof EnclosedExpr)
            .isPresent();
    if (sum.getOperator() == BinaryExpr.Operator.PLUS && !part) {
      written(sum);
    }
  }

  private void written(Expression whole) {
    int length = 0;
    int joins = 0;
    for (Node node : whole.findAll(Node.class)) {
      switch (node) {
        case StringLiteralExpr text -> length += text.getValue().length();
        case TextBlockLiteralExpr text -> length += text.getValue().length();
        case MethodCallExpr call -> joins += isJoin(call) ? 1 : 0;
        case NameExpr name -> joins += isJoined(name) ? 1 : 0;
        default -> {}
      }
    }
    if ((joins > 0 || length >= SHORTEST)
        && !isConstant(whole)
        && consumptions.of(whole).equals(Set.of(Consumption.COPIED))) {
      unit.facts.text(
          TextFact.written(
              unit.site(
                  whole instanceof MethodCallExpr call
                      ? unit.shortSpan(call)
                      : unit.firstLine(whole)),
              "",
              length,
              joins));
    }
  }

  /** A sum of literals is put together by the compiler. */
  private static boolean isConstant(Expression whole) {
    return whole
        .findFirst(Expression.class, part -> part.isNameExpr() || part.isMethodCallExpr())
        .isEmpty();
  }

  private boolean isJoin(MethodCallExpr call) {
    return switch (call.getNameAsString()) {
      case "join" -> call.getScope().filter(s -> s.toString().equals("String")).isPresent();
      case "joining" -> call.getParentNode().filter(MethodCallExpr.class::isInstance).isPresent();
      case "toString" ->
          call.getScope()
              .filter(s -> unit.types.of(s).name().matches("java\\.lang\\.StringBu(?:ild|ff)er"))
              .isPresent();
      default -> false;
    };
  }

  /** Whether a variable holds nothing but a joined text. */
  private boolean isJoined(NameExpr name) {
    return unit.frame
        .local(name.getNameAsString())
        .flatMap(local -> local.init)
        .filter(
            init ->
                init instanceof MethodCallExpr call
                    && (isJoin(call)
                        || call.getNameAsString().equals("collect")
                            && call.toString().contains("joining(")))
        .isPresent();
  }
}
