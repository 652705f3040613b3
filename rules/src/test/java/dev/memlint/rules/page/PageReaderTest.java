package dev.memlint.rules.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.source.Language;
import org.junit.jupiter.api.Test;

final class PageReaderTest {
  private static final String HEAD =
      """
      # some-hotspot

      Says what
      it is.

      Stable: Java, Rust. Preview: Python.

      ## What it finds

      Things.
      """;

  @Test
  void theHeadGivesNameSummaryAndStatus() {
    Page page = PageReader.read(HEAD);
    assertThat(page.hotspot()).isEqualTo("some-hotspot");
    assertThat(page.summary()).isEqualTo("Says what it is.");
    assertThat(page.status())
        .containsEntry(Language.JAVA, Page.Status.STABLE)
        .containsEntry(Language.RUST, Page.Status.STABLE)
        .containsEntry(Language.PYTHON, Page.Status.PREVIEW);
    assertThat(page.rules())
        .extracting(RuleId::toString)
        .containsExactly("java/some-hotspot", "python/some-hotspot", "rust/some-hotspot");
  }

  @Test
  void onlyFencesWithLanguageAndKindAreExamples() {
    Page page =
        PageReader.read(HEAD + "\n```rust bad\nlet x;\n```\n\n```rust\n```\n\n```yaml bad\n```\n");
    assertThat(page.fences())
        .containsExactly(new Example(Language.RUST, Example.Kind.BAD, false, "let x;\n", 13));
  }

  @Test
  void aTomlFenceIsAManifest() {
    Page page = PageReader.read(HEAD + "\n```toml good\n[package]\n```\n\n```toml\n```\n");
    assertThat(page.fences()).extracting(fence -> fence.path("x")).containsExactly("x/Cargo.toml");
  }

  @Test
  void aSectionEndsWhereTheNextBegins() {
    Page page = PageReader.read(HEAD + "\n## Evidence\n\nNumbers.\n");
    assertThat(page.section("What it finds")).contains("Things.");
    assertThat(page.section("Evidence")).contains("Numbers.");
    assertThat(page.section("Options")).isEmpty();
  }

  @Test
  void aPageWithoutStatusIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PageReader.read("# name\n\nSummary.\n\nNo status here\n\n## X\n"))
        .withMessageContaining("not a status");
  }

  @Test
  void aFenceThatDoesNotEndIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PageReader.read(HEAD + "\n```java good\nclass A {}\n"))
        .withMessageContaining("does not end");
  }
}
