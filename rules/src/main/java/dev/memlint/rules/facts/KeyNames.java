package dev.memlint.rules.facts;

import java.util.Locale;
import java.util.Set;

/** What the names of keys say about how many there can be. */
public final class KeyNames {
  /**
   * Words for one of a few things that the program or its configuration states. Not here: words for
   * what clients choose, such as locale, language, header, path, user.
   */
  private static final Set<String> CLOSED =
      Set.of(
          "alias",
          "backend",
          "category",
          "charset",
          "class",
          "clazz",
          "cls",
          "codec",
          "encoding",
          "engine",
          "enum",
          "executable",
          "family",
          "flavor",
          "flavour",
          "idx",
          "index",
          "klass",
          "kind",
          "level",
          "mode",
          "offset",
          "perms",
          "permissions",
          "phase",
          "platform",
          "plugin",
          "protocol",
          "role",
          "scheme",
          "severity",
          "slot",
          "stage",
          "type",
          "unit");

  private KeyNames() {}

  /**
   * Whether the last word of an identifier speaks of a closed set: {@code nodeType}, {@code cls}.
   */
  public static boolean isClosed(String identifier) {
    String words = identifier.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    return CLOSED.contains(words.substring(words.lastIndexOf('_') + 1));
  }
}
