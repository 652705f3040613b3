package dev.memlint.rules.api;

import java.util.Set;

/** A TOML table that does not say what it must: where, what, and which words would do. */
public final class MalformedTableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String word;
  private final transient Set<String> known;

  /**
   * A problem.
   *
   * @param line 1-based line of the text
   * @param message what is wrong; lower-case start, no final period
   * @param word the word that is not known, empty when the problem is another
   * @param known the words that would do in its place
   */
  public MalformedTableException(int line, String message, String word, Set<String> known) {
    super(message);
    this.line = line;
    this.word = word;
    this.known = Set.copyOf(known);
  }

  public int line() {
    return line;
  }

  public String word() {
    return word;
  }

  public Set<String> known() {
    return known;
  }
}
