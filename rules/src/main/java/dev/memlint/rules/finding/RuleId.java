package dev.memlint.rules.finding;

import dev.memlint.rules.source.Language;
import java.util.Objects;
import java.util.Optional;

/** A hotspot in a language; written {@code rust/unbounded-growth}. */
public record RuleId(Language language, String hotspot) implements Comparable<RuleId> {
  public RuleId {
    Objects.requireNonNull(language);
    Objects.requireNonNull(hotspot);
  }

  /** Reads {@code rust/unbounded-growth}; empty when the language is unknown. */
  public static Optional<RuleId> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    return Language.ofId(text.substring(0, slash))
        .map(language -> new RuleId(language, text.substring(slash + 1)));
  }

  @Override
  public int compareTo(RuleId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return language.id() + "/" + hotspot;
  }
}
