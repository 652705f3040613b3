package dev.memlint.rules.treesitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FlatTreeTest {
  private final TreeParser rust = new TreeParser(Trees.RUST);
  private final TreeParser python = new TreeParser(Trees.PYTHON);

  @AfterEach
  void close() {
    rust.close();
    python.close();
  }

  @Test
  void navigatesByFieldAndOrder() {
    FlatTree tree = Trees.parse(rust, "fn sum(a: u8, b: u8) -> u8 { a + b }");
    int function = Trees.ofKind(tree, "function_item").getFirst();
    int name = tree.childByField(function, Trees.RUST.field("name"));
    int parameters = tree.childByField(function, Trees.RUST.field("parameters"));
    assertThat(tree.text(name)).isEqualTo("sum");
    assertThat(tree.textIs(name, "sum")).isTrue();
    assertThat(tree.textIs(name, "su")).isFalse();
    assertThat(tree.parent(name)).isEqualTo(function);
    assertThat(tree.namedChildCount(parameters)).isEqualTo(2);
    assertThat(tree.text(tree.namedChild(parameters, 1))).isEqualTo("b: u8");
    assertThat(tree.namedChild(parameters, 2)).isEqualTo(FlatTree.NONE);
    assertThat(tree.text(tree.firstChild(parameters))).isEqualTo("(");
    assertThat(tree.ancestorOfKind(name, Trees.RUST.kind("source_file"))).isZero();
    assertThat(tree.childByField(function, Trees.RUST.field("return_type"))).isPositive();
    assertThat(tree.childOfKind(function, Trees.RUST.kind("block"))).isPositive();
    assertThat(tree.firstError()).isEqualTo(FlatTree.NONE);
  }

  @Test
  void everyNodeLiesInItsParentAndSiblingsFollowEachOther() {
    FlatTree tree =
        Trees.parse(python, "class A:\n    x = [i for i in range(9)]\n    def f(self): return 1\n");
    for (int node = 1; node < tree.size(); node++) {
      int parent = tree.parent(node);
      assertThat(parent).isLessThan(node);
      assertThat(node).isLessThan(tree.subtreeEnd(parent));
      assertThat(tree.start(node)).isGreaterThanOrEqualTo(tree.start(parent));
      assertThat(tree.end(node)).isLessThanOrEqualTo(tree.end(parent));
      int next = tree.nextSibling(node);
      if (next != FlatTree.NONE) {
        assertThat(tree.parent(next)).isEqualTo(parent);
        assertThat(tree.start(next)).isGreaterThanOrEqualTo(tree.end(node));
      }
    }
    assertThat(tree.subtreeEnd(0)).isEqualTo(tree.size());
  }

  @Test
  void emptyTextIsARootAlone() {
    FlatTree tree = Trees.parse(rust, "");
    assertThat(tree.size()).isEqualTo(1);
    assertThat(tree.firstChild(0)).isEqualTo(FlatTree.NONE);
    assertThat(tree.nextSibling(0)).isEqualTo(FlatTree.NONE);
    assertThat(tree.hasError(0)).isFalse();
  }

  @Test
  void flagsWhatTheGrammarCannotPlaceAndNothingElse() {
    String text = "fn good() {}\nfn bad( { let = ; }\nfn fine() {}\n";
    FlatTree tree = Trees.parse(rust, text);
    int error = tree.firstError();
    assertThat(error).isNotEqualTo(FlatTree.NONE);
    assertThat(tree.start(error)).isBetween(text.indexOf("fn bad"), text.indexOf("fn fine"));
    assertThat(tree.hasError(0)).isTrue();
    int first = Trees.ofKind(tree, "function_item").getFirst();
    assertThat(tree.text(first)).isEqualTo("fn good() {}");
    assertThat(tree.hasError(first)).isFalse();
  }

  @Test
  void flagsMissingNodes() {
    FlatTree tree = Trees.parse(rust, "fn f() { let x = 1 }");
    int error = tree.firstError();
    assertThat(tree.isMissing(error)).isTrue();
    assertThat(tree.isError(error)).isFalse();
    assertThat(tree.start(error)).isEqualTo(tree.end(error));
  }

  @Test
  void errorNodesHaveTheErrorKind() {
    FlatTree tree = Trees.parse(python, "x = )\n");
    int error = tree.firstError();
    assertThat(tree.isError(error)).isTrue();
    assertThat(tree.isNamed(error)).isTrue();
    assertThat(tree.kind(error)).isEqualTo(Trees.PYTHON.errorKind());
    assertThat(Trees.PYTHON.kindName(tree.kind(error))).isEqualTo("ERROR");
  }

  @Test
  void aTreeEndsWithTheNextParse() {
    FlatTree first = Trees.parse(rust, "fn a() {}");
    FlatTree second = Trees.parse(rust, "fn b() {}");
    assertThatThrownBy(() -> first.kind(0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(second.text(0)).isEqualTo("fn b() {}");
    rust.close();
    assertThatThrownBy(() -> second.kind(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void unknownNamesAreRefused() {
    assertThatThrownBy(() -> Trees.RUST.kind("no_such_kind"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no_such_kind");
    assertThatThrownBy(() -> Trees.RUST.token("fnord"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Trees.RUST.field("no_such_field"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no_such_field");
    assertThatThrownBy(() -> Grammar.load("tree_sitter_klingon"))
        .isInstanceOf(NativeLibraryException.class)
        .hasMessageContaining("tree-sitter-klingon");
  }

  @Test
  void kindsRunBelowKindCount() {
    assertThat(Trees.RUST.kindName(Trees.RUST.kind("call_expression")))
        .isEqualTo("call_expression");
    assertThat(Trees.RUST.isNamed(Trees.RUST.kind("call_expression"))).isTrue();
    assertThat(Trees.RUST.isNamed(Trees.RUST.token("async"))).isFalse();
    assertThat(Trees.RUST.errorKind()).isEqualTo(Trees.RUST.kindCount() - 1);
  }
}
