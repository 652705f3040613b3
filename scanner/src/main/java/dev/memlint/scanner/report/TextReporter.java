package dev.memlint.scanner.report;

import dev.memlint.rules.detect.Bytes;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.terminal.Links;
import dev.memlint.scanner.terminal.Style;
import dev.memlint.scanner.terminal.Style.Role;
import dev.memlint.scanner.terminal.TerminalText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report for people: every finding with its code, then a table by hotspot. */
public final class TextReporter implements Reporter {
  /** Further places beyond these are only counted: the finding is read at its own place. */
  private static final int MAX_RELATED = 8;

  private final Writer out;
  private final Style style;
  private final Links links;

  /** A report that goes to {@code out}, which stays open. */
  public TextReporter(Writer out, Style style, Links links) {
    this.out = out;
    this.style = style;
    this.links = links;
  }

  @Override
  public void file(PlacedFile file) throws IOException {
    for (PlacedFinding finding : file.findings()) {
      finding(file, finding);
    }
  }

  private void finding(PlacedFile file, PlacedFinding placed) throws IOException {
    Finding finding = placed.finding();
    Region region = placed.region();
    String gutter = " ".repeat(Integer.toString(region.startLine()).length());
    line(
        style.paint(role(finding.level()), word(finding.level()) + "[" + rule(finding.rule()) + "]")
            + style.paint(Role.STRONG, ": " + TerminalText.visible(finding.message())));
    line(gutter + style.paint(Role.FRAME, "--> ") + position(file.path(), region));
    CodeFrame frame = CodeFrame.of(region, file.text(), file.lines());
    String bar = style.paint(Role.FRAME, "|");
    line(gutter + " " + bar);
    line(style.paint(Role.FRAME, region.startLine() + " ") + bar + " " + frame.code());
    line(
        gutter
            + " "
            + bar
            + " "
            + " ".repeat(frame.indent())
            + style.paint(
                role(finding.level()),
                "^".repeat(frame.underline()) + (frame.continues() ? "…" : "")));
    line(gutter + " " + bar);
    attachments(gutter + " " + style.paint(Role.FRAME, "="), placed);
    out.append('\n');
  }

  private void attachments(String lead, PlacedFinding placed) throws IOException {
    Finding finding = placed.finding();
    for (PlacedFinding.Related related : placed.related().stream().limit(MAX_RELATED).toList()) {
      line(
          lead
              + style.paint(Role.STRONG, " at ")
              + position(related.path(), related.region())
              + ": "
              + TerminalText.visible(related.message()));
    }
    int more = placed.related().size() - MAX_RELATED;
    if (more > 0) {
      line(lead + " and " + SummaryLine.count(more, "more place"));
    }
    String size =
        finding.estimatedBytes().isPresent()
            ? ", about " + Bytes.rounded(finding.estimatedBytes().getAsLong())
            : "";
    line(
        lead
            + style.paint(Role.FAINT, " impact ")
            + word(finding.impact())
            + ", confidence "
            + word(finding.confidence())
            + size);
    if (!finding.help().isBlank()) {
      line(lead + style.paint(Role.HELP, " help: ") + TerminalText.visible(finding.help()));
    }
    for (Fix fix : finding.fixes()) {
      String note = fix.safety() == FixSafety.SAFE ? "" : " (check it first)";
      line(lead + style.paint(Role.HELP, " fix: ") + TerminalText.visible(fix.title()) + note);
    }
  }

  @Override
  public void notification(Notification notification) {
    // People get notifications on standard error, whatever the report's format is.
  }

  @Override
  public void finish(Summary summary) throws IOException {
    if (summary.findings() > 0) {
      table(summary);
      out.append('\n');
    }
    line(SummaryLine.of(summary));
    out.flush();
  }

  private void table(Summary summary) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("hotspot", "findings", "estimated"));
    for (Map.Entry<String, Summary.Total> entry : summary.byHotspot().entrySet()) {
      Summary.Total hotspot = entry.getValue();
      rows.add(List.of(entry.getKey(), Integer.toString(hotspot.findings()), estimate(hotspot)));
    }
    int name = rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
    int estimated = rows.stream().mapToInt(row -> row.get(2).length()).max().orElse(0);
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      String text =
          String.format(
              "%-" + name + "s  %8s  %" + estimated + "s", row.get(0), row.get(1), row.get(2));
      line(i == 0 ? style.paint(Role.STRONG, text) : text);
    }
  }

  private static String estimate(Summary.Total total) {
    if (total.sized() == 0) {
      return "-";
    }
    String bytes = Bytes.rounded(total.bytes());
    return total.sized() == total.findings() ? bytes : bytes + " in " + total.sized();
  }

  private String rule(RuleId rule) {
    return links.page(SarifTools.page(rule.hotspot()).toString(), rule.toString());
  }

  private String position(String path, Region region) {
    String place =
        TerminalText.visible(path) + ":" + region.startLine() + ":" + region.startColumn();
    return links.file(path, place);
  }

  private static Role role(Level level) {
    return switch (level) {
      case ERROR -> Role.ERROR;
      case WARNING -> Role.WARNING;
      case NOTE -> Role.NOTE;
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void line(String text) throws IOException {
    out.append(text).append('\n');
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
