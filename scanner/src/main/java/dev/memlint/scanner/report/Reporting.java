package dev.memlint.scanner.report;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.RelatedLocation;
import dev.memlint.rules.source.Decoded;
import dev.memlint.rules.source.LineMap;
import dev.memlint.rules.source.SourceDecoder;
import dev.memlint.sarif.PrimaryLocationLineHash;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.notice.Notification.Kind;
import dev.memlint.scanner.report.SourceTexts.Text;
import dev.memlint.scanner.scan.ScanResult;
import dev.memlint.scanner.scan.SourceBytes;
import dev.memlint.scanner.walk.Reasons;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Hands a scan's findings, file by file, to all reporters at once. */
public final class Reporting {
  private final ScanResult result;
  private final int maxFileBytes;
  private final SourceTexts texts = new SourceTexts(this::load);
  private final List<Notification> notifications;

  private Reporting(ScanResult result, int maxFileBytes) {
    this.result = result;
    this.maxFileBytes = maxFileBytes;
    notifications = new ArrayList<>(result.notifications());
  }

  /**
   * Writes the reports.
   *
   * @param maxFileBytes the limit that the files were scanned with
   * @return what was reported; findings in a file that has changed since are not
   */
  public static Summary write(ScanResult result, int maxFileBytes, List<Reporter> reporters)
      throws IOException {
    return new Reporting(result, maxFileBytes).write(reporters);
  }

  private Summary write(List<Reporter> reporters) throws IOException {
    Summary.Counter counter = new Summary.Counter();
    List<Finding> findings = result.findings();
    for (int from = 0; from < findings.size(); ) {
      String path = findings.get(from).path();
      int to = from + 1;
      while (to < findings.size() && findings.get(to).path().equals(path)) {
        to++;
      }
      Optional<PlacedFile> file = place(path, findings.subList(from, to));
      if (file.isPresent()) {
        file.get().findings().forEach(placed -> counter.add(placed.finding()));
        for (Reporter reporter : reporters) {
          reporter.file(file.get());
        }
      }
      from = to;
    }
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

  private Optional<PlacedFile> place(String path, List<Finding> findings) {
    return texts
        .of(path)
        .map(
            text -> {
              SortedMap<Integer, String> hashes = lineHashes(text, findings);
              return new PlacedFile(
                  path,
                  text.text(),
                  text.lines(),
                  findings.stream().map(finding -> place(finding, text, hashes)).toList());
            });
  }

  private PlacedFinding place(Finding finding, Text text, SortedMap<Integer, String> hashes) {
    Region region = Region.of(finding.span(), text.lines());
    List<PlacedFinding.Related> related = new ArrayList<>();
    for (RelatedLocation location : finding.related()) {
      texts
          .of(location.path())
          .ifPresent(
              other ->
                  related.add(
                      new PlacedFinding.Related(
                          location.path(),
                          Region.of(location.span(), other.lines()),
                          location.message())));
    }
    return new PlacedFinding(
        finding,
        region,
        Optional.ofNullable(hashes.get(region.startLine())),
        Fingerprints.of(finding, text.text()),
        related);
  }

  private static SortedMap<Integer, String> lineHashes(Text text, List<Finding> findings) {
    Set<Integer> wanted =
        findings.stream()
            .map(finding -> text.lines().line(finding.span().start()))
            .collect(Collectors.toCollection(TreeSet::new));
    try {
      return PrimaryLocationLineHash.ofFile(new ByteArrayInputStream(text.bytes()), wanted);
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot fail to be read", e);
    }
  }

  private Optional<Text> load(String path) {
    try {
      ScanResult.Source source = result.sources().get(path);
      Optional<byte[]> bytes = SourceBytes.read(source.file(), maxFileBytes);
      if (bytes.isPresent() && SourceBytes.hash(bytes.get()).equals(source.contentHash())) {
        return SourceDecoder.decode(bytes.get(), source.language()) instanceof Decoded.Text decoded
            ? Optional.of(new Text(decoded.text(), LineMap.of(decoded.text()), bytes.get()))
            : Optional.empty();
      }
      lost(path, "changed while it was scanned");
    } catch (IOException e) {
      lost(path, "cannot be read any more: " + Reasons.of(e));
    }
    return Optional.empty();
  }

  private void lost(String path, String why) {
    Notification notification =
        Notification.ofFile(
            Kind.FILE_CHANGED, path, why + ", so what was found in it is not reported; scan again");
    if (!notifications.contains(notification)) {
      notifications.add(notification);
    }
  }
}
