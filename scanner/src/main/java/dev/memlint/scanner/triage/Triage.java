package dev.memlint.scanner.triage;

import dev.memlint.rules.finding.Finding;
import dev.memlint.scanner.git.Changes;
import dev.memlint.scanner.report.Identity;
import dev.memlint.scanner.report.PlacedFinding;
import dev.memlint.scanner.report.Placement;
import dev.memlint.scanner.report.Region;
import dev.memlint.scanner.scan.ScanResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes out of a scan's findings those that nobody asked for: what the baseline knows, and what
 * lies on lines that did not change.
 */
public final class Triage {
  private final Optional<Changes> changes;
  private final Optional<Baseline> baseline;
  private final Path root;
  private final int maxFileBytes;

  /**
   * A triage.
   *
   * @param changes the lines to report on; empty for all
   * @param baseline the findings not to report, by the paths that files have now
   * @param root what the report's paths are relative to
   * @param maxFileBytes the limit that the files are scanned with
   */
  public Triage(
      Optional<Changes> changes, Optional<Baseline> baseline, Path root, int maxFileBytes) {
    this.changes = changes;
    this.baseline = baseline;
    this.root = root;
    this.maxFileBytes = maxFileBytes;
  }

  /**
   * What is left, and how it compares with the baseline.
   *
   * @param stale what the baseline knows and the scan does not find any more, in files that it read
   *     or that are gone
   */
  public record Outcome(ScanResult result, List<Baseline.Entry> stale, Growth growth) {
    public Outcome {
      stale = List.copyOf(stale);
    }
  }

  /** Whether there is nothing to take out. */
  private boolean isIdle() {
    return changes.isEmpty() && baseline.isEmpty();
  }

  /** What is left of a scan, whose other findings are gone. */
  public Outcome apply(ScanResult result) {
    if (isIdle()) {
      return new Outcome(result, List.of(), Growth.NONE);
    }
    Map<Identity, Integer> known = new HashMap<>();
    Baseline here =
        baseline
            .orElse(new Baseline(List.of()))
            .in(path -> result.reported().contains(path) || !Files.exists(root.resolve(path)));
    here.entries().forEach(entry -> known.put(entry.identity(), entry.count()));
    List<Finding> left = new ArrayList<>();
    List<PlacedFinding> all = new ArrayList<>();
    int[] out = new int[2];
    Placement placement = new Placement(result, maxFileBytes);
    placement.each(
        file -> {
          for (PlacedFinding placed : file.findings()) {
            all.add(placed);
            // The baseline first: a known finding on an unchanged line is not stale.
            if (known.merge(placed.identity(), -1, Integer::sum) >= 0) {
              out[0]++;
            } else if (!isChanged(placed, result)) {
              out[1]++;
            } else {
              left.add(placed.finding());
            }
          }
        });
    List<Baseline.Entry> stale = new ArrayList<>();
    for (Baseline.Entry entry : here.entries()) {
      int gone = known.get(entry.identity());
      if (gone > 0) {
        stale.add(entry.withCount(gone));
      }
    }
    return new Outcome(
        result.with(left, placement.lost(), result.statistics().without(out[0], out[1])),
        stale,
        baseline.isPresent() ? Growth.between(here, Baseline.of(all)) : Growth.NONE);
  }

  private boolean isChanged(PlacedFinding placed, ScanResult result) {
    if (changes.isEmpty()) {
      return true;
    }
    if (meets(placed.finding().path(), placed.region(), result)) {
      return true;
    }
    // A line that makes a store grow is where the change was made, the store may stand elsewhere.
    return placed.related().stream()
        .anyMatch(related -> meets(related.path(), related.region(), result));
  }

  private boolean meets(String path, Region region, ScanResult result) {
    Path file = result.sources().get(path).file();
    return changes.orElseThrow().meet(file, region.startLine(), region.endLine());
  }
}
