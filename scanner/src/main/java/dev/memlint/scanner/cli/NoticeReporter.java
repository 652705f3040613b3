package dev.memlint.scanner.cli;

import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.notice.Notification.Kind;
import dev.memlint.scanner.notice.Notification.Weight;
import dev.memlint.scanner.report.PlacedFile;
import dev.memlint.scanner.report.Reporter;
import dev.memlint.scanner.report.Summary;
import dev.memlint.scanner.terminal.Style;
import dev.memlint.scanner.terminal.Style.Role;
import dev.memlint.scanner.terminal.TerminalText;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Tells a person on standard error what the scan itself has to say. */
final class NoticeReporter implements Reporter {
  /** A thousand broken files in one directory must not bury the rest. */
  private static final int MAX_PER_KIND = 10;

  private final PrintStream err;
  private final Style style;
  private final Weight least;
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  /**
   * A reporter of notifications.
   *
   * @param least what weighs less is not told
   */
  NoticeReporter(PrintStream err, Style style, Weight least) {
    this.err = err;
    this.style = style;
    this.least = least;
  }

  @Override
  public void file(PlacedFile file) {
    // Findings are the reports' matter.
  }

  @Override
  public void notification(Notification notification) {
    if (notification.weight().compareTo(least) < 0
        || counts.merge(notification.kind(), 1, Integer::sum) > MAX_PER_KIND) {
      return;
    }
    String place = TerminalText.visible(notification.path());
    if (notification.line() > 0) {
      place += ":" + notification.line();
    }
    err.println(
        paint(notification.weight())
            + ": "
            + (place.isEmpty() ? "" : place + ": ")
            + TerminalText.visible(notification.message()));
  }

  private String paint(Weight weight) {
    Role role =
        switch (weight) {
          case ERROR -> Role.ERROR;
          case WARNING -> Role.WARNING;
          case NOTE -> Role.NOTE;
        };
    return style.paint(role, weight.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void finish(Summary summary) {
    counts.forEach(
        (kind, count) -> {
          if (count > MAX_PER_KIND) {
            err.println(
                (count - MAX_PER_KIND)
                    + " more of "
                    + kind.id()
                    + "; the JSON and SARIF reports list all");
          }
        });
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
