package dev.memlint.rules.finding;

import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One place that holds more memory than it must.
 *
 * @param rule {@code <language>/<hotspot>}
 * @param path relative to the report root
 * @param contentHash of the file's bytes when it was read, so that a later change is noticed
 * @param span what to underline
 * @param symbol enclosing function or declared name, for people and line-free fingerprints
 * @param estimatedBytes when a size is known
 * @param message what happens and what it costs; lower-case start, no final period
 * @param help what to do; lower-case start, no final period
 * @param related further places, nearest cause first
 * @param fixes best first
 */
public record Finding(
    RuleId rule,
    String path,
    String contentHash,
    Span span,
    String symbol,
    Level level,
    Impact impact,
    Confidence confidence,
    OptionalLong estimatedBytes,
    String message,
    String help,
    List<RelatedLocation> related,
    List<Fix> fixes) {

  /** Path, then place, then rule: the order of every report. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::path)
          .thenComparing(f -> f.span().start())
          .thenComparing(f -> f.span().end())
          .thenComparing(f -> f.rule().toString())
          .thenComparing(Finding::message);

  public Finding {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(path);
    Objects.requireNonNull(contentHash);
    Objects.requireNonNull(span);
    Objects.requireNonNull(symbol);
    Objects.requireNonNull(level);
    Objects.requireNonNull(impact);
    Objects.requireNonNull(confidence);
    Objects.requireNonNull(estimatedBytes);
    Objects.requireNonNull(message);
    Objects.requireNonNull(help);
    related = List.copyOf(related);
    fixes = List.copyOf(fixes);
  }

  /** This finding, with another one on the same place as a note. */
  public Finding beside(Finding other) {
    List<RelatedLocation> more = new ArrayList<>(related);
    more.add(
        new RelatedLocation(other.path, other.span, other.rule.hotspot() + ": " + other.message));
    return new Finding(
        rule,
        path,
        contentHash,
        span,
        symbol,
        level,
        impact,
        confidence,
        estimatedBytes,
        message,
        help,
        more,
        fixes);
  }
}
