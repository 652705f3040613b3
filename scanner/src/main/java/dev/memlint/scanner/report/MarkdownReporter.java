package dev.memlint.scanner.report;

import dev.memlint.rules.detect.Bytes;
import dev.memlint.rules.finding.Finding;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.terminal.TerminalText;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The report for a job's summary or a comment: a table by hotspot and one of the worst findings.
 *
 * <p>GitHub drops a summary of more than 1 MiB whole; this stays far below, and says what it leaves
 * out.
 */
public final class MarkdownReporter implements Reporter {
  private static final int MOST_FINDINGS = 500;
  private static final int MOST_CHARACTERS = 600_000;
  private static final int MOST_NOTIFICATIONS = 20;

  private final Writer out;
  private final Optional<String> sources;
  private final Worst worst = new Worst(MOST_FINDINGS);
  private final List<Notification> incomplete = new ArrayList<>();

  /**
   * A report that goes to {@code out}, which stays open.
   *
   * @param sources address below which the sources can be read, with a slash at the end
   */
  public MarkdownReporter(Writer out, Optional<String> sources) {
    this.out = out;
    this.sources = sources;
  }

  @Override
  public void file(PlacedFile file) {
    file.findings().forEach(worst::add);
  }

  @Override
  public void notification(Notification notification) {
    if (notification.incomplete() && incomplete.size() < MOST_NOTIFICATIONS) {
      incomplete.add(notification);
    }
  }

  @Override
  public void finish(Summary summary) throws IOException {
    out.append("## memlint\n\n").append(sentence(SummaryLine.of(summary))).append("\n");
    if (!incomplete.isEmpty()) {
      out.append("\nNot everything could be scanned:\n\n");
      for (Notification notification : incomplete) {
        String place = notification.path().isEmpty() ? "" : code(notification.path()) + ": ";
        out.append("- " + place + text(notification.message()) + "\n");
      }
    }
    if (summary.findings() > 0) {
      hotspots(summary);
      findings();
    }
    out.flush();
  }

  private void hotspots(Summary summary) throws IOException {
    out.append("\n| hotspot | findings | estimated |\n| --- | ---: | ---: |\n");
    for (Map.Entry<String, Summary.Total> entry : summary.byHotspot().entrySet()) {
      Summary.Total total = entry.getValue();
      String bytes = total.sized() == 0 ? "" : Bytes.rounded(total.bytes());
      out.append("| " + entry.getKey() + " | " + total.findings() + " | " + bytes + " |\n");
    }
  }

  private void findings() throws IOException {
    out.append("\n| level | place | finding |\n| --- | --- | --- |\n");
    int written = 0;
    int shown = 0;
    for (PlacedFinding placed : worst.inOrder()) {
      String row = row(placed);
      if (written + row.length() > MOST_CHARACTERS) {
        break;
      }
      out.append(row);
      written += row.length();
      shown++;
    }
    int hidden = worst.hidden() + worst.inOrder().size() - shown;
    if (hidden > 0) {
      out.append(
          "\n"
              + SummaryLine.count(hidden, "more finding")
              + (hidden == 1 ? " is" : " are")
              + " not listed here: the worst come first. The other reports hold all.\n");
    }
  }

  private String row(PlacedFinding placed) {
    Finding finding = placed.finding();
    int line = placed.region().startLine();
    String name = code(finding.path() + ":" + line);
    String place =
        sources
            .map(base -> "[" + name + "](" + base + uri(finding.path()) + "#L" + line + ")")
            .orElse(name);
    String size =
        finding.estimatedBytes().isPresent()
            ? " About " + Bytes.rounded(finding.estimatedBytes().getAsLong()) + "."
            : "";
    return "| %s | %s | `%s` %s%s %s |\n"
        .formatted(
            finding.level().name().toLowerCase(Locale.ROOT),
            place,
            finding.rule(),
            sentence(text(finding.message())),
            size,
            sentence(text(finding.help())));
  }

  private static String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  /** Text that stays text: names come from the scanned sources. */
  private static String text(String raw) {
    return TerminalText.visible(raw)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("[\\\\`*_\\[\\]|~#@!]", "\\\\$0");
  }

  /** A name in code; one that holds the fence or the table's own sign cannot be shown as it is. */
  private static String code(String raw) {
    return "`" + TerminalText.visible(raw).replace('`', '\'').replace("|", "\\|") + "`";
  }

  private static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          c < 0x80
              && (Character.isLetterOrDigit(c) || c == '/' || c == '.' || c == '-' || c == '_');
      uri.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return uri.toString();
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
