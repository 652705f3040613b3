package dev.memlint.scanner.git;

import java.util.BitSet;

/** Lines of one file, counted from 1. */
public final class LineSet {
  /** Larger line numbers are no source file's; they all count as this one. */
  private static final int MAX_LINE = 1 << 24;

  private final BitSet lines = new BitSet();
  private final boolean all;

  private LineSet(boolean all) {
    this.all = all;
  }

  static LineSet none() {
    return new LineSet(false);
  }

  static LineSet everything() {
    return new LineSet(true);
  }

  /** Adds {@code count} lines from {@code first} on. */
  void add(int first, int count) {
    int from = Math.clamp(first, 0, MAX_LINE);
    lines.set(from, (int) Math.min((long) from + count, MAX_LINE + 1L));
  }

  /** Whether one of the lines from {@code first} to {@code last} is in the set. */
  public boolean meets(int first, int last) {
    int next = all ? first : lines.nextSetBit(first);
    return next >= 0 && next <= last;
  }
}
