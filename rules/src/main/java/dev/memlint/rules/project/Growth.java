package dev.memlint.rules.project;

import dev.memlint.rules.facts.StoreUse;
import java.util.List;

/** How a store grows over its life. */
public sealed interface Growth {
  /** Nothing adds to it after start-up. */
  record None() implements Growth {}

  /** It grows, and something bounds it. */
  record Bounded(String by) implements Growth {}

  /**
   * It grows, and nothing that runs takes anything out.
   *
   * @param sites where it grows outside start-up code, at least one, in path order
   * @param unreachedRemovals code that would remove but that nobody calls
   * @param escapes whether other code is given the store itself, and so may remove unseen
   */
  record Unbounded(
      List<Located<StoreUse>> sites, List<Located<StoreUse>> unreachedRemovals, boolean escapes)
      implements Growth {
    public Unbounded {
      sites = List.copyOf(sites);
      unreachedRemovals = List.copyOf(unreachedRemovals);
    }
  }
}
