package dev.memlint.scanner.scan;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.source.Language;
import dev.memlint.scanner.notice.Notification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a scan found.
 *
 * @param sources the scanned files by their path in the report
 * @param findings sorted by {@link Finding#ORDER}
 * @param notifications sorted by {@link Notification#ORDER}
 */
public record ScanResult(
    Map<String, Source> sources,
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
    findings = List.copyOf(findings);
    notifications = List.copyOf(notifications);
  }
}
