package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.facts.SyntaxProblem;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Language;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaExtractorTest {
  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(FrontEnd.class))
        .anySatisfy(frontEnd -> assertThat(frontEnd.language()).isEqualTo(Language.JAVA));
  }

  @Test
  void keepsTheFactsAroundABrokenPart() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              private final List<String> names = new ArrayList<>();
              void add(String name) { names.add(name); }
              void broken() { int = ; }
            """);
    assertThat(facts.facts().problems()).isNotEmpty();
    assertThat(facts.text(facts.facts().problems().getFirst().span())).contains("int = ;");
    assertThat(facts.use("names").kind()).isEqualTo(StoreUse.Kind.GROW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "class A { int x = ; } | unexpected token \";\"",
        "class A { int x = 3 4; } | unexpected token \"4\"",
        "class A { String s = \"a\" \"b, expected\"; } | unexpected token \"\\\"b, expected\\\"\"",
        "class A { | unexpected end of file",
      })
  void aSyntaxErrorNamesTheTokenAndNotTheGrammar(String code, String message) {
    assertThat(JavaFacts.of(code).facts().problems())
        .extracting(SyntaxProblem::message)
        .first()
        .isEqualTo(message);
  }

  @Test
  void aLongTokenIsCut() {
    String message = "Parse error. Found  \"" + "x".repeat(500) + "\" <IDENTIFIER>, expected \"(\"";
    assertThat(JavaExtractor.shortened(message)).hasSizeLessThan(70).endsWith("x…");
    assertThat(JavaExtractor.shortened("Lexical error at line 1.\nmore"))
        .isEqualTo("Lexical error at line 1");
  }

  @Test
  void reportsATextThatIsNoJava() {
    assertThat(JavaFacts.of("def main(): pass").facts().problems()).isNotEmpty();
  }

  @Test
  void readsAnEmptyFile() {
    assertThat(JavaFacts.of("").facts().functions()).hasSize(1);
  }

  @Test
  void readsNewAndOldSyntax() {
    JavaFacts facts =
        JavaFacts.of(
            """
            import java.util.*;
            record Point(int x, int y) {
              Point { if (x < 0) throw new IllegalArgumentException(); }
              int sign(Object o) {
                return switch (o) {
                  case Point(int a, var b) when a > b -> 1;
                  case String s -> { yield s.length(); }
                  default -> 0;
                };
              }
            }
            """);
    assertThat(facts.facts().problems()).isEmpty();
    assertThat(facts.facts().types()).hasSize(1);
  }

  @Test
  void readsALongConcatenationOnAnyStack() {
    String sum = "\"a\" + ".repeat(20_000) + "\"a\"";
    JavaFacts facts = JavaFacts.ofMembers("String s = " + sum + "; byte[] b = new byte[7];");
    assertThat(facts.allocation().variable()).isEqualTo("b");
  }

  @Test
  void readsDeepNesting() {
    String nested = "(".repeat(3_000) + "1" + ")".repeat(3_000);
    JavaFacts facts = JavaFacts.ofMembers("int s = " + nested + "; byte[] b = new byte[7];");
    assertThat(facts.allocation().variable()).isEqualTo("b");
  }

  @Test
  void writesDownDirectives() {
    JavaFacts facts =
        JavaFacts.of(
            """
            // memlint: allow-file(java/whole-file-read) small
            class A { /* nothing to say */
              int a; // memlint: allow(java/unbounded-growth) one per plug-in
            }
            """);
    assertThat(facts.facts().directives())
        .extracting(directive -> directive.text())
        .containsExactly(
            "// memlint: allow-file(java/whole-file-read) small",
            "// memlint: allow(java/unbounded-growth) one per plug-in");
    assertThat(facts.facts().directives())
        .allSatisfy(
            directive -> assertThat(facts.text(directive.span())).isEqualTo(directive.text()));
  }
}
