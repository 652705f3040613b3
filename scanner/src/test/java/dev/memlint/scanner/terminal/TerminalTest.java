package dev.memlint.scanner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TerminalTest {
  @Test
  void nothingThatATerminalActsOnGetsThrough() {
    String visible =
        TerminalText.visible("a\u001b[31mb\u0007\r\n\u007f\u009b\u202e\u2066x\u2028\ud800\u0000");
    assertThat(visible)
        .isEqualTo("a\u241b[31mb\u2407\u240d\u240a\u2421\ufffd\ufffd\ufffdx\ufffd\ufffd\u2400");
  }

  @Test
  void ordinaryTextStays() {
    assertThat(TerminalText.visible("naïve 漢字 😀 -> \\")).isEqualTo("naïve 漢字 😀 -> \\");
    assertThat(TerminalText.visible("\tx")).isEqualTo("    x");
  }

  @Test
  void widthsAreThoseOfTerminals() {
    assertThat(TerminalText.width("abc")).isEqualTo(3);
    assertThat(TerminalText.width("漢字")).isEqualTo(4);
    assertThat(TerminalText.width("😀")).isEqualTo(2);
    assertThat(TerminalText.width("e\u0301")).as("combining accent").isEqualTo(1);
    assertThat(TerminalText.width("é→·")).isEqualTo(3);
    assertThat(TerminalText.width("ｆ")).as("full width").isEqualTo(2);
  }

  @Test
  void wrapsAtWords() {
    assertThat(TextWrap.lines("one two  three\nfour", 9))
        .containsExactly("one two", "three", "four");
    assertThat(TextWrap.lines("extraordinary x", 5)).containsExactly("extraordinary", "x");
    assertThat(TextWrap.lines("", 5)).containsExactly("");
  }

  @Test
  void markdownIsShownWithoutItsMarks() {
    String page =
        """
        # name

        A long line of prose that
        goes on.

        ## Examples

        - an item that is so long that it must wrap
        - [a link](https://example.org/x)

        ```rust bad
        let x = 1; //~ id
        ```

        | a | b |
        """;
    assertThat(MarkdownText.plain(page, 24))
        .isEqualTo(
            """
            name

            A long line of prose
            that goes on.

            Examples

            - an item that is so
              long that it must wrap
            - a link
              (https://example.org/x)

                (rust bad)
                let x = 1; //~ id

            | a | b |
            """);
    assertThat(MarkdownText.render("# a\n", Style.ANSI, 80)).isEqualTo("\u001b[1ma\u001b[0m\n");
  }
}
