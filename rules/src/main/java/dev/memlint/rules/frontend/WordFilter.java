package dev.memlint.rules.frontend;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells in one pass whether a text holds any of some words, so that a costly pattern is only tried
 * on texts that it may be found in. ASCII letters are alike in either case.
 */
final class WordFilter {
  /** What the first letters of a word must have in common with the text to compare the word. */
  private static final int LETTERS = 3;

  private static final int BITS = 5;
  private static final int MASK = (1 << LETTERS * BITS) - 1;

  private final String[][] byStart = new String[MASK + 1][];

  /**
   * @param words of three characters or more
   */
  WordFilter(String... words) {
    for (String word : words) {
      int start = 0;
      for (int at = 0; at < LETTERS; at++) {
        start = next(start, word.charAt(at));
      }
      List<String> alike =
          new ArrayList<>(byStart[start] == null ? List.of() : List.of(byStart[start]));
      alike.add(word);
      byStart[start] = alike.toArray(String[]::new);
    }
  }

  /** Five bits of a letter are the same in either case. */
  private static int next(int start, char letter) {
    return (start << BITS | letter & (1 << BITS) - 1) & MASK;
  }

  /** Whether any word is in the text. */
  boolean isIn(String text) {
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      start = next(start, text.charAt(at));
      String[] words = byStart[start];
      if (words != null && isAt(words, text, at - LETTERS + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(String[] words, String text, int at) {
    for (String word : words) {
      if (text.regionMatches(true, at, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }
}
