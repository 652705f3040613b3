package dev.memlint.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.source.LineMap;
import dev.memlint.rules.source.Span;
import org.junit.jupiter.api.Test;

final class CodeFrameTest {
  private static CodeFrame frame(String text, String marked) {
    int from = text.indexOf(marked);
    LineMap lines = LineMap.of(text);
    return CodeFrame.of(Region.of(new Span(from, from + marked.length()), lines), text, lines);
  }

  @Test
  void underlinesUnderTabsAndWideCharacters() {
    assertThat(frame("x\r\n\tlet 漢 = read(😀);\r\ny", "read(😀)"))
        .isEqualTo(new CodeFrame("    let 漢 = read(😀);", 13, 8, false));
  }

  @Test
  void aSpanOfSeveralLinesIsUnderlinedToItsFirstLinesEnd() {
    assertThat(frame("a(b,\n  c)\n", "(b,\n  c)")).isEqualTo(new CodeFrame("a(b,", 1, 3, true));
  }

  @Test
  void anEmptySpanGetsOneCaret() {
    LineMap lines = LineMap.of("abc");
    assertThat(CodeFrame.of(Region.of(new Span(3, 3), lines), "abc", lines))
        .isEqualTo(new CodeFrame("abc", 3, 1, false));
  }

  @Test
  void veryLongLinesAreCutAroundTheSpan() {
    CodeFrame frame = frame("a".repeat(5000) + "READ" + "b".repeat(5000), "READ");
    assertThat(frame.code()).startsWith("…aaa").endsWith("bbb…").contains("READ");
    assertThat(frame.code().length()).isLessThan(200);
    assertThat(frame.code().substring(frame.indent(), frame.indent() + frame.underline()))
        .isEqualTo("READ");
  }

  @Test
  void escapesInSourcesAreShownNotSent() {
    assertThat(frame("s = \"\u001b[2J\"; READ", "READ").code())
        .isEqualTo("s = \"\u241b[2J\"; READ");
  }
}
