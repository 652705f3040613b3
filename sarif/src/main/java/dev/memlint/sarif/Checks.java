package dev.memlint.sarif;

import java.net.URI;

/** The checks that several constructors share. Each throws {@link IllegalArgumentException}. */
final class Checks {
  private Checks() {}

  static void notBlank(String text, String what) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " is blank");
    }
  }

  static void atMost(String text, int limit, String what) {
    if (text.length() > limit) {
      throw new IllegalArgumentException(
          what + " has " + text.length() + " characters, more than " + limit);
    }
  }

  static void absolute(URI uri, String what) {
    if (!uri.isAbsolute()) {
      throw new IllegalArgumentException(what + " is not absolute: " + uri);
    }
  }

  static void hasRegion(SarifLocation location) {
    if (location.region().isEmpty()) {
      throw new IllegalArgumentException("no region in " + location.path());
    }
  }
}
