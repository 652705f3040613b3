package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFixesTest {
  private static final String GROWN =
      """
      \tprivate final List<String> log = new ArrayList<>();

      \tvoid add(String line) {
      \t\tlog.add(line);
      \t}
      """;

  private static List<Fix> fixes(JavaFacts facts) {
    return facts.facts().stores().stream().flatMap(store -> store.fix().stream()).toList();
  }

  private static String fixed(String members) {
    JavaFacts facts = JavaFacts.ofMembers(members);
    assertThat(fixes(facts)).hasSize(1);
    assertThat(fixes(facts).getFirst().safety()).isEqualTo(FixSafety.UNSAFE);
    return fixes(facts).getFirst().apply(facts.text());
  }

  @Test
  void theOldestGoesWhereTheNewestComes() {
    JavaFacts facts = JavaFacts.of("import java.util.*;\n\nclass A {\n" + GROWN + "}\n");
    String fixed = fixes(facts).getFirst().apply(facts.text());
    assertThat(fixed)
        .isEqualTo(
            """
            import java.util.*;

            class A {
            \tprivate static final int MAX_LOG = 1_000;

            \tprivate final List<String> log = new ArrayList<>();

            \tvoid add(String line) {
            \t\tlog.add(line);
            \t\tif (log.size() > MAX_LOG) {
            \t\t\tlog.remove(0);
            \t\t}
            \t}
            }
            """);
  }

  @Test
  void aMapForgetsItsEldest() {
    assertThat(
            fixed(
                """
                  private static final Map<String, List<Integer>> HITS = new HashMap<>();
                  static void hit(String url) {
                    HITS.put(url, List.of());
                  }
                """))
        .contains(
            "MAX_HITS = 10_000;",
            "HITS = new LinkedHashMap<String, List<Integer>>() {",
            "removeEldestEntry(Map.Entry<String, List<Integer>> eldest) {",
            "return size() > MAX_HITS;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "final List<String> log = new ArrayList<>();\nvoid m(String s) {\nlog.add(s);\n}",
        "private final List<String> log;\nvoid m(String s) {\nlog.add(s);\n}",
        "private final List<String> log = new ArrayList<>();\n"
            + "void m(String s) {\n"
            + "log.add(0, s);\n"
            + "}",
        "private final List<String> log = new ArrayList<>();\n"
            + "void m(List<String> log) {\n"
            + "log.add(\"\");\n"
            + "}",
        "private final List<String> log = new ArrayList<>();\n"
            + "void m(List<String> s) {\n"
            + "log.addAll(s);\n"
            + "log.add(\"\");\n"
            + "}",
        "private final List<String> log = new ArrayList<>();\n"
            + "void m(List<String> s) {\n"
            + "s.forEach(log::add);\n"
            + "log.add(\"\");\n"
            + "}",
        "private final List<String> log = new ArrayList<>();\n"
            + "boolean m(String s) {\n"
            + "return log.add(s);\n"
            + "}",
        "private final List<String> log = new CopyOnWriteArrayList<>();\n"
            + "void m(String s) {\n"
            + "log.add(s);\n"
            + "}",
        "private final Map<String, String> log = new ConcurrentHashMap<>();\n"
            + "void m(String s) {\n"
            + "log.put(s, s);\n"
            + "}",
        "private final HashMap<String, String> log = new HashMap<>();\n"
            + "void m(String s) {\n"
            + "log.put(s, s);\n"
            + "}",
        "private final Map<String, String> log = new HashMap<>();\n"
            + "int MAX_LOG;\n"
            + "void m(String s) {\n"
            + "log.put(s, s);\n"
            + "}",
      })
  void offersNoBoundFor(String members) {
    JavaFacts facts = JavaFacts.ofMembers(members);
    assertThat(facts.facts().stores()).isNotEmpty();
    assertThat(fixes(facts)).isEmpty();
  }

  @Test
  void workIsDoneInATryThatRemoves() {
    assertThat(
            fixed(
                """
                  private final ThreadLocal<List<String>> seen = new ThreadLocal<>();
                  int handle(Runnable work) {
                    this.seen.set(new ArrayList<>());
                    work.run();
                    return 1;
                  }
                """))
        .contains(
            """
                this.seen.set(new ArrayList<>());
                try {
                  work.run();
                  return 1;
                } finally {
                  this.seen.remove();
                }
              }
            """);
  }

  @Test
  void aFinallyThatIsThereRemovesIt() {
    assertThat(
            fixed(
                """
                  private final ThreadLocal<List<String>> seen = new ThreadLocal<>();
                  void handle(Runnable work) {
                    seen.set(new ArrayList<>());
                    try {
                      work.run();
                    } finally {
                      System.out.println();
                    }
                  }
                """))
        .contains(
            """
                } finally {
                  seen.remove();
                  System.out.println();
                }
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void begin(Runnable r) {\nseen.set(null);\nr.run();\n}",
        "void handle(Runnable r) {\nseen.set(null);\n}",
        "void handle(Runnable r) {\nseen.set(null);\nint a = 1;\n}",
        "void handle(Runnable r) {\nif (r != null) seen.set(null);\nr.run();\n}",
        "void handle(Runnable r) {\nseen.set(null);\nr.run();\n}\n"
            + "void other(Runnable r) {\nseen.set(null);\nr.run();\n}",
      })
  void offersNoRemovalFor(String members) {
    JavaFacts facts =
        JavaFacts.ofMembers(
            "private final ThreadLocal<String> seen = new ThreadLocal<>();\n" + members);
    assertThat(fixes(facts)).isEmpty();
  }
}
