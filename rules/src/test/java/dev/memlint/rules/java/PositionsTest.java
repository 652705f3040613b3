package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.AllocationFact;
import org.junit.jupiter.api.Test;

class PositionsTest {
  private static final String ALLOCATION = "new byte[4096]";

  @Test
  void countsColumnsInUtf16UnitsBehindEmoji() {
    check("class A { String s = \"😀😀\"; byte[] b = new byte[4096]; }");
  }

  @Test
  void countsATabAsOneColumn() {
    check("class A {\n\t\tbyte[] b =\tnew byte[4096];\n}");
  }

  @Test
  void endsLinesAtCrLf() {
    check("class A {\r\n  // é\r\n  byte[] b = new byte[4096];\r\n}\r\n");
  }

  @Test
  void endsLinesAtBareCr() {
    check("class A {\r  int i;\r  byte[] b = new byte[4096];\r}");
  }

  @Test
  void leavesUnicodeEscapesAsWritten() {
    check("class A { char c = '\\u0041'; String s = \"\\u00e9\"; byte[] b = new byte[4096]; }");
  }

  @Test
  void doesNotEndLinesAtFormFeedOrUnicodeSeparators() {
    check("class A {\f /* \u2028 \u0085 */ byte[] b = new byte[4096]; }");
  }

  private static void check(String text) {
    JavaFacts facts = JavaFacts.of(text);
    AllocationFact allocation = facts.allocation();
    assertThat(allocation.site().span().start()).isEqualTo(text.indexOf(ALLOCATION));
    assertThat(facts.text(allocation.site())).isEqualTo(ALLOCATION);
  }
}
