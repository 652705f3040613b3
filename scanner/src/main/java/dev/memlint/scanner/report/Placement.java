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

/**
 * Puts findings into lines and columns. Their files are read again for it, because facts hold only
 * offsets; a file that is no longer what was scanned gives nothing, and is named.
 */
public final class Placement {
  private final ScanResult result;
  private final int maxFileBytes;
  private final SourceTexts texts = new SourceTexts(this::load);
  private final List<Notification> lost = new ArrayList<>();

  /**
   * The placement of a scan's findings.
   *
   * @param maxFileBytes the limit that the files were scanned with
   */
  public Placement(ScanResult result, int maxFileBytes) {
    this.result = result;
    this.maxFileBytes = maxFileBytes;
  }

  /** Takes one file after the other. */
  public interface Sink<E extends Exception> {
    void file(PlacedFile file) throws E;
  }

  /** Hands over every file that has findings, in order. */
  public <E extends Exception> void each(Sink<E> sink) throws E {
    List<Finding> findings = result.findings();
    for (int from = 0; from < findings.size(); ) {
      String path = findings.get(from).path();
      int to = from + 1;
      while (to < findings.size() && findings.get(to).path().equals(path)) {
        to++;
      }
      Optional<PlacedFile> file = place(path, findings.subList(from, to));
      if (file.isPresent()) {
        sink.file(file.get());
      }
      from = to;
    }
  }

  /** The files that could not be read again so far. */
  public List<Notification> lost() {
    return List.copyOf(lost);
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
        Identity.of(finding, text.text()),
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
    ScanResult.Source source = result.sources().get(path);
    try {
      Optional<byte[]> bytes = result.unsaved().read(source.file(), maxFileBytes);
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
    if (!lost.contains(notification)) {
      lost.add(notification);
    }
  }
}
