package dev.memlint.rules.finding;

import dev.memlint.rules.source.Span;
import java.util.Objects;

/**
 * One replacement in the finding's file.
 *
 * @param span what goes; empty for an insertion
 * @param replacement what comes; empty for a deletion
 */
public record Edit(Span span, String replacement) {
  public Edit {
    Objects.requireNonNull(span);
    Objects.requireNonNull(replacement);
    if (span.length() == 0 && replacement.isEmpty()) {
      throw new IllegalArgumentException("an edit must change something");
    }
  }
}
