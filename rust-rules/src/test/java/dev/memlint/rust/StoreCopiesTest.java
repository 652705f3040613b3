package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.CopyFact;
import dev.memlint.rules.facts.CopyFact.Form;
import dev.memlint.rules.facts.CopyFact.Into;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreCopiesTest {
  private static final String HEAD =
      """
      use std::collections::HashMap;
      use std::sync::{Arc, Mutex};
      #[derive(Clone)] pub struct Model { weights: Vec<f32> }
      pub struct S { rows: Vec<Vec<String>>, models: HashMap<String, Model>, count: u64, bytes: Vec<u8>,
          shared: Arc<Model>, lock: Mutex<HashMap<String, Option<Model>>> }
      fn read(rows: Vec<Vec<String>>) -> usize { rows.len() }
      fn keep(rows: Vec<Vec<String>>) -> Vec<Vec<String>> { rows }
      """;

  private static List<CopyFact> copies(String method) {
    return Rust.facts(HEAD + "impl S { " + method + " }").copies();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fn f(&self) -> Vec<Vec<String>> { self.rows.clone() }",
        "fn f(&self) -> Vec<Vec<String>> { return self.rows.clone(); }",
        "fn f(&self) -> Vec<Vec<String>> { self.rows[1..2].to_vec() }",
        "fn f(&self) -> Option<Vec<Vec<String>>> { Some(self.rows.to_owned()) }",
        "fn f(&self, b: bool) -> Vec<Vec<String>> { if b { vec![] } else { self.rows.clone() } }",
        "fn f(&self, n: u8) -> Vec<Vec<String>> { match n { 0 => vec![], _ => self.rows.clone() }"
            + " }",
        "fn f(&self) -> Vec<Vec<String>> { self.rows.iter().cloned().collect() }",
      })
  void returnsAllOfAStore(String method) {
    assertThat(copies(method))
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.form()).isEqualTo(Form.COPY_OF_STORE);
              assertThat(copy.into()).isEqualTo(Into.RETURNED);
              assertThat(copy.pointer()).isEmpty();
              assertThat(copy.store().orElseThrow().name()).isEqualTo("rows");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fn f(&self) -> Option<Model> { self.models.get(\"a\").cloned() }",
        "fn f(&self) -> Model { self.models[\"a\"].clone() }",
        "fn f(&self) -> Option<Model> { if let Some(m) = self.models.get(\"a\") {"
            + " return Some(m.clone()); } None }",
      })
  void returnsAnElement(String method) {
    assertThat(copies(method))
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.form()).isEqualTo(Form.COPY_OF_ELEMENT);
              assertThat(copy.type()).isEqualTo("Model");
            });
  }

  @Test
  void namesTheLockThatIsHeld() {
    String method =
        "fn f(&self) -> Option<Model> { let models = self.lock.lock().unwrap();"
            + " if let Some(Some(m)) = models.get(\"a\") { return Some(m.clone()); } None }";
    assertThat(copies(method)).singleElement().extracting(CopyFact::pointer).isEqualTo("Mutex");
  }

  @Test
  void tellsReadersFromKeepers() {
    assertThat(copies("fn f(&self) -> usize { read(self.rows.clone()) }"))
        .singleElement()
        .extracting(CopyFact::into)
        .isEqualTo(Into.READER);
    assertThat(copies("fn f(&self) { keep(self.rows.clone()); }")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fn f(&self) -> u64 { self.count.clone() }",
        "fn f(&self) -> Vec<u8> { self.bytes[..8].to_vec() }",
        "fn f(&self) -> Arc<Model> { self.shared.clone() }",
        "fn f(&self) { let mut rows = self.rows.clone(); rows.clear(); }",
        "fn f(&self) -> impl Fn() -> Vec<Vec<String>> + '_ { || { return self.rows.clone(); } }",
        "fn f(rows: &Vec<Vec<String>>) -> Vec<Vec<String>> { rows.clone() }",
      })
  void saysNothingOf(String method) {
    assertThat(copies(method)).isEmpty();
  }
}
