package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.facts.StoreUse.Key;
import dev.memlint.rules.facts.StoreUse.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UsesTest {
  private static final String HEAD =
      """
      use std::collections::{HashMap, HashSet, VecDeque};
      use std::sync::{Arc, Mutex, MutexGuard, RwLock};
      #[derive(Default)]
      pub struct Item { tags: Vec<String> }
      #[derive(Default)]
      pub struct S {
          list: Vec<Item>,
          map: HashMap<String, Vec<u8>>,
          locked: Arc<Mutex<HashMap<String, Item>>>,
          rw: tokio::sync::RwLock<Vec<String>>,
          queue: VecDeque<u8>,
          text: String,
          slot: Option<Vec<u8>>,
      }
      """;

  private static List<StoreUse> uses(String method) {
    return Rust.facts(HEAD + "impl S { " + method + " }").uses();
  }

  private static List<String> kinds(String method) {
    return uses(method).stream().map(use -> use.kind() + " " + use.store().name()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fn f(&self, k: String) { self.locked.lock().unwrap().insert(k, Item::default()); }",
        "fn f(&self, k: String) { let mut g = self.locked.lock().unwrap(); g.insert(k,"
            + " Item::default()); }",
        "fn f(&self, k: String) { let m = Arc::clone(&self.locked); m.lock().unwrap().insert(k,"
            + " Item::default()); }",
        "fn f(&self, k: String) { let m = self.locked.clone(); std::thread::spawn(move || {"
            + " m.lock().unwrap().insert(k, Item::default()); }); }",
        "fn f(&self, k: String) { if let Ok(mut g) = self.locked.lock() { g.insert(k,"
            + " Item::default()); } }",
        "fn f(&self, k: String) { match self.locked.try_lock() { Ok(mut g) => { g.insert(k,"
            + " Item::default()); } Err(_) => {} } }",
        "fn f(&self, k: String) { let Self { locked, .. } = self; locked.lock().unwrap().insert(k,"
            + " Item::default()); }",
        "fn f(self: &Arc<Self>, k: String) { self.locked.lock().unwrap().entry(k).or_default(); }",
        "fn f(&self, k: String) { assert!(self.locked.lock().unwrap().insert(k,"
            + " Item::default()).is_none()); }",
      })
  void growthThroughGuardsAndAliases(String method) {
    StoreUse use = uses(method).getFirst();
    assertThat(use.kind()).isEqualTo(Kind.GROW);
    assertThat(use.store()).isEqualTo(new StoreRef("crate::app::S", "locked"));
    assertThat(use.key()).isEqualTo(Key.DATA);
  }

  @Test
  void awaitedGuards() {
    assertThat(kinds("async fn f(&self) { self.rw.write().await.push(String::new()); }"))
        .containsExactly("GROW rw");
  }

  @Test
  void everyWayToTakeOut() {
    assertThat(
            kinds(
                """
                fn f(&mut self, other: &mut Vec<Item>) {
                    self.list.retain(|i| i.tags.is_empty());
                    self.list.clear();
                    self.list.drain(..3);
                    self.list.truncate(9);
                    std::mem::take(&mut self.list);
                    other.append(&mut self.list);
                    self.list = Vec::new();
                    self.list = vec![];
                    self.list = other.split_off(1);
                    self.queue.pop_front();
                    self.slot.take();
                    self.text.clear();
                    *self = Self::default();
                }
                """))
        .startsWith(
            "SHRINK list",
            "CLEAR list",
            "SHRINK list",
            "SHRINK list",
            "DRAIN list",
            "DRAIN list",
            "CLEAR list",
            "CLEAR list",
            "REPLACE list",
            "SHRINK queue",
            "DRAIN slot",
            "CLEAR text",
            "CLEAR list")
        .hasSize(19);
  }

  @Test
  void elementsOfKnownTypesAreStoresOfTheirOwn() {
    assertThat(
            uses(
                "fn f(&mut self) { for i in self.list.iter_mut() { i.tags.push(String::new()); }"
                    + " }"))
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.store()).isEqualTo(new StoreRef("crate::app::Item", "tags"));
              assertThat(use.site().loop()).isEqualTo(Loop.DATA);
            });
    assertThat(
            uses("fn f(&mut self) { if let Some(i) = self.list.get_mut(0) { i.tags.clear(); } }"))
        .singleElement()
        .extracting(use -> use.store().name())
        .isEqualTo("tags");
  }

  @Test
  void emptyingWhatAMapHoldsFreesNoEntry() {
    assertThat(
            kinds(
                "fn f(&mut self, k: String) { self.map.entry(k).or_default().push(1);"
                    + " for v in self.map.values_mut() { v.clear(); } }"))
        .containsExactly("GROW map", "GROW map");
    assertThat(
            kinds(
                "fn f(&mut self) { self.map.get_mut(\"a\").unwrap().push(1);"
                    + " for v in self.map.values_mut() { v.clear(); } }"))
        .containsExactly("GROW map", "SHRINK map");
  }

  @Test
  void textGrowsByOperatorsAndMacros() {
    assertThat(
            kinds("fn f(&mut self) { self.text += \"a\"; write!(self.text, \"{}\", 1).unwrap(); }"))
        .containsExactly("GROW text", "GROW text");
  }

  @Test
  void lengthChecks() {
    assertThat(
            uses("fn f(&mut self) { if self.list.len() < 9 { self.list.push(Item::default()); } }"))
        .extracting(StoreUse::kind, StoreUse::guarded)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Kind.BOUND_CHECK, false),
            org.assertj.core.groups.Tuple.tuple(Kind.GROW, true));
    assertThat(kinds("fn f(&mut self) { let n = self.list.len(); if n > 9 { return; } }"))
        .containsExactly("BOUND_CHECK list");
    assertThat(kinds("fn f(&mut self) -> bool { self.list.len() > 0 }")).isEmpty();
  }

  @Test
  void keys() {
    assertThat(key("\"a\".to_string()")).isEqualTo(Key.LITERAL);
    assertThat(key("MAX_NAME")).isEqualTo(Key.LITERAL);
    assertThat(key("Kind::Big")).isEqualTo(Key.CLOSED);
    assertThat(key("std::any::type_name::<T>()")).isEqualTo(Key.CLOSED);
    assertThat(key("name.clone()")).isEqualTo(Key.DATA);
    assertThat(key("format!(\"{}\", name)")).isEqualTo(Key.DATA);
    assertThat(key("next()")).isEqualTo(Key.UNKNOWN);
  }

  private static Key key(String expression) {
    return uses("fn f(&mut self, name: String) { self.map.insert("
            + expression
            + ", Vec::new()); }")
        .getFirst()
        .key();
  }

  @Test
  void escapes() {
    assertThat(kinds("fn f(&mut self) { prune(&mut self.list); }")).containsExactly("ESCAPE list");
    assertThat(kinds("pub fn f(&mut self) -> &mut Vec<Item> { &mut self.list }"))
        .containsExactly("ESCAPE list");
    assertThat(kinds("fn f(&self) { spawn(self.locked.clone()); }"))
        .containsExactly("ESCAPE locked");
    assertThat(kinds("fn f(&self) { let g = self.locked.lock().unwrap(); prune(g); }"))
        .containsExactly("ESCAPE locked");
    assertThat(kinds("fn f(&self) { show(&self.list); }")).isEmpty();
    assertThat(kinds("fn f(self) -> Vec<Item> { self.list }")).containsExactly("DRAIN list");
  }

  @Test
  void methodsThatLendAField() {
    String guard =
        "fn open(&self) -> MutexGuard<'_, HashMap<String, Item>> { self.locked.lock().unwrap() } ";
    assertThat(kinds(guard + "fn f(&self, k: String) { self.open().insert(k, Item::default()); }"))
        .containsExactly("GROW locked");
    String field = "fn all(&mut self) -> &mut HashMap<String, Vec<u8>> { &mut self.map } ";
    assertThat(kinds(field + "fn f(&mut self, k: String) { self.all().insert(k, vec![]); }"))
        .containsExactly("GROW map");
    assertThat(kinds(field + "fn f(&mut self) { prune(self.all()); }"))
        .containsExactly("ESCAPE map");
    assertThat(kinds(field + "fn f(&mut self) { let all = self.all(); all.clear(); prune(all); }"))
        .containsExactly("CLEAR map", "ESCAPE map");
    String copy = "fn all(&self) -> HashMap<String, Vec<u8>> { self.map.clone() } ";
    assertThat(kinds(copy + "fn f(&self, k: String) { self.all().insert(k, vec![]); }")).isEmpty();
  }

  @Test
  void fieldsOfTypesInOtherFiles() {
    FileFacts facts =
        Rust.facts(
            """
            use crate::session::Session;
            struct E { session: Session, other: Unknown }
            impl E {
                fn f(&mut self, s: &mut Session) {
                    self.session.violations.push(1);
                    s.violations.clear();
                }
            }
            """);
    assertThat(facts.uses())
        .extracting(StoreUse::store)
        .containsOnly(new StoreRef("crate::session::Session", "violations"));
  }

  @Test
  void staticsOfThisAndOtherFiles() {
    FileFacts facts =
        Rust.facts(
            """
            use crate::caches::NAMES;
            static SEEN: Mutex<Vec<u8>> = Mutex::new(Vec::new());
            thread_local! { static LOCAL: RefCell<Vec<u8>> = RefCell::new(Vec::new()); }
            fn f(x: u8) {
                SEEN.lock().unwrap().push(x);
                NAMES.lock().unwrap().insert(x);
                crate::caches::OTHERS.write().push(x);
                LOCAL.with(|l| l.borrow_mut().push(x));
            }
            """);
    assertThat(facts.uses())
        .extracting(use -> use.store().owner() + "::" + use.store().name())
        .containsExactly(
            "crate::app::SEEN",
            "crate::caches::NAMES",
            "crate::caches::OTHERS",
            "crate::app::LOCAL");
  }

  @Test
  void whatIsBeingBuiltIsNotYetAStore() {
    assertThat(uses("fn f() -> S { let mut s = S::default(); s.list.push(Item::default()); s }"))
        .isEmpty();
    assertThat(
            uses(
                "fn f(rx: Receiver<u8>) { let mut s = S::default(); loop {"
                    + " s.queue.push_back(rx.recv().unwrap()); } }"))
        .extracting(use -> use.site().loop())
        .containsExactly(Loop.ENDLESS);
  }

  @Test
  void localsOfAConstructorThatBecomeFields() {
    assertThat(
            uses(
                "fn load() -> Self { let mut list = Vec::new(); for i in all() { list.push(i); }"
                    + " Self { list, ..Default::default() } }"))
        .singleElement()
        .extracting(use -> use.store().name())
        .isEqualTo("list");
  }

  @Test
  void removalsInOpaqueMacrosAreSeenByName() {
    assertThat(kinds("fn f(&self) { on_drop! { self.locked.lock().unwrap().remove(\"a\") } }"))
        .containsExactly("SHRINK locked");
  }

  @Test
  void sameNamedMethodsOfOtherTypesAreNoUses() {
    FileFacts facts =
        Rust.facts(
            "struct Sink; impl Sink { fn push(&self) {} } struct T { s: Sink } impl T { fn f(&self)"
                + " { self.s.push(); } }");
    assertThat(facts.uses()).isEmpty();
  }
}
