package dev.memlint.rules.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OneLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "a b",
        "a  b",
        " a ",
        "  a\n\tb \r\n c\f",
        "\n",
        "a\u00a0b",
        "a \u000b"
      })
  void isWhatThePatternForWhiteSpaceGives(String text) {
    assertThat(OneLine.of(text)).isEqualTo(text.replaceAll("\\s+", " "));
  }
}
