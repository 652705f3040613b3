package dev.memlint.rules.source;

/** Puts texts on one line. */
public final class OneLine {
  private OneLine() {}

  /** The text with every run of white space replaced by one blank; itself if there is none. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c) && (c != ' ' || i + 1 < text.length() && isSpace(text.charAt(i + 1)))) {
        return joined(text, i);
      }
    }
    return text;
  }

  private static String joined(String text, int from) {
    StringBuilder line = new StringBuilder(text.length()).append(text, 0, from);
    boolean space = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isSpace(c)) {
        line.append(c);
      } else if (!space) {
        line.append(' ');
      }
      space = isSpace(c);
    }
    return line.toString();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }
}
