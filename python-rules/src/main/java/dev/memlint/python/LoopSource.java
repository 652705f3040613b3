package dev.memlint.python;

import dev.memlint.rules.facts.AccumulationFact.From;
import java.util.Set;

/**
 * What a loop takes its items from.
 *
 * @param from what it is
 * @param expression where the items come from, for people
 * @param items the names that an item, or something made of it, has in the loop
 * @param calls the calls that give an item
 */
record LoopSource(From from, int expression, Set<String> items, Set<Integer> calls) {
  LoopSource {
    items = Set.copyOf(items);
    calls = Set.copyOf(calls);
  }
}
