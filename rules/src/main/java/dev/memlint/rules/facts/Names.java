package dev.memlint.rules.facts;

/**
 * Questions about qualified names, whose parts are joined by {@code .}, {@code ::} or {@code #}.
 */
public final class Names {
  private Names() {}

  /** The last part: {@code "Session"} of {@code "app::session::Session"}. */
  public static String simple(String qualified) {
    int end = qualified.length();
    for (int i = end - 1; i >= 0; i--) {
      char c = qualified.charAt(i);
      if (c == '.' || c == ':' || c == '#') {
        return qualified.substring(i + 1);
      }
    }
    return qualified;
  }

  /** Whether the name has more than its last part. */
  public static boolean isQualified(String name) {
    return simple(name).length() < name.length();
  }

  /** Whether a simple name starts like a type's; an empty one does not. */
  public static boolean isCapitalized(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }
}
