package dev.memlint.scanner.scan;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.source.Language;
import dev.memlint.scanner.notice.Notification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a scan found.
 *
 * @param sources the files that were read, also those that are not reported on, by their path in
 *     the report
 * @param unsaved texts that stood for files
 * @param reported the paths of those that are reported on
 * @param findings sorted by {@link Finding#ORDER}
 * @param notifications sorted by {@link Notification#ORDER}
 */
public record ScanResult(
    Map<String, Source> sources,
    Unsaved unsaved,
    Set<String> reported,
    List<Finding> findings,
    List<Notification> notifications,
    ScanStatistics statistics) {

  /**
   * A scanned file.
   *
   * @param contentHash digest of its bytes when it was scanned
   */
  public record Source(Path file, Language language, String contentHash) {}

  public ScanResult {
    sources = Map.copyOf(sources);
    reported = Set.copyOf(reported);
    findings = List.copyOf(findings);
    notifications = List.copyOf(notifications);
  }

  /**
   * The same scan with fewer findings.
   *
   * @param left the findings that stay, in order
   * @param also what happened when the others were taken out
   */
  public ScanResult with(List<Finding> left, List<Notification> also, ScanStatistics counted) {
    List<Notification> told = new ArrayList<>(notifications);
    told.addAll(also);
    told.sort(Notification.ORDER);
    return new ScanResult(sources, unsaved, reported, left, told, counted);
  }
}
