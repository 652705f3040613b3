package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes constants of the regular expressions that methods of texts compile. */
final class RegexConstants {
  /** Shorter names of variables, {@code s} or {@code id}, say nothing in a constant's name. */
  static final int SHORTEST_NAME = 3;

  private static final String REGEX = "java.util.regex.Pattern";

  private final Unit unit;
  private final Imports imports;
  private final ClassConstants constants;

  RegexConstants(Unit unit) {
    this.unit = unit;
    this.imports = new Imports(unit);
    this.constants = new ClassConstants(unit);
  }

  /**
   * {@code line.split("\\s+")} to {@code WHITE_SPACE.split(line)}, {@code line.matches("a+")} to
   * {@code LINE_PATTERN.matcher(line).matches()}.
   */
  Optional<Fix> of(MethodCallExpr call) {
    Expression text = call.getScope().orElseThrow();
    boolean plain =
        call.getArgument(0) instanceof StringLiteralExpr regex
            && isValid(regex.asString())
            && unit.offsets.onOneLine(unit.offsets.span(text));
    Optional<List<Edit>> imported = plain ? imports.of(call, REGEX) : Optional.empty();
    return imported.flatMap(edits -> fix(call, text, edits));
  }

  private Optional<Fix> fix(MethodCallExpr call, Expression text, List<Edit> imported) {
    Expression regex = call.getArgument(0);
    String fallback =
        call.getNameAsString().equals("split") ? "SEPARATOR" : prefix(text) + "PATTERN";
    String name = RegexNames.of(((StringLiteralExpr) regex).asString(), fallback);
    String value = "Pattern.compile(" + unit.offsets.text(regex) + ")";
    return constants
        .of(call, "Pattern", names(call, name), value)
        .flatMap(
            constant -> {
              List<Edit> edits = new ArrayList<>(imported);
              edits.addAll(constant.declaration().stream().toList());
              edits.addAll(calls(call, text, constant.name()));
              return Fix.keepingComments(
                  "compile it once: a constant " + constant.name(),
                  FixSafety.SAFE,
                  edits,
                  unit.offsets.text());
            });
  }

  private List<Edit> calls(MethodCallExpr call, Expression text, String constant) {
    String method = call.getNameAsString();
    boolean split = method.equals("split");
    boolean more = call.getArguments().size() > 1;
    Span whole = unit.offsets.span(call);
    Span regex = unit.offsets.span(call.getArgument(0));
    Span inner = unit.offsets.span(SumParts.bare(text));
    // The limit of a split stays where it is, with its comma.
    int behind = split || !more ? regex.end() : unit.offsets.span(call.getArgument(1)).start();
    return List.of(
        new Edit(
            new Span(whole.start(), inner.start()), constant + (split ? ".split(" : ".matcher(")),
        new Edit(new Span(inner.end(), behind), split ? "" : ")." + method + "("));
  }

  /** Whether the expression compiles, so that its constant does. */
  static boolean isValid(String regex) {
    try {
      Pattern.compile(regex);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** A name, and one that the method around makes its own where the first is taken. */
  static List<String> names(Node at, String name) {
    return Enclosing.method(at)
        .map(method -> List.of(name, upper(method.getNameAsString()) + "_" + name))
        .orElse(List.of(name));
  }

  /** {@code "LINE_"} for what {@code pattern.matcher(line)} looks at, empty when it has no name. */
  static String subject(Expression pattern, String method) {
    return pattern.getParentNode().orElse(null) instanceof MethodCallExpr next
            && next.getNameAsString().equals(method)
            && next.getArguments().size() == 1
        ? prefix(next.getArgument(0))
        : "";
  }

  private static String prefix(Expression text) {
    return text instanceof NameExpr name && name.getNameAsString().length() >= SHORTEST_NAME
        ? upper(name.getNameAsString()) + "_"
        : "";
  }

  private static String upper(String name) {
    return Names.snake(name).toUpperCase(Locale.ROOT);
  }
}
