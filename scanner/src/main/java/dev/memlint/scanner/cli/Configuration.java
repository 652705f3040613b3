package dev.memlint.scanner.cli;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.api.ApiTableReader;
import dev.memlint.rules.api.MalformedTableException;
import dev.memlint.rules.api.TomlEntry;
import dev.memlint.rules.detect.Thresholds;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a project's settings file says. The file belongs to the scanned sources and may be hostile:
 * it names no command, and no path outside its directory.
 *
 * @param file the file; empty when there is none, and then nothing is set
 * @param lines the line of each key that is set
 * @param preset the thresholds to use
 * @param select the only rules to run
 * @param ignore rules not to run
 * @param preview whether preview rules run
 * @param minConfidence findings that are less sure are left out
 * @param failOn the level from which findings fail the run
 * @param includeTests whether tests are scanned
 * @param maxFileSize as on the command line
 * @param exclude patterns of files not to scan
 * @param baseline the baseline's path, relative to the file
 * @param overrides what is different in some files, in order
 * @param apis what the project adds to what is known of libraries
 * @param apisText the text that they were read from, empty when there are none
 */
record Configuration(
    Optional<Path> file,
    Map<String, Integer> lines,
    Optional<Thresholds.Preset> preset,
    List<String> select,
    List<String> ignore,
    Optional<Boolean> preview,
    Optional<Confidence> minConfidence,
    Optional<FailOn> failOn,
    Optional<Boolean> includeTests,
    Optional<String> maxFileSize,
    List<String> exclude,
    Optional<String> baseline,
    List<Override> overrides,
    Map<Language, ApiTable> apis,
    String apisText) {

  /** The keys of one {@code [[override]]}. */
  static final Set<String> OVERRIDE_KEYS =
      Set.of("paths", "select", "ignore", "min-confidence", "preset");

  private static final String OVERRIDES = "override";
  private static final Set<String> OWN_KEYS =
      Set.of(
          "preset",
          "select",
          "ignore",
          "preview",
          "min-confidence",
          "fail-on",
          "include-tests",
          "max-file-size",
          "exclude",
          "baseline",
          OVERRIDES);

  /** Nothing is set. */
  static final Configuration NONE =
      new Configuration(
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          Map.of(),
          "");

  Configuration {
    lines = Map.copyOf(lines);
    select = List.copyOf(select);
    ignore = List.copyOf(ignore);
    exclude = List.copyOf(exclude);
    overrides = List.copyOf(overrides);
    apis = Map.copyOf(apis);
  }

  /**
   * What is different in some files.
   *
   * @param line where it stands
   * @param paths patterns, at least one
   */
  record Override(
      int line,
      List<String> paths,
      List<String> select,
      List<String> ignore,
      Optional<Confidence> minConfidence,
      Optional<Thresholds.Preset> preset) {
    Override {
      paths = List.copyOf(paths);
      select = List.copyOf(select);
      ignore = List.copyOf(ignore);
    }
  }

  /** Every key that a file may have. */
  static Set<String> keys() {
    Set<String> keys = new TreeSet<>(OWN_KEYS);
    keys.addAll(ApiTableReader.ADDITIONS);
    return keys;
  }

  /**
   * Reads settings.
   *
   * @param table the file's own keys
   * @throws MalformedTableException for a value that is not known or of another kind
   */
  static Configuration of(Path file, String text, TomlEntry table, Collection<FrontEnd> frontEnds)
      throws MalformedTableException {
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (String key : keys()) {
      if (table.has(key)) {
        lines.put(key, table.line(key));
      }
    }
    Map<Language, ApiTable> apis = Map.of();
    if (ApiTableReader.ADDITIONS.stream().anyMatch(table::has)) {
      Set<String> hotspots = new HashSet<>();
      frontEnds.forEach(frontEnd -> hotspots.addAll(frontEnd.apis().hotspots()));
      apis = ApiTableReader.additions(table, new TreeSet<>(hotspots));
    }
    return new Configuration(
        Optional.of(file),
        lines,
        table.constant(Thresholds.Preset.class, "preset"),
        List.copyOf(table.texts("select")),
        List.copyOf(table.texts("ignore")),
        flag(table, "preview"),
        table.constant(Confidence.class, "min-confidence"),
        table.constant(FailOn.class, "fail-on"),
        flag(table, "include-tests"),
        table.text("max-file-size"),
        List.copyOf(table.texts("exclude")),
        inside(table, "baseline"),
        overrides(table),
        apis,
        apis.isEmpty() ? "" : text);
  }

  private static List<Override> overrides(TomlEntry table) throws MalformedTableException {
    List<Override> overrides = new ArrayList<>();
    for (TomlEntry entry : table.entries(OVERRIDES, OVERRIDE_KEYS)) {
      List<String> paths = List.copyOf(entry.texts("paths"));
      if (paths.isEmpty()) {
        throw new MalformedTableException(
            entry.line("paths"), "missing 'paths' in [[override]]", "", Set.of());
      }
      overrides.add(
          new Override(
              entry.line("paths"),
              paths,
              List.copyOf(entry.texts("select")),
              List.copyOf(entry.texts("ignore")),
              entry.constant(Confidence.class, "min-confidence"),
              entry.constant(Thresholds.Preset.class, "preset")));
    }
    return overrides;
  }

  private static Optional<Boolean> flag(TomlEntry table, String key)
      throws MalformedTableException {
    return table.has(key) ? Optional.of(table.flag(key)) : Optional.empty();
  }

  /** A path that stays inside the file's directory. */
  private static Optional<String> inside(TomlEntry table, String key)
      throws MalformedTableException {
    Optional<String> path = table.text(key);
    boolean leaves =
        path.isPresent()
            && (path.get().isBlank()
                || path.get().startsWith("/")
                || path.get().matches(".*[\\\\:\\p{Cntrl}].*")
                || List.of(path.get().split("/")).contains(".."));
    if (leaves) {
      throw new MalformedTableException(
          table.line(key),
          "'" + key + "' must be a path below this file's directory, with forward slashes",
          "",
          Set.of());
    }
    return path;
  }

  /** Where a key is set, for people: {@code memlint.toml:3}. */
  Optional<String> place(String key) {
    return file.filter(f -> lines.containsKey(key))
        .map(f -> f.getFileName() + ":" + lines.get(key));
  }
}
