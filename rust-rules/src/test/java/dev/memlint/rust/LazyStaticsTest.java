package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LazyStaticsTest {
  private static Optional<Fix> fix(String text) {
    return Rust.facts(text).stores().stream()
        .filter(store -> store.scope() == StoreFact.Scope.PROCESS)
        .findFirst()
        .orElseThrow()
        .fix();
  }

  private static void becomes(String before, String after) {
    Fix fix = fix(before).orElseThrow();
    assertThat(fix.apply(before)).isEqualTo(after);
    assertThat(fix.safety()).isEqualTo(FixSafety.DISPLAY_ONLY);
  }

  @Test
  void theLazyOfOnceCell() {
    becomes(
        """
        use once_cell::sync::Lazy;
        pub static NAMES: Lazy<Vec<String>> = Lazy::new(|| load("names"));
        """,
        """
        use once_cell::sync::Lazy;
        pub static NAMES: std::sync::LazyLock<Vec<String>> = std::sync::LazyLock::new(|| load("names"));
        """);
  }

  @Test
  void theMacroAroundOneStatic() {
    becomes(
        """
        use lazy_static::lazy_static;
        lazy_static! {
            pub static ref NAMES: Vec<String> = load("names");
        }
        """,
        """
        use lazy_static::lazy_static;
        pub static NAMES: std::sync::LazyLock<Vec<String>> = std::sync::LazyLock::new(|| load("names"));
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "use spin::Lazy; static NAMES: Lazy<Vec<String>> = Lazy::new(|| load());",
        "use std::sync::LazyLock; static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| load());",
        "use once_cell::sync::OnceCell; static NAMES: OnceCell<Vec<String>> = OnceCell::new();",
        "lazy_static! { static ref A: Vec<u8> = a(); static ref B: Vec<u8> = b(); }",
        "lazy_static! { /* first */ static ref A: Vec<u8> = a(); }",
      })
  void othersStay(String text) {
    assertThat(fix(text)).isEmpty();
  }
}
