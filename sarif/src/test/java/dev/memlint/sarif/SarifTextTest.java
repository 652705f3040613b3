package dev.memlint.sarif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SarifTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "here | 1 | [here](1)",
        "map[key] | 12 | [map\\[key\\]](12)",
        "C:\\dir | 2 | [C:\\\\dir](2)",
      })
  void a_link_shows_any_text(String text, int id, String link) {
    assertThat(SarifText.link(text, id)).isEqualTo(link);
    assertThat(SarifText.message(link, id)).isEqualTo(link + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[a](1) [b](2) | [a](1) [b](2).",
        "[a](3) | [a\\](3).",
        "[a](0) | [a\\](0).",
        "[a](01) | [a\\](01).",
        "[a](99999999999) | [a\\](99999999999).",
        "[a](x.md) | [a\\](x.md).",
        "f[0](1 | f[0\\](1.",
        "f[0\\](9) | f[0\\](9).",
        "f[0\\\\](9) | f[0\\\\\\](9).",
        "[x] * n | [x] * n.",
      })
  void only_links_to_known_places_are_links(String text, String message) {
    assertThat(SarifText.message(text, 2)).isEqualTo(message);
  }

  @Test
  void places_count_from_one() {
    assertThatIllegalArgumentException().isThrownBy(() -> SarifText.link("here", 0));
  }

  @Test
  void a_clipped_text_fits_and_cuts_no_character() {
    assertThat(SarifText.clip("short", 5)).isEqualTo("short");
    assertThat(SarifText.clip("longer", 5)).isEqualTo("long…");
    assertThat(SarifText.clip("abc  def", 6)).isEqualTo("abc…");
    assertThat(SarifText.clip("ab😀cd", 4)).isEqualTo("ab…");
    assertThat(SarifText.clip("ab😀cd", 5)).isEqualTo("ab😀…");
    assertThat(SarifText.clip("ab", 1)).isEqualTo("…");
    assertThat(SarifText.clip("ab", 0)).isEmpty();
  }

  @Test
  void a_sentence_ends_in_one_period() {
    assertThat(SarifText.sentence("held for ever")).isEqualTo("held for ever.");
    assertThat(SarifText.sentence("held for ever. \n")).isEqualTo("held for ever.");
    assertThat(SarifText.sentence("why?")).isEqualTo("why?.");
  }

  @Test
  void uris_encode_what_is_not_plain() {
    assertThat(RelativeUri.of("src/a-b_c.~1.rs")).isEqualTo("src/a-b_c.~1.rs");
    assertThat(RelativeUri.of("C:/100%/a b#?.py")).isEqualTo("C%3A/100%25/a%20b%23%3F.py");
    assertThat(RelativeUri.of("back\\slash/😀")).isEqualTo("back%5Cslash/%F0%9F%98%80");
    assertThat(RelativeUri.of("half\uD83D")).isEqualTo("half%EF%BF%BD");
  }
}
