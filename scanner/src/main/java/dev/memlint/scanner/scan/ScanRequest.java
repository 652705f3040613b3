package dev.memlint.scanner.scan;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.detect.Thresholds;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
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
 * @param roles roles to scan
 * @param knownRules every rule there is, for the names in suppressions
 * @param rules the rules to run
 * @param minConfidence findings that are less sure are left out
 * @param thresholds sizes from which memory is worth a finding
 * @param apis what the project says of libraries, by language; empty for nothing
 * @param jobs worker threads, at least 1
 * @param maxFileBytes larger files are skipped with a notification
 * @param cache what files gave before, and where to keep what they give now
 */
public record ScanRequest(
    List<Path> paths,
    Path workingDirectory,
    Set<Role> roles,
    Set<RuleId> knownRules,
    Set<RuleId> rules,
    Confidence minConfidence,
    Thresholds thresholds,
    Map<Language, ApiTable> apis,
    int jobs,
    int maxFileBytes,
    Optional<OutcomeCache> cache) {
  public ScanRequest {
    paths = List.copyOf(paths);
    roles = Set.copyOf(roles);
    knownRules = Set.copyOf(knownRules);
    rules = Set.copyOf(rules);
    apis = Map.copyOf(apis);
    Objects.requireNonNull(cache);
    if (paths.isEmpty() || jobs < 1 || maxFileBytes < 1) {
      throw new IllegalArgumentException("nothing to scan, no worker or no room: " + paths);
    }
  }
}
