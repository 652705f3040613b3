package dev.memlint.scanner.terminal;

/**
 * Text from scanned files made safe and measurable for a terminal. File names and snippets come
 * from strangers: an escape sequence in them must not reach the terminal, and a bidirectional
 * override must not reorder what a reader sees (CVE-2021-42574).
 */
public final class TerminalText {
  private static final int TAB = 4;
  private static final char REPLACEMENT = '\uFFFD';

  /**
   * First and last code points that terminals draw two columns wide (Unicode 16, EastAsianWidth).
   */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x2329, 0x232A},
    {0x23E9, 0x23EC},
    {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},
    {0x25FD, 0x25FE},
    {0x2614, 0x2615},
    {0x2648, 0x2653},
    {0x267F, 0x267F},
    {0x2693, 0x2693},
    {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},
    {0x26BD, 0x26BE},
    {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},
    {0x26D4, 0x26D4},
    {0x26EA, 0x26EA},
    {0x26F2, 0x26F3},
    {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},
    {0x26FD, 0x26FD},
    {0x2705, 0x2705},
    {0x270A, 0x270B},
    {0x2728, 0x2728},
    {0x274C, 0x274C},
    {0x274E, 0x274E},
    {0x2753, 0x2755},
    {0x2757, 0x2757},
    {0x2795, 0x2797},
    {0x27B0, 0x27B0},
    {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},
    {0x2B50, 0x2B50},
    {0x2B55, 0x2B55},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x16FE0, 0x18DFF},
    {0x1B000, 0x1B2FF},
    {0x1F004, 0x1F004},
    {0x1F0CF, 0x1F0CF},
    {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A},
    {0x1F200, 0x1F320},
    {0x1F32D, 0x1F335},
    {0x1F337, 0x1F37C},
    {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA},
    {0x1F3CF, 0x1F3D3},
    {0x1F3E0, 0x1F3F0},
    {0x1F3F4, 0x1F3F4},
    {0x1F3F8, 0x1F43E},
    {0x1F440, 0x1F440},
    {0x1F442, 0x1F4FC},
    {0x1F4FF, 0x1F53D},
    {0x1F54B, 0x1F54E},
    {0x1F550, 0x1F567},
    {0x1F57A, 0x1F57A},
    {0x1F595, 0x1F596},
    {0x1F5A4, 0x1F5A4},
    {0x1F5FB, 0x1F64F},
    {0x1F680, 0x1F6C5},
    {0x1F6CC, 0x1F6CC},
    {0x1F6D0, 0x1F6D2},
    {0x1F6D5, 0x1F6D7},
    {0x1F6DC, 0x1F6DF},
    {0x1F6EB, 0x1F6EC},
    {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7EB},
    {0x1F7F0, 0x1F7F0},
    {0x1F90C, 0x1F93A},
    {0x1F93C, 0x1F945},
    {0x1F947, 0x1F9FF},
    {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD},
  };

  private TerminalText() {}

  /** The text on one line: tabs as blanks, what a terminal would act on as visible symbols. */
  public static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(c -> appendVisible(visible, c));
    return visible.toString();
  }

  private static void appendVisible(StringBuilder out, int c) {
    if (c == '\t') {
      out.append(" ".repeat(TAB));
    } else if (c < 0x20) {
      // Unicode has a picture for each control character: ESC becomes one symbol that says so.
      out.append((char) (0x2400 + c));
    } else if (c == 0x7F) {
      out.append('\u2421');
    } else if (c < 0xA0 && c > 0x7F
        || isBidirectionalControl(c)
        || isLineSeparator(c)
        || isSurrogate(c)) {
      out.append(REPLACEMENT);
    } else {
      out.appendCodePoint(c);
    }
  }

  /** Columns that {@link #visible} text takes on a terminal. */
  public static int width(String visible) {
    return visible.codePoints().map(TerminalText::width).sum();
  }

  /** Columns of one visible code point: 0, 1 or 2. */
  public static int width(int c) {
    switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
        return 0;
      }
      default -> {
        return isWide(c) ? 2 : 1;
      }
    }
  }

  private static boolean isWide(int c) {
    if (c < WIDE[0][0]) {
      return false;
    }
    for (int[] range : WIDE) {
      if (c <= range[1]) {
        return c >= range[0];
      }
    }
    return false;
  }

  private static boolean isBidirectionalControl(int c) {
    return c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069
        || c == 0x200E
        || c == 0x200F
        || c == 0x061C;
  }

  private static boolean isLineSeparator(int c) {
    return c == 0x2028 || c == 0x2029;
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
