package dev.memlint.scanner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A report that was asked for.
 *
 * @param file where it goes; standard output when empty
 */
record ReportTarget(Format format, Optional<Path> file) {

  /** What a report is written as. */
  enum Format {
    TEXT,
    JSON,
    SARIF,
    GITHUB,
    GITLAB,
    MARKDOWN,
    CSV,
    HTML;

    /** All words, for people. */
    static String words() {
      return Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
    }

    /** The word on the command line. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads {@code sarif=out.sarif}.
   *
   * @throws UserError if it is something else, or the file cannot be written
   */
  static ReportTarget parse(String text) throws UserError {
    int equals = text.indexOf('=');
    String word = equals < 0 ? text : text.substring(0, equals);
    for (Format format : Format.values()) {
      if (format.word().equals(word) && equals > 0 && equals + 1 < text.length()) {
        return toFile(format, Arguments.path(text.substring(equals + 1)));
      }
    }
    throw new UserError(
        "--output " + text + ": not FORMAT=FILE",
        "write for example: --output sarif=memlint.sarif (formats: " + Format.words() + ")");
  }

  /**
   * The report that {@code -o} sends to a file.
   *
   * @throws UserError if the value looks like one of {@code --output}, which would otherwise write
   *     one format into a file whose name promises another; or if the file cannot be written
   */
  static ReportTarget ofFileOption(Format format, String file) throws UserError {
    for (Format other : Format.values()) {
      if (file.startsWith(other.word() + "=")) {
        throw new UserError(
            "-o " + file + ": -o takes a file, not FORMAT=FILE",
            "write: --output " + file + "; or -o ./" + file + " for a file of that name");
      }
    }
    return toFile(format, Arguments.path(file));
  }

  /**
   * A report to a file, checked before anything is scanned.
   *
   * @throws UserError if the file cannot be written
   */
  static ReportTarget toFile(Format format, Path file) throws UserError {
    Path directory = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || directory == null) {
      throw new UserError(
          "cannot write the report to " + file + ": it is a directory", "name a file in it");
    }
    if (!Files.isDirectory(directory)) {
      throw new UserError(
          "cannot write the report to " + file + ": there is no directory " + directory,
          "create it first");
    }
    boolean special = Files.exists(file) && !Files.isRegularFile(file);
    if (!Files.isWritable(special ? file : directory)) {
      throw new UserError(
          "cannot write the report to " + file + ": permission denied",
          "choose a place that you may write to");
    }
    return new ReportTarget(format, Optional.of(file));
  }
}
