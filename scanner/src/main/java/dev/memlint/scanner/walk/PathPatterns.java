package dev.memlint.scanner.walk;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.ignore.FastIgnoreRule;
import org.eclipse.jgit.ignore.IgnoreNode;

/**
 * Patterns for paths below a directory, written as in a {@code .gitignore}: {@code legacy/}, {@code
 * *_pb2.py}, {@code src/**}{@code /gen}; a later {@code !pattern} takes paths back.
 */
public final class PathPatterns {
  /** Matches nothing. */
  public static final PathPatterns NONE = new PathPatterns(Path.of("/"), List.of());

  private final Path directory;
  private final IgnoreNode rules;

  /**
   * Patterns.
   *
   * @param directory absolute; what the patterns are relative to
   */
  public PathPatterns(Path directory, List<String> patterns) {
    this.directory = directory;
    this.rules = new IgnoreNode(patterns.stream().map(FastIgnoreRule::new).toList());
  }

  /** Whether the file, or a directory above it, matches; not if it lies outside the directory. */
  public boolean match(Path file) {
    if (rules.getRules().isEmpty() || !file.startsWith(directory) || file.equals(directory)) {
      return false;
    }
    Path relative = directory.relativize(file);
    int depth = relative.getNameCount();
    for (int i = 1; i <= depth; i++) {
      Boolean matched = rules.checkIgnored(ReportRoot.join(relative.subpath(0, i)), i < depth);
      if (Boolean.TRUE.equals(matched)) {
        return true;
      }
    }
    return false;
  }
}
