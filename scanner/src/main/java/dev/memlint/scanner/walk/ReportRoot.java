package dev.memlint.scanner.walk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The directory that all paths of a report are relative to: the git repository of the scanned
 * paths, so that GitHub finds the files; without one the scanned directory itself.
 *
 * @param directory absolute and without symbolic links
 */
public record ReportRoot(Path directory) {

  /**
   * The root for these paths.
   *
   * @param named at least one, real paths
   * @param workingDirectory real path; the root for single files below it that no repository holds
   */
  public static ReportRoot of(List<Path> named, Path workingDirectory) {
    boolean onlyFiles = named.stream().noneMatch(Files::isDirectory);
    Optional<Path> common = Optional.empty();
    for (Path path : named) {
      Path own =
          repository(path)
              .orElseGet(
                  () ->
                      onlyFiles && path.startsWith(workingDirectory)
                          ? workingDirectory
                          : Files.isDirectory(path) ? path : path.getParent());
      common = Optional.of(common.map(so -> commonParent(so, own)).orElse(own));
    }
    return new ReportRoot(
        common.orElseThrow(() -> new IllegalArgumentException("no path to report on")));
  }

  /** The directory that holds {@code .git}, at or above a path. */
  public static Optional<Path> repository(Path path) {
    for (Path at = path; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static Path commonParent(Path one, Path other) {
    Path common = one;
    while (!other.startsWith(common)) {
      common = common.getParent();
    }
    return common;
  }

  /** A file's path in the report. */
  public String relative(Path file) {
    return file.equals(directory) ? "." : join(directory.relativize(file));
  }

  /**
   * A relative path as text, parts joined by {@code /}. A name that is not valid UTF-8 keeps its
   * broken bytes as {@code %FF}, so that two such names stay different.
   */
  static String join(Path relative) {
    StringJoiner joined = new StringJoiner("/");
    for (Path part : relative) {
      String name = part.toString();
      joined.add(name.indexOf('\uFFFD') < 0 ? name : escaped(part));
    }
    return joined.toString();
  }

  private static String escaped(Path part) {
    // Only a URI shows a path's bytes; the name stands behind its last slash.
    String raw = part.toAbsolutePath().toUri().getRawPath().replaceFirst("/$", "");
    byte[] bytes = percentDecoded(raw.substring(raw.lastIndexOf('/') + 1));
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < bytes.length; ) {
      Optional<String> character = character(bytes, from);
      text.append(character.orElse(String.format("%%%02X", bytes[from])));
      from += character.map(c -> c.getBytes(StandardCharsets.UTF_8).length).orElse(1);
    }
    return text.toString();
  }

  private static byte[] percentDecoded(String raw) {
    List<Byte> bytes = new ArrayList<>(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        bytes.add((byte) Integer.parseInt(raw, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.add((byte) raw.charAt(i));
      }
    }
    byte[] array = new byte[bytes.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = bytes.get(i);
    }
    return array;
  }

  /** The UTF-8 character at an offset, if there is a valid one. */
  private static Optional<String> character(byte[] bytes, int from) {
    for (int length = 1; length <= 4 && from + length <= bytes.length; length++) {
      try {
        return Optional.of(
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, from, length))
                .toString());
      } catch (CharacterCodingException incomplete) {
        // One byte more may complete it.
        continue;
      }
    }
    return Optional.empty();
  }
}
