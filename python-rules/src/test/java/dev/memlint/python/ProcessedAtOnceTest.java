package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.AccumulationFact;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProcessedAtOnceTest {
  private static Optional<Fix> fix(String text) {
    return Facts.of(text).file().accumulations().stream()
        .map(AccumulationFact::fix)
        .findFirst()
        .orElseThrow();
  }

  private static void becomes(String before, String after) {
    Fix fix = fix(before).orElseThrow();
    assertThat(fix.apply(before)).isEqualTo(after);
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
  }

  @Test
  void movesTheBody() {
    becomes(
        """
        def f(name):
            found = []
            with open(name) as file:
                for line in file:
                    line = line.strip()
                    found.append(line)

            for line in found:
                if line:
                    # each
                    print(
                        line)  # shown
            return None
        """,
        """
        def f(name):
            with open(name) as file:
                for line in file:
                    line = line.strip()
                    if line:
                        # each
                        print(
                            line)  # shown
            return None
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Not all of it is in the two loops.
        "xs = []\nfor x in f:\n    xs.append(x)\nprint(xs)\nfor x in xs:\n    print(x)",
        "xs = []\nfor x in f:\n    xs.append(x)\nprint(1)\nfor x in xs:\n    print(x)",
        "xs = []\nfor x in f:\n    xs.append(x)\n# now\nfor x in xs:\n    print(x)",
        "xs = []\nfor x in f:\n    xs.append(x)\n    print(x)\nfor x in xs:\n    print(x)",
        "xs = []\nfor x in f:\n    xs.append(x)  # all\nfor x in xs:\n    print(x)",
        // The work stops early, or depends on what is known at the end.
        "xs = []\nfor x in f:\n    xs.append(x)\nfor x in xs:\n    break",
        "xs = []\nn = 0\nfor x in f:\n    n += 1\n    xs.append(x)\nfor x in xs:\n    print(x, n)",
        "xs = []\nn = 0\nfor x in f:\n    print(n)\n    xs.append(x)\nfor x in xs:\n    n = x",
        "xs = []\n"
            + "for x in f:\n"
            + "    if x:\n"
            + "        return\n"
            + "    xs.append(x)\n"
            + "for x in xs:\n"
            + "    print(x)",
        "xs = []\nfor x in f:\n    xs.append(x)\nfor x in xs:\n    print(x)\nelse:\n    print(1)",
        "xs = []\n"
            + "try:\n"
            + "    for x in f:\n"
            + "        xs.append(x)\n"
            + "except OSError:\n"
            + "    pass\n"
            + "for x in xs:\n"
            + "    print(x)",
        // A text of several lines would change.
        "xs = []\nfor x in f:\n    xs.append(x)\nfor x in xs:\n    print('''\n''')",
        "xs = []\nfor x in f:\n    xs.append(x)\nprint(sum(xs), x)",
        "xs = []\nfor x in f:\n    xs.append(x)\nreturn sum(xs, 1)",
      })
  void offersNothingFor(String body) {
    String text = "def g(name):\n    f = open(name)\n" + body.indent(4);
    assertThat(fix(text)).isEmpty();
  }
}
