package dev.memlint.scanner.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks prose into lines. */
public final class TextWrap {
  private TextWrap() {}

  /**
   * The words of a text in lines of at most {@code width} columns; a longer word has a line of its
   * own.
   *
   * @return at least one line
   */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : text.strip().split("\\s+")) {
      int columns = TerminalText.width(word);
      if (used > 0 && used + 1 + columns > width) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      if (used > 0) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += columns;
    }
    lines.add(line.toString());
    return lines;
  }
}
