package dev.memlint.scanner.report;

import dev.memlint.rules.finding.Finding;
import dev.memlint.scanner.notice.Notification;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report for spreadsheets: RFC 4180, with a header. */
public final class CsvReporter implements Reporter {
  private static final String LINE_END = "\r\n";

  private final Writer out;

  /** A report that goes to {@code out}, which stays open. */
  public CsvReporter(Writer out) throws IOException {
    this.out = out;
    row(
        List.of(
            "rule",
            "level",
            "impact",
            "confidence",
            "path",
            "start_line",
            "start_column",
            "end_line",
            "end_column",
            "symbol",
            "estimated_bytes",
            "message",
            "help",
            "fingerprint"));
  }

  @Override
  public void file(PlacedFile file) throws IOException {
    for (PlacedFinding placed : file.findings()) {
      Finding finding = placed.finding();
      Region region = placed.region();
      row(
          List.of(
              finding.rule().toString(),
              word(finding.level()),
              word(finding.impact()),
              word(finding.confidence()),
              file.path(),
              Integer.toString(region.startLine()),
              Integer.toString(region.startColumn()),
              Integer.toString(region.endLine()),
              Integer.toString(region.endColumn()),
              finding.symbol(),
              finding.estimatedBytes().isPresent()
                  ? Long.toString(finding.estimatedBytes().getAsLong())
                  : "",
              finding.message(),
              finding.help(),
              placed.fingerprint()));
    }
  }

  private void row(List<String> cells) throws IOException {
    out.append(cells.stream().map(CsvReporter::cell).collect(Collectors.joining(",")))
        .append(LINE_END);
  }

  private static String cell(String text) {
    // A spreadsheet would run what starts like a formula, and a file may be called anything.
    String safe = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void notification(Notification notification) {
    // A table of findings has no room for what is none; standard error tells it.
  }

  @Override
  public void finish(Summary summary) throws IOException {
    out.flush();
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
