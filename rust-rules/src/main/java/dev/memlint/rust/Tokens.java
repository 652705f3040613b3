package dev.memlint.rust;

/** Just enough of Rust's lexical rules to step over text without mistaking a string for code. */
final class Tokens {
  private final String text;

  Tokens(String text) {
    this.text = text;
  }

  int length() {
    return text.length();
  }

  char at(int i) {
    return i >= 0 && i < text.length() ? text.charAt(i) : '\0';
  }

  static boolean isNamePart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  /** Offset behind the comment, literal, name or single character that starts at {@code i}. */
  int skip(int i) {
    char c = at(i);
    if (c == '/' && at(i + 1) == '/') {
      int end = text.indexOf('\n', i);
      return end < 0 ? text.length() : end;
    }
    if (c == '/' && at(i + 1) == '*') {
      return skipBlockComment(i);
    }
    if (c == '"') {
      return skipString(i);
    }
    if (c == '\'') {
      return skipQuote(i);
    }
    if (isNamePart(c)) {
      return skipName(i);
    }
    return i + 1;
  }

  /** Whether {@code i} starts a comment. */
  boolean isComment(int i) {
    return at(i) == '/' && (at(i + 1) == '/' || at(i + 1) == '*');
  }

  /** First offset from {@code i} that is neither white space nor in a comment. */
  int skipBlank(int i) {
    int at = i;
    while (at < text.length() && (Character.isWhitespace(at(at)) || isComment(at))) {
      at = skip(at);
    }
    return at;
  }

  /** Offset of the bracket that closes the one at {@code open}, or the text's length. */
  int closing(int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i = skip(i)) {
      switch (at(i)) {
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> {
          if (--depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return text.length();
  }

  private int skipBlockComment(int start) {
    int depth = 0;
    int i = start;
    while (i < text.length()) {
      if (at(i) == '/' && at(i + 1) == '*') {
        depth++;
        i += 2;
      } else if (at(i) == '*' && at(i + 1) == '/') {
        i += 2;
        if (--depth == 0) {
          return i;
        }
      } else {
        i++;
      }
    }
    return i;
  }

  private int skipString(int quote) {
    int i = quote + 1;
    while (i < text.length() && at(i) != '"') {
      i += at(i) == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, text.length());
  }

  /** A character literal, or the apostrophe of a lifetime or label. */
  private int skipQuote(int quote) {
    if (at(quote + 1) == '\\') {
      int i = quote + 2;
      while (i + 1 < text.length() && at(i + 1) != '\'' && at(i + 1) != '\n') {
        i++;
      }
      return Math.min(i + 2, text.length());
    }
    int width = Character.isHighSurrogate(at(quote + 1)) ? 2 : 1;
    return at(quote + 1 + width) == '\'' ? quote + 2 + width : quote + 1;
  }

  private int skipName(int start) {
    int end = start;
    while (isNamePart(at(end))) {
      end++;
    }
    String name = end - start <= 2 ? text.substring(start, end) : "";
    boolean raw = name.equals("r") || name.equals("br") || name.equals("cr");
    if (raw && (at(end) == '"' || at(end) == '#')) {
      int hashes = 0;
      while (at(end + hashes) == '#') {
        hashes++;
      }
      if (at(end + hashes) == '"') {
        int close = text.indexOf("\"" + "#".repeat(hashes), end + hashes + 1);
        return close < 0 ? text.length() : close + 1 + hashes;
      }
    }
    boolean prefixed = name.equals("b") || name.equals("c");
    if (prefixed && at(end) == '"') {
      return skipString(end);
    }
    if (name.equals("b") && at(end) == '\'') {
      return skipQuote(end);
    }
    return end;
  }
}
