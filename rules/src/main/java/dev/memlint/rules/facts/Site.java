package dev.memlint.rules.facts;

import dev.memlint.rules.source.Span;
import java.util.Objects;

/**
 * Where a fact stands and how often the code there runs.
 *
 * @param span the expression or name that the fact is about, short: a report underlines it
 * @param function index into {@link FileFacts#functions()}; 0 is the file's top level
 * @param loop the strongest loop around the site inside its function
 */
public record Site(Span span, int function, Loop loop) {
  public Site {
    Objects.requireNonNull(span);
    Objects.requireNonNull(loop);
    if (function < 0) {
      throw new IllegalArgumentException("function index " + function);
    }
  }

  /** A loop around a site, weakest first. */
  public enum Loop {
    /** Not in a loop of its function. */
    NONE,
    /** In a loop whose trip count is a constant or an enum's values. */
    CONSTANT,
    /** In a loop over data; also {@code forEach} and comprehension bodies. */
    DATA,
    /** In a loop that ends only with the process or connection: {@code while (true)}. */
    ENDLESS;

    /** Whether the site may run more often than a reader can count. */
    public boolean repeats() {
      return this == DATA || this == ENDLESS;
    }

    /** The stronger of the two. */
    public Loop and(Loop other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }
}
