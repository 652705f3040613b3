package dev.memlint.scanner.report;

import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Hands a scan's findings, file by file, to all reporters at once. */
public final class Reporting {
  private Reporting() {}

  /**
   * Writes the reports.
   *
   * @param maxFileBytes the limit that the files were scanned with
   * @return what was reported; findings in a file that has changed since are not
   */
  public static Summary write(ScanResult result, int maxFileBytes, List<Reporter> reporters)
      throws IOException {
    Summary.Counter counter = new Summary.Counter();
    Placement placement = new Placement(result, maxFileBytes);
    placement.each(
        file -> {
          file.findings().forEach(placed -> counter.add(placed.finding()));
          for (Reporter reporter : reporters) {
            reporter.file(file);
          }
        });
    List<Notification> notifications = new ArrayList<>(result.notifications());
    notifications.addAll(placement.lost());
    notifications.sort(Notification.ORDER);
    for (Notification notification : notifications) {
      for (Reporter reporter : reporters) {
        reporter.notification(notification);
      }
    }
    boolean complete = notifications.stream().noneMatch(Notification::incomplete);
    Summary summary = counter.summary(result.statistics(), complete);
    for (Reporter reporter : reporters) {
      reporter.finish(summary);
    }
    return summary;
  }
}
