package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Fix;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportsTest {
  private static final String CLASS =
      """
      class A {
        void m(String[] lines) {
          for (String line : lines) {
            line.split("a+");
          }
        }
      }
      """;

  private static List<Fix> fixes(JavaFacts facts) {
    return facts.facts().remade().stream().flatMap(made -> made.fix().stream()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'import java.util.regex.Pattern;\n\n'",
    "'package app;\n\n', 'package app;\n\nimport java.util.regex.Pattern;\n\n'",
    "'import java.util.List; // lists\n\n',"
        + " 'import java.util.List; // lists\nimport java.util.regex.Pattern;\n\n'",
    "'import java.util.zip.CRC32;\n\n',"
        + " 'import java.util.regex.Pattern;\nimport java.util.zip.CRC32;\n\n'",
    "'import java.io.File;\n\n"
        + "import org.slf4j.Logger;\n\n"
        + "', 'import java.io.File;\n"
        + "import java.util.regex.Pattern;\n\n"
        + "import org.slf4j.Logger;\n\n"
        + "'",
    "'import static java.lang.Math.abs;\n\n',"
        + " 'import static java.lang.Math.abs;\n\nimport java.util.regex.Pattern;\n\n'",
    "'import java.util.regex.*;\n\n', 'import java.util.regex.*;\n\n'",
    "'import java.util.regex.Pattern;\n\n', 'import java.util.regex.Pattern;\n\n'",
  })
  void importsBesideItsLike(String head, String fixed) {
    JavaFacts facts = JavaFacts.of(head + CLASS);
    assertThat(fixes(facts).getFirst().apply(facts.text())).startsWith(fixed + "class A {");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import com.google.re2j.Pattern;\n",
        "class Pattern {}\n",
        "class B { Pattern p; }\n"
      })
  void offersNothingWhereTheNameIsTaken(String head) {
    assertThat(fixes(JavaFacts.of(head + CLASS))).isEmpty();
  }
}
