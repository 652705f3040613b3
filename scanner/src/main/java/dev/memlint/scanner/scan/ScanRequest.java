package dev.memlint.scanner.scan;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.source.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What to scan and what to look for; validated before it gets here.
 *
 * @param paths real paths, at least one
 * @param workingDirectory real path
 * @param choice which files to report on
 * @param knownRules every rule there is, for the names in suppressions
 * @param policies what counts as a finding, file by file
 * @param apis what the project says of libraries, by language; empty for nothing
 * @param jobs worker threads, at least 1
 * @param maxFileBytes larger files are skipped with a notification
 * @param unsaved texts that stand for files
 * @param cache what files gave before, and where to keep what they give now
 */
public record ScanRequest(
    List<Path> paths,
    Path workingDirectory,
    FileChoice choice,
    Set<RuleId> knownRules,
    Policies policies,
    Map<Language, ApiTable> apis,
    int jobs,
    int maxFileBytes,
    Unsaved unsaved,
    Optional<OutcomeCache> cache) {
  public ScanRequest {
    paths = List.copyOf(paths);
    Objects.requireNonNull(choice);
    knownRules = Set.copyOf(knownRules);
    Objects.requireNonNull(policies);
    apis = Map.copyOf(apis);
    Objects.requireNonNull(unsaved);
    Objects.requireNonNull(cache);
    if (paths.isEmpty() || jobs < 1 || maxFileBytes < 1) {
      throw new IllegalArgumentException("nothing to scan, no worker or no room: " + paths);
    }
  }
}
