package dev.memlint.sarif;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as SARIF messages hold them. */
public final class SarifText {
  private static final char REPLACEMENT = '\uFFFD';

  /** A related location's number and the parenthesis behind it; nine digits fit an int. */
  private static final Pattern NUMBER = Pattern.compile("([1-9][0-9]{0,8})\\)");

  private SarifText() {}

  /**
   * A link for a message: {@code text} pointing at the related location with this number.
   *
   * @param text what is shown; any text
   * @param id number of the related location, from 1
   */
  public static String link(String text, int id) {
    if (id < 1) {
      throw new IllegalArgumentException("related locations count from 1, not " + id);
    }
    String escaped = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    return "[" + escaped + "](" + id + ")";
  }

  /** The text, cut with an ellipsis to at most {@code limit} UTF-16 units, no character in half. */
  public static String clip(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Math.max(0, limit - 1);
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + (limit > 0 ? "…" : "");
  }

  /**
   * The text with a period at its end, as GitHub and the standard's checkers expect of messages.
   */
  static String sentence(String text) {
    String stripped = printable(text).stripTrailing();
    return stripped.endsWith(".") ? stripped : stripped + ".";
  }

  /**
   * A message in which only links to the first {@code related} related locations are links.
   *
   * <p>Quoted source such as {@code a[0](7)} has a link's shape. Its closing bracket is escaped, so
   * that readers show it as it stands and a log points at no location that it does not have.
   */
  static String message(String text, int related) {
    String sentence = sentence(text);
    Matcher number = NUMBER.matcher(sentence);
    StringBuilder message = new StringBuilder(sentence.length());
    int copied = 0;
    for (int at = sentence.indexOf("]("); at >= 0; at = sentence.indexOf("](", at + 1)) {
      number.region(at + 2, sentence.length());
      boolean link = number.lookingAt() && Integer.parseInt(number.group(1)) <= related;
      if (!link && !isEscaped(sentence, at)) {
        message.append(sentence, copied, at).append('\\');
        copied = at;
      }
    }
    return message.append(sentence, copied, sentence.length()).toString();
  }

  /**
   * The text with U+FFFD for each control character but tab and line break. Source text is quoted
   * in messages, and a NUL or an escape sequence in it is for no reader's database or terminal.
   */
  static String printable(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
        if (clean == null) {
          clean = new StringBuilder(text);
        }
        clean.setCharAt(i, REPLACEMENT);
      }
    }
    return clean == null ? text : clean.toString();
  }

  /** The text with U+FFFD for each half of a surrogate pair without the other half. */
  static String wellFormed(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else {
        if (clean == null) {
          clean = new StringBuilder(text);
        }
        clean.setCharAt(i, REPLACEMENT);
      }
    }
    return clean == null ? text : clean.toString();
  }

  private static boolean isEscaped(String text, int at) {
    int slashes = 0;
    while (slashes < at && text.charAt(at - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }
}
