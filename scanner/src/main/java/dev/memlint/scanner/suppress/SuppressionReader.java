package dev.memlint.scanner.suppress;

import dev.memlint.rules.facts.DirectiveFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.LineMap;
import dev.memlint.rules.source.Span;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.notice.Notification.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the suppressions that a file's comments state. */
public final class SuppressionReader {
  private static final Pattern COMMENT_START =
      Pattern.compile("^\\s*(?:///?|//!|/\\*+!?|\\*(?!/)|#+)?\\s*");
  private static final Pattern ALLOW =
      Pattern.compile("memlint:\\s*(allow|allow-file)\\s*\\(([^)]*)\\)(.*)");
  private static final String MARK = "memlint:";
  private static final String EXAMPLE = "write: memlint: allow(rule) reason";

  private final FileFacts facts;
  private final String text;
  private final LineMap lines;
  private final Set<RuleId> known;
  private final List<Suppression> suppressions = new ArrayList<>();
  private final List<Notification> problems = new ArrayList<>();

  private SuppressionReader(FileFacts facts, String text, LineMap lines, Set<RuleId> known) {
    this.facts = facts;
    this.text = text;
    this.lines = lines;
    this.known = known;
  }

  /**
   * What was read.
   *
   * @param problems one notification for each comment that is meant as a suppression and is none
   */
  public record Result(List<Suppression> suppressions, List<Notification> problems) {
    public Result {
      suppressions = List.copyOf(suppressions);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a file's suppressions.
   *
   * @param text the text that the facts were read from
   * @param known every rule that may be named
   */
  public static Result read(FileFacts facts, String text, LineMap lines, Set<RuleId> known) {
    SuppressionReader reader = new SuppressionReader(facts, text, lines, known);
    facts.directives().forEach(reader::directive);
    return new Result(reader.suppressions, reader.problems);
  }

  private void directive(DirectiveFact directive) {
    int offset = directive.span().start();
    for (String line : directive.text().split("\n", -1)) {
      String content = COMMENT_START.matcher(line).replaceFirst("");
      if (content.startsWith(MARK)) {
        allow(content, directive, lines.line(offset));
      }
      offset += line.length() + 1;
    }
  }

  private void allow(String content, DirectiveFact directive, int line) {
    Matcher matcher = ALLOW.matcher(content.stripTrailing());
    if (!matcher.matches()) {
      problem(line, "not a suppression: '" + content.strip() + "'; " + EXAMPLE);
      return;
    }
    Optional<Set<RuleId>> rules = rules(matcher.group(2), line);
    if (rules.isEmpty()) {
      return;
    }
    String reason =
        matcher.group(3).replaceFirst("\\*/\\s*$", "").replaceFirst("^[\\s:,-]+", "").strip();
    if (reason.isEmpty()) {
      problem(
          line, "a suppression needs a reason behind the parenthesis, so this one does nothing");
      return;
    }
    boolean wholeFile = matcher.group(1).equals("allow-file");
    if (wholeFile && codeBefore(directive.span().start())) {
      problem(line, "allow-file belongs above the first line of code, so this one does nothing");
      return;
    }
    Span covers = wholeFile ? new Span(0, text.length() + 1) : covered(directive.span());
    suppressions.add(new Suppression(rules.get(), reason, covers, line));
  }

  private Optional<Set<RuleId>> rules(String list, int line) {
    Set<RuleId> rules = new LinkedHashSet<>();
    for (String part : list.split(",")) {
      String name = part.strip();
      List<RuleId> named =
          known.stream()
              .filter(rule -> rule.toString().equals(name) || rule.hotspot().equals(name))
              .toList();
      if (named.isEmpty()) {
        problem(line, "there is no rule '" + name + "', so this suppression does nothing");
        return Optional.empty();
      }
      named.stream().filter(rule -> rule.language() == facts.language()).forEach(rules::add);
    }
    if (rules.isEmpty()) {
      problem(line, "no rule named here is one of " + facts.language().displayName());
      return Optional.empty();
    }
    return Optional.of(rules);
  }

  private boolean codeBefore(int offset) {
    Stream<Span> code =
        Stream.of(
                facts.types().stream().map(type -> type.span()),
                facts.functions().stream().skip(1).map(function -> function.span()),
                facts.stores().stream().map(store -> store.site().span()),
                facts.calls().stream().map(call -> call.site().span()),
                facts.manifests().stream().map(manifest -> manifest.site().span()))
            .flatMap(spans -> spans);
    return code.anyMatch(span -> span.start() < offset);
  }

  private Span covered(Span comment) {
    int first = lines.line(comment.start());
    boolean alone = text.substring(lines.lineStart(first), comment.start()).isBlank();
    int last = lines.line(Math.max(comment.start(), comment.end() - 1));
    int line = alone ? StatementLines.below(last, text, lines, facts.language()) : first;
    boolean lineEndsStatement =
        facts.language() == Language.PYTHON || facts.path().endsWith(".toml");
    return StatementLines.from(line, text, lines, lineEndsStatement);
  }

  private void problem(int line, String message) {
    problems.add(new Notification(Kind.SUPPRESSION_MALFORMED, facts.path(), line, message));
  }
}
