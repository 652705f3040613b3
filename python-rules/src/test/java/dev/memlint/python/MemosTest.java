package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Fix;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MemosTest {
  private static Optional<Fix> fix(String text) {
    return Facts.of(text).file().memos().getFirst().fix();
  }

  @ParameterizedTest
  @CsvSource({
    "from functools import cache, from functools import lru_cache",
    "'from functools import cache, wraps', 'from functools import lru_cache, wraps'",
    "'from functools import cache, lru_cache', 'from functools import cache, lru_cache'",
    "'from functools import cache, wraps\n"
        + "x = cache(y)', 'from functools import cache, lru_cache, wraps\n"
        + "x = cache(y)'",
  })
  void namesALimit(String imports, String after) {
    String text = "%s\n@cache\ndef f(x):\n    return x\n".formatted(imports);
    assertThat(fix(text).orElseThrow().apply(text))
        .isEqualTo("%s\n@lru_cache(maxsize=1024)\ndef f(x):\n    return x\n".formatted(after));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from functools import cache as kept\n@kept\ndef f(x):\n    return x\n",
        "from functools import cache\nlru_cache = 1\n@cache\ndef f(x):\n    return x\n",
      })
  void offersNothingFor(String text) {
    assertThat(fix(text)).isEmpty();
  }
}
