package dev.memlint.rules.facts;

import dev.memlint.rules.source.Span;
import java.util.Objects;

/**
 * A place that could not be parsed; facts around it may be missing.
 *
 * @param span where
 * @param message what the parser says, without a final period
 */
public record SyntaxProblem(Span span, String message) {
  public SyntaxProblem {
    Objects.requireNonNull(span);
    Objects.requireNonNull(message);
  }
}
