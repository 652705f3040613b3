package dev.memlint.scanner.report;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.finding.Level;
import dev.memlint.sarif.SarifEdit;
import dev.memlint.sarif.SarifFileChange;
import dev.memlint.sarif.SarifFix;
import dev.memlint.sarif.SarifLevel;
import dev.memlint.sarif.SarifLocation;
import dev.memlint.sarif.SarifNotification;
import dev.memlint.sarif.SarifProperties;
import dev.memlint.sarif.SarifRegion;
import dev.memlint.sarif.SarifRelatedLocation;
import dev.memlint.sarif.SarifResult;
import dev.memlint.sarif.SarifText;
import dev.memlint.sarif.SarifTool;
import dev.memlint.sarif.SarifWriter;
import dev.memlint.scanner.notice.Notification;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report for GitHub code scanning, editors and review bots. */
public final class SarifReporter implements Reporter {
  /** Property of a fix: how safe it is. */
  public static final String SAFETY = "safety";

  /** Property of a fix: SHA-256 of the file's bytes that it is for, in hexadecimal. */
  public static final String CONTENT_HASH = "sha256";

  private final SarifWriter writer;

  /** A report that goes to {@code out}, which stays open. */
  public SarifReporter(OutputStream out, SarifTool tool) throws IOException {
    writer = new SarifWriter(out, tool);
  }

  @Override
  public void file(PlacedFile file) throws IOException {
    for (PlacedFinding finding : file.findings()) {
      writer.write(result(file, finding));
    }
  }

  private static SarifResult result(PlacedFile file, PlacedFinding placed) {
    Finding finding = placed.finding();
    SarifResult.Builder builder =
        SarifResult.at(
            SarifLocation.of(file.path(), region(placed.region())),
            finding.rule().toString(),
            level(finding.level()),
            message(placed));
    placed.lineHash().ifPresent(builder::primaryLocationLineHash);
    return builder
        .fingerprint(placed.fingerprint())
        .rank(Rank.of(finding))
        .related(related(placed))
        .properties(properties(finding))
        .fixes(fixes(file, finding))
        .build();
  }

  /** Two sentences and one link per related place: GitHub shows those places only as links. */
  private static String message(PlacedFinding placed) {
    Finding finding = placed.finding();
    StringBuilder message = new StringBuilder(sentence(finding.message()));
    if (!finding.help().isBlank()) {
      message.append(' ').append(sentence(finding.help()));
    }
    for (int i = 0; i < placed.related().size(); i++) {
      PlacedFinding.Related related = placed.related().get(i);
      message
          .append(' ')
          .append(
              sentence(
                  SarifText.link(related.path() + ":" + related.region().startLine(), i + 1)
                      + ": "
                      + related.message()));
    }
    return message.toString();
  }

  private static String sentence(String text) {
    String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    return capital.endsWith(".") ? capital : capital + ".";
  }

  private static List<SarifRelatedLocation> related(PlacedFinding placed) {
    return placed.related().stream()
        .map(
            related ->
                new SarifRelatedLocation(
                    SarifLocation.of(related.path(), region(related.region())), related.message()))
        .toList();
  }

  private static SarifProperties properties(Finding finding) {
    SarifProperties properties =
        SarifProperties.EMPTY
            .with("impact", word(finding.impact()))
            .with("confidence", word(finding.confidence()));
    if (!finding.symbol().isEmpty()) {
      properties = properties.with("symbol", finding.symbol());
    }
    return finding.estimatedBytes().isPresent()
        ? properties.with("estimatedBytes", finding.estimatedBytes().getAsLong())
        : properties;
  }

  /** Only what a machine may apply; a fix for reading is in the message and the rule's page. */
  private static List<SarifFix> fixes(PlacedFile file, Finding finding) {
    List<SarifFix> fixes = new ArrayList<>();
    for (Fix fix : finding.fixes()) {
      if (fix.safety() != FixSafety.DISPLAY_ONLY) {
        List<SarifEdit> edits = new ArrayList<>();
        for (Edit edit : PortableEdits.of(fix, file.text(), file.lines())) {
          edits.add(
              new SarifEdit(region(Region.of(edit.span(), file.lines())), edit.replacement()));
        }
        // What memlint fix --from-sarif goes by.
        SarifProperties properties =
            SarifProperties.EMPTY
                .with(SAFETY, word(fix.safety()))
                .with(CONTENT_HASH, finding.contentHash());
        fixes.add(
            new SarifFix(
                fix.title(), List.of(new SarifFileChange(file.path(), edits)), properties));
      }
    }
    return fixes;
  }

  private static SarifRegion region(Region region) {
    return new SarifRegion(
        region.startLine(),
        region.startColumn(),
        region.endLine(),
        region.endColumn(),
        region.offset(),
        region.length());
  }

  private static SarifLevel level(Level level) {
    return switch (level) {
      case NOTE -> SarifLevel.NOTE;
      case WARNING -> SarifLevel.WARNING;
      case ERROR -> SarifLevel.ERROR;
    };
  }

  @Override
  public void notification(Notification notification) throws IOException {
    SarifLevel level =
        switch (notification.weight()) {
          case NOTE -> SarifLevel.NOTE;
          case WARNING -> SarifLevel.WARNING;
          case ERROR -> SarifLevel.ERROR;
        };
    String id = notification.kind().id();
    boolean ofRun = notification.path().isEmpty() || notification.path().equals(".");
    writer.write(
        ofRun
            ? SarifNotification.ofRun(id, level, sentence(notification.message()))
            : SarifNotification.at(
                SarifLocation.ofFile(notification.path()),
                id,
                level,
                sentence(atLine(notification))));
  }

  /** A region needs columns; the line alone is said in words. */
  private static String atLine(Notification notification) {
    return notification.line() > 0
        ? "line " + notification.line() + ": " + notification.message()
        : notification.message();
  }

  @Override
  public void finish(Summary summary) throws IOException {
    writer.finish(summary.complete());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
