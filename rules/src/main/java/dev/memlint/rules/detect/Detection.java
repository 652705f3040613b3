package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.project.ProjectIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs detectors over one file of an indexed project. */
public final class Detection {
  private final List<Detector> detectors;
  private final Map<String, Set<String>> yieldsTo;
  private final Thresholds thresholds;
  private final Predicate<RuleId> selected;

  /** A detection with every hotspot, of whose findings the selected rules are kept. */
  public Detection(Thresholds thresholds, Predicate<RuleId> selected) {
    this(Hotspots.all(), thresholds, selected);
  }

  Detection(List<Detector> detectors, Thresholds thresholds, Predicate<RuleId> selected) {
    this.detectors = List.copyOf(detectors);
    this.yieldsTo =
        detectors.stream().collect(Collectors.toMap(Detector::hotspot, Detector::yieldsTo));
    this.thresholds = thresholds;
    this.selected = selected;
  }

  /**
   * A file's findings and the detectors that broke on it.
   *
   * @param findings sorted by {@link Finding#ORDER}
   * @param failures a broken detector's findings for this file are lost, the others' are not
   */
  public record Result(List<Finding> findings, List<Failure> failures) {
    public Result {
      findings = List.copyOf(findings);
      failures = List.copyOf(failures);
    }
  }

  /** A detector that broke on a file. */
  public record Failure(String hotspot, String path, Throwable cause) {}

  /** What the file holds. */
  public Result detect(FileFacts file, ProjectIndex project) {
    List<Finding> findings = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (Detector detector : detectors) {
      if (!selected.test(new RuleId(file.language(), detector.hotspot()))) {
        continue;
      }
      List<Finding> own = new ArrayList<>();
      try {
        detector.detect(file, project, thresholds, own::add);
        findings.addAll(own);
      } catch (RuntimeException | StackOverflowError e) {
        failures.add(new Failure(detector.hotspot(), file.path(), e));
      }
    }
    findings.sort(Finding.ORDER);
    return new Result(onePerPlace(findings), failures);
  }

  /** Findings on one place, of which the more specific ones are kept with the others as notes. */
  private List<Finding> onePerPlace(List<Finding> findings) {
    List<Finding> kept = new ArrayList<>(findings);
    for (Finding finding : findings) {
      Set<String> betterHotspots = yieldsTo.getOrDefault(finding.rule().hotspot(), Set.of());
      Optional<Finding> better =
          kept.stream()
              .filter(other -> betterHotspots.contains(other.rule().hotspot()))
              .filter(other -> other != finding && isSamePlace(other, finding))
              .filter(other -> other.confidence().compareTo(finding.confidence()) >= 0)
              .findFirst();
      if (better.isPresent()) {
        kept.remove(finding);
        kept.set(kept.indexOf(better.get()), better.get().beside(finding));
      }
    }
    return kept;
  }

  /** Whether two findings overlap, or the better one speaks of where the other is. */
  private static boolean isSamePlace(Finding better, Finding finding) {
    return better.span().overlaps(finding.span())
        || better.related().stream()
            .anyMatch(
                place ->
                    place.path().equals(finding.path()) && place.span().overlaps(finding.span()));
  }
}
