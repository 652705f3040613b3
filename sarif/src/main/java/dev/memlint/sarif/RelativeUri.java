package dev.memlint.sarif;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Paths below the repository's root, and the URIs that SARIF wants for them. */
final class RelativeUri {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private RelativeUri() {}

  /** Throws {@link IllegalArgumentException} unless {@code path} is plain, relative and inside. */
  static void checkPath(String path) {
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        throw new IllegalArgumentException("not a path below the root: '" + path + "'");
      }
    }
  }

  /**
   * The URI reference for a checked path.
   *
   * <p>Everything but RFC 3986's unreserved characters is encoded, so a colon in the first name is
   * not taken for a scheme, and a percent sign or a hash in a name survives.
   */
  static String of(String path) {
    byte[] bytes = SarifText.wellFormed(path).getBytes(StandardCharsets.UTF_8);
    StringBuilder uri = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      char c = (char) (b & 0xff);
      if (c == '/' || isUnreserved(c)) {
        uri.append(c);
      } else {
        uri.append('%').append(HEX.toHexDigits(b));
      }
    }
    return uri.toString();
  }

  private static boolean isUnreserved(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
