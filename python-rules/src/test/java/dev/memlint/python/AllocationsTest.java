package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.AllocationFact;
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

class AllocationsTest {
  private static final String HEAD =
      """
      import array, os, struct, sys
      import numpy as np
      from app.limits import LARGE
      KIB = 1024
      def run(request, items, sock, n):
      """;

  private static AllocationFact of(String statement) {
    return Facts.of(HEAD + statement.indent(4)).allocation();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = bytearray(5_000) | 5000 | 1",
        "x = b'\\0' * 4096 | 4096 | 1",
        "x = 'ab' * 4096 | 4096 | 2",
        "x = [None] * 0x1000 | 4096 | 8",
        "x = 4096 * [0, 0] | 4096 | 16",
        "x = np.zeros(4096) | 4096 | 8",
        "x = np.empty(4096, dtype=np.uint8) | 4096 | 1",
        "x = np.ones(4096, 'f4') | 4096 | 4",
        "x = array.array('I', [0]) * 4096 | 4096 | 4",
        "x = open(n, 'rb', 65536) | 65536 | 1",
        "x = open(n, buffering=65536) | 65536 | 1",
        "x = sock.recv(65536) | 65536 | 1",
      })
  void elementsAreCounted(String statement, long count, int bytes) {
    AllocationFact allocation = of(statement);
    assertThat(allocation.count()).isEqualTo(new Literal(count));
    assertThat(allocation.elementBytes()).isEqualTo(bytes);
    assertThat(allocation.variable()).isEqualTo("x");
  }

  @Test
  void constantsKeepTheirOwner() {
    assertThat(of("bytearray(LARGE)").count()).isEqualTo(new Constant("app.limits", "LARGE"));
    assertThat(of("bytearray(KIB)").count()).isEqualTo(new Constant("app.mod", "KIB"));
  }

  @Test
  void arithmeticIsKept() {
    assertThat(of("bytearray(64 * KIB)").count())
        .isEqualTo(
            new Arithmetic(Operator.MULTIPLY, new Literal(64), new Constant("app.mod", "KIB")));
    assertThat(of("np.zeros((1000, 1000))").count())
        .isEqualTo(new Arithmetic(Operator.MULTIPLY, new Literal(1000), new Literal(1000)));
  }

  @Test
  void lengthsAndLimitsAreKnown() {
    assertThat(of("bytearray(len(items))").count()).isEqualTo(new Length("items"));
    assertThat(of("bytearray(min(n, KIB))").count())
        .isEqualTo(new Limited(SizeExpr.UNKNOWN, new Constant("app.mod", "KIB")));
  }

  @Test
  void inputsAreKnown() {
    assertThat(of("size = int(request.headers['Content-Length'])\nbytearray(size)").count())
        .isEqualTo(new Input("the Content-Length header"));
    assertThat(of("bytearray(int(os.environ.get('SIZE', 1)))").count())
        .isEqualTo(new Input("the environment variable SIZE"));
    assertThat(of("bytearray(int(sys.argv[1]))").count())
        .isEqualTo(new Input("a command-line argument"));
    assertThat(of("size, = struct.unpack('>I', n)\nbytearray(size)").count())
        .isEqualTo(new Input("a length in the data (struct.unpack)"));
  }

  @Test
  void aComparedInputIsLimited() {
    assertThat(
            of("""
            size = int(request.headers['Content-Length'])
            if size > 1000:
                raise ValueError
            bytearray(size)
            """)
                .count())
        .isInstanceOf(Limited.class);
  }

  @Test
  void triflesAndUnknownSizesAreLeftOut() {
    assertThat(Facts.of("print('-' * 80)\n").file().allocations()).isEmpty();
    assertThat(Facts.of(HEAD + "    bytearray(n)\n").file().allocations()).isEmpty();
    assertThat(Facts.of("bytearray(b'abc')\n").file().allocations()).isEmpty();
  }

  @Test
  void constantsOfModuleAndClassAreWrittenDown() {
    Facts facts =
        Facts.of(
            """
            MIB = 1 << 20
            class Config:
                SIZE = 10**6
            lower = 5
            def f():
                LOCAL = 6
            """);
    assertThat(facts.file().constants())
        .extracting(c -> c.owner() + "." + c.name())
        .containsExactly("app.mod.MIB", "app.mod.Config.SIZE");
    assertThat(facts.file().constants().getFirst().value())
        .isEqualTo(new Arithmetic(Operator.SHIFT_LEFT, new Literal(1), new Literal(20)));
  }

  @Test
  void aSixteenBitLengthIsNoInputToFear() {
    String unpacked =
        "import struct\n"
            + "def f(s):\n"
            + "    (n,) = struct.unpack('>H', s.read(2))\n"
            + "    return bytearray(n)\n";
    assertThat(Facts.of(unpacked).file().allocations()).isEmpty();
    String second = unpacked.replace(">H", ">HI").replace("(n,)", "(kind, n)");
    assertThat(Facts.of(second).allocation().count()).isInstanceOf(SizeExpr.Input.class);
    String first = unpacked.replace(">H", ">HI").replace("(n,)", "(n, rest)");
    assertThat(Facts.of(first).file().allocations()).isEmpty();
  }

  @Test
  void anUnpackedLengthThatIsComparedIsLimited() {
    String unpacked =
        """
        import struct
        def receive(stream):
            (length,) = struct.unpack(">I", stream.read(4))
        %s    return bytearray(length)
        """;
    assertThat(Facts.of(unpacked.formatted("")).allocation().count())
        .isInstanceOf(SizeExpr.Input.class);
    String check = "    if length > MAX_FRAME:\n        raise ValueError(length)\n";
    assertThat(Facts.of(unpacked.formatted(check)).allocation().count())
        .isInstanceOf(SizeExpr.Limited.class);
  }
}
