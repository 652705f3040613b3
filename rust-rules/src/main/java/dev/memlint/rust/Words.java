package dev.memlint.rust;

import java.util.Set;

/** Lists of names, written as running text. */
final class Words {
  private Words() {}

  /**
   * The words of a text, as a set.
   *
   * @throws IllegalArgumentException when a word stands twice
   */
  static Set<String> of(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
