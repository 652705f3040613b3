package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppendingTest {
  private static JavaFacts facts(String statements) {
    return JavaFacts.ofMembers(
        "String field = \"\"; Object m(Scanner in, String part, int n, char[] chars, Other other)"
            + " throws IOException {\n"
            + statements
            + "\n}");
  }

  private static List<Fix> fixes(JavaFacts facts) {
    return facts.facts().texts().stream().flatMap(text -> text.fix().stream()).toList();
  }

  private static Fix fix(JavaFacts facts) {
    List<Fix> fixes = fixes(facts);
    assertThat(fixes).hasSize(1);
    return fixes.getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text += part + n;              | text.append(part).append(n);",
        "text += n + n + part;          | text.append(n + n).append(part);",
        "text += n + part;              | text.append(n).append(part);",
        "text += n + n;                 | text.append(n + n);",
        "text += (n - 1) + \",\";       | text.append(n - 1).append(\",\");",
        "text = text + n + n;           | text.append(n).append(n);",
        "text += text.length() > 0 ? 1 : 2; text += part; | ",
        "if (text.isEmpty()) text += n; | if (text.length() == 0) text.append(n);",
        "text = \"\"; while (in.hasNext()) { text += n; } |"
            + " text.setLength(0); while (in.hasNext()) { text.append(n); }",
      })
  void appends(String before, String after) {
    JavaFacts facts =
        facts(
            "String text = \"\"; while (in.hasNext()) { in.next(); " + before + " } return text;");
    if (after == null) {
      assertThat(fixes(facts)).isEmpty();
    } else {
      assertThat(fix(facts).safety()).isEqualTo(FixSafety.SAFE);
      assertThat(fix(facts).apply(facts.text()))
          .contains(
              "StringBuilder text = new StringBuilder(); while (in.hasNext()) { in.next(); "
                  + after
                  + " } return text.toString();");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String text = part; while (in.hasNext()) { text += in.next(); } return text;",
        "String text = \"\"; while (in.hasNext()) { text += other.chars(); } return text;",
        "String text = \"\"; while (in.hasNext()) { text = text.concat(in.next()); } return text;",
        "String text = \"\"; while (in.hasNext()) { text += part /* why */ + n; } return text;",
        "String text = \"\"; try { while (in.hasNext()) { text += part + in.next(); } }"
            + " catch (IllegalStateException e) { return text; } return text;",
      })
  void isUnsafeFor(String statements) {
    assertThat(fix(facts(statements)).safety()).isEqualTo(FixSafety.UNSAFE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String text = \"\"; while (in.hasNext()) { text += in.next(); use(text); } return text;",
        "String text = \"\"; while (in.hasNext()) { text += in.next() + text; } return text;",
        "String text = \"\"; while (in.hasNext()) { text = in.next() + text; } return text;",
        "String text = \"\"; while (in.hasNext()) { text += chars; } return text;",
        "String text = \"\"; while (in.hasNext()) { text += null; } return text;",
        "String text = \"\"; while (in.hasNext()) { use(text += in.next()); } return text;",
        "String text = \"\"; while (in.hasNext()) { text += in.next(); } for (int i = 0; i < n;"
            + " i++) use(text); return text;",
        "String text = \"\"; while (in.hasNext()) { text += in.next(); } return text == part;",
        "String text = \"\", more = \"\"; while (in.hasNext()) { text += in.next(); } return text;",
        "String text = null; while (in.hasNext()) { text += in.next(); } return text;",
        "String text; text = part; while (in.hasNext()) { text += in.next(); } return text;",
        "String text = \"\"; while (in.hasNext()) { text += in.next(); } text = part; return text;",
        "String text = \"\"; while (in.hasNext()) { text += in.next(); } use(text::length); return"
            + " n;",
        "String text = \"\"; while (in.hasNext()) { text = String.format(\"%2$s%1$s\", text, n); }"
            + " return text;",
        "while (in.hasNext()) { field += in.next(); } return field;",
        "while (in.hasNext()) { part += in.next(); } return part;",
      })
  void offersNothingFor(String statements) {
    JavaFacts facts = facts(statements);
    assertThat(facts.facts().texts()).isNotEmpty();
    assertThat(fixes(facts)).isEmpty();
  }
}
