package dev.memlint.scanner.git;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lines that differ from an earlier state.
 *
 * @param lines changed lines by the file's real path
 */
public record Changes(Map<Path, LineSet> lines) {
  public Changes {
    lines = Map.copyOf(lines);
  }

  static Changes of(Path top, Map<String, LineSet> byName) {
    Map<Path, LineSet> lines = new HashMap<>();
    byName.forEach((name, set) -> resolved(top, name).ifPresent(path -> lines.put(path, set)));
    return new Changes(lines);
  }

  private static Optional<Path> resolved(Path top, String name) {
    try {
      return Optional.of(top.resolve(name).normalize());
    } catch (InvalidPathException e) {
      // A name that this system cannot spell is not the name of a file that was scanned.
      return Optional.empty();
    }
  }

  /** Whether one of these lines of the file changed. */
  public boolean meet(Path file, int first, int last) {
    LineSet changed = lines.get(file);
    return changed != null && changed.meets(first, last);
  }
}
