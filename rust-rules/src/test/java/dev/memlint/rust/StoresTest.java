package dev.memlint.rust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreFact.Scope;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.TypeFact;
import org.junit.jupiter.api.Test;

final class StoresTest {
  private static StoreFact only(String text) {
    FileFacts facts = Rust.facts(text);
    assertThat(facts.stores()).hasSize(1);
    return facts.stores().getFirst();
  }

  @Test
  void aFieldBehindLocks() {
    StoreFact store =
        only(
            """
            use std::{collections::HashMap, sync::Arc};
            pub struct Hub { models: Arc<tokio::sync::RwLock<HashMap<String, Vec<u8>>>>, hits: u64 }
            """);
    assertThat(store.ref()).isEqualTo(new StoreRef("crate::app::Hub", "models"));
    assertThat(store.kind()).isEqualTo(Kind.MAP);
    assertThat(store.keyType()).isEqualTo("String");
    assertThat(store.elementType()).isEqualTo("Vec<u8>");
    assertThat(store.scope()).isEqualTo(Scope.INSTANCE);
    assertThat(store.shared()).isTrue();
    assertThat(store.bound()).isEqualTo(Bound.NONE);
  }

  @Test
  void aRefCellAloneSharesNothing() {
    assertThat(only("use std::cell::RefCell; struct S { seen: RefCell<Vec<String>> }").shared())
        .isFalse();
    assertThat(
            only("use std::{cell::RefCell, rc::Rc}; struct S { seen: Rc<RefCell<Vec<String>>> }")
                .shared())
        .isTrue();
  }

  @Test
  void fieldsOfTupleStructsAreNumbered() {
    assertThat(only("struct Log(u8, Vec<String>);").ref())
        .isEqualTo(new StoreRef("crate::app::Log", "1"));
  }

  @Test
  void aliasesOfTypes() {
    StoreFact store =
        only(
            """
            use std::collections::BTreeMap as Ordered;
            type Index = Ordered<u64, String>;
            struct S { index: Index }
            """);
    assertThat(store.kind()).isEqualTo(Kind.MAP);
    assertThat(store.keyType()).isEqualTo("u64");
  }

  @Test
  void typesOfTheSameNameAreNotTheLibrarys() {
    assertThat(Rust.facts("struct Vec<T> { t: T } struct S { v: Vec<u8> }").stores()).isEmpty();
    assertThat(Rust.facts("use lru::LruCache; struct S { c: LruCache<u8, u8> }").stores())
        .singleElement()
        .extracting(StoreFact::bound)
        .isEqualTo(Bound.CAPACITY);
  }

  @Test
  void lazyStaticsAreSeenInTheirMacro() {
    StoreFact store =
        only(
            """
            lazy_static! {
                /// All of them.
                pub static ref CACHE: Mutex<HashMap<String, String>> = Mutex::new(HashMap::new());
            }
            """);
    assertThat(store.ref()).isEqualTo(new StoreRef("crate::app", "CACHE"));
    assertThat(store.scope()).isEqualTo(Scope.PROCESS);
    assertThat(store.content()).isEqualTo(Content.EMPTY);
    assertThat(store.bound()).isEqualTo(Bound.NONE);
  }

  @Test
  void threadLocalsWithAndWithoutSemicolon() {
    assertThat(
            Rust.facts(
                    """
                    thread_local! {
                        static A: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
                        static B: RefCell<Vec<u8>> = RefCell::new(Vec::new())
                    }
                    """)
                .stores())
        .extracting(StoreFact::scope)
        .containsExactly(Scope.THREAD, Scope.THREAD);
  }

  @Test
  void whatAStaticHolds() {
    assertThat(content("static A: LazyLock<Regex> = LazyLock::new(|| Regex::new(\"x\").unwrap());"))
        .isEqualTo(Content.PATTERN);
    assertThat(content("static A: AtomicUsize = AtomicUsize::new(0);")).isEqualTo(Content.SMALL);
    assertThat(content("static A: Mutex<()> = Mutex::new(());")).isEqualTo(Content.SMALL);
    assertThat(content("static A: OnceLock<usize> = OnceLock::new();")).isEqualTo(Content.SMALL);
    assertThat(content("static A: &[&str] = &[\"a\", \"b\"];")).isEqualTo(Content.TABLE);
    assertThat(
            content(
                "static A: LazyLock<String> = LazyLock::new(||"
                    + " std::fs::read_to_string(\"x\").unwrap());"))
        .isEqualTo(Content.FILE);
    assertThat(content("static A: LazyLock<Dict> = LazyLock::new(|| Dict::load(\"x\"));"))
        .isEqualTo(Content.LOADED);
    assertThat(
            content(
                "static A: OnceLock<Dict> = OnceLock::new(); fn f() { A.get_or_init(||"
                    + " Dict::load(\"x\")); }"))
        .isEqualTo(Content.LOADED);
    assertThat(content("static A: LazyLock<Settings> = LazyLock::new(|| Settings::load(\"x\"));"))
        .isEqualTo(Content.CONFIGURATION);
  }

  @Test
  void aStructWithACollectionThatAFunctionFillsFromAFile() {
    String words = "fn words() -> Vec<String> { split(&std::fs::read_to_string(\"w\").unwrap()) } ";
    String big = "struct Big { all: Vec<String> } static B: OnceLock<Big> = OnceLock::new(); ";
    String small = "struct Few { n: usize } static B: OnceLock<Few> = OnceLock::new(); ";
    assertThat(process(words + big + "fn f() { B.get_or_init(|| Big { all: words() }); }"))
        .isEqualTo(Content.FILE);
    assertThat(
            process(
                words
                    + big
                    + "impl Big { fn make() -> Big { Big { all: words() } } }"
                    + " fn f() { B.get_or_init(Big::make); }"))
        .isEqualTo(Content.FILE);
    assertThat(process(words + big + "fn f() { B.get_or_init(|| Big { all: Vec::new() }); }"))
        .isEqualTo(Content.EMPTY);
    assertThat(process(words + small + "fn f() { B.get_or_init(|| Few { n: words().len() }); }"))
        .isEqualTo(Content.EMPTY);
  }

  private static Content process(String text) {
    return Rust.facts(text).stores().stream()
        .filter(store -> store.scope() == Scope.PROCESS)
        .findFirst()
        .orElseThrow()
        .content();
  }

  private static Content content(String text) {
    return only(text).content();
  }

  @Test
  void aStaticWithoutALockCannotGrow() {
    assertThat(only("static A: LazyLock<Vec<u8>> = LazyLock::new(Vec::new);").bound())
        .isEqualTo(Bound.IMMUTABLE);
    assertThat(only("static A: [u8; 3] = [1, 2, 3];").size()).isEqualTo(SizeExpr.UNKNOWN);
    assertThat(only("static mut A: Vec<u8> = Vec::new();").bound()).isEqualTo(Bound.NONE);
  }

  @Test
  void leaks() {
    StoreFact store = only("fn f(s: String) -> &'static str { Box::leak(s.into_boxed_str()) }");
    assertThat(store.scope()).isEqualTo(Scope.LEAKED);
    assertThat(store.site().function()).isEqualTo(1);
  }

  @Test
  void constants() {
    FileFacts facts =
        Rust.facts(
            """
            const KIB: usize = 1_024;
            pub const MAX: usize = 1 << 20;
            const NAME: &str = "x";
            struct S;
            impl S { const N: u64 = 4 * super::KIB as u64; }
            """);
    assertThat(facts.constants())
        .extracting(constant -> constant.owner() + " " + constant.name())
        .containsExactly("crate::app KIB", "crate::app MAX", "crate::app::S N");
    assertThat(facts.constants().getFirst().value()).isEqualTo(new SizeExpr.Literal(1024));
    assertThat(facts.constants().get(2).value())
        .isEqualTo(
            new SizeExpr.Arithmetic(
                SizeExpr.Operator.MULTIPLY,
                new SizeExpr.Literal(4),
                new SizeExpr.Constant("crate", "KIB")));
  }

  @Test
  void typesWithTraitsAndFields() {
    FileFacts facts =
        Rust.facts(
            """
            #[derive(Clone, serde::Serialize)]
            #[non_exhaustive]
            pub struct S { next: Option<Box<T>> }
            impl Drop for S { fn drop(&mut self) {} }
            enum T { A, B }
            """);
    TypeFact type = facts.types().getFirst();
    assertThat(type.name()).isEqualTo("crate::app::S");
    assertThat(type.supertypes()).containsExactly("Clone", "Serialize", "std::ops::Drop");
    assertThat(type.annotations()).contains("non_exhaustive");
    assertThat(type.fields().getFirst().types()).contains("crate::app::T");
    assertThat(facts.types().get(1).kind()).isEqualTo(TypeFact.Kind.ENUM);
  }

  @Test
  void modulesFollowPathsAndInnerModules() {
    assertThat(
            Rust.facts(
                    "crates/net-io-1.2.0/src/pool/mod.rs", "mod inner { struct S { v: Vec<u8> } }")
                .stores())
        .singleElement()
        .extracting(store -> store.ref().owner())
        .isEqualTo("net_io::pool::inner::S");
  }

  @Test
  void testModulesDeclareNothing() {
    assertThat(
            Rust.facts(
                    "#[cfg(test)] mod tests { struct S { v: Vec<u8> } static A: Vec<u8> ="
                        + " Vec::new(); }")
                .stores())
        .isEmpty();
  }
}
