package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.CopyFact;
import dev.memlint.rules.facts.CopyFact.Form;
import dev.memlint.rules.facts.CopyFact.Ownership;
import dev.memlint.rules.finding.FixSafety;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CopiesTest {
  private static final String HEAD =
      """
      use std::sync::{Arc, Mutex, RwLock};
      #[derive(Clone)] pub struct Style { name: String }
      #[derive(Clone, Copy)] pub struct Point { x: u8 }
      pub struct Holder { style: Arc<Style> }
      pub struct S { style: Style, point: Point, arc: Arc<Style>, lock: Mutex<Vec<Style>>,
          shared: RwLock<Arc<Style>> }
      """;

  private static List<CopyFact> copies(String method) {
    return Rust.facts(HEAD + "impl S { " + method + " }").copies().stream()
        .filter(copy -> !copy.form().isOfStore())
        .toList();
  }

  private static CopyFact copy(String method) {
    assertThat(copies(method)).hasSize(1);
    return copies(method).getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fn f(&self) -> Arc<Style> { Arc::new(self.style.clone()) }",
        "fn f(&self) -> Arc<Style> { std::sync::Arc::new(self.style.clone()) }",
        "fn f(&self) -> Arc<Style> { Arc::from(self.style.clone()) }",
        "fn f(&self) -> Arc<Style> { self.style.clone().into() }",
        "fn f(&self) -> Holder { Holder { style: self.style.clone().into() } }",
        "fn f(&self, s: &Style) -> Arc<Style> { Arc::new(s.to_owned()) }",
        "fn f(&self) -> Arc<Style> { Arc::new(Clone::clone(&self.style)) }",
        "fn f(&self) -> Arc<Style> { let s = self.style.clone(); Arc::new(s) }",
      })
  void copiesIntoShared(String method) {
    CopyFact fact = copy(method);
    assertThat(fact.form()).isEqualTo(Form.COPY_INTO_SHARED);
    assertThat(fact.pointer()).isEqualTo("Arc");
    assertThat(fact.ownership()).isEqualTo(Ownership.OWNED);
    assertThat(fact.construction()).isFalse();
    assertThat(fact.copyMutated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fn f(&self) -> Arc<Style> { Arc::clone(&self.arc) }",
        "fn f(&self) -> Arc<Style> { self.arc.clone() }",
        "fn f(&self) -> Style { self.style.clone() }",
        "fn f(&self) -> Arc<str> { Arc::from(\"a\".to_string()) }",
        "fn f(&self, n: u8) -> Arc<String> { Arc::new(n.to_string()) }",
        "fn f(&self) -> Arc<Style> { Arc::new(make()) }",
        "fn f(&self, t: std::sync::mpsc::Sender<u8>) { g(Arc::new(t.clone())); }",
      })
  void noCopies(String method) {
    assertThat(copies(method)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "impl Encode for String { fn put(&self, b: &mut B) { b.add(Arc::new(self.clone())); } }",
        "impl Encode for Vec<u8> { fn put(&self, b: &mut B) { b.add(Arc::new(self.clone())); } }",
        "impl<'q> Encode for &'q [u8] { fn put(&self, b: &mut B) {"
            + " b.add(Arc::new(self.to_vec())); } }",
      })
  void aBorrowedSelfOfALibrarysTypeMustBeCopied(String item) {
    assertThat(Rust.facts(HEAD + item).copies()).isEmpty();
  }

  @Test
  void aBorrowedSelfOfAnOwnTypeCouldBeShared() {
    String item =
        "impl Encode for Style { fn put(&self, b: &mut B) { b.add(Arc::new(self.clone())); } }";
    assertThat(Rust.facts(HEAD + item).copies()).hasSize(1);
  }

  @Test
  void smallAndSharedValues() {
    assertThat(copy("fn f(&self) { g(Arc::new(self.point.clone())); }").ownership())
        .isEqualTo(Ownership.SMALL);
    assertThat(copy("fn f(&self) { g(Arc::new(self.arc.clone())); }").ownership())
        .isEqualTo(Ownership.SHARED);
    assertThat(copy("fn f<T: Clone>(&self, t: T) { g(Arc::new(t.clone())); }").ownership())
        .isEqualTo(Ownership.UNKNOWN);
  }

  @Test
  void copiesOutOfShared() {
    assertThat(copy("fn f(&self) -> Style { (*self.arc).clone() }").form())
        .isEqualTo(Form.COPY_OUT_OF_SHARED);
    assertThat(copy("fn f(&self) -> Style { self.arc.as_ref().clone() }").form())
        .isEqualTo(Form.COPY_OUT_OF_SHARED);
    assertThat(
            copy("fn f(&self) -> Style { let mut s = (*self.arc).clone(); s.name.clear(); s }")
                .copyMutated())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fn f(&self) -> Style { Arc::unwrap_or_clone(self.arc.clone()) }",
        "fn f(&self) -> Style { let own = Arc::clone(&self.arc); Arc::unwrap_or_clone(own) }",
        "fn f(&self) -> Style { Style::clone(&self.arc) }",
        "fn f(&self) { let arc = self.arc.clone(); g(Style::clone(&arc)); }",
      })
  void copiesOutOfSharedByPath(String method) {
    CopyFact fact = copy(method);
    assertThat(fact.form()).isEqualTo(Form.COPY_OUT_OF_SHARED);
    assertThat(fact.ownership()).isEqualTo(Ownership.OWNED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fn f(&self) { g(Style::clone(&self.style)); }",
        "fn f(&self) { let arc = Arc::new(make()); g(Arc::unwrap_or_clone(arc)); }",
        "fn f(&self) { g(Arc::new(Mutex::new(self.style.clone()))); }",
        "fn f(&self) { for _ in jobs() { g(Arc::new(Mutex::new(Vec::new()))); } }",
      })
  void noCopiesOutOfSharedByPathOrIntoLocks(String method) {
    assertThat(copies(method)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fn f(&self) { for _ in jobs() { g(Arc::new(Mutex::new(self.style.clone()))); } }",
        "fn f(&self) { loop { g(Arc::new(RwLock::new(self.style.clone()))); } }",
        "#[get(\"/\")] fn f(&self) { g(Arc::new(RwLock::new(self.style.clone()))); }",
      })
  void copiesIntoLocksAgainAndAgain(String method) {
    CopyFact fact = copy(method);
    assertThat(fact.form()).isEqualTo(Form.COPY_INTO_SHARED);
    assertThat(fact.ownership()).isEqualTo(Ownership.OWNED);
  }

  @Test
  void copiesOutOfGuards() {
    CopyFact fact = copy("fn f(&self) -> Vec<Style> { self.lock.lock().unwrap().clone() }");
    assertThat(fact.form()).isEqualTo(Form.COPY_OUT_OF_GUARD);
    assertThat(fact.pointer()).isEqualTo("Mutex");
    assertThat(fact.ownership()).isEqualTo(Ownership.OWNED);
    assertThat(copy("fn f(&self) { let g = self.lock.lock().unwrap(); h(g.clone()); }").form())
        .isEqualTo(Form.COPY_OUT_OF_GUARD);
    assertThat(
            copy("fn f(&self) -> Arc<Style> { self.shared.read().unwrap().clone() }").ownership())
        .isEqualTo(Ownership.SHARED);
  }

  @Test
  void theOneCopyAtConstruction() {
    assertThat(copy("fn new(s: &Style) -> Self { S { arc: Arc::new(s.clone()) } }").construction())
        .isTrue();
  }

  @Test
  void aSnapshotBeforeAChange() {
    assertThat(
            copy("fn f(&self, mut s: Style) -> Arc<Style> { let b = Arc::new(s.clone());"
                    + " s.name.clear(); b }")
                .copyMutated())
        .isTrue();
  }

  @Test
  void theLastUseIsMovedByASafeFix() {
    String text = HEAD + "fn f(s: Style) -> Arc<Style> { Arc::new(s.clone()) }";
    CopyFact fact = Rust.facts(text).copies().getFirst();
    assertThat(fact.sourceUsedLater()).isFalse();
    assertThat(fact.fixes())
        .singleElement()
        .satisfies(
            fix -> {
              assertThat(fix.safety()).isEqualTo(FixSafety.SAFE);
              assertThat(fix.apply(text)).endsWith("{ Arc::new(s) }");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fn f(s: &Style) -> Arc<Style> { Arc::new(s.clone()) }",
        "fn f(s: Style) -> Arc<Style> { let a = Arc::new(s.clone()); g(s); a }",
        "fn f(s: Style) { for i in x { g(Arc::new(s.clone())); } }",
        "fn f(s: Style) { g(|| Arc::new(s.clone())); }",
        "fn f(s: Style) { let n = s.name.as_str(); g(Arc::new(s.clone())); g(n); }",
        "fn f(s: Style) { let n = || s.name.len(); g(Arc::new(s.clone())); n(); }",
        "fn f(s: Style) { let Style { ref name } = s; g(Arc::new(s.clone())); g(name); }",
        "fn f(s: Style) { if let Some(x) = s.name.chars().next() { g(Arc::new(s.clone())); g(x); }"
            + " }",
        "fn f(s: Style) -> Arc<Style> { let a = Arc::new(s.clone()); println!(\"{s:?}\"); a }",
      })
  void neededOriginalsAreNotMoved(String function) {
    assertThat(Rust.facts(HEAD + function).copies())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.sourceUsedLater()).isTrue();
              assertThat(fact.fixes()).isEmpty();
            });
  }
}
