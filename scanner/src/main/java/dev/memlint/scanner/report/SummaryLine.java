package dev.memlint.scanner.report;

import dev.memlint.rules.finding.Level;
import dev.memlint.rules.source.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A scan in one line for people. */
public final class SummaryLine {
  private SummaryLine() {}

  /**
   * {@code 3 findings (1 error, 2 warnings) in 120 files, 45,210 lines; left out: 30 test files}.
   */
  public static String of(Summary summary) {
    StringBuilder line = new StringBuilder();
    if (summary.findings() == 0) {
      line.append("no findings");
    } else {
      List<String> levels = new ArrayList<>();
      for (Level level : List.of(Level.ERROR, Level.WARNING, Level.NOTE)) {
        int count = summary.byLevel().get(level);
        if (count > 0) {
          levels.add(count(count, level.name().toLowerCase(Locale.ROOT)));
        }
      }
      line.append(count(summary.findings(), "finding"))
          .append(" (")
          .append(String.join(", ", levels))
          .append(')');
    }
    line.append(" in ")
        .append(count(summary.statistics().fileCount(), "file"))
        .append(", ")
        .append(count(summary.statistics().lines(), "line"));
    List<String> left = new ArrayList<>();
    for (Role role : Role.values()) {
      int count = summary.statistics().leftOut().getOrDefault(role, 0);
      if (count > 0) {
        left.add(count(count, role.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " file"));
      }
    }
    if (summary.statistics().skipped() > 0) {
      left.add(count(summary.statistics().skipped(), "unusable file"));
    }
    if (summary.statistics().suppressed() > 0) {
      left.add(count(summary.statistics().suppressed(), "suppressed finding"));
    }
    if (summary.statistics().baselined() > 0) {
      left.add(count(summary.statistics().baselined(), "finding") + " of the baseline");
    }
    if (summary.statistics().elsewhere() > 0) {
      left.add(count(summary.statistics().elsewhere(), "finding") + " on unchanged lines");
    }
    if (!left.isEmpty()) {
      line.append("; left out: ").append(String.join(", ", left));
    }
    return line.toString();
  }

  /** {@code 1 file}, {@code 2 files}, {@code 1,234 files}. */
  public static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
