package dev.memlint.rules.source;

/**
 * A half-open range of UTF-16 offsets into a file's decoded text.
 *
 * @param start first offset, at least 0
 * @param end offset behind the last character, at least {@code start}
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + ".." + end);
    }
  }

  /** Number of UTF-16 code units. */
  public int length() {
    return end - start;
  }

  /** Whether every offset of {@code other} lies in this span. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /** Whether the two have an offset in common. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }
}
