package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.facts.StoreUse.Key;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreUsesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list.add(s);                                        | GROW add",
        "this.list.add(s);                                   | GROW add",
        "A.this.list.add(s);                                 | GROW add",
        "List<String> l = this.list; l.add(s);               | GROW add",
        "var l = list; l.removeFirst();                      | SHRINK removeFirst",
        "List<String> l; l = list; l.clear();                | CLEAR clear",
        "((ArrayList<String>) list).add(s);                  | GROW add",
        "Collections.addAll(list, s);                        | GROW addAll",
        "var it = list.iterator(); it.next(); it.remove();   | SHRINK remove",
        "list.subList(0, 9).clear();                         | SHRINK clear",
        "list.removeIf(x -> x.isEmpty());                    | SHRINK removeIf",
        "later(list::add);                                   | GROW add",
        "later(this.list::remove);                           | SHRINK remove",
        "list = null;                                        | CLEAR = null",
        "list = new ArrayList<>();                           | CLEAR =",
        "list = load();                                      | REPLACE =",
        "if (list == null) { list = new ArrayList<>(); }     | ",
        "prune(list);                                        | SHRINK removeFirst",
        "other.take(list);                                   | ESCAPE argument",
        "new ArrayList<>(list).clear();                      | ",
        "List<String> list = new ArrayList<>(); list.add(s); | ",
        "System.out.println(list);                           | ",
      })
  void followsAList(String statement, String uses) {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              private List<String> list = new ArrayList<>();
              private void prune(List<String> l) { if (l.size() > 9) l.removeFirst(); }
              void m(String s, Other other) { %s }
            """
                .formatted(statement));
    assertThat(facts.uses("list")).isEqualTo(uses == null ? List.of() : List.of(uses));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "map.put(k, v);                                  | GROW put",
        "map.computeIfAbsent(k, x -> make(x));           | GROW computeIfAbsent",
        "map.merge(k, v, String::concat);                | GROW merge",
        "map.keySet().retainAll(k);                      | SHRINK retainAll",
        "map.values().remove(v);                         | SHRINK remove",
        "map.entrySet().removeIf(e -> true);             | SHRINK removeIf",
        "map.keySet().clear();                           | CLEAR clear",
        "map.get(k);                                     | ",
        "map.computeIfPresent(k, (x, y) -> null);        | SHRINK computeIfPresent",
      })
  void followsAMap(String statement, String uses) {
    JavaFacts facts =
        JavaFacts.ofMembers(
            "Map<String, String> map = new HashMap<>(); void m(String k, String v) { "
                + statement
                + " }");
    assertThat(facts.uses("map")).isEqualTo(uses == null ? List.of() : List.of(uses));
  }

  @Test
  void aRemappingThatMayGiveNullAlsoRemoves() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              Map<String, Integer> map = new HashMap<>();
              void m(String k) { map.compute(k, (x, n) -> n == null ? 1 : n > 9 ? null : n + 1); }
            """);
    assertThat(facts.uses("map")).containsExactly("SHRINK compute", "GROW compute");
  }

  @Test
  void aGetterThatReturnsTheFieldStandsForIt() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              private final List<String> items = new ArrayList<>();
              List<String> all() { return items; }
              void m(A other) { all().clear(); other.all().add("x"); }
            """);
    assertThat(facts.uses("items")).containsExactly("ESCAPE return", "CLEAR clear", "GROW add");
  }

  @Test
  void aGetterOfAnotherFilesTypeIsNamedByItsProperty() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            "void m(Session session) { session.getItems().add(1); what().getItems().clear(); }");
    assertThat(facts.facts().uses())
        .extracting(StoreUse::store)
        .containsExactly(new StoreRef("Session", "items"), new StoreRef("", "items"));
  }

  @Test
  void knowsTheOwnerOfAFieldThatIsReachedThroughAnother() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              Session session;
              void m(int x) { session.items.add(x); this.session.items.clear(); what().items.add(x); }
            """);
    assertThat(facts.facts().uses())
        .extracting(StoreUse::store)
        .containsExactly(
            new StoreRef("Session", "items"),
            new StoreRef("Session", "items"),
            new StoreRef("", "items"));
  }

  @Test
  void anUndeclaredFieldIsInherited() {
    JavaFacts facts =
        JavaFacts.of(
            """
            import base.Base;
            class A extends Base { void m(int x) { items.add(x); this.items.remove(x); } }
            """);
    assertThat(facts.facts().uses())
        .extracting(use -> use.store() + " " + use.kind())
        .containsExactly(
            new StoreRef("base.Base", "items") + " GROW",
            new StoreRef("base.Base", "items") + " SHRINK");
  }

  @Test
  void staticFieldsAreReachedThroughTypesAndStaticImports() {
    JavaFacts facts =
        JavaFacts.of(
            """
            import static lib.Registry.ALL;
            import lib.Other;
            class A { void m(int x) { ALL.add(x); Other.CACHE.put(x, x); } }
            """);
    assertThat(facts.facts().uses())
        .extracting(StoreUse::store)
        .containsExactly(new StoreRef("lib.Registry", "ALL"), new StoreRef("lib.Other", "CACHE"));
  }

  @Test
  void innerAnonymousAndLambdaBodiesSeeTheOuterFields() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              private final List<String> list = new ArrayList<>();
              class Inner { void a() { list.add("a"); } }
              Runnable r = new Runnable() { public void run() { list.remove("a"); } };
              void m() { later(() -> list.clear()); }
            """);
    assertThat(facts.uses("list")).containsExactly("GROW add", "SHRINK remove", "CLEAR clear");
  }

  @Test
  void aFieldThatIsAViewOfAnotherChangesIt() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              private final Map<String, String> map = new LinkedHashMap<>();
              private final Collection<String> keys = map.keySet();
              void m() { keys.iterator().remove(); keys.clear(); }
            """);
    assertThat(facts.uses("map")).containsExactly("SHRINK remove", "CLEAR clear");
  }

  @Test
  void whatAnOwnMethodDoesToItsParameterIsDoneToTheStore() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              private final Map<String, String> map = new HashMap<>();
              void forget(String k) { removeAndLog(map, k); }
              private void removeAndLog(Map<String, String> any, String k) { any.remove(k); }
            """);
    assertThat(facts.uses("map")).containsExactly("SHRINK remove");
  }

  @Test
  void aStoreSharedWithAnOwnTypesFieldLosesWhatThatRemoves() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              private final Map<String, String> open = new HashMap<>();
              void m(String k) { open.put(k, k); listen(new Listener(open)); }
              static class Listener {
                private final Map<String, String> all;
                Listener(Map<String, String> all) { this.all = all; }
                void closed(String k) { all.remove(k); }
              }
            """);
    assertThat(facts.uses("open")).containsExactly("GROW put", "SHRINK remove");
  }

  @Test
  void aStoreSharedWithAnOwnRecordLosesWhatThatRemoves() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              private final Map<String, String> open = new HashMap<>();
              void m(String k) { open.put(k, k); listen(new Listener(open)); }
              record Listener(Map<String, String> all) {
                void closed(String k) { all.remove(k); }
              }
            """);
    assertThat(facts.uses("open")).containsExactly("GROW put", "SHRINK remove");
  }

  @Test
  void innerContainersGrowTheOuterOne() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              Map<String, List<String>> map = new HashMap<>();
              void m(String k, String v) { map.get(k).add(v); }
            """);
    assertThat(facts.uses("map")).containsExactly("GROW add");
  }

  @Test
  void innerContainersThatEvictGrowNothing() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              Map<String, Map<String, String>> map = new HashMap<>();
              void m(String k, String v) {
                Map<String, String> inner = map.get(k);
                if (inner == null) {
                  inner = new LinkedHashMap<>(9, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, String> e) {
                      return size() > 9;
                    }
                  };
                  map.put("a", inner);
                }
                inner.put(v, v);
              }
            """);
    assertThat(facts.uses("map")).containsExactly("GROW put");
    assertThat(facts.use("map").key()).isEqualTo(Key.LITERAL);
  }

  @Test
  void innerContainersThatAreAlsoEmptiedSayNothing() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              Map<String, List<String>> map = new HashMap<>();
              void m(String k, String v) { map.get(k).add(v); }
              void n(String k, String v) { List<String> l = map.get(k); l.remove(v); }
            """);
    assertThat(facts.uses("map")).isEmpty();
  }

  @Test
  void textBuffersGrowAndAreCut() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              StringBuilder text = new StringBuilder();
              ByteArrayOutputStream bytes = new ByteArrayOutputStream();
              void m(String s) { text.append(s); text.setLength(0); bytes.write(1); bytes.reset(); }
            """);
    assertThat(facts.uses("text")).containsExactly("GROW append", "SHRINK setLength");
    assertThat(facts.uses("bytes")).containsExactly("GROW write", "CLEAR reset");
  }

  @Test
  void constructionReplacesNothing() {
    JavaFacts facts =
        JavaFacts.ofMembers("final List<String> list; A() { list = new ArrayList<>(); }");
    assertThat(facts.uses("list")).isEmpty();
  }

  @Test
  void aFieldGivenToTheConstructorIsSharedWithTheCaller() {
    JavaFacts facts =
        JavaFacts.ofMembers("final List<String> list; A(List<String> l) { list = l; }");
    assertThat(facts.uses("list")).containsExactly("ESCAPE =");
  }

  @Test
  void returningAStoreLetsItEscape() {
    JavaFacts facts = JavaFacts.ofMembers("List<String> list; List<String> all() { return list; }");
    assertThat(facts.uses("list")).containsExactly("ESCAPE return");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (list.size() < MAX) { list.add(s); }                    | true",
        "if (list.size() >= 100) return; list.add(s);               | true",
        "if (list.size() >= maxSize) { throw bad(); } list.add(s);  | true",
        "if (list.isEmpty()) { list.add(s); }                       | true",
        "int n = list.size(); if (n < limit) { list.add(s); }       | true",
        "if (!list.contains(s)) { list.add(s); }                    | false",
        "if (list.size() > 0) { list.add(s); }                      | false",
        "if (index < list.size()) { list.add(s); }                  | false",
        "if (!list.isEmpty()) { list.add(s); }                      | false",
        "if (list.size() < MAX) { log(); } list.add(s);             | false",
        "list.add(s);                                               | false",
      })
  void onlyALengthTestGuards(String statement, boolean guarded) {
    JavaFacts facts =
        JavaFacts.ofMembers(
            "List<String> list; void m(String s, int index, int limit) { " + statement + " }");
    assertThat(
            facts.facts().uses().stream()
                .filter(use -> use.kind() == StoreUse.Kind.GROW)
                .findFirst()
                .orElseThrow()
                .guarded())
        .isEqualTo(guarded);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "while (list.size() > MAX) drop();           | 1",
        "if (list.size() + n > capacity) drop();     | 1",
        "if (MAX == list.size()) drop();             | 1",
        "boolean full = list.size() >= MAX;          | 1",
        "for (int i = 0; i < list.size(); i++) {}    | 0",
        "if (n >= list.size()) throw bad();          | 0",
        "if (list.size() == 0) drop();               | 0",
        "if (list.size() == 1) drop();               | 0",
      })
  void comparingWithALimitIsABoundCheck(String statement, int checks) {
    JavaFacts facts =
        JavaFacts.ofMembers("List<String> list; int capacity; void m(int n) { " + statement + " }");
    assertThat(facts.facts().uses()).hasSize(checks);
    assertThat(facts.facts().uses()).allMatch(use -> use.kind() == StoreUse.Kind.BOUND_CHECK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "map.put(\"a\", v);         | LITERAL",
        "map.put(NAME, v);          | LITERAL",
        "map.put(Colour.RED, v);    | CLOSED",
        "map.put(colour, v);        | CLOSED",
        "map.put(A.class, v);       | CLOSED",
        "map.put(v.getClass(), v);  | CLOSED",
        "map.put(k, v);             | DATA",
        "map.put(k + \"x\", v);     | DATA",
        "map.put(v.name(), v);      | DATA",
        "map.put(colour.name(), v); | CLOSED",
        "map.put(A.class.getName(), v);                | CLOSED",
        "map.put(v.getClass().getPackageName(), v);    | CLOSED",
        "map.put(A.class.getPackage().getName(), v);   | CLOSED",
        "map.put(k.getPackage().getName(), v);         | DATA",
        "Class<?> c = load(k); map.put(k, c);          | CLOSED",
        "loaded.computeIfAbsent(k, this::load);        | CLOSED",
        "map.put(k, A.class.getName());                | DATA",
        "String x = \"a\"; map.put(x, v); | LITERAL",
      })
  void judgesKeys(String statement, Key key) {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              enum Colour { RED }
              static final String NAME = "n";
              Map<Object, Object> map = new HashMap<>();
              Map<String, Class<?>> loaded = new HashMap<>();
              void m(String k, Object v, Colour colour) { %s }
            """
                .formatted(statement));
    String store = statement.startsWith("loaded") ? "loaded" : "map";
    assertThat(facts.use(store).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "void n(Class<?> c) { m(c.getName()); }                                        | CLOSED",
        "void n(Class<?> c) { m(c.getPackage().getName()); } void o() { m(\"a\"); }   | CLOSED",
        "void n(String s) { m(s); } void o(Class<?> c) { n(c.getSimpleName()); }       | CLOSED",
        "void n(Class<?> c) { m(c.getName()); } void o(String s) { m(s); }             | DATA",
        "void n(Module c) { m(c.getName()); }                                          | DATA",
        "void n() { m(\"a\"); }                                                       | DATA",
        "void n(Other o, Class<?> c) { o.m(c.getName()); }                             | DATA",
        "void n() { }                                                                  | DATA",
      })
  void aParameterIsAsClosedAsWhatTheFileHandsToIt(String callers, Key key) {
    JavaFacts facts =
        JavaFacts.ofMembers(
            "Map<String, String> map = new HashMap<>(); void m(String k) { map.put(k, k); } "
                + callers);
    assertThat(facts.use("map").key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (done) return; for (String s : in) list.add(s); done = true;              | true",
        "if (!done) { done = true; for (String s : in) list.add(s); }                 | true",
        "if (done) { log(); } else { list.addAll(in); done = true; }                  | true",
        "if (!(!done && in != null)) { return; } list.addAll(in); this.done = true;    | true",
        "if (!done) { synchronized (this) { if (!done) { list.addAll(in); done = true; } } } |"
            + " true",
        "if (!first.compareAndSet(false, true)) return; list.addAll(in);              | true",
        "if (!first.getAndSet(true)) { list.addAll(in); }                             | true",
        "if (list == null) { list = new ArrayList<>(); list.addAll(in); }             | true",
        "if (list != null) { return; } list = new ArrayList<>(); list.addAll(in);     | true",
        "if (list == null) { list = new ArrayList<>(); } list.addAll(in);             | false",
        "if (list == null) { return; } list.addAll(in);                               | false",
        "if (list != null) { list.addAll(in); }                                       | false",
        "if (done) { list.addAll(in); return; } done = true;                          | false",
        "if (done) return; list.addAll(in);                                           | false",
        "if (lowered) return; list.addAll(in); lowered = true;                        | false",
        "if (emptied) return; list.addAll(in); emptied = true;                        | true",
        "if (!done && in != null) { done = true; } list.addAll(in);                   | false",
        "boolean done = false; if (done) return; list.addAll(in); done = true;        | false",
      })
  void whatAFlagOrNullLetsRunOnceIsGuarded(String statement, boolean guarded) {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              private List<String> list;
              private boolean done, lowered, emptied;
              private final AtomicBoolean first = new AtomicBoolean();
              void lower() { lowered = false; }
              void empty() { emptied = false; list.clear(); }
              void m(List<String> in) { %s }
            """
                .formatted(statement));
    assertThat(
            facts.facts().uses().stream()
                .filter(use -> use.kind() == StoreUse.Kind.GROW)
                .findFirst()
                .orElseThrow()
                .guarded())
        .isEqualTo(guarded);
  }

  @Test
  void aFlagOfAnObjectGuardsNothingStatic() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              private static final List<String> list = new ArrayList<>();
              private boolean done;
              void m(String s) { if (done) return; list.add(s); done = true; }
            """);
    assertThat(facts.use("list").guarded()).isFalse();
  }

  @Test
  void growthInALoopSaysSo() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            "List<String> list; void m(List<String> in) { for (String s : in) list.add(s); }");
    assertThat(facts.use("list").site().loop()).isEqualTo(Loop.DATA);
    assertThat(facts.text(facts.use("list").site())).isEqualTo("list.add(s)");
  }

  @Test
  void methodsThatAreNotOfTheContainersTypeSayNothing() {
    JavaFacts facts =
        JavaFacts.of(
            """
            class A { Basket basket; void m(int x) { basket.add(x); } }
            class Basket { void add(int x) {} }
            """);
    assertThat(facts.facts().uses()).isEmpty();
  }
}
