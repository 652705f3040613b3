package dev.memlint.rules.finding;

import dev.memlint.rules.source.Span;
import java.util.Objects;

/**
 * Another place that a finding speaks of.
 *
 * @param path relative to the report root
 * @param span where
 * @param message what happens there, lower-case start, no final period
 */
public record RelatedLocation(String path, Span span, String message) {
  public RelatedLocation {
    Objects.requireNonNull(path);
    Objects.requireNonNull(span);
    Objects.requireNonNull(message);
  }
}
