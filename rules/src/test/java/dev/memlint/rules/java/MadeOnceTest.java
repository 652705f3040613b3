package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MadeOnceTest {
  private static List<Fix> fixes(JavaFacts facts) {
    return Stream.concat(
            facts.facts().remade().stream().flatMap(made -> made.fix().stream()),
            facts.facts().calls().stream()
                .filter(call -> call.hotspot().equals("allocation-in-hot-loop"))
                .flatMap(call -> call.fixes().stream()))
        .toList();
  }

  private static JavaFacts inLoop(String statements) {
    return JavaFacts.of(
        """
        package app;

        import com.google.gson.Gson;
        import java.text.DateFormat;
        import java.text.SimpleDateFormat;
        import java.util.*;
        import java.util.regex.Pattern;

        class A {
          private static final Pattern DASH = Pattern.compile("-{2}");

          void m(List<String> lines, Date day) {
            for (String line : lines) {
              %s
            }
          }
        }
        """
            .formatted(statements));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "use(line.split(\"\\\\s+\"));           | use(WHITE_SPACE.split(line));           | SAFE",
        "use(line.split(\"-{2}\"));             | use(DASH.split(line));                  | SAFE",
        "use(line.replaceFirst(\"a+\", \"b\")); |"
            + " use(LINE_PATTERN.matcher(line).replaceFirst(\"b\")); | SAFE",
        "use(Pattern.compile(\"a+\"));          | use(PATTERN);                           | SAFE",
        "use(Pattern.compile(\"a\", Pattern.LITERAL).split(line)); | use(PATTERN.split(line)); |"
            + " SAFE",
        "use(new Gson().toJson(line));          | use(GSON.toJson(line));                 | UNSAFE",
      })
  void makesConstants(String before, String after, FixSafety safety) {
    JavaFacts facts = inLoop(before);
    assertThat(fixes(facts)).hasSize(1);
    assertThat(fixes(facts).getFirst().safety()).isEqualTo(safety);
    assertThat(fixes(facts).getFirst().apply(facts.text())).contains(after);
  }

  /** While the first static is made, those behind it have no value yet. */
  @Test
  void aConstantBehindAStaticThatRunsCodeIsNotUsedAgain() {
    JavaFacts facts =
        JavaFacts.of(
            """
            package app;
            import java.util.List;
            import java.util.regex.Pattern;
            class Reuse {
              private static final Reuse INSTANCE = new Reuse();
              private static final Pattern DIGITS = Pattern.compile("\\\\d+");
              private int n;
              void load(List<String> all) {
                for (String s : all) {
                  n += s.split("\\\\d+").length;
                }
              }
            }
            """);
    assertThat(fixes(facts))
        .singleElement()
        .satisfies(fix -> assertThat(fix.apply(facts.text())).contains("LOAD_DIGITS.split(s)"));
  }

  @Test
  void aVariableBecomesTheConstant() {
    JavaFacts facts =
        inLoop("Pattern twoWords = Pattern.compile(\"\\\\w+ \\\\w+\");\nuse(twoWords, line);");
    assertThat(fixes(facts).getFirst().apply(facts.text()))
        .contains("Pattern TWO_WORDS = Pattern.compile(\"\\\\w+ \\\\w+\");", "use(TWO_WORDS, line)")
        .doesNotContain("twoWords");
  }

  @Test
  void aFormatStaysInItsFunction() {
    JavaFacts facts =
        inLoop("DateFormat f = new SimpleDateFormat(\"yyyy\");\nuse(f.format(day), line);");
    Fix fix = fixes(facts).getFirst();
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
    assertThat(fix.apply(facts.text()))
        .contains(
            """
                DateFormat f = new SimpleDateFormat("yyyy");
                for (String line : lines) {
            use(f.format(day), line);
            """
                .indent(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "use(line.matches(\"(\"));",
        "use(Pattern.compile(line));",
        "use(Pattern.compile(\"(\").matcher(line));",
        "Pattern p = Pattern.compile(\"a+\"); p = DASH; use(p);",
        "use(new Gson());",
        "Gson gson = new Gson();\ngson.newBuilder();",
        "SimpleDateFormat f = new SimpleDateFormat(\"yyyy\");\nf.setLenient(true);\nf.format(day);",
        "SimpleDateFormat f = new SimpleDateFormat(line);\nf.format(day);",
      })
  void offersNothingFor(String statements) {
    assertThat(fixes(inLoop(statements))).isEmpty();
  }

  @Test
  void offersNothingWhereNoConstantCanStand() {
    JavaFacts facts =
        JavaFacts.of(
            """
            interface A {
              default void m(java.util.List<String> lines) {
                for (String line : lines) {
                  line.split("a+");
                }
              }
            }
            """);
    assertThat(facts.facts().remade()).hasSize(1);
    assertThat(fixes(facts)).isEmpty();
  }
}
