package dev.memlint.rules.treesitter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offsets are right behind every kind of character that encodings disagree about. */
final class OffsetsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\uFEFF",
        "// plain\n",
        "// tab\there\r\n\t\r\n",
        "// é ü ß\n",
        "// 漢字 and \u2028 inside\n",
        "// 😀😀 and 👩‍👩‍👧\r\n",
        "// lone \uD83D high\n",
        "// lone \uDE00 low\n",
        "// both ways round \uDE00\uD83D\n",
        "// nul \0 and control \u0001\n"
      })
  void rust(String before) {
    check(
        Trees.RUST,
        before + "fn f() {\r\n\tlet s = \"é😀\"; target_name(s);\r\n}\r\n",
        "call_expression",
        "target_name(s)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\uFEFF",
        "# plain\n",
        "if a:\n\tb\t=\t1\r\n",
        "é = 'ü'\n",
        "s = '漢字'\n",
        "s = '😀😀 👩‍👩‍👧'\r\n",
        "s = 'lone \uD83D high'\n",
        "s = 'lone \uDE00 low'\n",
        "# both ways round \uDE00\uD83D\n"
      })
  void python(String before) {
    check(
        Trees.PYTHON,
        before + "def f(s):\r\n\tt = '😀'; target_name(s)\r\n",
        "call",
        "target_name(s)");
  }

  private static void check(Grammar grammar, String text, String kind, String target) {
    try (TreeParser parser = new TreeParser(grammar)) {
      FlatTree tree = Trees.parse(parser, text);
      assertThat(Trees.ofKind(tree, kind))
          .singleElement()
          .satisfies(
              node -> {
                assertThat(tree.start(node)).isEqualTo(text.indexOf(target));
                assertThat(tree.end(node)).isEqualTo(text.indexOf(target) + target.length());
                assertThat(tree.text(node)).isEqualTo(target);
              });
      assertThat(tree.end(0)).isEqualTo(text.length());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "fn f() {} // \uD83D", "\"\uD83D"})
  void aHighSurrogateAtTheVeryEnd(String text) {
    try (TreeParser parser = new TreeParser(Trees.RUST)) {
      // The longer text leaves its bytes in the reused buffer, right behind the shorter one.
      Trees.parse(parser, text + "\uDE00\uDE00\uDE00");
      FlatTree tree = Trees.parse(parser, text);
      for (int node = 0; node < tree.size(); node++) {
        assertThat(tree.end(node)).isLessThanOrEqualTo(text.length());
      }
    }
  }
}
