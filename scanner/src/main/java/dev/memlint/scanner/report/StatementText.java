package dev.memlint.scanner.report;

import dev.memlint.rules.source.Language;

/**
 * A statement as formatters leave it alone, however its lines are broken: without white space,
 * comments, parentheses, braces and commas before a closing bracket, and with one kind of quotes.
 *
 * <p>It is read without a parser and so may end early or late at a bracket inside a text; it does
 * so in the same way however the code is laid out.
 */
final class StatementText {
  private static final int MOST_CHARACTERS = 400;

  private final String text;
  private final boolean python;
  private final StringBuilder out = new StringBuilder();
  private int depth;
  private int angles;

  private StatementText(String text, Language language) {
    this.text = text;
    this.python = language == Language.PYTHON;
  }

  static String from(int start, String text, Language language) {
    return new StatementText(text, language).read(start);
  }

  private String read(int start) {
    int at = python ? start : begin(start);
    while (at < text.length() && out.length() < MOST_CHARACTERS) {
      if (text.startsWith("/*", at) && !python) {
        at = behind("*/", at);
      } else if (isComment(at)) {
        at = behind("\n", at) - 1;
      } else if (ends(at, start)) {
        break;
      } else {
        at++;
      }
    }
    dropComma();
    return out.toString();
  }

  /**
   * Where the statement begins: behind the last end of another one, or the comma that ends a field
   * or an argument. Which of its lines is underlined may depend on the layout.
   */
  private int begin(int start) {
    int nested = 0;
    int at = start;
    while (at > 0) {
      char before = text.charAt(at - 1);
      boolean closes = before == ')' || before == ']' || isAngle(at - 1, '>');
      boolean opens = before == '(' || before == '[' || isAngle(at - 1, '<');
      boolean separates = ";{}".indexOf(before) >= 0 || before == ',' && nested == 0;
      if (separates && !isInLineComment(at - 1)) {
        break;
      }
      nested += closes ? 1 : opens && nested > 0 ? -1 : 0;
      at--;
    }
    // A separator in a comment in front of the statement.
    int comment = text.lastIndexOf("*/", start);
    return comment >= at ? comment + 2 : at;
  }

  /** Whether a type's arguments begin or end here, as far as can be told: no arrow is meant. */
  private boolean isAngle(int at, char angle) {
    return text.charAt(at) == angle && (at == 0 || "-=".indexOf(text.charAt(at - 1)) < 0);
  }

  private boolean isInLineComment(int at) {
    int line = text.lastIndexOf('\n', at) + 1;
    return text.substring(line, at).contains("//");
  }

  /**
   * Whether the statement ends before this character; else it is taken.
   *
   * @param least where it cannot end yet
   */
  private boolean ends(int at, int least) {
    char c = text.charAt(at);
    switch (c) {
      case '(', '[', '{' -> {
        if (c == '{' && depth == 0 && !python && at >= least) {
          return true;
        }
        depth++;
      }
      case ')', ']', '}' -> {
        depth--;
        if (depth < 0 && at >= least) {
          return true;
        }
      }
      case ';' -> {
        return depth <= 0 && at >= least;
      }
      case '<' -> angles++;
      case '>' -> angles -= isAngle(at, '>') ? 1 : 0;
      case ',' -> {
        if (depth <= 0 && angles <= 0 && !python && at >= least) {
          return true;
        }
      }
      case '\n', '\r' -> {
        return python && depth == 0 && text.charAt(Math.max(0, at - 1)) != '\\';
      }
      default -> {}
    }
    take(c);
    return false;
  }

  private void take(char c) {
    if (")]}>".indexOf(c) >= 0) {
      dropComma();
    }
    if (c == '\'') {
      out.append('"');
    } else if (c > ' ' && "(){}\\".indexOf(c) < 0) {
      out.append(c);
    }
  }

  private void dropComma() {
    if (!out.isEmpty() && out.charAt(out.length() - 1) == ',') {
      out.setLength(out.length() - 1);
    }
  }

  private boolean isComment(int at) {
    return python ? text.charAt(at) == '#' : text.startsWith("//", at);
  }

  private int behind(String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + end.length();
  }
}
