package dev.memlint.rules.facts;

import dev.memlint.rules.source.Span;
import java.util.Objects;

/**
 * A comment that speaks to memlint: one that contains {@code memlint:}.
 *
 * @param span the whole comment
 * @param text as written, with its delimiters
 */
public record DirectiveFact(Span span, String text) {
  public DirectiveFact {
    Objects.requireNonNull(span);
    Objects.requireNonNull(text);
  }
}
