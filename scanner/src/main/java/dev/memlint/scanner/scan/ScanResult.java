package dev.memlint.scanner.scan;

import dev.memlint.rules.finding.Finding;
import dev.memlint.scanner.notice.Notification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a scan found.
 *
 * @param files where the scanned files are, by their path in the report
 * @param hashes digests of their bytes when they were scanned, by the same path
 * @param findings sorted by {@link Finding#ORDER}
 * @param notifications sorted by {@link Notification#ORDER}
 */
public record ScanResult(
    Map<String, Path> files,
    Map<String, String> hashes,
    List<Finding> findings,
    List<Notification> notifications,
    ScanStatistics statistics) {
  public ScanResult {
    findings = List.copyOf(findings);
    notifications = List.copyOf(notifications);
  }
}
