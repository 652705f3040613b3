package dev.memlint.scanner.suppress;

import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.source.Span;
import java.util.Objects;
import java.util.Set;

/**
 * One comment {@code memlint: allow(rule[, rule]) reason}, or {@code allow-file} at a file's top.
 *
 * @param rules what it allows, at least one
 * @param reason never blank
 * @param covers the text it speaks of: findings that start here are allowed
 * @param line 1-based line of the comment
 */
public record Suppression(Set<RuleId> rules, String reason, Span covers, int line) {
  public Suppression {
    rules = Set.copyOf(rules);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(covers);
    if (rules.isEmpty() || reason.isBlank()) {
      throw new IllegalArgumentException("a suppression needs rules and a reason");
    }
  }

  boolean allows(RuleId rule, int offset) {
    return covers.start() <= offset && offset < covers.end() && rules.contains(rule);
  }
}
