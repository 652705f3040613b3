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
  void whatWouldOverlapIsNoFix() {
    Edit replaced = new Edit(new Span(4, 9), "x");
    assertThat(Fix.of("both", FixSafety.SAFE, List.of(replaced, new Edit(new Span(6, 6), " "))))
        .isEmpty();
    assertThat(
            Fix.keepingComments(
                "both",
                FixSafety.SAFE,
                List.of(replaced, new Edit(new Span(8, 12), "y")),
                "call(a,\n b);"))
        .isEmpty();
  }

  @Test
  void whatIsPutInFrontOfAReplacementStaysInFront() {
    List<Edit> edits = List.of(new Edit(new Span(1, 2), "x"), new Edit(new Span(1, 1), "-"));
    assertThat(Fix.of("both", FixSafety.SAFE, edits).map(fix -> fix.apply("abc"))).hasValue("a-xc");
  }

  @Test
  void anEditThatChangesNothingCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Edit(new Span(2, 2), ""));
  }
}
