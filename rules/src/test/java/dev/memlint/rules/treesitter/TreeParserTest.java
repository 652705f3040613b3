package dev.memlint.rules.treesitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class TreeParserTest {
  @Test
  void aHundredThousandLevelsDeep() {
    int levels = 100_000;
    String text = "fn f() { " + "(".repeat(levels) + "1" + ")".repeat(levels) + " }";
    try (TreeParser parser = new TreeParser(Trees.RUST)) {
      FlatTree tree = Trees.parse(parser, text);
      assertThat(Trees.ofKind(tree, "parenthesized_expression")).hasSize(levels);
      int literal = Trees.ofKind(tree, "integer_literal").getFirst();
      assertThat(tree.text(literal)).isEqualTo("1");
      int depth = 0;
      for (int node = literal; node != FlatTree.NONE; node = tree.parent(node)) {
        depth++;
      }
      assertThat(depth).isGreaterThan(levels);
    }
  }

  @Test
  void aHundredThousandUnclosedBrackets() {
    try (TreeParser parser = new TreeParser(Trees.PYTHON)) {
      FlatTree tree = Trees.parse(parser, "x = " + "[".repeat(100_000));
      assertThat(tree.hasError(0)).isTrue();
    }
  }

  @Test
  void tooSlowATextIsGivenUpAndTheNextOneIsParsedAfresh() {
    String slow = "fn f() { g(1, 2, 3); }\n".repeat(50_000);
    try (TreeParser parser = new TreeParser(Trees.RUST)) {
      assertThat(parser.parse(slow, Duration.ZERO))
          .isEqualTo(new ParseResult.TimedOut(Duration.ZERO));
      FlatTree tree = Trees.parse(parser, "fn after() {}");
      assertThat(tree.text(0)).isEqualTo("fn after() {}");
      assertThat(tree.hasError(0)).isFalse();
    }
  }

  @Test
  void theGrammarIsShownTheViewAndTheTreeSpeaksOfTheText() {
    String text = "fn f() { log!(a.b()); }";
    String view = "fn f() { log (a.b()); }";
    try (TreeParser parser = new TreeParser(Trees.RUST)) {
      if (!(parser.parse(text, view, Trees.LONG) instanceof ParseResult.Parsed(FlatTree tree))) {
        throw new AssertionError("not parsed");
      }
      assertThat(Trees.ofKind(tree, "call_expression"))
          .extracting(tree::text)
          .containsExactly("log!(a.b())", "a.b()");
      assertThatThrownBy(() -> parser.parse("a", "ab", Trees.LONG))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aClosedParserSaysSo() {
    TreeParser parser = new TreeParser(Trees.RUST);
    parser.close();
    parser.close();
    assertThatThrownBy(() -> parser.parse("fn f() {}", Trees.LONG))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void buffersGrowAndSmallTextsStayRightBehindLargeOnes() {
    try (TreeParser parser = new TreeParser(Trees.RUST)) {
      String large = "fn f() { g(1, 2, 3); }\n".repeat(80_000);
      FlatTree tree = Trees.parse(parser, large);
      assertThat(tree.size()).isGreaterThan(1 << 20);
      assertThat(Trees.ofKind(tree, "call_expression")).hasSize(80_000);
      assertThat(tree.hasError(0)).isFalse();
      FlatTree small = Trees.parse(parser, "fn f() {}");
      assertThat(Trees.ofKind(small, "function_item")).hasSize(1);
    }
  }

  @Test
  void manyThreadsEachWithItsOwnParser() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> sizes = new ArrayList<>();
      for (int task = 0; task < 16; task++) {
        boolean isRust = task % 2 == 0;
        sizes.add(
            pool.submit(
                () -> {
                  try (TreeParser parser = new TreeParser(isRust ? Trees.RUST : Trees.PYTHON)) {
                    String text = isRust ? "fn f() { g(1); }\n" : "def f():\n    g(1)\n";
                    int size = 0;
                    for (int i = 0; i < 50; i++) {
                      size = Trees.parse(parser, text.repeat(20)).size();
                    }
                    return size;
                  }
                }));
      }
      for (int task = 0; task < 16; task++) {
        assertThat(sizes.get(task).get()).isEqualTo(sizes.get(task % 2).get()).isPositive();
      }
    }
  }

  /**
   * 200 trees of some 2 MB each: kept, they would be some 400 MB. The bound leaves room for
   * everything else that a test machine's virtual machine does meanwhile.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void nativeTreesAreFreed() throws IOException {
    String text = "fn f() { g(1, 2, 3); }\n".repeat(1_000);
    try (TreeParser parser = new TreeParser(Trees.RUST)) {
      for (int i = 0; i < 20; i++) {
        Trees.parse(parser, text);
      }
      long before = residentKib();
      for (int i = 0; i < 200; i++) {
        Trees.parse(parser, text);
      }
      assertThat(residentKib() - before).isLessThan(150 << 10);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nothingIsLeftInTheTemporaryDirectory() throws IOException {
    assertThat(Trees.RUST.kindCount()).isPositive();
    long own = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
    try (var entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(
              entries
                  .filter(path -> path.getFileName().toString().startsWith("memlint-"))
                  .filter(path -> Files.exists(path.resolve("tree-sitter-rust.so")))
                  .filter(path -> path.toFile().lastModified() >= own))
          .isEmpty();
    }
  }

  private static long residentKib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no VmRSS in /proc/self/status");
  }
}
