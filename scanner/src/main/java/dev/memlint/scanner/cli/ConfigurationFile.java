package dev.memlint.scanner.cli;

import dev.memlint.rules.api.MalformedTableException;
import dev.memlint.rules.api.TomlEntry;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.scanner.scan.SourceBytes;
import dev.memlint.scanner.walk.Reasons;
import dev.memlint.scanner.walk.ReportRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds and reads the settings of what is scanned. */
final class ConfigurationFile {
  /** A project's own file. */
  static final String NAME = "memlint.toml";

  /** Python projects keep the settings of all tools in one file. */
  private static final String SHARED_NAME = "pyproject.toml";

  private static final String SHARED_TABLE = "tool.memlint";
  private static final int MAX_BYTES = 1 << 20;

  private ConfigurationFile() {}

  /**
   * The settings for a scan.
   *
   * @param file named by the user; else the {@code memlint.toml}, or the {@code pyproject.toml}
   *     with a table for memlint, is taken that stands at or above what is scanned, up to the top
   *     of the repository
   * @param scanned real paths
   * @throws UserError when the file cannot be used, with its line
   */
  static Configuration of(Optional<String> file, List<Path> scanned, Collection<FrontEnd> frontEnds)
      throws UserError {
    Optional<Path> found = file.isPresent() ? Optional.of(named(file.get())) : find(scanned);
    if (found.isEmpty()) {
      return Configuration.NONE;
    }
    Path settings = found.get();
    return read(settings, frontEnds)
        .orElseThrow(
            () ->
                new UserError(
                    settings + " has no table [" + SHARED_TABLE + "]",
                    "add it, or write the settings into a " + NAME));
  }

  private static Path named(String file) throws UserError {
    Path path = Arguments.path(file);
    if (!Files.isRegularFile(path)) {
      throw new UserError("--config " + file + ": no such file", "check the spelling");
    }
    return path.toAbsolutePath().normalize();
  }

  private static Optional<Path> find(List<Path> scanned) throws UserError {
    Set<Path> found = new TreeSet<>();
    for (Path path : scanned) {
      Path top = ReportRoot.repository(path).orElse(path);
      for (Path at = path; at != null && at.startsWith(top); at = at.getParent()) {
        Optional<Path> candidate = in(at);
        if (candidate.isPresent()) {
          found.add(candidate.get());
          break;
        }
      }
    }
    if (found.size() > 1) {
      throw new UserError(
          "the scanned paths have different settings: " + found,
          "scan them one after the other, or name one file with --config FILE");
    }
    return found.stream().findFirst();
  }

  private static Optional<Path> in(Path directory) throws UserError {
    Path own = directory.resolve(NAME);
    if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.isRegularFile(own, LinkOption.NOFOLLOW_LINKS)) {
        throw new UserError(
            own + " is not a regular file",
            "name the settings with --config FILE if they are to be used");
      }
      return Optional.of(own);
    }
    Path shared = directory.resolve(SHARED_NAME);
    return Files.isRegularFile(shared, LinkOption.NOFOLLOW_LINKS) && speaksOfMemlint(shared)
        ? Optional.of(shared)
        : Optional.empty();
  }

  /** Whether it may have memlint's table; a file that other tools cannot read either has none. */
  private static boolean speaksOfMemlint(Path shared) {
    try {
      Optional<byte[]> bytes = SourceBytes.read(shared, MAX_BYTES);
      return bytes.isPresent()
          && new String(bytes.get(), StandardCharsets.UTF_8)
              .lines()
              .anyMatch(line -> line.matches("\\s*\\[+\\s*tool\\s*\\.\\s*memlint\\b.*"));
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads one file; empty when it is shared and has no table for memlint. */
  private static Optional<Configuration> read(Path file, Collection<FrontEnd> frontEnds)
      throws UserError {
    try {
      Optional<byte[]> bytes = SourceBytes.read(file, MAX_BYTES);
      if (bytes.isEmpty()) {
        throw new UserError(file + ": larger than 1 MiB", "this cannot be a settings file");
      }
      String text = new String(bytes.get(), StandardCharsets.UTF_8);
      Optional<TomlEntry> table =
          file.getFileName().toString().equals(SHARED_NAME)
              ? TomlEntry.ofTable(text, SHARED_TABLE, Configuration.keys())
              : Optional.of(TomlEntry.ofFile(text, Configuration.keys()));
      return table.isEmpty()
          ? Optional.empty()
          : Optional.of(Configuration.of(file, text, table.get(), frontEnds));
    } catch (IOException e) {
      throw new UserError(
          file + " cannot be read: " + Reasons.of(e),
          "make it readable, or name another one with --config FILE");
    } catch (MalformedTableException e) {
      throw new UserError(file + ":" + e.line() + ": " + e.getMessage(), next(e));
    }
  }

  private static String next(MalformedTableException e) {
    if (e.known().isEmpty()) {
      return "what settings look like: memlint init config, or docs/usage.md";
    }
    return Nearest.to(e.word(), e.known()).map(name -> "did you mean '" + name + "'? ").orElse("")
        + "known are: "
        + String.join(", ", new TreeSet<>(e.known()));
  }
}
