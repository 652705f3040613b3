package dev.memlint.scanner.fix;

import dev.memlint.rules.finding.RuleId;
import java.util.Objects;

/**
 * A fix that is part of a rewritten file.
 *
 * @param line 1-based, of the finding before the file is rewritten
 * @param title what the fix does, in the imperative
 */
public record Applied(RuleId rule, int line, String title) {
  public Applied {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(title);
  }
}
