package dev.memlint.scanner.scan;

import dev.memlint.rules.detect.Thresholds;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.scanner.walk.PathPatterns;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The policy of every file: the one for all, changed by each override that the file matches, in
 * order.
 */
public record Policies(Policy base, List<Override> overrides) {
  public Policies {
    Objects.requireNonNull(base);
    overrides = List.copyOf(overrides);
  }

  /** The same for every file. */
  public static Policies of(Policy policy) {
    return new Policies(policy, List.of());
  }

  /** What holds for a file. */
  public Policy at(Path file) {
    Policy policy = base;
    for (Override override : overrides) {
      if (override.paths.match(file)) {
        policy = override.applyTo(policy);
      }
    }
    return policy;
  }

  /**
   * What is different in some files.
   *
   * @param select the only rules to run there
   * @param ignore rules not to run there
   */
  public record Override(
      PathPatterns paths,
      Optional<Set<RuleId>> select,
      Set<RuleId> ignore,
      Optional<Confidence> minConfidence,
      Optional<Thresholds> thresholds) {
    public Override {
      Objects.requireNonNull(paths);
      select = select.map(Set::copyOf);
      ignore = Set.copyOf(ignore);
      Objects.requireNonNull(minConfidence);
      Objects.requireNonNull(thresholds);
    }

    private Policy applyTo(Policy policy) {
      Set<RuleId> rules = new HashSet<>(select.orElse(policy.rules()));
      rules.removeAll(ignore);
      return new Policy(
          rules,
          minConfidence.orElse(policy.minConfidence()),
          thresholds.orElse(policy.thresholds()));
    }
  }
}
