package dev.memlint.scanner.report;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Level;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.terminal.TerminalText;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report for a GitHub job: one line per finding for its log, then annotations as workflow
 * commands. GitHub shows ten of each level for a step and drops the rest without a word, so the
 * worst ten are written, and how many are missing.
 *
 * <p>See <a
 * href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">
 * GitHub's workflow commands</a>.
 */
public final class GithubReporter implements Reporter {
  private static final int SHOWN_PER_LEVEL = 10;

  private final Writer out;
  private final Map<Level, Worst> worst = new EnumMap<>(Level.class);

  /** A report that goes to {@code out}, which stays open. */
  public GithubReporter(Writer out) {
    this.out = out;
    for (Level level : Level.values()) {
      worst.put(level, new Worst(SHOWN_PER_LEVEL));
    }
  }

  @Override
  public void file(PlacedFile file) throws IOException {
    for (PlacedFinding placed : file.findings()) {
      Finding finding = placed.finding();
      worst.get(finding.level()).add(placed);
      String place =
          file.path() + ":" + placed.region().startLine() + ":" + placed.region().startColumn();
      plain(
          finding.level().name().toLowerCase(Locale.ROOT)
              + "["
              + finding.rule()
              + "]: "
              + place
              + ": "
              + finding.message());
    }
  }

  /** A line that is no command, whatever the scanned repository calls its files. */
  private void plain(String text) throws IOException {
    out.append(TerminalText.visible(text).replace("##[", "## [")).append('\n');
  }

  @Override
  public void notification(Notification notification) throws IOException {
    if (notification.incomplete()) {
      String file =
          notification.path().isEmpty() ? "" : "file=" + property(notification.path()) + ",";
      command("warning", file + "title=memlint", notification.message());
    }
  }

  @Override
  public void finish(Summary summary) throws IOException {
    int hidden = 0;
    for (Level level : List.of(Level.ERROR, Level.WARNING, Level.NOTE)) {
      for (PlacedFinding placed : worst.get(level).inOrder()) {
        annotation(placed);
      }
      hidden += worst.get(level).hidden();
    }
    if (hidden > 0) {
      command(
          "notice",
          "title=memlint",
          SummaryLine.count(hidden, "more finding")
              + (hidden == 1 ? " has" : " have")
              + " no annotation: GitHub shows ten of each level; the log of this step lists all");
    }
    plain("memlint: " + SummaryLine.of(summary));
    out.flush();
  }

  private void annotation(PlacedFinding placed) throws IOException {
    Finding finding = placed.finding();
    Region region = placed.region();
    StringBuilder properties =
        new StringBuilder("file=")
            .append(property(finding.path()))
            .append(",line=")
            .append(region.startLine())
            .append(",endLine=")
            .append(region.endLine());
    if (region.startLine() == region.endLine()) {
      properties
          .append(",col=")
          .append(region.startColumn())
          .append(",endColumn=")
          .append(region.endColumn());
    }
    properties.append(",title=").append(property(finding.rule().toString()));
    String message = sentence(finding.message());
    command(
        word(finding.level()),
        properties.toString(),
        finding.help().isBlank() ? message : message + " " + sentence(finding.help()));
  }

  private static String word(Level level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "notice";
    };
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  private void command(String name, String properties, String message) throws IOException {
    out.append("::" + name + " " + properties + "::" + data(message) + "\n");
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
