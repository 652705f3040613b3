package dev.memlint.scanner.suppress;

import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.LineMap;
import dev.memlint.rules.source.Span;
import java.util.List;

/**
 * Finds the statement that starts on a line, so that a comment above a call that is broken over
 * several lines speaks of all of them. Works on characters: a suppression must not need a tree.
 */
final class StatementLines {
  /** A statement that is longer than this is not followed further. */
  private static final int MAX_LINES = 40;

  private static final List<String> NOT_CODE = List.of("//", "/*", "*", "@", "#");

  private StatementLines() {}

  /**
   * From the start of {@code line} to the end of the last line of the statement there.
   *
   * @param lineEndsStatement outside of brackets a line break ends a statement, as in Python and
   *     TOML
   */
  static Span from(int line, String text, LineMap lines, boolean lineEndsStatement) {
    int start = lines.lineStart(line);
    int last = Math.min(lines.lineCount(), line + MAX_LINES);
    int depth = 0;
    boolean quoted = false;
    for (int at = line; at < last; at++) {
      int end = lines.lineEnd(at);
      boolean continues = false;
      for (int i = lines.lineStart(at); i < end; i++) {
        char c = text.charAt(i);
        if (quoted && c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = !quoted;
        } else if (!quoted) {
          switch (c) {
            case '(', '[' -> depth++;
            case ')', ']' -> depth--;
            case ';', '{', '}' -> {
              if (!lineEndsStatement && depth <= 0) {
                return new Span(start, end);
              }
            }
            case '\\' -> continues = true;
            default -> {
              // Nothing else opens or ends a statement.
            }
          }
        }
      }
      // A string that a comment's apostrophe or quote opens must not swallow the file.
      quoted = false;
      if (lineEndsStatement && depth <= 0 && !continues) {
        return new Span(start, end);
      }
    }
    return new Span(start, lines.lineEnd(last));
  }

  /** The first line of code below a comment; the comment's own line when there is none. */
  static int below(int commentLine, String text, LineMap lines, Language language) {
    for (int line = commentLine + 1; line <= lines.lineCount(); line++) {
      String content = text.substring(lines.lineStart(line), lines.lineEnd(line)).strip();
      boolean annotation = content.startsWith("@") && endsWithoutDeclaration(content, language);
      boolean comment = NOT_CODE.stream().anyMatch(content::startsWith) && !content.startsWith("@");
      if (!content.isEmpty() && !annotation && !comment) {
        return line;
      }
    }
    return commentLine;
  }

  /** {@code @Nullable} alone, and not {@code @Nullable private Foo foo;}. */
  private static boolean endsWithoutDeclaration(String content, Language language) {
    return language == Language.PYTHON || !content.endsWith(";") && !content.endsWith("{");
  }
}
