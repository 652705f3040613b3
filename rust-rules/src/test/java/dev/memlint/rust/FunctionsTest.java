package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.Site.Loop;
import org.junit.jupiter.api.Test;

final class FunctionsTest {
  private static FunctionFact function(String text) {
    FileFacts facts = Rust.facts(text);
    return facts.functions().getLast();
  }

  @Test
  void kinds() {
    assertThat(function("fn main() {}").kind()).isEqualTo(Kind.MAIN);
    assertThat(function("#[tokio::main] async fn main() {}").kind()).isEqualTo(Kind.MAIN);
    assertThat(function("#[test] fn t() {}").kind()).isEqualTo(Kind.TEST);
    assertThat(function("#[tokio::test(flavor = \"x\")] async fn t() {}").kind())
        .isEqualTo(Kind.TEST);
    assertThat(function("#[cfg(test)] mod tests { fn helper() {} }").kind()).isEqualTo(Kind.TEST);
    assertThat(function("#[cfg(not(test))] mod m { fn f() {} }").kind()).isEqualTo(Kind.ORDINARY);
    assertThat(function("struct S; impl S { fn new() -> Self { S } }").kind())
        .isEqualTo(Kind.CONSTRUCTOR);
    assertThat(function("struct S; impl S { fn open() -> io::Result<Arc<S>> { x } }").kind())
        .isEqualTo(Kind.CONSTRUCTOR);
    assertThat(function("struct S; impl S { fn with(self) -> Self { self } }").kind())
        .isEqualTo(Kind.ORDINARY);
    assertThat(function("struct S; impl Drop for S { fn drop(&mut self) {} }").kind())
        .isEqualTo(Kind.DESTRUCTOR);
    assertThat(function("#[get(\"/\")] async fn index() {}").kind()).isEqualTo(Kind.HANDLER);
    assertThat(function("use axum::extract::State; async fn h(State(s): State<App>) {}").kind())
        .isEqualTo(Kind.HANDLER);
    assertThat(function("fn f(p: &std::path::Path) {}").kind()).isEqualTo(Kind.ORDINARY);
  }

  @Test
  void namesOwnersAndVisibility() {
    FunctionFact method = function("pub struct S; impl S { pub fn put(&self, a: u8, b: u8) {} }");
    assertThat(method.owner()).isEqualTo("crate::app::S");
    assertThat(method.symbol()).isEqualTo("S.put");
    assertThat(method.parameters()).isEqualTo(2);
    assertThat(method.exported()).isTrue();
    assertThat(method.called()).isFalse();
    assertThat(function("pub(crate) fn f() {}").exported()).isFalse();
    assertThat(function("struct S; impl S { pub fn put(&self) {} }").exported()).isFalse();
    assertThat(function("impl Iterator for S { fn next(&mut self) {} }").called()).isTrue();
    assertThat(function("#[no_mangle] extern \"C\" fn f() {}").called()).isTrue();
  }

  @Test
  void callees() {
    FunctionFact caller =
        function(
            """
            use crate::table::{self, Table};
            struct S { t: Table }
            impl S {
                fn f(&self, xs: Vec<u8>) {
                    self.g(1);
                    for x in xs { self.t.put(x); }
                    table::prune(2, 3);
                    Table::clear(&self.t);
                    run(Self::h, free);
                    println!("{}", inside());
                    json!({ "k": hidden(1) });
                }
            }
            """);
    assertThat(caller.callees())
        .contains(
            new Callee("g", "crate::app::S", 1, Loop.NONE),
            new Callee("put", "crate::table::Table", 1, Loop.DATA),
            new Callee("prune", "", 2, Loop.NONE),
            new Callee("clear", "crate::table::Table", 1, Loop.NONE),
            new Callee("run", "", 2, Loop.NONE),
            new Callee("h", "crate::app::S", -1, Loop.NONE),
            new Callee("free", "", -1, Loop.NONE),
            new Callee("inside", "", 0, Loop.NONE),
            new Callee("hidden", "", -1, Loop.NONE));
  }

  @Test
  void whatIsMade() {
    assertThat(
            function(
                    """
                    struct A { x: u8 }
                    struct B(u8);
                    #[derive(Default)] struct C;
                    fn f() { let a = A { x: 1 }; let b = B(1); let c = C::default(); }
                    """)
                .callees())
        .filteredOn(callee -> callee.name().equals("<init>"))
        .extracting(Callee::receiver)
        .containsExactly("crate::app::A", "crate::app::B", "crate::app::C");
  }

  @Test
  void readersOfFiles() {
    assertThat(function("use std::fs::File; fn f() { File::open(p); }").readsFiles()).isTrue();
    assertThat(function("fn f() { tokio::fs::read(p).await; }").readsFiles()).isTrue();
    assertThat(function("fn f() { open(p); }").readsFiles()).isFalse();
  }

  @Test
  void filesOfTests() {
    String text = "pub fn helper() {}";
    assertThat(Rust.facts("src/test_helpers/mod.rs", text).functions().getLast().kind())
        .isEqualTo(Kind.TEST);
    assertThat(Rust.facts("src/latest.rs", text).functions().getLast().kind())
        .isEqualTo(Kind.ORDINARY);
    assertThat(Rust.facts("#![cfg(test)]\n" + text).functions().getLast().kind())
        .isEqualTo(Kind.TEST);
  }

  @Test
  void loops() {
    assertThat(loop("for x in xs { hit(); }")).isEqualTo(Loop.DATA);
    assertThat(loop("for i in 0..10 { hit(); }")).isEqualTo(Loop.CONSTANT);
    assertThat(loop("for i in 0..n { hit(); }")).isEqualTo(Loop.DATA);
    assertThat(loop("for k in [1, 2] { hit(); }")).isEqualTo(Loop.CONSTANT);
    assertThat(loop("for k in Kind::iter() { hit(); }")).isEqualTo(Loop.CONSTANT);
    assertThat(loop("loop { hit(); }")).isEqualTo(Loop.ENDLESS);
    assertThat(loop("loop { if done() { break; } hit(); }")).isEqualTo(Loop.DATA);
    assertThat(loop("while let Some(m) = rx.recv().await { hit(); }")).isEqualTo(Loop.ENDLESS);
    assertThat(loop("while i < n { hit(); }")).isEqualTo(Loop.DATA);
    assertThat(loop("xs.iter().for_each(|x| hit());")).isEqualTo(Loop.DATA);
    assertThat(loop("xs.iter().map(|x| { hit() });")).isEqualTo(Loop.DATA);
    assertThat(loop("option.map(|x| { hit() });")).isEqualTo(Loop.NONE);
    assertThat(loop("loop { tokio::select! { _ = rx.recv() => { hit(); } } }"))
        .isEqualTo(Loop.ENDLESS);
  }

  private static Loop loop(String body) {
    return function("async fn f(xs: Vec<u8>, n: usize) { " + body + " }").callees().stream()
        .filter(callee -> callee.name().equals("hit"))
        .findFirst()
        .orElseThrow()
        .loop();
  }
}
