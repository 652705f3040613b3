package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.RemadeFact;
import dev.memlint.rules.facts.RemadeFact.What;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.frontend.Hoist;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes down what each round of a loop makes again: sums in boxes, expressions, buffers. */
final class Remakings {
  private static final Set<String> BOXES =
      Set.of(
          "java.lang.Long",
          "java.lang.Integer",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Short");

  private static final Map<String, String> PRIMITIVES =
      Map.of("Long", "long", "Integer", "int", "Double", "double", "Float", "float");

  /** Builders that {@code setLength} empties. */
  private static final Set<String> BUILT = Set.of("StringBuilder", "StringBuffer");

  private static final Set<String> COMPILING =
      Set.of("matches", "replaceAll", "replaceFirst", "split");

  /** Characters that mean something in a regular expression. */
  private static final String META = ".$|()[{^?*+\\";

  private static final Set<String> BUILDERS =
      Set.of("java.lang.StringBuilder", "java.lang.StringBuffer", "java.util.StringJoiner");

  /** Methods of a builder that give it back. */
  private static final Set<String> CHAINED =
      Set.of("append", "appendCodePoint", "insert", "delete", "deleteCharAt", "replace", "reverse");

  /** Methods of a builder that leave nothing of it with others. */
  private static final Set<String> ASKING =
      Set.of(
          "toString",
          "length",
          "isEmpty",
          "charAt",
          "indexOf",
          "lastIndexOf",
          "substring",
          "setLength",
          "setCharAt",
          "ensureCapacity",
          "codePointAt");

  private static final Set<String> FILLING = Set.of("read", "readFully", "readNBytes");
  private static final Set<String> EMPTYING = Set.of("write", "update", "append", "print");

  /** How methods begin that only look at a document. */
  private static final Pattern LOOKING =
      Pattern.compile("get|path|is|has|as|at|size|fields|elements|find|values|to|text|select|key");

  private final Unit unit;
  private final Invariance invariance = new Invariance();
  private final RegexConstants regexes;

  Remakings(Unit unit) {
    this.unit = unit;
    this.regexes = new RegexConstants(unit);
  }

  /** An operator that reads a variable and assigns it anew: {@code "+="}, {@code "++"}. */
  void change(Expression change, Expression target, String operator) {
    if (!unit.frame.loop.repeats() || !(target instanceof NameExpr name)) {
      return;
    }
    String variable = name.getNameAsString();
    Optional<String> box =
        unit.frame.local(variable).map(local -> local.type.name()).filter(BOXES::contains);
    if (box.isPresent() && outlivesRound(change, variable)) {
      unit.facts.remade(
          new RemadeFact(
              unit.site(change),
              What.BOX,
              variable,
              Names.simple(box.get()) + " " + operator,
              unboxed(variable)));
    }
  }

  /** {@code line.split("[,;] *")}: the expression is compiled by each call. */
  void call(MethodCallExpr call) {
    if (!unit.frame.loop.repeats() || isLast(call)) {
      return;
    }
    String method = call.getNameAsString();
    boolean compiles =
        COMPILING.contains(method)
            && call.getScope().isPresent()
            && !call.getArguments().isEmpty()
            && call.getArgument(0) instanceof StringLiteralExpr expression
            && !(method.equals("split") && isPlain(expression.asString()))
            && unit.types.of(call.getScope().get()).isString();
    if (parsesSameText(call)) {
      write(call, What.DOCUMENT, method, unit.offsets.text(call).replaceFirst("(?s)\\(.*", ""));
    }
    if (compiles) {
      unit.facts.remade(
          new RemadeFact(
              unit.site(unit.shortSpan(call)),
              What.PATTERN,
              method,
              "String." + method,
              regexes.of(call)));
    }
  }

  /** {@code mapper.readTree(config)}: of a text that no round changes, and only looked at. */
  private boolean parsesSameText(MethodCallExpr call) {
    String owner = unit.owner(call);
    return !owner.isEmpty()
        && unit.api(owner, call.getNameAsString()).filter(Api::parsesDocument).isPresent()
        && !call.getArguments().isEmpty()
        && unit.types.of(call.getArgument(0)).isString()
        && invariance.of(call, call.getArguments(), unit.frame.code)
        && isOnlyLookedAt(call);
  }

  private static boolean isOnlyLookedAt(Expression made) {
    return switch (made.getParentNode().orElse(null)) {
      case VariableDeclarator variable ->
          Enclosing.block(variable).stream()
              .flatMap(
                  block ->
                      block
                          .findAll(
                              NameExpr.class,
                              use -> use.getNameAsString().equals(variable.getNameAsString()))
                          .stream())
              .allMatch(Remakings::isLookedAt);
      case Expression outer -> isLookedAt(made);
      case null, default -> false;
    };
  }

  private static boolean isLookedAt(Expression use) {
    return use.getParentNode().orElse(null) instanceof MethodCallExpr call
        && isScope(call, use)
        && LOOKING.matcher(call.getNameAsString()).lookingAt();
  }

  /** What is returned or thrown is made in one round. */
  private boolean isLast(Node node) {
    for (Node at = node; at != unit.frame.code && !(at instanceof Statement); ) {
      Optional<Node> up = at.getParentNode();
      if (up.isEmpty()) {
        return false;
      }
      at = up.get();
      if (at instanceof ReturnStmt || at instanceof ThrowStmt) {
        return !(unit.frame.code instanceof LambdaExpr);
      }
    }
    return false;
  }

  /** {@code String.split} takes one plain character, or one that is escaped, as it is. */
  private static boolean isPlain(String expression) {
    return switch (expression.length()) {
      case 1 -> META.indexOf(expression.charAt(0)) < 0;
      case 2 -> expression.charAt(0) == '\\' && !Character.isLetterOrDigit(expression.charAt(1));
      default -> false;
    };
  }

  /** {@code StringBuilder row = new StringBuilder();} as a statement of a loop's body. */
  void variable(VariableDeclarator variable) {
    if (!unit.frame.loop.repeats() || variable.getInitializer().isEmpty()) {
      return;
    }
    Optional<BlockStmt> body = Enclosing.block(variable);
    boolean ofRound = body.flatMap(Node::getParentNode).filter(LoopSources::isLoop).isPresent();
    if (!ofRound) {
      return;
    }
    String name = variable.getNameAsString();
    List<NameExpr> uses =
        body.get().findAll(NameExpr.class, use -> use.getNameAsString().equals(name));
    switch (variable.getInitializer().get()) {
      case ObjectCreationExpr made
          when BUILDERS.contains(unit.type(made.getType()).name())
              && made.getArguments().stream().noneMatch(this::isText)
              && !uses.isEmpty()
              && uses.stream().allMatch(Remakings::leavesBuilder) ->
          unit.facts.remade(
              new RemadeFact(
                  unit.site(made),
                  What.BUFFER,
                  name,
                  "new " + made.getType().getNameAsString(),
                  hoisted(variable, body.get(), made, uses)));
      case ArrayCreationExpr made
          when made.getLevels().size() == 1
              && made.getInitializer().isEmpty()
              && unit.type(made.getElementType()).isPrimitive()
              && isConstant(made)
              && uses.stream().anyMatch(use -> isArgument(use, FILLING))
              && uses.stream().allMatch(Remakings::leavesArray) ->
          write(made, What.BUFFER, name, "new " + made.getElementType() + "[]");
      default -> {}
    }
  }

  /** The same with the builder in front of the loop, when nothing else there has its name. */
  private Optional<Fix> hoisted(
      VariableDeclarator variable, BlockStmt body, ObjectCreationExpr made, List<NameExpr> uses) {
    Optional<Statement> declaration = Enclosing.innermost(Statement.class, variable);
    Optional<Statement> loop = body.getParentNode().map(Statement.class::cast);
    String name = variable.getNameAsString();
    boolean alone =
        variable.getParentNode().orElse(null) instanceof VariableDeclarationExpr declared
            && declared.getVariables().size() == 1
            && BUILT.contains(made.getType().getNameAsString())
            && made.getArguments().stream().allMatch(Expression::isIntegerLiteralExpr)
            && loop.isPresent()
            && loop.get().getParentNode().orElse(null) instanceof BlockStmt;
    boolean captured =
        uses.stream().anyMatch(use -> Enclosing.innermost(LambdaExpr.class, use).isPresent());
    boolean elsewhere = Variables.isNamed(unit.frame.code, name, body);
    return !alone || captured || elsewhere || declaration.isEmpty()
        ? Optional.empty()
        : Hoist.of(
            unit.offsets.text(),
            unit.offsets.span(declaration.get()),
            unit.offsets.span(loop.get()).start(),
            name + ".setLength(0);",
            FixSafety.SAFE);
  }

  /** {@code long} for {@code Long}, when nothing asks the box for more than its number. */
  private Optional<Fix> unboxed(String variable) {
    List<VariableDeclarator> declared =
        unit.frame.code.findAll(
            VariableDeclarator.class, one -> one.getNameAsString().equals(variable));
    boolean number =
        declared.size() == 1
            && declared.getFirst().getInitializer().filter(Expression::isLiteralExpr).isPresent()
            && !declared.getFirst().getInitializer().get().isNullLiteralExpr()
            && unit
                .frame
                .code
                .findAll(NameExpr.class, use -> use.getNameAsString().equals(variable))
                .stream()
                .allMatch(Remakings::isNumber);
    Optional<String> primitive =
        number
            ? PRIMITIVES.entrySet().stream()
                .filter(one -> declared.getFirst().getType().asString().equals(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
            : Optional.empty();
    return primitive.map(
        type ->
            new Fix(
                "declare it as " + type,
                FixSafety.SAFE,
                List.of(new Edit(unit.offsets.span(declared.getFirst().getType()), type))));
  }

  private static boolean isNumber(NameExpr use) {
    return switch (use.getParentNode().orElse(null)) {
      case AssignExpr assign ->
          assign.getTarget() == use && assign.getOperator() != AssignExpr.Operator.ASSIGN;
      case UnaryExpr unary -> true;
      case BinaryExpr both ->
          switch (both.getOperator()) {
            case EQUALS, NOT_EQUALS -> false;
            default -> true;
          };
      case ReturnStmt result -> true;
      case null, default -> false;
    };
  }

  /** What a builder starts with is no capacity. */
  private boolean isText(Expression argument) {
    return !unit.types.of(argument).isPrimitive();
  }

  private static boolean isConstant(ArrayCreationExpr made) {
    return made.getLevels()
        .getFirst()
        .flatMap(level -> level.getDimension())
        .filter(
            size ->
                size.isIntegerLiteralExpr()
                    || size.isBinaryExpr() && size.findAll(NameExpr.class).isEmpty()
                    || size instanceof NameExpr name
                        && Loops.isConstantName(name.getNameAsString()))
        .isPresent();
  }

  private static boolean leavesBuilder(NameExpr use) {
    Expression at = use;
    while (at.getParentNode().orElse(null) instanceof MethodCallExpr call
        && isScope(call, at)
        && CHAINED.contains(call.getNameAsString())) {
      at = call;
    }
    Node parent = at.getParentNode().orElse(null);
    return at != use && parent instanceof ExpressionStmt
        || parent instanceof MethodCallExpr asked
            && isScope(asked, at)
            && (ASKING.contains(asked.getNameAsString()) || asked.getNameAsString().equals("add"));
  }

  private static boolean isScope(MethodCallExpr call, Expression expression) {
    return call.getScope().filter(scope -> scope == expression).isPresent();
  }

  private static boolean leavesArray(NameExpr use) {
    return switch (use.getParentNode().orElse(null)) {
      case ArrayAccessExpr access -> access.getName() == use;
      case FieldAccessExpr access -> access.getNameAsString().equals("length");
      case MethodCallExpr call -> isArgument(use, FILLING) || isArgument(use, EMPTYING);
      case ObjectCreationExpr made -> made.getType().getNameAsString().equals("String");
      case null, default -> false;
    };
  }

  private static boolean isArgument(NameExpr use, Set<String> methods) {
    return use.getParentNode().orElse(null) instanceof MethodCallExpr call
        && methods.contains(call.getNameAsString())
        && call.getArguments().stream().anyMatch(argument -> argument == use);
  }

  private void write(Expression at, What what, String name, String api) {
    unit.facts.remade(new RemadeFact(unit.site(at), what, name, api, Optional.empty()));
  }

  /** Whether the variable is declared outside of the loop that changes it. */
  private static boolean outlivesRound(Node change, String variable) {
    Node at = change;
    while (!LoopSources.isLoop(at)) {
      if (at.getParentNode().isEmpty()) {
        return false;
      }
      at = at.getParentNode().get();
    }
    return at.findFirst(
            VariableDeclarator.class, declared -> declared.getNameAsString().equals(variable))
        .isEmpty();
  }
}
