package dev.memlint.scanner.scan;

import dev.memlint.rules.detect.Thresholds;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.RuleId;
import java.util.Objects;
import java.util.Set;

/**
 * What counts as a finding in a file.
 *
 * @param rules the rules to run
 * @param minConfidence findings that are less sure are left out
 * @param thresholds sizes from which memory is worth a finding
 */
public record Policy(Set<RuleId> rules, Confidence minConfidence, Thresholds thresholds) {
  public Policy {
    rules = Set.copyOf(rules);
    Objects.requireNonNull(minConfidence);
    Objects.requireNonNull(thresholds);
  }
}
