package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GrowthBoundsTest {
  private static Optional<Fix> fix(String text) {
    return Facts.of(text).file().uses().stream()
        .filter(use -> use.kind() == StoreUse.Kind.GROW)
        .map(StoreUse::fix)
        .filter(Optional::isPresent)
        .findFirst()
        .orElse(Optional.empty());
  }

  private static void becomes(String before, String after) {
    Fix fix = fix(before).orElseThrow();
    assertThat(fix.apply(before)).isEqualTo(after);
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
  }

  @Test
  void boundsAtEveryGrowth() {
    becomes(
        """
        from typing import List

        class Session:
            def __init__(self):
                self._openIssues: List[str] = []
                self._openIssues.append("first")

            def add(self, issue):
                if issue:
                    self._openIssues.append(issue)  # as it comes
                self._openIssues += [issue]
        """,
        """
        from typing import List

        MAX_OPEN_ISSUES = 1000

        class Session:
            def __init__(self):
                self._openIssues: List[str] = []
                self._openIssues.append("first")

            def add(self, issue):
                if issue:
                    self._openIssues.append(issue)  # as it comes
                    if len(self._openIssues) > MAX_OPEN_ISSUES:
                        del self._openIssues[:-MAX_OPEN_ISSUES]
                self._openIssues += [issue]
                if len(self._openIssues) > MAX_OPEN_ISSUES:
                    del self._openIssues[:-MAX_OPEN_ISSUES]
        """);
  }

  @Test
  void dropsAllThatAreTooMany() {
    becomes(
        """
        import os

        try:
            import tomllib
        except ImportError:
            tomllib = None

        __all__ = ["add"]
        seen = {}


        def add(names):
            seen.update(dict.fromkeys(names))
        """,
        """
        import os

        try:
            import tomllib
        except ImportError:
            tomllib = None

        __all__ = ["add"]

        MAX_SEEN = 1000
        seen = {}


        def add(names):
            seen.update(dict.fromkeys(names))
            while len(seen) > MAX_SEEN:
                seen.pop(next(iter(seen)))
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SEEN = []\ndef add(x):\n    SEEN.append(x)\ndef broken(:\n",
        "SEEN = set()\ndef add(x):\n    SEEN.add(x)",
        "SEEN = []\ndef add(x):\n    SEEN.insert(0, x)",
        "SEEN = []\ndef add(x):\n    return SEEN.append(x)",
        "SEEN = []\ndef add(x):\n    if x: SEEN.append(x)",
        "SEEN = []\ndef add(x):\n    SEEN.append(x); print(x)",
        "SEEN = []\ndef add(x):\n    for y in SEEN:\n        SEEN.append(x)",
        "SEEN = {}\ndef add(x):\n    SEEN.setdefault(x, []).append(x)",
        "SEEN = {}\ndef add(x):\n    SEEN[x] = y = x",
        "SEEN = []\nMAX_SEEN = 9\ndef add(x):\n    SEEN.append(x)",
        "def add(x, seen=[]):\n    seen.append(x)\n    return [seen.append(y) for y in x]",
        "from collections import deque\nSEEN = deque()\ndef add(x):\n    SEEN.append(x)",
        "# Licence\nclass A:\n    seen = []\n    def add(self, x):\n        self.seen.append(x)",
      })
  void offersNothingFor(String text) {
    assertThat(fix(text + "\n")).isEmpty();
  }

  @Test
  void aListThatIsOnlyAddedToAndGoneThroughBecomesADeque() {
    becomes(
        """
        import os

        class Monitor:
            def __init__(self):
                self._samples = []

            def tick(self, value):
                self._samples.append(value)
                if self._samples and self._samples[-1] > 3:
                    os.abort()
                self._samples += [value, value]

            def mean(self):
                return sum(self._samples) / len(self._samples)

            def reset(self):
                self._samples = []
        """,
        """
        import collections
        import os

        MAX_SAMPLES = 1000

        class Monitor:
            def __init__(self):
                self._samples = collections.deque(maxlen=MAX_SAMPLES)

            def tick(self, value):
                self._samples.append(value)
                if self._samples and self._samples[-1] > 3:
                    os.abort()
                self._samples += [value, value]

            def mean(self):
                return sum(self._samples) / len(self._samples)

            def reset(self):
                self._samples = collections.deque(maxlen=MAX_SAMPLES)
        """);
  }

  /** Where a deque would not do, the oldest are taken out of the list. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "return self._samples[-10:]",
        "return json.dumps(self._samples)",
        "return self._samples",
        "return self._samples.pop(0)",
        "return self._samples == other",
        "return show(items=self._samples)",
        "self._samples: list = []",
      })
  void aListThatIsUsedAsAListStaysOne(String use) {
    String text =
        """
        class Monitor:
            def __init__(self):
                self._samples = []

            def tick(self, value):
                self._samples.append(value)

            def use(self, other):
                %s
        """
            .formatted(use);
    assertThat(fix(text).map(fix -> fix.apply(text)).orElse("no fix")).doesNotContain("deque");
  }

  @Test
  void whatRunsOnIsNotForgotten() {
    String text =
        """
        class Hub:
            def __init__(self):
                self.threads = {}

            def start(self, uri):
                self.threads[uri] = Thread(uri)
        """;
    assertThat(fix(text)).isEmpty();
    assertThat(fix(text.replace("threads", "pages"))).isPresent();
  }
}
