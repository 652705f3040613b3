package dev.memlint.scanner.report;

import dev.memlint.rules.detect.Bytes;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.scanner.notice.Notification;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by rule, for people who plan what to mend first. */
public final class StatisticsReporter implements Reporter {
  private final PrintStream out;
  private final SortedMap<String, Count> counts = new TreeMap<>();

  private static final class Count {
    private int findings;
    private int fixable;
    private long bytes;
    private final Set<String> files = new HashSet<>();
  }

  /** A report that goes to {@code out}, which stays open. */
  public StatisticsReporter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void file(PlacedFile file) {
    for (PlacedFinding placed : file.findings()) {
      Count count = counts.computeIfAbsent(placed.finding().rule().toString(), rule -> new Count());
      count.findings++;
      count.fixable +=
          placed.finding().fixes().stream().map(Fix::safety).anyMatch(FixSafety.SAFE::equals)
              ? 1
              : 0;
      count.bytes += placed.finding().estimatedBytes().orElse(0);
      count.files.add(file.path());
    }
  }

  @Override
  public void notification(Notification notification) {
    // Only findings are counted.
  }

  @Override
  public void finish(Summary summary) {
    if (counts.isEmpty()) {
      return;
    }
    int width = counts.keySet().stream().mapToInt(String::length).max().orElse(0);
    String form = "%-" + width + "s  %8s  %5s  %7s  %s";
    out.println(form.formatted("rule", "findings", "files", "fixable", "estimated"));
    counts.forEach(
        (rule, count) ->
            out.println(
                form.formatted(
                    rule,
                    count.findings,
                    count.files.size(),
                    count.fixable == 0 ? "-" : count.fixable,
                    count.bytes == 0 ? "-" : Bytes.rounded(count.bytes))));
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
