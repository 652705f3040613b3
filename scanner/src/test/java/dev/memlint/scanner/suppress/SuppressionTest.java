package dev.memlint.scanner.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.DirectiveFact;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.LineMap;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.rules.source.Span;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.notice.Notification.Kind;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SuppressionTest {
  private static final RuleId READ = new RuleId(Language.JAVA, "whole-file-read");
  private static final RuleId GROWTH = new RuleId(Language.JAVA, "unbounded-growth");
  private static final RuleId PYTHON_READ = new RuleId(Language.PYTHON, "whole-file-read");
  private static final Set<RuleId> KNOWN = Set.of(READ, GROWTH, PYTHON_READ);

  /** Finds every {@code READ} in a text and lets its comments allow some. */
  private static SuppressionFilter.Result filter(Language language, String text) {
    SuppressionReader.Result read = read(language, text);
    RuleId rule = language == Language.JAVA ? READ : PYTHON_READ;
    List<Finding> findings =
        text.lines()
            .filter(line -> line.contains("READ"))
            .map(line -> finding(rule, text.indexOf("READ", text.indexOf(line))))
            .toList();
    return SuppressionFilter.apply("A", findings, read.suppressions(), KNOWN::contains);
  }

  private static SuppressionReader.Result read(Language language, String text) {
    FactsBuilder facts = new FactsBuilder(new SourceFile("A", language, Role.MAIN, text, "0"));
    String start = language == Language.PYTHON ? "#" : "/";
    for (int at = text.indexOf("memlint:"); at >= 0; at = text.indexOf("memlint:", at + 1)) {
      int from = text.lastIndexOf('\n', at) + 1;
      from = text.contains("/**") ? text.indexOf("/**") : text.indexOf(start, from);
      boolean block = text.startsWith("/*", from);
      int end = block ? text.indexOf("*/", from) + 2 : text.indexOf('\n', from);
      facts.directive(new DirectiveFact(new Span(from, end), text.substring(from, end)));
    }
    int function = text.indexOf("void f");
    if (function >= 0) {
      facts.openFunction(
          "f", "", FunctionFact.Kind.ORDINARY, 0, new Span(function, function + 6), true, true);
    }
    return SuppressionReader.read(facts.build(), text, LineMap.of(text), KNOWN);
  }

  private static Finding finding(RuleId rule, int offset) {
    return new Finding(
        rule,
        "A",
        "0",
        new Span(offset, offset + 4),
        "",
        Level.WARNING,
        Impact.MEDIUM,
        Confidence.HIGH,
        OptionalLong.empty(),
        "reads",
        "",
        List.of(),
        List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = READ(); // memlint: allow(java/whole-file-read) small\n",
        "// memlint: allow(java/whole-file-read) small\nx = READ();\n",
        "// memlint: allow(whole-file-read) small\nx = READ();\n",
        "// memlint: allow(unbounded-growth, whole-file-read): small\nx = READ();\n",
        "/* memlint: allow(whole-file-read) small */\nx = READ();\n",
        "/**\n * Doc.\n * memlint: allow(whole-file-read) small\n */\nx = READ();\n",
        "// memlint: allow(whole-file-read) small\n// and more words\n@Override\nx = READ();\n",
        "// memlint: allow(whole-file-read) small\n"
            + "return parse(\n"
            + "    READ(), \"a;b{c}\",\n"
            + "    y);\n",
        "// memlint: allow(whole-file-read) small\nreturn parse(\n    \"a;b\",\n    READ());\n",
        "// memlint: allow-file(whole-file-read) small\nx = 1;\ny = READ();\n",
        "\r\n// memlint: allow(whole-file-read) small\r\nx = READ();\r\n",
      })
  void allows(String text) {
    SuppressionFilter.Result result = filter(Language.JAVA, text);
    assertThat(result.findings()).isEmpty();
    assertThat(result.suppressed()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# memlint: allow(whole-file-read) small\nx = READ()\n",
        "# memlint: allow(whole-file-read) small\n\n@decorator\nx = f(\n    READ(),\n)\n",
        "x = READ()  # memlint: allow(python/whole-file-read) small\n",
      })
  void allowsInPython(String text) {
    assertThat(filter(Language.PYTHON, text).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// memlint: allow(whole-file-read) small\na = 1;\nx = READ();\n",
        "// memlint: allow(whole-file-read) small\nf(a); g(\nREAD());\n",
        "a = 1; // memlint: allow(whole-file-read) small\nx = READ();\n",
        "// memlint: allow(unbounded-growth) small\nx = READ();\n",
        "// memlint: allow(whole-file-read)\nx = READ();\n",
        "/* memlint: allow(whole-file-read) */\nx = READ();\n",
        "// memlint: allow(nothing) small\nx = READ();\n",
        "// memlint: ignore(whole-file-read) small\nx = READ();\n",
        "// see memlint: allow(whole-file-read) small\nx = READ();\n",
        "void f() {}\n// memlint: allow-file(whole-file-read) small\nx = READ();\n",
      })
  void doesNotAllow(String text) {
    assertThat(filter(Language.JAVA, text).findings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// memlint: allow(whole-file-read)\nx;\n",
        "// memlint: allow(whole-file-raed) small\nx;\n",
        "// memlint: allow(python/whole-file-read) small\nx;\n",
        "// memlint: allow whole-file-read\nx;\n",
        "// memlint: disable\nx;\n",
        "void f() {}\n// memlint: allow-file(whole-file-read) small\n",
      })
  void whatIsMeantAsASuppressionAndIsNoneIsSaid(String text) {
    List<Notification> problems = read(Language.JAVA, text).problems();
    assertThat(problems).singleElement().matches(p -> p.kind() == Kind.SUPPRESSION_MALFORMED);
    assertThat(problems.getFirst().line()).isEqualTo(text.startsWith("void") ? 2 : 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          memlint: disable | not a suppression: 'memlint: disable'; write
          memlint: allow(python/whole-file-read) small | no rule named here is one of Java
          memlint: allow(whole-file-raed) small | there is no rule 'whole-file-raed'
          memlint: allow(whole-file-read) | a suppression needs a reason behind the parenthesis
          """)
  void theReasonIsSaid(String comment, String said) {
    assertThat(read(Language.JAVA, "// " + comment + "\nx;\n").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).startsWith(said));
  }

  @Test
  void proseThatOnlyMentionsTheWordIsLeftAlone() {
    assertThat(read(Language.JAVA, "// about memlint: a tool\nx;\n").problems()).isEmpty();
  }

  @Test
  void unusedOnesAreSaidOnlyIfTheirRuleRan() {
    SuppressionReader.Result read =
        read(Language.JAVA, "x;\n// memlint: allow(whole-file-read, unbounded-growth) small\ny;\n");
    assertThat(SuppressionFilter.apply("A", List.of(), read.suppressions(), READ::equals).unused())
        .singleElement()
        .isEqualTo(
            new Notification(
                Kind.SUPPRESSION_UNUSED,
                "A",
                2,
                "nothing to allow here for java/whole-file-read; remove it"));
  }
}
