package dev.memlint.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.page.Page;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PageTextTest {
  private static final Page PAGE =
      new Page(
          "hoard",
          "Something is kept.",
          Map.of(Language.JAVA, Page.Status.STABLE, Language.PYTHON, Page.Status.STABLE),
          Map.of(),
          """
          # hoard

          Something is kept.

          Stable: Java, Python.

          ## What it finds

          Things.

          ## Examples

          In a class:

          ```java bad
          int a; //~ java/hoard

          //~^ java/hoard "kept"
          int b; //~ ok
          int c; // ~ stays
          ```

          In both:

          ```java fixed
          int a;
          ```

          ```python bad
          a = {}  #~ python/hoard
          ```

          Only there, over
          two lines:

          ```python good
          a = "#"  # stays
          ```

          ```
          shell
          ```

          ## How to fix

          Let go.

          ## Options

          None.

          ## Evidence

          Much.
          """,
          List.of());

  @Test
  void theWholePageHasWordsForTagsAndNoMarks() {
    assertThat(PageText.whole(PAGE))
        .contains("## Options", "## Evidence")
        .contains("In a class:\n\nReported:\n\n```java\nint a;\n\nint b;\nint c; // ~ stays\n```\n")
        .contains("Fixed:\n\n```java\nint a;\n```\n")
        .contains("Reported:\n\n```python\na = {}\n```\n")
        .contains("Fine:\n\n```python\na = \"#\"  # stays\n```\n")
        .contains("```\nshell\n```\n");
  }

  @Test
  void helpShowsOneLanguageAndNothingThatLeadsToNoExample() {
    assertThat(PageText.help(PAGE, Language.JAVA))
        .isEqualTo(
            """
            # hoard

            Something is kept.

            Stable: Java, Python.

            ## What it finds

            Things.

            ## Examples

            In a class:

            Reported:

            ```java
            int a;

            int b;
            int c; // ~ stays
            ```

            In both:

            Fixed:

            ```java
            int a;
            ```

            Only there, over
            two lines:

            ```
            shell
            ```

            ## How to fix

            Let go.
            """);
    assertThat(PageText.help(PAGE, Language.PYTHON))
        .contains("## Examples\n\nIn both:\n\nReported:\n\n```python\n")
        .doesNotContain("In a class", "```java");
  }

  @Test
  void theDigestSaysWhatAndHow() {
    assertThat(PageText.digest(PAGE))
        .isEqualTo(
            "Something is kept.\n\n## What it finds\n\nThings.\n\n## How to fix\n\nLet go.\n");
  }

  @Test
  void everyPageIsFreeOfMarksAndKeepsItsRulesExamples() {
    for (RuleId rule : Pages.rules()) {
      Page page = Pages.of(rule.hotspot()).orElseThrow();
      String help = PageText.help(page, rule.language());
      assertThat(help)
          // A manifest's examples are Rust's too.
          .containsPattern("Reported:\n\n```(?:" + rule.language().id() + "|toml)\n")
          .containsPattern("Fine:\n\n```(?:" + rule.language().id() + "|toml)\n")
          .contains("## How to fix\n")
          .doesNotContain("//~", "#~", " bad\n", "## Evidence", "## Options");
      for (Language other : Language.values()) {
        if (other != rule.language()) {
          assertThat(help).doesNotContain("```" + other.id());
        }
      }
      assertThat(PageText.whole(page)).doesNotContain("//~", "#~", "```java bad");
    }
  }
}
