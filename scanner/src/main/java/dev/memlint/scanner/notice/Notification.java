package dev.memlint.scanner.notice;

import java.util.Comparator;
import java.util.Objects;

/**
 * Something that a reader of the report must know about the scan itself.
 *
 * @param kind what happened
 * @param weight how much it matters; the kind's own, unless the file was asked for by name
 * @param path of the file it happened to, relative to the report root; empty when none
 * @param line 1-based, 0 when no line is meant
 * @param message for people; lower-case start, no final period
 */
public record Notification(Kind kind, Weight weight, String path, int line, String message) {

  /** Path, line, kind, message: the order of every report. */
  public static final Comparator<Notification> ORDER =
      Comparator.comparing(Notification::path)
          .thenComparing(Notification::line)
          .thenComparing(Notification::kind)
          .thenComparing(Notification::message);

  public Notification {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(weight);
    Objects.requireNonNull(path);
    Objects.requireNonNull(message);
    if (line < 0) {
      throw new IllegalArgumentException("line " + line);
    }
  }

  /** With the weight of its kind. */
  public Notification(Kind kind, String path, int line, String message) {
    this(kind, kind.weight, path, line, message);
  }

  /** Of a file as a whole. */
  public static Notification ofFile(Kind kind, String path, String message) {
    return new Notification(kind, path, 0, message);
  }

  /** Of a file that the user named and that is not scanned: not what was asked for. */
  public static Notification ofNamedFile(Kind kind, String path, String message) {
    return new Notification(kind, Weight.ERROR, path, 0, message);
  }

  /** Whether the scan lost something that it should have looked at. */
  public boolean incomplete() {
    return weight == Weight.ERROR;
  }

  /** How much a notification matters, weakest first. */
  public enum Weight {
    /** Worth knowing. */
    NOTE,
    /** A file, or a part of it, was left out for a reason that lies in the file. */
    WARNING,
    /** Something that should have been scanned was not; the exit code says so. */
    ERROR
  }

  /** What happened. Ids are part of the report formats. */
  public enum Kind {
    FILE_UNREADABLE("file-unreadable", Weight.ERROR),
    DIRECTORY_UNREADABLE("directory-unreadable", Weight.ERROR),
    FILE_FAILED("file-failed", Weight.ERROR),
    DETECTOR_FAILED("detector-failed", Weight.ERROR),
    FILE_CHANGED("file-changed", Weight.ERROR),
    FILE_TOO_LARGE("file-too-large", Weight.WARNING),
    FILE_BINARY("file-binary", Weight.WARNING),
    FILE_SPECIAL("file-special", Weight.WARNING),
    FILE_UNPARSABLE("file-unparsable", Weight.WARNING),
    SYNTAX_ERROR("syntax-error", Weight.WARNING),
    IGNORE_FILE_UNUSABLE("ignore-file-unusable", Weight.WARNING),
    TEXT_MALFORMED("text-malformed", Weight.NOTE),
    SUPPRESSION_MALFORMED("suppression-malformed", Weight.WARNING),
    SUPPRESSION_UNUSED("suppression-unused", Weight.NOTE);

    private final String id;
    private final Weight weight;

    Kind(String id, Weight weight) {
      this.id = id;
      this.weight = weight;
    }

    /** Stable, kebab-case. */
    public String id() {
      return id;
    }
  }
}
