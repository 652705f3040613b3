package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreFact.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoresTest {

  @Test
  void describesAField() {
    JavaFacts facts =
        JavaFacts.ofMembers("private final Map<String, Session> open = new ConcurrentHashMap<>();");
    StoreFact open = facts.store("open");
    assertThat(open.ref().owner()).isEqualTo("app.A");
    assertThat(facts.text(open.site())).isEqualTo("open");
    assertThat(open.kind()).isEqualTo(Kind.MAP);
    assertThat(open.type()).isEqualTo("Map<String, Session>");
    assertThat(open.keyType()).isEqualTo("String");
    assertThat(open.elementType()).isEqualTo("Session");
    assertThat(open.scope()).isEqualTo(Scope.INSTANCE);
    assertThat(open.bound()).isEqualTo(Bound.NONE);
    assertThat(open.content()).isEqualTo(Content.EMPTY);
    assertThat(open.shared()).isTrue();
  }

  @Test
  void aStaticFieldLivesAsLongAsTheProcess() {
    assertThat(store("static final List<String> x = new ArrayList<>();").scope())
        .isEqualTo(Scope.PROCESS);
  }

  @Test
  void aStaticThreadLocalLivesAsLongAsItsThread() {
    StoreFact store = store("static final ThreadLocal<byte[]> x = new ThreadLocal<>();");
    assertThat(store.kind()).isEqualTo(Kind.THREAD_LOCAL);
    assertThat(store.scope()).isEqualTo(Scope.THREAD);
  }

  @Test
  void plainInstanceFieldsAreNoStores() {
    assertThat(JavaFacts.ofMembers("String a; int b; Object c; byte[] d;").facts().stores())
        .isEmpty();
  }

  @Test
  void aStringThatIsAppendedToIsAStore() {
    JavaFacts facts = JavaFacts.ofMembers("String log = \"\"; void m(String s) { log += s; }");
    assertThat(facts.store("log").kind()).isEqualTo(Kind.TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "List<String> x = new ArrayList<>();                                            | NONE",
        "Map<K, V> x = new HashMap<>();                                                 | NONE",
        "Map<K, V> x = new EnumMap<>(K.class);                                          |"
            + " CLOSED_KEYS",
        "Map<Class<?>, V> x = new HashMap<>();                                          |"
            + " CLOSED_KEYS",
        "Map<Colour, V> x = new HashMap<>(); enum Colour { RED }                        |"
            + " CLOSED_KEYS",
        "Map<K, V> x = new WeakHashMap<>();                                             | WEAK",
        "Map<K, V> x = Collections.synchronizedMap(new WeakHashMap<>());                | WEAK",
        "Set<K> x = Collections.newSetFromMap(new WeakHashMap<>());                     | WEAK",
        "Queue<K> x = new ArrayBlockingQueue<>(9);                                      | CAPACITY",
        "BlockingQueue<K> x = new LinkedBlockingQueue<>(9);                             | CAPACITY",
        "BlockingQueue<K> x = new LinkedBlockingQueue<>();                              | NONE",
        "BlockingQueue<K> x = new LinkedBlockingQueue<>(Integer.MAX_VALUE);             | NONE",
        "BlockingQueue<K> x; A(int n) { x = new LinkedBlockingQueue<>(n); }             | CAPACITY",
        "Map<K, V> x = new LinkedHashMap<>() { protected boolean removeEldestEntry(Map.Entry<K, V>"
            + " e) { return size() > 9; } };                                              |"
            + " CAPACITY",
        "Map<K, V> x = new Lru<>(); class Lru<K, V> extends LinkedHashMap<K, V> { protected boolean"
            + " removeEldestEntry(Map.Entry<K, V> e) { return size() > 9; } }          | CAPACITY",
        "List<String> x = List.of();                                                    |"
            + " IMMUTABLE",
        "List<String> x = Collections.emptyList();                                      |"
            + " IMMUTABLE",
        "List<String> x = Collections.unmodifiableList(new ArrayList<>());              |"
            + " IMMUTABLE",
        "List<String> x = List.of(); void m() { x = new ArrayList<>(); }                | NONE",
        "List<String> x = null;                                                         | NONE",
        "Map<K, V> x = new LRUCache<>(99);                                              | CAPACITY",
        "Map<K, V> x = new ConcurrentReferenceHashMap<>();                              | WEAK",
        "Map<K, V> x = new TypeReferenceMap<>();                                        | NONE",
        "Map<K, V> x = new LruMap<>(); class LruMap<K, V> extends HashMap<K, V> { }     | NONE",
      })
  void knowsWhatBoundsAStore(String members, Bound bound) {
    assertThat(store(members).bound()).isEqualTo(bound);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ImmutableMap<K, V> x = ImmutableMap.of();                                      |"
            + " IMMUTABLE",
        "ImmutableList<K> x = ImmutableList.<K>builder().add(a).build();                |"
            + " IMMUTABLE",
        "Cache<K, V> x = CacheBuilder.newBuilder().build();                             | NONE",
        "Cache<K, V> x = CacheBuilder.newBuilder().maximumSize(9).build();              | CAPACITY",
        "Cache<K, V> x = CacheBuilder.newBuilder().maximumSize(Long.MAX_VALUE).build(); | NONE",
        "Cache<K, V> x = CacheBuilder.newBuilder().weakKeys().build();                  | WEAK",
        "Queue<K> x = EvictingQueue.create(9);                                          | CAPACITY",
      })
  void knowsGuava(String field, Bound bound) {
    JavaFacts facts =
        JavaFacts.of(
            """
            import com.google.common.cache.*;
            import com.google.common.collect.*;
            import java.util.Queue;
            class A { %s }
            """
                .formatted(field));
    assertThat(facts.store("x").bound()).isEqualTo(bound);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "static Pattern x = Pattern.compile(\"a\");                     | PATTERN",
        "static final Logger x = Logger.getLogger(\"a\");               | TELEMETRY",
        "static final AtomicLong x = new AtomicLong();                  | SMALL",
        "static final Object x = new Object();                          | SMALL",
        "static final Properties x = new Properties();                  | CONFIGURATION",
        "static AppConfig x = AppConfig.current();                      | CONFIGURATION",
        "static String[] x = {\"a\", \"b\"};                            | TABLE",
        "static List<String> x = List.of(\"a\", \"b\");                 | TABLE",
        "static List<String> x = new ArrayList<>(List.of(\"a\"));       | TABLE",
        "static byte[] x = new byte[1 << 20];                           | BUFFER",
        "static ByteBuffer x = ByteBuffer.allocate(9);                  | BUFFER",
        "static String[] x = Files.readAllLines(p).toArray(a);          | OTHER",
        "static List<String> x = Files.readAllLines(p);                 | FILE",
        "static Model x = Model.load(p);                                | LOADED",
        "static Dictionary<K, V> x = parse(A.class.getResourceAsStream(p)); | FILE",
        "static Set<K> x = buildKeys(); static Set<K> buildKeys() { return Set.of(a); } | OTHER",
        "static Class<?> x = load(\"a.B\");                             | SMALL",
        "static String x = Files.readString(p);                         | FILE",
        "static A x = new A();                                          | OTHER",
        "static A x;                                                    | EMPTY",
        "static A x; static A get() { if (x == null) x = load(); return x; } | LOADED",
      })
  void knowsWhatAStoreHolds(String members, Content content) {
    JavaFacts facts =
        JavaFacts.of(
            """
            import java.nio.*;
            import java.nio.file.*;
            import java.util.*;
            import java.util.concurrent.atomic.*;
            import java.util.logging.Logger;
            import java.util.regex.*;
            class A { %s }
            """
                .formatted(members));
    assertThat(facts.store("x").content()).isEqualTo(content);
  }

  @Test
  void saysHowLargeATableIs() {
    assertThat(store("static Map<String, Integer> x = Map.of(\"a\", 1, \"b\", 2);").size())
        .isEqualTo(new SizeExpr.Literal(2));
  }

  @Test
  void aProjectsOwnTypeIsNotTheLibrarys() {
    JavaFacts facts =
        JavaFacts.of(
            """
            import java.util.*;
            class A { HashMap x = new HashMap(); }
            class HashMap { void put(Object k, Object v) {} }
            """);
    assertThat(facts.facts().stores()).isEmpty();
  }

  private static StoreFact store(String members) {
    return JavaFacts.ofMembers(members).store("x");
  }
}
