package dev.memlint.rules.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecursingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if depth > 10 { return; }",
        "if (maxLevel <= 3) return;",
        "x < self.MAX_NESTING",
        "count == limits.recursion_limit",
        "check_depth(node)",
        "check_budget(1)",
        "if fuel == 0 { return }",
        "hops > 3",
        "stacker::maybe_grow(1, 2, || f())",
        "sufficient_stack()",
        "let _g = RecursionGuard::new();",
        "depth_guard.enter()",
        "StackGuard.check()",
        "stack_guard()",
        "visited.insert(node)",
        "if x in self._seen_ids:",
        "PROCESSED.add(item)",
        "visiting.contains(x)",
        "node in ancestors",
        "@lru_cache\ndef f(n): pass",
        "@functools.cache\ndef f(n): pass",
        "@cache\ndef f(n): pass",
        "remaining_depth - 1",
      })
  void everyKindOfGuardIsSeen(String function) {
    assertThat(Recursing.isGuarded(function)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "de", "walk(child)", "print(level)", "limit = 3", "dept > 3", "see(n)"})
  void otherTextGuardsNothing(String function) {
    assertThat(Recursing.isGuarded(function)).isFalse();
  }
}
