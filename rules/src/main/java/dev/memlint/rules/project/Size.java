package dev.memlint.rules.project;

import dev.memlint.rules.facts.ConstantFact;
import java.util.ArrayList;
import java.util.List;

/** What is known of a size once all constants are. */
public sealed interface Size {
  /** Nothing is known. */
  Size UNKNOWN = new Unknown();

  /**
   * A number.
   *
   * @param through the named constants that led to it, outermost first
   */
  record Known(long value, List<Located<ConstantFact>> through) implements Size {
    public Known {
      through = List.copyOf(through);
    }
  }

  /** Limited from above. */
  record AtMost(long limit) implements Size {}

  /** From outside the program, without a limit. */
  record FromInput(String what) implements Size {}

  /** Anything. */
  record Unknown() implements Size {}

  /** The same size, known through one more constant. */
  default Size via(Located<ConstantFact> constant) {
    if (this instanceof Known known) {
      List<Located<ConstantFact>> through = new ArrayList<>();
      through.add(constant);
      through.addAll(known.through());
      return new Known(known.value(), through);
    }
    return this;
  }
}
