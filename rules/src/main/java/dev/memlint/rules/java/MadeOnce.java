package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes constants of objects that are always the same and that threads may share. */
final class MadeOnce {
  private static final String REGEX = "java.util.regex.Pattern";

  /** Methods that leave a shared object as it is, by its type. */
  private static final Map<String, Pattern> LEAVING =
      Map.of(
          REGEX,
          Pattern.compile("\\w+"),
          "java.time.format.DateTimeFormatter",
          Pattern.compile("format\\w*|parse\\w*"),
          "com.fasterxml.jackson.databind.ObjectMapper",
          Pattern.compile("(?:read|write)(?:Value|Tree)\\w*|convertValue|treeToValue"),
          "com.google.gson.Gson",
          Pattern.compile("(?:to|from)Json\\w*"),
          "java.security.SecureRandom",
          Pattern.compile("next\\w+"));

  /** Formats, which only one thread may use at a time. */
  private static final Set<String> FORMATS =
      Set.of("java.text.SimpleDateFormat", "java.text.DecimalFormat");

  private final Unit unit;
  private final Layout layout;
  private final ClassConstants constants;

  MadeOnce(Unit unit) {
    this.unit = unit;
    this.layout = new Layout(unit);
    this.constants = new ClassConstants(unit);
  }

  /**
   * {@code Pattern.compile("\\d+")}, {@code new Gson()} and their like become constants; a format
   * that the loop declares moves in front of it.
   */
  Optional<Fix> of(Expression made, List<Expression> arguments) {
    return switch (made) {
      case ObjectCreationExpr created when created.getAnonymousClassBody().isEmpty() -> {
        String type = unit.type(created.getType()).name();
        yield FORMATS.contains(type)
            ? beforeLoop(created)
            : arguments.isEmpty() && LEAVING.containsKey(type)
                ? constant(created, type, created.getType().asString(), lastWord(type))
                : Optional.empty();
      }
      case MethodCallExpr call when isConstant(arguments) && isShared(call) ->
          constant(
              call,
              unit.owner(call),
              call.getScope().map(Node::toString).orElse(""),
              name(call, ((StringLiteralExpr) arguments.getFirst()).asString()));
      default -> Optional.empty();
    };
  }

  private boolean isShared(MethodCallExpr call) {
    String owner = unit.owner(call);
    return LEAVING.containsKey(owner)
        && call.getScope().isPresent()
        && (!owner.equals(REGEX)
            || RegexConstants.isValid(((StringLiteralExpr) call.getArgument(0)).asString()));
  }

  private boolean isConstant(List<Expression> arguments) {
    return !arguments.isEmpty()
        && arguments.getFirst() instanceof StringLiteralExpr
        && arguments.stream()
            .flatMap(argument -> argument.findAll(Expression.class).stream())
            .allMatch(
                part ->
                    !part.isMethodCallExpr()
                        && !part.isObjectCreationExpr()
                        && (!(part instanceof NameExpr name)
                            || Character.isUpperCase(name.getNameAsString().charAt(0))
                                && unit.frame.type.visibleField(name.getNameAsString()).isEmpty()));
  }

  /** {@code ObjectMapper} to {@code MAPPER}. */
  private static String lastWord(String type) {
    return Names.snake(Names.simple(type)).replaceFirst(".*_", "").toUpperCase(Locale.ROOT);
  }

  private static String name(MethodCallExpr call, String text) {
    if (call.getNameAsString().equals("compile")) {
      return RegexNames.of(text, RegexConstants.subject(call, "matcher") + "PATTERN");
    }
    return text.matches(".*[yMdu].*") ? "DATE_FORMAT" : "TIME_FORMAT";
  }

  private Optional<Fix> constant(Expression made, String type, String written, String name) {
    FixSafety safety = type.equals(REGEX) ? FixSafety.SAFE : FixSafety.UNSAFE;
    Optional<VariableDeclarator> variable = Variables.declaredFor(made);
    List<Expression> uses = variable.isEmpty() ? List.of(made) : List.copyOf(uses(variable.get()));
    String called =
        variable
            .map(VariableDeclarator::getNameAsString)
            .filter(one -> one.length() >= RegexConstants.SHORTEST_NAME)
            .map(one -> Names.snake(one).toUpperCase(Locale.ROOT))
            .orElse(name);
    boolean fits =
        !uses.isEmpty() && uses.stream().allMatch(use -> leaves(use, type)) && !isDropped(made);
    Optional<Span> gone =
        variable.flatMap(one -> Enclosing.innermost(Statement.class, one)).flatMap(layout::lines);
    if (!fits || variable.isPresent() != gone.isPresent()) {
      return Optional.empty();
    }
    Span value = unit.offsets.span(made);
    String text = unit.offsets.text().substring(value.start(), value.end());
    return constants
        .of(made, written, RegexConstants.names(made, called), text)
        .flatMap(
            constant -> {
              List<Edit> edits = new ArrayList<>(constant.declaration().stream().toList());
              gone.ifPresent(lines -> edits.add(new Edit(lines, "")));
              uses.forEach(use -> edits.add(new Edit(unit.offsets.span(use), constant.name())));
              return Fix.keepingComments(
                  "make it once: a constant " + constant.name(),
                  safety,
                  edits,
                  unit.offsets.text());
            });
  }

  /** Kept by a variable or field that stays, so that there is nothing to put in its place. */
  private static boolean isDropped(Expression made) {
    Node parent = made.getParentNode().orElse(made);
    return parent instanceof VariableDeclarator && Variables.declaredFor(made).isEmpty()
        || parent instanceof AssignExpr
        || parent instanceof ExpressionStmt;
  }

  private static List<NameExpr> uses(VariableDeclarator variable) {
    return Enclosing.block(variable)
        .map(block -> Accumulations.names(block, variable.getNameAsString()))
        .orElse(List.of());
  }

  private static boolean leaves(Expression use, String type) {
    return switch (use.getParentNode().orElse(null)) {
      case MethodCallExpr call when call.getScope().filter(scope -> scope == use).isPresent() ->
          LEAVING.get(type).matcher(call.getNameAsString()).matches();
      case AssignExpr assign -> false;
      case null -> false;
      default -> type.equals(REGEX);
    };
  }

  /** {@code SimpleDateFormat format = new SimpleDateFormat("..");} in front of its loop. */
  private Optional<Fix> beforeLoop(ObjectCreationExpr made) {
    Optional<VariableDeclarator> variable = Variables.declaredFor(made);
    Optional<BlockStmt> body = variable.flatMap(Enclosing::block);
    Optional<Statement> loop =
        body.flatMap(Node::getParentNode)
            .filter(LoopSources::isLoop)
            .map(Statement.class::cast)
            .filter(one -> one.getParentNode().filter(BlockStmt.class::isInstance).isPresent());
    if (loop.isEmpty() || !isConstant(made.getArguments())) {
      return Optional.empty();
    }
    String name = variable.get().getNameAsString();
    boolean alone =
        uses(variable.get()).stream().allMatch(MadeOnce::onlyFormats)
            && !Variables.isNamed(unit.frame.code, name, loop.get());
    Statement declaration = Enclosing.innermost(Statement.class, variable.get()).orElseThrow();
    Optional<Span> lines = layout.lines(declaration);
    Optional<String> indent = layout.indent(loop.get());
    if (!alone || lines.isEmpty() || indent.isEmpty()) {
      return Optional.empty();
    }
    Span span = unit.offsets.span(declaration);
    String moved = unit.offsets.text().substring(span.start(), span.end());
    int start = unit.offsets.span(loop.get()).start();
    return Fix.keepingComments(
        "declare it before the loop",
        FixSafety.UNSAFE,
        List.of(
            new Edit(new Span(start, start), moved + layout.lineBreak() + indent.get()),
            new Edit(lines.get(), "")),
        unit.offsets.text());
  }

  private static boolean onlyFormats(NameExpr use) {
    return use.getParentNode().orElse(null) instanceof MethodCallExpr call
        && call.getScope().filter(scope -> scope == use).isPresent()
        && (call.getNameAsString().equals("format") || call.getNameAsString().equals("parse"));
  }
}
