package dev.memlint.rules.source;

import java.util.Arrays;

/**
 * Line and column of every UTF-16 offset of one text.
 *
 * <p>A line ends at LF, at CR, or at CR LF taken as one; nothing else ends a line. This is how
 * editors, SARIF viewers and GitHub count, so that a line number means the same line everywhere.
 * Lines and columns start at 1, columns count UTF-16 code units.
 */
public final class LineMap {
  private final int[] starts;
  private final int textLength;

  private LineMap(int[] starts, int textLength) {
    this.starts = starts;
    this.textLength = textLength;
  }

  /** The map of {@code text}; the text itself is not kept. */
  public static LineMap of(String text) {
    int[] starts = new int[16];
    int count = 1;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean crOfCrLf = c == '\r' && i + 1 < length && text.charAt(i + 1) == '\n';
      if ((c == '\n' || c == '\r') && !crOfCrLf) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i + 1;
      }
    }
    return new LineMap(Arrays.copyOf(starts, count), length);
  }

  /** Number of lines, at least 1: a text that ends in a line break has an empty last line. */
  public int lineCount() {
    return starts.length;
  }

  /**
   * The 1-based line that holds {@code offset}; a line break belongs to the line that it ends.
   *
   * @throws IndexOutOfBoundsException if the offset is not in {@code 0..text length}
   */
  public int line(int offset) {
    if (offset < 0 || offset > textLength) {
      throw new IndexOutOfBoundsException(offset + " is not in 0.." + textLength);
    }
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /**
   * The 1-based column of {@code offset} in its line, in UTF-16 code units.
   *
   * @throws IndexOutOfBoundsException if the offset is not in {@code 0..text length}
   */
  public int column(int offset) {
    return offset - starts[line(offset) - 1] + 1;
  }

  /**
   * The offset of the first character of a line.
   *
   * @param line 1-based
   * @throws IndexOutOfBoundsException if there is no such line
   */
  public int lineStart(int line) {
    return starts[line - 1];
  }

  /**
   * The offset behind a line's last character, its line break included.
   *
   * @param line 1-based
   * @throws IndexOutOfBoundsException if there is no such line
   */
  public int lineEnd(int line) {
    return line == starts.length ? textLength : starts[line];
  }

  /**
   * The offset at a line and column.
   *
   * @param line 1-based
   * @param column 1-based, in UTF-16 code units; may be one behind the line's last character
   * @throws IndexOutOfBoundsException if the line has no such column
   */
  public int offset(int line, int column) {
    int offset = lineStart(line) + column - 1;
    if (column < 1 || offset > lineEnd(line)) {
      throw new IndexOutOfBoundsException("line " + line + " has no column " + column);
    }
    return offset;
  }
}
