package dev.memlint.sarif;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * GitHub's fingerprint of a line, {@code primaryLocationLineHash}, value for value as GitHub's
 * upload action computes it (github/codeql-action, {@code src/fingerprints.ts}).
 *
 * <p>A line's hash covers the 100 characters from its start on, blanks and tabs left out, over line
 * ends; behind the colon stands how often the file had this hash so far. So a hash changes when the
 * code there does, and not when lines are added above or the code is indented.
 */
public final class PrimaryLocationLineHash {
  private static final int WINDOW = 100;
  private static final long BASE = 37;

  /** {@code BASE} to the power of {@code WINDOW}, modulo 2^64: the weight of what leaves. */
  private static final long FIRST = power();

  private static final int NO_LINE = -1;

  /** Fed behind the last character, as the original does. */
  private static final char END = '\uFFFF';

  private final int[] wanted;
  private final SortedMap<Integer, String> hashes = new TreeMap<>();
  private final Map<Long, Integer> repeats = new HashMap<>();
  private final char[] window = new char[WINDOW];
  private final int[] lineAt = new int[WINDOW];
  private int index;
  private long hash;
  private int line;
  private boolean lineStarts = true;
  private boolean afterReturn;

  private PrimaryLocationLineHash(Collection<Integer> lines) {
    wanted = lines.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    if (wanted.length > 0 && wanted[0] < 1) {
      throw new IllegalArgumentException("lines count from 1, not " + wanted[0]);
    }
    Arrays.fill(lineAt, NO_LINE);
  }

  /**
   * Hashes of some lines of a file, read in pieces and no further than the last line needs.
   *
   * <p>The bytes are decoded the way GitHub's action does it, whatever encoding the language would
   * prescribe: UTF-8, a byte order mark kept, U+FFFD for what is malformed.
   *
   * @param file the file's bytes; not closed
   * @param lines line numbers from 1; a line behind the end has no hash
   * @return the hash of each such line that the file has
   */
  public static SortedMap<Integer, String> ofFile(InputStream file, Collection<Integer> lines)
      throws IOException {
    PrimaryLocationLineHash hashing = new PrimaryLocationLineHash(lines);
    Reader text = new InputStreamReader(file, StandardCharsets.UTF_8);
    char[] buffer = new char[8192];
    int count = 0;
    while (!hashing.isComplete() && (count = text.read(buffer)) >= 0) {
      for (int i = 0; i < count; i++) {
        hashing.accept(buffer[i]);
      }
    }
    return hashing.end();
  }

  /**
   * Hashes of some lines of a text.
   *
   * @param text the whole text, with its byte order mark if the file has one
   * @param lines line numbers from 1; a line behind the end has no hash
   * @return the hash of each such line that the text has
   */
  public static SortedMap<Integer, String> ofText(CharSequence text, Collection<Integer> lines) {
    PrimaryLocationLineHash hashing = new PrimaryLocationLineHash(lines);
    for (int i = 0; i < text.length() && !hashing.isComplete(); i++) {
      hashing.accept(text.charAt(i));
    }
    return hashing.end();
  }

  private boolean isComplete() {
    return wanted.length == hashes.size();
  }

  private void accept(char c) {
    if (c == ' ' || c == '\t' || afterReturn && c == '\n') {
      afterReturn = false;
      return;
    }
    afterReturn = c == '\r';
    char unit = afterReturn ? '\n' : c;
    emit();
    if (lineStarts) {
      lineStarts = false;
      line++;
      lineAt[index] = line;
    }
    lineStarts = unit == '\n';
    push(unit);
  }

  /** Empties the window, and gives what was found. Nothing may be fed afterwards. */
  private SortedMap<Integer, String> end() {
    if (!isComplete()) {
      accept(END);
      for (int i = 0; i < WINDOW; i++) {
        emit();
        push('\0');
      }
    }
    return Collections.unmodifiableSortedMap(hashes);
  }

  /** Takes the hash of the line whose first character is about to leave the window. */
  private void emit() {
    int leaving = lineAt[index];
    if (leaving == NO_LINE) {
      return;
    }
    lineAt[index] = NO_LINE;
    int repeat = repeats.merge(hash, 1, Integer::sum);
    if (Arrays.binarySearch(wanted, leaving) >= 0) {
      hashes.put(leaving, Long.toHexString(hash) + ":" + repeat);
    }
  }

  private void push(char unit) {
    hash = BASE * hash + unit - FIRST * window[index];
    window[index] = unit;
    index = (index + 1) % WINDOW;
  }

  private static long power() {
    long power = 1;
    for (int i = 0; i < WINDOW; i++) {
      power *= BASE;
    }
    return power;
  }
}
