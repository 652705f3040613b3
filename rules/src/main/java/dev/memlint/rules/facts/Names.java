package dev.memlint.rules.facts;

import java.util.Locale;

/**
 * Questions about qualified names, whose parts are joined by {@code .}, {@code ::} or {@code #}.
 */
public final class Names {
  private Names() {}

  /** The last part: {@code "Session"} of {@code "app::session::Session"}. */
  public static String simple(String qualified) {
    return qualified.substring(simpleStart(qualified));
  }

  /** Whether two names have the same last part; copies nothing. */
  public static boolean sameSimple(String one, String other) {
    // Nearly all names that are compared differ, and most of those in their last letter.
    if (!one.isEmpty() && !other.isEmpty() && lastLetter(one) != lastLetter(other)) {
      return false;
    }
    int start = simpleStart(one);
    int otherStart = simpleStart(other);
    int length = one.length() - start;
    return length == other.length() - otherStart
        && one.regionMatches(start, other, otherStart, length);
  }

  private static char lastLetter(String name) {
    return name.charAt(name.length() - 1);
  }

  /** Whether the name has more than its last part. */
  public static boolean isQualified(String name) {
    return simpleStart(name) > 0;
  }

  private static int simpleStart(String qualified) {
    for (int i = qualified.length() - 1; i >= 0; i--) {
      char c = qualified.charAt(i);
      if (c == '.' || c == ':' || c == '#') {
        return i + 1;
      }
    }
    return 0;
  }

  /**
   * Words of a simple name in lower case with underscores: {@code "max_size"} of both notations.
   */
  public static String snake(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** Whether a simple name starts like a type's; an empty one does not. */
  public static boolean isCapitalized(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }
}
