package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.facts.StoreUse.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BindingsTest {
  private static final String HEAD =
      """
      use axum::{extract::{Path, State}, Extension, Json};
      use std::collections::HashMap;
      use std::sync::{Arc, Mutex};
      #[derive(Clone)]
      pub struct App { sessions: Arc<Mutex<HashMap<String, String>>> }
      type Shared = Arc<App>;
      pub struct Log(Mutex<Vec<String>>);
      pub struct S { m: Vec<u8> }
      """;

  private static List<StoreUse> uses(String function) {
    return Rust.facts(HEAD + function).uses();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "async fn f(State(app): State<App>, k: String) { app.sessions.lock().unwrap().insert(k,"
            + " k); }",
        "async fn f(State(app): State<Arc<App>>, Path((k, v)): Path<(String, String)>) {"
            + " app.sessions.lock().unwrap().insert(k, v); }",
        "async fn f(State(app): State<Shared>, k: String) { app.sessions.lock().unwrap().insert(k,"
            + " k); }",
        "async fn f(app: State<Shared>, k: String) { app.sessions.lock().unwrap().insert(k, k); }",
        "async fn f(Extension(app): Extension<App>, k: String) {"
            + " app.sessions.lock().unwrap().insert(k, k); }",
      })
  void stateInAnExtractorOfAHandler(String function) {
    FileFacts facts = Rust.facts(HEAD + function);
    assertThat(facts.uses())
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.kind()).isEqualTo(Kind.GROW);
              assertThat(use.store()).isEqualTo(new StoreRef("crate::app::App", "sessions"));
              assertThat(facts.function(use.site()).kind()).isEqualTo(FunctionFact.Kind.HANDLER);
            });
  }

  @Test
  void whatARequestBringsIsNoStore() {
    assertThat(uses("async fn f(Json(mut names): Json<Vec<String>>) { names.push(n()); }"))
        .isEmpty();
    assertThat(
            uses(
                "async fn f(State(app): State<App>, Json(mut app): Json<Vec<String>>) {"
                    + " app.push(n()); }"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fn f(S { m }: &mut S) { m.push(1); }",
        "fn f(S { m: bytes, .. }: &mut S) { bytes.push(1); }",
        "fn f((s, n): (&mut S, u8)) { s.m.push(n); }",
        "fn f(g: impl Fn()) { each(|S { m }| m.push(1)); }",
        "fn f(mut xs: Vec<(u8, S)>) { for (n, s) in xs.iter_mut() { s.m.push(1); } }",
        "fn f(mut xs: Vec<(u8, S)>) { if let Some((n, S { m })) = xs.first_mut() { m.push(1); } }",
      })
  void structsAndTuplesTakenApart(String function) {
    assertThat(uses(function))
        .singleElement()
        .extracting(StoreUse::store)
        .isEqualTo(new StoreRef("crate::app::S", "m"));
  }

  @Test
  void positionsOfTheFilesOwnTupleStructs() {
    assertThat(uses("fn f(log: &Log) { let Log(lines) = log; lines.lock().unwrap().push(n()); }"))
        .singleElement()
        .extracting(StoreUse::store)
        .isEqualTo(new StoreRef("crate::app::Log", "0"));
  }

  @Test
  void variantsOfAnEnumAreNoStore() {
    assertThat(
            uses(
                "enum E { Log(Vec<u8>) } fn f(e: E) { if let E::Log(mut bytes) = e {"
                    + " bytes.push(1); } }"))
        .isEmpty();
  }
}
