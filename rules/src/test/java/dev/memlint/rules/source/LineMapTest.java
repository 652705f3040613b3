package dev.memlint.rules.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LineMapTest {
  @Test
  void everyLineEndingCountsOnce() {
    LineMap map = LineMap.of("a\r\nbc\rd\n\ne");
    assertThat(map.lineCount()).isEqualTo(5);
    assertThat(map.line(1)).as("CR of CR LF").isEqualTo(1);
    assertThat(map.line(2)).as("LF of CR LF").isEqualTo(1);
    assertThat(map.line(3)).isEqualTo(2);
    assertThat(map.column(4)).isEqualTo(2);
    assertThat(map.line(6)).isEqualTo(3);
    assertThat(map.line(8)).as("empty line").isEqualTo(4);
    assertThat(map.line(9)).isEqualTo(5);
    assertThat(map.line(10)).as("end of text").isEqualTo(5);
    assertThat(map.column(10)).isEqualTo(2);
  }

  @Test
  void columnsCountUtf16UnitsAndTabsAsOne() {
    String text = "\t\uD83D\uDE00x";
    assertThat(LineMap.of(text).column(text.indexOf('x'))).isEqualTo(4);
  }

  @Test
  void emptyTextHasOneLine() {
    LineMap map = LineMap.of("");
    assertThat(map.lineCount()).isEqualTo(1);
    assertThat(map.line(0)).isEqualTo(1);
    assertThat(map.column(0)).isEqualTo(1);
    assertThat(map.lineEnd(1)).isZero();
  }

  @Test
  void unicodeSeparatorsEndNoLine() {
    assertThat(LineMap.of("a\u2028b\u0085c\fd\u000Be").lineCount()).isEqualTo(1);
  }

  @Test
  void offsetsOutsideTheTextAreRefused() {
    LineMap map = LineMap.of("ab\nc");
    assertThatThrownBy(() -> map.line(5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> map.line(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> map.offset(1, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> map.lineStart(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void agreesWithBufferedReaderAndWithItselfOnRandomTexts() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      StringBuilder builder = new StringBuilder();
      int length = random.nextInt(60);
      for (int i = 0; i < length; i++) {
        builder.append("ab\r\n\t\u00e9".charAt(random.nextInt(6)));
      }
      String text = builder.toString();
      LineMap map = LineMap.of(text);
      int line = 0;
      try (BufferedReader reader = new BufferedReader(new StringReader(text))) {
        for (String expected = reader.readLine(); expected != null; expected = reader.readLine()) {
          line++;
          assertThat(
                  text.substring(map.lineStart(line), map.lineEnd(line)).replaceAll("[\r\n]", ""))
              .isEqualTo(expected);
        }
      }
      for (int offset = 0; offset <= text.length(); offset++) {
        assertThat(map.offset(map.line(offset), map.column(offset))).isEqualTo(offset);
      }
    }
  }
}
