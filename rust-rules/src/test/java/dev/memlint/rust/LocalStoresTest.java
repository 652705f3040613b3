package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Scope;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalStoresTest {
  private static final String HEAD =
      """
      use std::collections::HashMap;
      use std::net::TcpListener;
      use std::sync::{Arc, Mutex};
      pub struct Shared { peers: Mutex<HashMap<String, u8>> }
      impl Shared { fn new() -> Self { Shared { peers: Mutex::new(HashMap::new()) } } }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"shared.clone()", "Arc::clone(&shared)"})
  void growthInTheTasksOfAnAcceptLoop(String handle) {
    FileFacts facts =
        Rust.facts(
            HEAD
                + """
                fn serve(listener: TcpListener) {
                    let shared = Arc::new(Shared::new());
                    for stream in listener.incoming() {
                        let shared = HANDLE;
                        std::thread::spawn(move || { shared.peers.lock().unwrap().insert(name(), 1); });
                    }
                }
                """
                    .replace("HANDLE", handle));
    assertThat(facts.uses())
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.store()).isEqualTo(new StoreRef("crate::app::Shared", "peers"));
              assertThat(use.kind()).isEqualTo(Kind.GROW);
              assertThat(use.site().loop()).isEqualTo(Loop.ENDLESS);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "serve"})
  void aLocalThatTheTasksOfAnAcceptLoopFill(String name) {
    FileFacts facts =
        Rust.facts(
            HEAD
                + """
                async fn NAME() {
                    let listener = bind().await;
                    let peers = Arc::new(Mutex::new(HashMap::new()));
                    loop {
                        let (stream, addr) = listener.accept().await.unwrap();
                        let peers = Arc::clone(&peers);
                        tokio::spawn(async move { peers.lock().unwrap().insert(addr, stream); });
                    }
                }
                """
                    .replace("NAME", name));
    StoreRef ref = new StoreRef("crate::app::" + name, "peers");
    assertThat(facts.stores().stream().filter(store -> store.scope() == Scope.PROCESS))
        .singleElement()
        .satisfies(
            store -> {
              assertThat(store.ref()).isEqualTo(ref);
              assertThat(store.kind()).isEqualTo(StoreFact.Kind.MAP);
              assertThat(store.shared()).isTrue();
            });
    assertThat(facts.uses())
        .singleElement()
        .satisfies(use -> assertThat(use.store()).isEqualTo(ref));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Joined: the function's result.
        "fn all(inputs: Vec<String>) { let found = Arc::new(Mutex::new(Vec::new()));"
            + " for x in inputs { let found = found.clone();"
            + " std::thread::spawn(move || found.lock().unwrap().push(x)); } }",
        // As long as one connection.
        "fn connection(rx: Receiver<u8>) { let seen = Arc::new(Mutex::new(Vec::new()));"
            + " while let Ok(x) = rx.recv() { seen.lock().unwrap().push(x); } }",
        // Made anew for each connection.
        "fn main() { for stream in listener().incoming() {"
            + " let seen = Arc::new(Mutex::new(Vec::new()));"
            + " for x in read(stream) { seen.lock().unwrap().push(x); } } }",
        // Taken out again.
        "fn main() { let peers = Arc::new(Mutex::new(HashMap::new()));"
            + " for stream in listener().incoming() { peers.lock().unwrap().insert(id(), 1);"
            + " peers.lock().unwrap().remove(&id()); } }",
      })
  void localsThatEndInTime(String function) {
    assertThat(Rust.facts(HEAD + function).stores())
        .extracting(StoreFact::scope)
        .containsOnly(Scope.INSTANCE);
    assertThat(Rust.facts(HEAD + function).uses()).isEmpty();
  }
}
