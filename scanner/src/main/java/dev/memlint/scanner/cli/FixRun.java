package dev.memlint.scanner.cli;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Language;
import dev.memlint.scanner.fix.Declined;
import dev.memlint.scanner.fix.Declined.Reason;
import dev.memlint.scanner.fix.FilePlan;
import dev.memlint.scanner.fix.FileRewriter;
import dev.memlint.scanner.fix.FixChooser;
import dev.memlint.scanner.fix.FixPlan;
import dev.memlint.scanner.fix.FixPlanner;
import dev.memlint.scanner.fix.UnifiedDiff;
import dev.memlint.scanner.scan.ScanResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Applies fixes, scan after scan, until none is left that can be applied. */
final class FixRun {
  /** Fixes that touch each other wait for the next round; more rounds than this are a circle. */
  private static final int MAX_ROUNDS = 10;

  private final int maxFileBytes;
  private final Set<FixSafety> allowed;
  private final Map<Language, FrontEnd> frontEnds;
  private final Map<String, Integer> appliedByRule = new TreeMap<>();
  private final Set<String> files = new HashSet<>();
  private List<Declined> declined = List.of();
  private boolean endless;

  FixRun(int maxFileBytes, boolean unsafe, Map<Language, FrontEnd> frontEnds) {
    this.maxFileBytes = maxFileBytes;
    this.allowed =
        unsafe ? EnumSet.of(FixSafety.SAFE, FixSafety.UNSAFE) : EnumSet.of(FixSafety.SAFE);
    this.frontEnds = frontEnds;
  }

  /** Scans again. */
  @FunctionalInterface
  interface Scanning {
    ScanResult scan() throws InterruptedException;
  }

  /**
   * Rewrites files.
   *
   * @return what a scan finds afterwards
   */
  ScanResult apply(ScanResult first, FixChooser chooser, Scanning again)
      throws IOException, InterruptedException {
    ScanResult result = first;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      FixPlan plan = plan(result, chooser);
      if (!write(plan)) {
        return result;
      }
      result = again.scan();
    }
    endless = !plan(result, chooser).files().isEmpty();
    return result;
  }

  private FixPlan plan(ScanResult result, FixChooser chooser) throws IOException {
    return plan(result.sources(), result.findings(), chooser);
  }

  private FixPlan plan(
      Map<String, ScanResult.Source> sources, List<Finding> findings, FixChooser chooser)
      throws IOException {
    FixPlan plan = FixPlanner.plan(sources, findings, maxFileBytes, allowed, chooser, frontEnds);
    declined = new ArrayList<>(plan.declined());
    return plan;
  }

  private boolean write(FixPlan plan) throws IOException {
    boolean any = false;
    for (FilePlan file : plan.files()) {
      if (FileRewriter.write(file)) {
        count(file);
        any = true;
      } else {
        file.applied()
            .forEach(rule -> declined.add(new Declined(file.path(), rule, Reason.CHANGED)));
      }
    }
    return any;
  }

  private void count(FilePlan file) {
    files.add(file.path());
    for (RuleId rule : file.applied()) {
      appliedByRule.merge(rule.toString(), 1, Integer::sum);
    }
  }

  /** Rewrites files once, as findings of an earlier scan say. */
  void apply(Map<String, ScanResult.Source> sources, List<Finding> findings) throws IOException {
    write(plan(sources, findings, FixChooser.ALL));
  }

  /** Whether every fix that was asked for was applied. */
  boolean complete() {
    return declined.stream().allMatch(one -> one.reason() == Reason.UNSAFE);
  }

  /**
   * Writes what applying would change.
   *
   * @return whether it would change anything
   */
  boolean diff(Map<String, ScanResult.Source> sources, List<Finding> findings, OutputStream out)
      throws IOException {
    FixPlan plan = plan(sources, findings, FixChooser.ALL);
    for (FilePlan file : plan.files()) {
      UnifiedDiff.write(file.path(), file.before(), file.after(), out);
      count(file);
    }
    out.flush();
    return !plan.files().isEmpty();
  }

  /** Says what was applied and what was not, and why. */
  void tell(PrintStream err, boolean applied) {
    int fixes = appliedByRule.values().stream().mapToInt(Integer::intValue).sum();
    String rules =
        appliedByRule.entrySet().stream()
            .map(rule -> rule.getKey() + " " + rule.getValue())
            .collect(Collectors.joining(", "));
    err.println(
        "memlint: %s %s"
            .formatted(
                fixes == 0 ? "no fix" : count(fixes, "fix", "fixes"),
                (applied ? "applied" : "would be applied")
                    + (fixes == 0
                        ? ""
                        : " in " + count(files.size(), "file", "files") + ": " + rules)));
    Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    declined.forEach(one -> reasons.merge(one.reason(), 1, Integer::sum));
    reasons.forEach(
        (reason, number) ->
            err.println(
                "memlint: %s not applied: %s"
                    .formatted(count(number, "fix", "fixes"), reason.text())));
    if (endless) {
      err.println(
          "memlint: after "
              + MAX_ROUNDS
              + " rounds there is still something to fix; please report the file");
    }
  }

  private static String count(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }
}
