package dev.memlint.scanner.report;

import dev.memlint.rules.source.LineMap;
import dev.memlint.scanner.terminal.TerminalText;

/**
 * A source line with what to underline in it, as a terminal shows it.
 *
 * @param code the line, safe and with tabs as blanks; cut around the underlined part if very long
 * @param indent columns before the underline
 * @param underline columns to underline, at least 1
 * @param continues whether the underlined code goes on below
 */
record CodeFrame(String code, int indent, int underline, boolean continues) {
  private static final int MAX_COLUMNS = 160;
  private static final int CONTEXT_COLUMNS = 60;
  private static final String CUT = "…";

  /** The frame of the region's first line. */
  static CodeFrame of(Region region, String text, LineMap lines) {
    int start = lines.lineStart(region.startLine());
    int end = withoutLineBreak(text, start, lines.lineEnd(region.startLine()));
    int from = Math.min(region.offset(), end);
    int to = Math.max(from, Math.min(region.offset() + region.length(), end));
    String before = TerminalText.visible(text.substring(start, from));
    String marked = TerminalText.visible(text.substring(from, to));
    String after = TerminalText.visible(text.substring(to, end));
    boolean continues = region.endLine() > region.startLine();
    if (TerminalText.width(before) + TerminalText.width(marked) + TerminalText.width(after)
        > MAX_COLUMNS) {
      before = cutLeft(before, CONTEXT_COLUMNS);
      marked = cutRight(marked, MAX_COLUMNS - CONTEXT_COLUMNS);
      after =
          cutRight(
              after,
              Math.max(1, MAX_COLUMNS - TerminalText.width(before) - TerminalText.width(marked)));
    }
    return new CodeFrame(
        (before + marked + after).stripTrailing(),
        TerminalText.width(before),
        Math.max(1, TerminalText.width(marked)),
        continues);
  }

  private static int withoutLineBreak(String text, int start, int end) {
    int last = end;
    while (last > start && (text.charAt(last - 1) == '\n' || text.charAt(last - 1) == '\r')) {
      last--;
    }
    return last;
  }

  private static String cutRight(String text, int columns) {
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      used += TerminalText.width(c);
      if (used > columns) {
        return text.substring(0, i) + CUT;
      }
      i += Character.charCount(c);
    }
    return text;
  }

  private static String cutLeft(String text, int columns) {
    int used = 0;
    for (int i = text.length(); i > 0; ) {
      int c = text.codePointBefore(i);
      used += TerminalText.width(c);
      if (used > columns) {
        return CUT + text.substring(i);
      }
      i -= Character.charCount(c);
    }
    return text;
  }
}
