package dev.memlint.rules.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.memlint.rules.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FixTest {
  @Test
  void editsApplyFromTheOriginalOffsets() {
    Fix fix =
        new Fix(
            "swap",
            FixSafety.SAFE,
            List.of(new Edit(new Span(4, 5), "yy"), new Edit(new Span(0, 1), "")));
    assertThat(fix.apply("a b c")).isEqualTo(" b yy");
  }

  @Test
  void aFixWithoutEditsCannotBeMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fix("nothing", FixSafety.SAFE, List.of()));
  }

  @Test
  void overlappingEditsCannotBeMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Fix(
                    "both",
                    FixSafety.SAFE,
                    List.of(new Edit(new Span(0, 3), "x"), new Edit(new Span(2, 4), "y"))));
  }

  @Test
  void anEditThatChangesNothingCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Edit(new Span(2, 2), ""));
  }
}
