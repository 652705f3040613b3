package dev.memlint.rules.project;

import dev.memlint.rules.facts.RecursionFact;
import java.util.List;
import java.util.Objects;

/**
 * Functions that call each other, or one that calls itself, with no limit on how deep.
 *
 * @param over what they go down into, as far as any of the calls shows
 * @param calls every call among them, in path order
 */
public record Recursion(RecursionFact.Over over, List<Located<RecursionFact>> calls) {
  public Recursion {
    Objects.requireNonNull(over);
    calls = List.copyOf(calls);
  }

  /** How many functions take part. */
  public long functions() {
    return calls.stream().map(call -> call.file().function(call.fact().site())).distinct().count();
  }
}
