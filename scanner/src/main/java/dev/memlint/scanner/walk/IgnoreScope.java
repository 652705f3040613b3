package dev.memlint.scanner.walk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.ignore.IgnoreNode;

/**
 * The ignore files of one directory, on top of those of the directories above it. Immutable.
 *
 * <p>Within one kind of file the deepest directory that has an opinion decides, as in git; between
 * kinds {@code .memlintignore} beats {@code .ignore} beats {@code .gitignore}, as in ripgrep.
 */
final class IgnoreScope {
  /** An ignore file that is larger than this is no list that a person wrote. */
  static final int MAX_BYTES = 1 << 20;

  /** Kinds of ignore file, strongest first. */
  enum Kind {
    MEMLINT(".memlintignore"),
    IGNORE(".ignore"),
    GIT(".gitignore"),
    GIT_EXCLUDE(".git/info/exclude");

    private final String file;

    Kind(String file) {
      this.file = file;
    }
  }

  /** Says that an ignore file could not be used. */
  interface Problems {
    void unusable(Path file, String reason);
  }

  private final Optional<IgnoreScope> parent;
  private final Path directory;
  private final Map<Kind, IgnoreNode> nodes;

  private IgnoreScope(Optional<IgnoreScope> parent, Path directory, Map<Kind, IgnoreNode> nodes) {
    this.parent = parent;
    this.directory = directory;
    this.nodes = nodes;
  }

  /** The scope of a directory above which nothing counts. */
  static IgnoreScope top(Path directory, Problems problems) {
    return new IgnoreScope(Optional.empty(), directory, read(directory, problems));
  }

  /** The scope of a directory below this one; this one itself when it has no ignore file. */
  IgnoreScope below(Path child, Problems problems) {
    Map<Kind, IgnoreNode> read = read(child, problems);
    return read.isEmpty() ? this : new IgnoreScope(Optional.of(this), child, read);
  }

  private static Map<Kind, IgnoreNode> read(Path directory, Problems problems) {
    Map<Kind, IgnoreNode> nodes = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      Path file = directory.resolve(kind.file);
      // Git does not follow a link here either: it could lead out of the repository.
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      try (InputStream in = Files.newInputStream(file)) {
        if (Files.size(file) > MAX_BYTES) {
          problems.unusable(file, "larger than " + MAX_BYTES + " bytes, not used");
          continue;
        }
        IgnoreNode node = new IgnoreNode();
        node.parse(in);
        nodes.put(kind, node);
      } catch (IOException e) {
        problems.unusable(file, "cannot be read, not used: " + Reasons.of(e));
      }
    }
    return nodes;
  }

  /**
   * Whether a path directly in, or below, this scope's directory is ignored. Its parents are taken
   * as not ignored: the walk does not go into an ignored directory.
   */
  boolean ignores(Path path, boolean isDirectory) {
    for (Kind kind : Kind.values()) {
      for (Optional<IgnoreScope> at = Optional.of(this); at.isPresent(); at = at.get().parent) {
        IgnoreNode node = at.get().nodes.get(kind);
        if (node == null) {
          continue;
        }
        Boolean ignored =
            node.checkIgnored(ReportRoot.join(at.get().directory.relativize(path)), isDirectory);
        if (ignored != null) {
          return ignored;
        }
      }
    }
    return false;
  }
}
