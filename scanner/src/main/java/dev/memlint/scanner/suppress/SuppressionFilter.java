package dev.memlint.scanner.suppress;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.notice.Notification.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Takes out the findings of one file that its comments allow. */
public final class SuppressionFilter {
  private SuppressionFilter() {}

  /**
   * What is left.
   *
   * @param suppressed how many findings were allowed
   * @param unused one notification for each allowed rule that ran and found nothing there
   */
  public record Result(List<Finding> findings, int suppressed, List<Notification> unused) {
    public Result {
      findings = List.copyOf(findings);
      unused = List.copyOf(unused);
    }
  }

  /**
   * Filters one file's findings.
   *
   * @param ran whether a rule ran at all: one that did not cannot be unused
   */
  public static Result apply(
      String path, List<Finding> findings, List<Suppression> suppressions, Predicate<RuleId> ran) {
    if (suppressions.isEmpty()) {
      return new Result(findings, 0, List.of());
    }
    Set<Use> used = new HashSet<>();
    List<Finding> kept = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      boolean allowed = false;
      for (int i = 0; i < suppressions.size(); i++) {
        if (suppressions.get(i).allows(finding.rule(), finding.span().start())) {
          used.add(new Use(i, finding.rule()));
          allowed = true;
        }
      }
      if (!allowed) {
        kept.add(finding);
      }
    }
    List<Notification> unused = new ArrayList<>();
    for (int i = 0; i < suppressions.size(); i++) {
      Suppression suppression = suppressions.get(i);
      for (RuleId rule : suppression.rules().stream().sorted().toList()) {
        if (ran.test(rule) && !used.contains(new Use(i, rule))) {
          unused.add(
              new Notification(
                  Kind.SUPPRESSION_UNUSED,
                  path,
                  suppression.line(),
                  "nothing to allow here for " + rule + "; remove it"));
        }
      }
    }
    return new Result(kept, findings.size() - kept.size(), unused);
  }

  private record Use(int suppression, RuleId rule) {}
}
