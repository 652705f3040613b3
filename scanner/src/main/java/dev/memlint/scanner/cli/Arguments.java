package dev.memlint.scanner.cli;

import dev.memlint.scanner.walk.Reasons;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what users type. */
final class Arguments {
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,9})(?:([kKmM])(?:i?[bB])?)?");

  private Arguments() {}

  static Path path(String text) throws UserError {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UserError(
          "'" + text + "' is not a path: " + e.getReason(), "write it in another way");
    }
  }

  /** The path without symbolic links; it exists. */
  static Path existing(String text) throws UserError {
    try {
      return path(text).toRealPath();
    } catch (IOException e) {
      throw new UserError(
          "cannot scan '" + text + "': " + Reasons.of(e),
          "check the spelling; paths are taken relative to " + Path.of("").toAbsolutePath());
    }
  }

  /** Bytes from {@code 1048576}, {@code 512k} or {@code 4MiB}. */
  static int size(String option, String text) throws UserError {
    Matcher matcher = SIZE.matcher(text);
    if (matcher.matches()) {
      String unit = matcher.group(2) == null ? "" : matcher.group(2);
      int shift = unit.isEmpty() ? 0 : unit.equalsIgnoreCase("k") ? 10 : 20;
      long bytes = Long.parseLong(matcher.group(1)) << shift;
      // Arrays and offsets are ints, and decoding may need some room above.
      if (bytes <= 1 << 30) {
        return (int) bytes;
      }
    }
    throw new UserError(
        option + " " + text + ": not a size from 1 to 1024m", "write for example 512k or 8m");
  }
}
