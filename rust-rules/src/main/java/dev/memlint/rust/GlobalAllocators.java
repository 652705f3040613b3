package dev.memlint.rust;

import dev.memlint.rules.facts.CallFact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down that a program sets the allocator that it runs on. */
final class GlobalAllocators {
  private static final String HOTSPOT = "system-allocator-under-churn";
  private static final String ATTRIBUTE = "global_allocator";

  private final Context c;

  GlobalAllocators(Context context) {
    this.c = context;
  }

  void staticItem(int node) {
    // Also as cfg_attr(feature = "x", global_allocator): for some builds it is set.
    if (c.items.attributes(node).stream().anyMatch(text -> text.contains(ATTRIBUTE))) {
      c.facts.call(
          new CallFact(
              c.site(node),
              HOTSPOT,
              "#[" + ATTRIBUTE + "]",
              true,
              "",
              false,
              Set.of(),
              List.of(),
              Optional.empty(),
              false));
    }
  }
}
