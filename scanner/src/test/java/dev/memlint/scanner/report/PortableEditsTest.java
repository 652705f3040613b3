package dev.memlint.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.LineMap;
import dev.memlint.rules.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PortableEditsTest {
  private static List<Edit> edits(String text, String before, String after) {
    int at = text.indexOf(before);
    Fix fix =
        new Fix(
            "change it",
            FixSafety.SAFE,
            List.of(new Edit(new Span(at, at + before.length()), after)));
    List<Edit> edits = PortableEdits.of(fix, text, LineMap.of(text));
    assertThat(new Fix("the same", FixSafety.SAFE, edits).apply(text)).isEqualTo(fix.apply(text));
    return edits;
  }

  @Test
  void plainLinesKeepTheirEdits() {
    assertThat(edits("ä\none two\nö\n", "two", "2")).containsExactly(new Edit(new Span(6, 9), "2"));
  }

  @Test
  void linesWithOtherLettersAreReplacedWhole() {
    assertThat(edits("a\n漢 two\nb\n", "two", "2"))
        .containsExactly(new Edit(new Span(2, 8), "漢 2\n"));
    assertThat(edits("one\ntwo ä", "one\ntwo", "three"))
        .containsExactly(new Edit(new Span(0, 9), "three ä"));
    assertThat(edits("x\r\nä, b\r\n", ", b", ""))
        .containsExactly(new Edit(new Span(3, 9), "ä\r\n"));
  }
}
