package dev.memlint.rules.treesitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two ways to flatten give one tree. Needs the optimised libraries, which hold both. */
final class FlattenerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fn f() { g(1, 2, 3); }",
        "fn f( { g(1, ; } struct",
        "/// doc\nimpl<T: A + B> C for D<T> { const X: &str = \"é😀\"; }",
        "fn f(a: u32) { let x = if a > 1 { a } else { 2 };"
      })
  void bothFlattenersAgree(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 60_000})
  void bothFlattenersAgreeOnMoreThanFitsAtFirst(int functions) {
    check("fn f() { g(1, 2, 3); }\n".repeat(functions));
  }

  private static void check(String text) {
    Optional<Flattener> atOnce = NativeFlattener.of(Trees.RUST);
    assumeTrue(atOnce.isPresent(), "the prebuilt libraries are loaded");
    try (TreeParser fast = new TreeParser(Trees.RUST, arena -> atOnce.get());
        TreeParser slow =
            new TreeParser(Trees.RUST, arena -> new CursorFlattener(Trees.RUST, arena))) {
      FlatTree actual = Trees.parse(fast, text);
      FlatTree expected = Trees.parse(slow, text);
      assertThat(actual.size()).isEqualTo(expected.size());
      for (int node = 0; node < expected.size(); node++) {
        assertThat(describe(actual, node)).isEqualTo(describe(expected, node));
      }
    }
  }

  private static List<Object> describe(FlatTree tree, int node) {
    return List.of(
        tree.kind(node),
        tree.field(node),
        tree.start(node),
        tree.end(node),
        tree.parent(node),
        tree.subtreeEnd(node),
        tree.isNamed(node),
        tree.isError(node),
        tree.isMissing(node),
        tree.hasError(node));
  }
}
