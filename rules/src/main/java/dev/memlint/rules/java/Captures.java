package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import dev.memlint.rules.facts.CallFact;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells which reads capture all output of a process, and with which command. */
final class Captures {
  static final String HOTSPOT = "full-output-capture";

  private static final int DEEPEST = 12;

  /** What gives a process's output to be read. */
  private static final Set<String> OUTPUTS = Set.of("getInputStream", "inputReader");

  /** Names of a project's own methods that may run a command and give back what it prints. */
  private static final Pattern RUNNER =
      Pattern.compile("(?i).*(run|git|hg|svn|exec|command|cmd|shell|output).*");

  private final Unit unit;
  private final Consumptions consumptions;
  private final CommandWords words;

  Captures(Unit unit, Consumptions consumptions) {
    this.unit = unit;
    this.consumptions = consumptions;
    this.words = new CommandWords(unit);
  }

  /** The command whose output an expression reads, empty when it reads something else. */
  Optional<String> command(Expression read) {
    return command(read, 0);
  }

  private Optional<String> command(Expression read, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    return switch (read) {
      case EnclosedExpr inner -> command(inner.getInner(), depth + 1);
      case NameExpr name -> init(name).flatMap(value -> command(value, depth + 1));
      case ObjectCreationExpr wrapper when !wrapper.getArguments().isEmpty() ->
          command(wrapper.getArgument(0), depth + 1);
      case MethodCallExpr call when isOutput(call) ->
          Optional.of(call.getScope().map(process -> started(process, depth + 1)).orElse(""));
      default -> Optional.empty();
    };
  }

  private boolean isOutput(MethodCallExpr call) {
    return OUTPUTS.contains(call.getNameAsString()) && unit.owner(call).equals("java.lang.Process");
  }

  private Optional<Expression> init(NameExpr name) {
    return unit.frame.local(name.getNameAsString()).flatMap(local -> local.init);
  }

  /**
   * The words that a process was started with: {@code exec(..)}, {@code new ProcessBuilder(..)}.
   */
  private String started(Expression process, int depth) {
    if (depth > DEEPEST) {
      return CommandWords.HIDDEN;
    }
    return switch (process) {
      case EnclosedExpr inner -> started(inner.getInner(), depth + 1);
      case NameExpr name ->
          init(name).map(value -> started(value, depth + 1)).orElse(CommandWords.HIDDEN);
      case MethodCallExpr call when call.getNameAsString().equals("exec") ->
          words.of(call.getArguments().subList(0, Math.min(1, call.getArguments().size())));
      case MethodCallExpr call ->
          call.getScope().map(scope -> started(scope, depth + 1)).orElse(CommandWords.HIDDEN);
      case ObjectCreationExpr builder -> words.of(builder.getArguments());
      default -> CommandWords.HIDDEN;
    };
  }

  /** {@code runGit("ls-files")}: a method of the project that may return the output. */
  void ownRunner(MethodCallExpr call) {
    String name = call.getNameAsString();
    boolean literal =
        call.getArguments().stream()
            .findFirst()
            .filter(
                first ->
                    first instanceof StringLiteralExpr
                        || first instanceof ArrayCreationExpr
                        || first instanceof MethodCallExpr list
                            && list.getNameAsString().equals("of"))
            .isPresent();
    if (!literal || !RUNNER.matcher(name).matches()) {
      return;
    }
    String command = words.of(call.getArguments());
    boolean git = name.toLowerCase(Locale.ROOT).contains("git") && !command.startsWith("git ");
    unit.facts.call(
        new CallFact(
            unit.site(unit.shortSpan(call)),
            HOTSPOT,
            name,
            false,
            git ? "git " + command : command,
            false,
            consumptions.of(call, Optional.empty()),
            List.of(),
            Optional.empty(),
            false));
  }
}
