package dev.memlint.scanner.cli;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.api.ApiTableReader;
import dev.memlint.rules.api.MalformedTableException;
import dev.memlint.rules.api.TomlEntry;
import dev.memlint.rules.detect.Thresholds;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Language;
import dev.memlint.scanner.scan.SourceBytes;
import dev.memlint.scanner.walk.Reasons;
import dev.memlint.scanner.walk.ReportRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a project's {@code memlint.toml} says. The file belongs to the scanned sources and may be
 * hostile: it names no command and no path.
 *
 * @param preset the thresholds to use unless the command line says otherwise
 * @param apis what the project adds to what is known of libraries
 * @param apisText the text that they were read from, empty when there are none
 */
record Configuration(
    Optional<Thresholds.Preset> preset, Map<Language, ApiTable> apis, String apisText) {
  private static final String NAME = "memlint.toml";
  private static final int MAX_BYTES = 1 << 20;

  /**
   * The settings for a scan.
   *
   * @param file named by the user; else the {@code memlint.toml} is taken that stands at or above
   *     what is scanned, up to the top of the repository
   * @param scanned real paths
   * @throws UserError when the file cannot be used, with its line
   */
  static Configuration of(Optional<String> file, List<Path> scanned, Collection<FrontEnd> frontEnds)
      throws UserError {
    Optional<Path> found = file.isPresent() ? Optional.of(named(file.get())) : find(scanned);
    return found.isEmpty()
        ? new Configuration(Optional.empty(), Map.of(), "")
        : read(found.get(), frontEnds);
  }

  private static Path named(String file) throws UserError {
    Path path = Arguments.path(file);
    if (!Files.isRegularFile(path)) {
      throw new UserError("--config " + file + ": no such file", "check the spelling");
    }
    return path;
  }

  private static Optional<Path> find(List<Path> scanned) throws UserError {
    Set<Path> found = new TreeSet<>();
    for (Path path : scanned) {
      Path top = ReportRoot.repository(path).orElse(path);
      for (Path at = path; at != null && at.startsWith(top); at = at.getParent()) {
        Path candidate = at.resolve(NAME);
        if (Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
          if (!Files.isRegularFile(candidate, LinkOption.NOFOLLOW_LINKS)) {
            throw new UserError(
                candidate + " is not a regular file",
                "name the settings with --config FILE if they are to be used");
          }
          found.add(candidate);
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

  private static Configuration read(Path file, Collection<FrontEnd> frontEnds) throws UserError {
    try {
      Optional<byte[]> bytes = SourceBytes.read(file, MAX_BYTES);
      if (bytes.isEmpty()) {
        throw new UserError(file + ": larger than 1 MiB", "this cannot be a settings file");
      }
      return read(new String(bytes.get(), StandardCharsets.UTF_8), frontEnds);
    } catch (IOException e) {
      throw new UserError(file + " cannot be read: " + Reasons.of(e), "");
    } catch (MalformedTableException e) {
      throw new UserError(file + ":" + e.line() + ": " + e.getMessage(), next(e));
    }
  }

  private static Configuration read(String text, Collection<FrontEnd> frontEnds)
      throws MalformedTableException {
    Set<String> keys = new HashSet<>(ApiTableReader.ADDITIONS);
    keys.add("preset");
    TomlEntry settings = TomlEntry.ofFile(text, keys);
    Map<Language, ApiTable> apis = Map.of();
    if (ApiTableReader.ADDITIONS.stream().anyMatch(settings::has)) {
      Set<String> hotspots = new TreeSet<>();
      frontEnds.forEach(frontEnd -> hotspots.addAll(frontEnd.apis().hotspots()));
      apis = ApiTableReader.additions(settings, hotspots);
    }
    return new Configuration(
        settings.constant(Thresholds.Preset.class, "preset"), apis, apis.isEmpty() ? "" : text);
  }

  private static String next(MalformedTableException e) {
    if (e.known().isEmpty()) {
      return "";
    }
    return Nearest.to(e.word(), e.known()).map(name -> "did you mean '" + name + "'? ").orElse("")
        + "known are: "
        + String.join(", ", new TreeSet<>(e.known()));
  }
}
