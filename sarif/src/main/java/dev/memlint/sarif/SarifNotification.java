package dev.memlint.sarif;

import java.util.Optional;

/**
 * Something that went wrong, or was left out, while the tool ran.
 *
 * @param id stable id of this kind of notification, not blank
 * @param level how much it matters
 * @param message not blank; a final period is added
 * @param location the file or place it is about, if there is one
 */
public record SarifNotification(
    String id, SarifLevel level, String message, Optional<SarifLocation> location) {
  public SarifNotification {
    Checks.notBlank(id, "notification id");
    Checks.notBlank(message, "notification message");
  }

  /** A notification about the run as a whole. */
  public static SarifNotification ofRun(String id, SarifLevel level, String message) {
    return new SarifNotification(id, level, message, Optional.empty());
  }

  /** A notification about a file or a place in it. */
  public static SarifNotification at(
      SarifLocation location, String id, SarifLevel level, String message) {
    return new SarifNotification(id, level, message, Optional.of(location));
  }
}
