package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.memlint.rules.facts.DirectiveFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.ManifestFact;
import dev.memlint.rules.facts.ManifestFact.Dependency;
import dev.memlint.rules.facts.ManifestFact.Need;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CargoTomlTest {
  private static final String PACKAGE = "[package]\nname = \"a\"\nversion = \"1.0.0\"\n";

  private static ManifestFact manifest(String text) {
    FileFacts facts = Rust.facts("a/Cargo.toml", text);
    assertThat(facts.problems()).isEmpty();
    return facts.manifests().getFirst();
  }

  private static String text(String whole, Span span) {
    return whole.substring(span.start(), span.end());
  }

  @Test
  void placesAreUtf16OffsetsWhateverStandsBefore() {
    String text =
        "\ufeff[package]\r\nname = \"\ud83d\udcbe\" # \ud83d\udcbe memlint: x\r\n[dependencies]\r\n"
            + "  \"\ud83d\udcbe\" = { package = \"ort\", version = \"2\" }\r\n";
    ManifestFact manifest = manifest(text);
    assertThat(text(text, manifest.site().span())).isEqualTo("[package]");
    Dependency dependency = manifest.dependencies().getFirst();
    assertThat(dependency.name()).isEqualTo("ort");
    assertThat(text(text, dependency.site().span())).isEqualTo("\"\ud83d\udcbe\"");
    assertThat(Rust.facts("Cargo.toml", text).directives())
        .extracting(DirectiveFact::text)
        .containsExactly("# \ud83d\udcbe memlint: x");
  }

  @Test
  void commentsSpeakWhereverTheyStand() {
    String text =
        "# memlint: 1\n\n# memlint: 2\n# memlint: 3\n[package]\nname = \"# memlint: no\"\n"
            + "keywords = [\n  # memlint: 4\n  \"a\", # memlint: 5\n]\n# memlint: 6\n";
    assertThat(Rust.facts("Cargo.toml", text).directives())
        .extracting(directive -> directive.text().substring(directive.text().length() - 1))
        .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6");
  }

  @Test
  void aBrokenManifestIsAProblemAndNoFact() {
    for (String broken :
        List.of(
            "[package\n",
            "a = 1\na = 2\n",
            "name = \"x\n",
            "\u0000",
            "x = " + "[".repeat(90_000))) {
      FileFacts facts = Rust.facts("Cargo.toml", broken);
      assertThat(facts.problems()).isNotEmpty();
      assertThat(facts.manifests()).isEmpty();
    }
  }

  @Test
  void defaultFeaturesAreFollowed() {
    ManifestFact manifest =
        manifest(
            PACKAGE
                + """
                [features]
                default = ["a", "weak?/x"]
                a = ["b"]
                b = ["a", "dep:deep", "direct/feature"]
                c = ["dep:other"]
                [dependencies]
                deep = { version = "1", optional = true }
                direct = { version = "1", optional = true }
                weak = { version = "1", optional = true }
                other = { version = "1", optional = true }
                plain = "1"
                """);
    assertThat(manifest.dependencies())
        .extracting(Dependency::name, Dependency::need, Dependency::via)
        .containsExactlyInAnyOrder(
            tuple("deep", Need.BY_DEFAULT, "a"),
            tuple("direct", Need.BY_DEFAULT, "a"),
            tuple("weak", Need.ON_REQUEST, ""),
            tuple("other", Need.ON_REQUEST, ""),
            tuple("plain", Need.ALWAYS, ""));
  }

  @Test
  void theFixKeepsLayoutAndComments() {
    String text = PACKAGE + "\n[profile.release] # why\n  opt-level = 3 # fast\n";
    List<Fix> fixes = manifest(text).fixes();
    assertThat(fixes).extracting(Fix::safety).containsExactly(FixSafety.SAFE, FixSafety.UNSAFE);
    assertThat(fixes.getFirst().apply(text))
        .isEqualTo(
            PACKAGE
                + "\n[profile.release] # why\n  lto = true\n  codegen-units = 1\n"
                + "  opt-level = 3 # fast\n");
  }

  @Test
  void theFixAddsAProfileAtTheEnd() {
    String text = PACKAGE.strip();
    assertThat(manifest(text).fixes().getLast().apply(text))
        .isEqualTo(text + "\n\n[profile.release]\nlto = true\ncodegen-units = 1\nstrip = true\n");
  }

  @Test
  void whatIsStatedIsNotTouched() {
    assertThat(
            manifest(PACKAGE + "[profile.release]\nlto = false\ncodegen-units = 4\ndebug = 1\n")
                .fixes())
        .isEmpty();
    assertThat(manifest("profile.release.debug = 1\n" + PACKAGE).fixes()).isEmpty();
  }
}
