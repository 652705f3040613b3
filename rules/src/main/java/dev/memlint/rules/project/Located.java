package dev.memlint.rules.project;

import dev.memlint.rules.facts.FileFacts;
import java.util.Objects;

/**
 * A fact and the file it was read from.
 *
 * @param <F> the kind of fact
 */
public record Located<F>(FileFacts file, F fact) {
  public Located {
    Objects.requireNonNull(file);
    Objects.requireNonNull(fact);
  }
}
