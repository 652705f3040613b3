package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.AllocationFact;
import dev.memlint.rules.facts.AllocationFact.Place;
import dev.memlint.rules.facts.ConstantFact;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.SizeExpr.Arithmetic;
import dev.memlint.rules.facts.SizeExpr.Constant;
import dev.memlint.rules.facts.SizeExpr.Input;
import dev.memlint.rules.facts.SizeExpr.Length;
import dev.memlint.rules.facts.SizeExpr.Limited;
import dev.memlint.rules.facts.SizeExpr.Literal;
import dev.memlint.rules.facts.SizeExpr.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new byte[9]                        | new byte[]                | 1",
        "new boolean[9]                     | new boolean[]             | 1",
        "new char[9]                        | new char[]                | 2",
        "new int[9]                         | new int[]                 | 4",
        "new long[9]                        | new long[]                | 8",
        "new String[9]                      | new String[]              | 4",
        "new byte[9][]                      | new byte[]                | 4",
        "ByteBuffer.allocate(9)             | ByteBuffer.allocate       | 1",
        "ByteBuffer.allocateDirect(9)       | ByteBuffer.allocateDirect | 1",
        "new ArrayList<String>(9)           | new ArrayList             | 4",
        "new HashMap<String, String>(9)     | new HashMap               | 4",
        "new StringBuilder(9)               | new StringBuilder         | 1",
        "new ByteArrayOutputStream(9)       | new ByteArrayOutputStream | 1",
        "new BufferedReader(r, 9)           | new BufferedReader        | 2",
        "new BufferedInputStream(s, 9)      | new BufferedInputStream   | 1",
        "new BufferedWriter(w, 9)           | new BufferedWriter        | 2",
      })
  void findsAllocations(String expression, String api, int elementBytes) {
    AllocationFact fact = allocation("Object x = " + expression + ";");
    assertThat(fact.api()).isEqualTo(api);
    assertThat(fact.elementBytes()).isEqualTo(elementBytes);
    assertThat(fact.count()).isEqualTo(new Literal(9));
    assertThat(fact.variable()).isEqualTo("x");
    assertThat(fact.place()).isEqualTo(Place.HEAP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new ArrayList<>(names)",
        "new StringBuilder(\"text\")",
        "new StringBuilder(text)",
        "new byte[n]",
        "new byte[] {1, 2}",
        "new ArrayList<>()",
        "new BufferedReader(r)",
      })
  void isSilentWhereNoSizeIsStated(String expression) {
    JavaFacts facts = facts("Object x = " + expression + ";");
    assertThat(facts.facts().allocations()).isEmpty();
  }

  @Test
  void multipliesDimensions() {
    assertThat(allocation("Object x = new int[3][4];").count())
        .isEqualTo(new Arithmetic(Operator.MULTIPLY, new Literal(3), new Literal(4)));
  }

  @Test
  void whatAFieldKeepsIsHeldLong() {
    JavaFacts facts = JavaFacts.ofMembers("final byte[] buffer = new byte[9];");
    assertThat(facts.allocation().place()).isEqualTo(Place.HELD);
    assertThat(facts.allocation().variable()).isEqualTo("buffer");
  }

  @Test
  void aLocalVariableThatNeverChangesIsFollowed() {
    assertThat(size("int size = 1 << 20;", "size"))
        .isEqualTo(new Arithmetic(Operator.SHIFT_LEFT, new Literal(1), new Literal(20)));
  }

  @Test
  void aLocalVariableThatChangesIsNot() {
    JavaFacts facts = facts("int size = 1 << 20; size = 4; Object x = new byte[size];");
    assertThat(facts.facts().allocations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0x10            | 16",
        "1_000           | 1000",
        "010             | 8",
        "0b11            | 3",
        "(int) 4L        | 4",
        "Math.max(4, 8)  | 8",
        "Integer.BYTES   | 4",
        "Short.MAX_VALUE | 32767",
      })
  void readsNumbers(String expression, long value) {
    assertThat(size("", expression)).isEqualTo(new Literal(value));
  }

  @Test
  void namesConstantsWithTheirOwner() {
    assertThat(size("", "MAX")).isEqualTo(new Constant("app.A", "MAX"));
    assertThat(size("", "Limits.BIG")).isEqualTo(new Constant("lib.Limits", "BIG"));
    assertThat(size("", "IMPORTED")).isEqualTo(new Constant("lib.Other", "IMPORTED"));
    assertThat(size("", "INHERITED")).isEqualTo(new Constant("lib.Base", "INHERITED"));
  }

  @Test
  void knowsLengthsAndLimits() {
    assertThat(size("", "names.size()")).isEqualTo(new Length("names.size()"));
    assertThat(size("", "bytes.length")).isEqualTo(new Length("bytes.length"));
    assertThat(size("", "Math.min(n, MAX)"))
        .isEqualTo(new Limited(SizeExpr.UNKNOWN, new Constant("app.A", "MAX")));
    assertThat(size("", "Math.min(1024, n)"))
        .isEqualTo(new Limited(SizeExpr.UNKNOWN, new Literal(1024)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in.readInt()                                            | readInt()",
        "buffer.getInt()                                         | a number in the received bytes",
        "Integer.parseInt(System.getenv(\"N\"))                  | an environment variable",
        "Integer.parseInt(request.getHeader(\"Content-Length\")) | a request header",
      })
  void knowsNumbersFromOutside(String expression, String what) {
    assertThat(size("int len = " + expression + ";", "len")).isEqualTo(new Input(what));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (len > MAX) throw bad();",
        "if (len < 0 || len > MAX) throw bad();",
        "checkLength(len);",
        "Objects.checkIndex(len, 9);",
        "len = Math.min(len, 9);",
        "if (len <= buffer.remaining())",
      })
  void aCheckedNumberIsLimited(String check) {
    assertThat(size("int len = in.readInt(); " + check, "len")).isInstanceOf(Limited.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"if (len < 0) throw bad();", "if (len == 0) return;", "if (n > MAX) throw bad();"})
  void aTestForZeroOrOfAnotherNumberLimitsNothing(String check) {
    assertThat(size("int len = in.readInt(); " + check, "len")).isInstanceOf(Input.class);
  }

  @Test
  void writesDownConstants() {
    JavaFacts facts =
        JavaFacts.of(
            """
            package app;
            interface Limits { int KIB = 1024; }
            class A {
              static final long BIG = 4 * Limits.KIB;
              static final String NAME = "n";
              static int changing = 4;
              final int field = 4;
            }
            """);
    assertThat(facts.facts().constants())
        .extracting(ConstantFact::name)
        .containsExactly("KIB", "BIG");
    ConstantFact big = facts.facts().constants().getLast();
    assertThat(big.owner()).isEqualTo("app.A");
    assertThat(big.value())
        .isEqualTo(
            new Arithmetic(Operator.MULTIPLY, new Literal(4), new Constant("app.Limits", "KIB")));
    assertThat(facts.text(big.site())).isEqualTo("BIG");
  }

  private static SizeExpr size(String before, String size) {
    return allocation(before + " { x = new byte[" + size + "]; }").count();
  }

  private static AllocationFact allocation(String statements) {
    return facts(statements).allocation();
  }

  private static JavaFacts facts(String statements) {
    return JavaFacts.of(
        """
        package app;
        import static lib.Other.IMPORTED;
        import java.io.*;
        import java.nio.*;
        import java.util.*;
        import lib.Base;
        import lib.Limits;
        class A extends Base {
          static final int MAX = 4096;
          void m(int n, List<String> names, byte[] bytes, String text, DataInputStream in,
              ByteBuffer buffer, HttpServletRequest request, Reader r, InputStream s, Writer w) {
            %s
          }
        }
        """
            .formatted(statements));
  }
}
