package dev.memlint.rules.java;

import java.util.Map;

/** What people call well-known regular expressions. */
final class RegexNames {
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("\\s", "WHITE_SPACE"),
          Map.entry("\\s+", "WHITE_SPACE"),
          Map.entry("\\s*", "WHITE_SPACE"),
          Map.entry(" +", "SPACES"),
          Map.entry("\\d+", "DIGITS"),
          Map.entry("[0-9]+", "DIGITS"),
          Map.entry("\\w+", "WORD"),
          Map.entry("\\W+", "NON_WORD"),
          Map.entry("[a-z]+", "LETTERS"),
          Map.entry("[a-zA-Z]+", "LETTERS"),
          Map.entry("\\R", "LINE_BREAK"),
          Map.entry("\\r?\\n", "LINE_BREAK"),
          Map.entry("\r?\n", "LINE_BREAK"),
          Map.entry(", *", "COMMA"),
          Map.entry(",\\s*", "COMMA"),
          Map.entry("\\s*,\\s*", "COMMA"),
          Map.entry("::", "COLONS"));

  private RegexNames() {}

  /** The name of an expression, or else the fallback. */
  static String of(String regex, String fallback) {
    return KNOWN.getOrDefault(regex, fallback);
  }
}
