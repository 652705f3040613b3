package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.TypeFact;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypesAndFunctionsTest {

  @Test
  void namesTypesByPackageAndNesting() {
    JavaFacts facts =
        JavaFacts.of(
            """
            package app;
            import java.io.Closeable;
            @Service class Outer extends Base implements Closeable {
              enum Colour { RED }
              interface Part {}
              record Pair(Part left) {}
            }
            """);
    assertThat(facts.facts().types())
        .extracting(TypeFact::name)
        .containsExactly("app.Outer", "app.Outer.Colour", "app.Outer.Part", "app.Outer.Pair");
    assertThat(facts.facts().types())
        .extracting(TypeFact::kind)
        .containsExactly(
            TypeFact.Kind.CLASS, TypeFact.Kind.ENUM, TypeFact.Kind.INTERFACE, TypeFact.Kind.CLASS);
    TypeFact outer = facts.facts().types().getFirst();
    assertThat(outer.supertypes()).containsExactly("Base", "java.io.Closeable");
    assertThat(outer.annotations()).containsExactly("Service");
    assertThat(facts.text(outer.span())).isEqualTo("Outer");
  }

  @Test
  void listsAllTypesNamedInAField() {
    JavaFacts facts =
        JavaFacts.ofMembers("static Map<String, List<Session>> all; int n; class Session {}");
    assertThat(facts.facts().types().getFirst().fields())
        .containsExactly(
            new TypeFact.Field(
                "all",
                List.of("java.util.Map", "java.lang.String", "java.util.List", "app.A.Session"),
                true),
            new TypeFact.Field("n", List.of(), false));
  }

  @Test
  void typeParametersAreNoTypes() {
    JavaFacts facts = JavaFacts.of("class Box<T> { T value; <R> void m(R r) { r.go(); } }");
    assertThat(facts.facts().types().getFirst().fields().getFirst().types()).isEmpty();
    assertThat(callee(facts, "m", "go").receiver()).isEmpty();
  }

  @Test
  void staticInitialisersRunAtTheTopLevel() {
    JavaFacts facts = JavaFacts.ofMembers("static List<String> a = make(); static { fill(); } ");
    assertThat(facts.facts().functions()).hasSize(1);
    assertThat(facts.facts().functions().getFirst().callees())
        .extracting(Callee::name)
        .containsExactly("make", "fill");
  }

  @Test
  void fieldInitialisersBelongToConstruction() {
    JavaFacts facts = JavaFacts.ofMembers("List<String> a = make(); { fill(); }");
    assertThat(facts.facts().functions()).hasSize(2);
    assertThat(facts.facts().functions().getLast().kind()).isEqualTo(Kind.CONSTRUCTOR);
  }

  @Test
  void tellsHowFunctionsComeToRun() {
    JavaFacts facts =
        JavaFacts.of(
            """
            class Api extends HttpServlet implements Runnable, AutoCloseable {
              Api() {}
              public static void main(String[] args) {}
              @GetMapping("/") String home() { return ""; }
              @KafkaListener void heard(String m) {}
              protected void doGet(Object q, Object r) {}
              public void run() {}
              public void close() {}
              @Test void tested() {}
              void plain() {}
            }
            class Other { void doGet() {} void run() {} }
            """);
    assertThat(facts.facts().functions().subList(1, 12))
        .extracting(FunctionFact::kind)
        .containsExactly(
            Kind.CONSTRUCTOR,
            Kind.MAIN,
            Kind.HANDLER,
            Kind.HANDLER,
            Kind.HANDLER,
            Kind.HANDLER,
            Kind.DESTRUCTOR,
            Kind.TEST,
            Kind.ORDINARY,
            Kind.ORDINARY,
            Kind.ORDINARY);
  }

  @Test
  void exportsPublicAndProtectedMethodsOfPublicTypes() {
    JavaFacts facts =
        JavaFacts.of(
            """
            public class A {
              public void a() {} protected void b() {} void c() {} private void d() {}
              static class Hidden { public void e() {} }
              public interface Shown { void f(); }
            }
            """);
    assertThat(facts.facts().functions())
        .filteredOn(FunctionFact::exported)
        .extracting(FunctionFact::name)
        .containsExactly("a", "b", "f");
  }

  @Test
  void overridesAndCallbacksAreCalled() {
    JavaFacts facts =
        JavaFacts.of(
            """
            class A {
              @Override public void a() {}
              @Bean void b() {}
              @Deprecated void c() {}
              void d() {}
              Object e = new Object() { void inner() {} };
            }
            """);
    assertThat(facts.facts().functions())
        .filteredOn(FunctionFact::called)
        .extracting(FunctionFact::name)
        .containsExactly("<top>", "a", "b", "<init>", "inner");
  }

  @Test
  void knowsTheReceiversOfCalls() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              private final Set<String> seen = new HashSet<>();
              void m(Session session, Object o) {
                seen.clear();
                session.end();
                this.own(1, 2);
                own(1, 2);
                ((Session) o).cast();
                new Session().made();
                Session.of();
                var inferred = new Session();
                inferred.inferred();
                unknown().lost();
              }
              void own(int a, int b) {}
              class Session {}
            """);
    assertThat(callee(facts, "m", "clear").receiver()).isEqualTo("java.util.Set");
    for (String name : List.of("end", "cast", "made", "of", "inferred")) {
      assertThat(callee(facts, "m", name).receiver()).as(name).isEqualTo("app.A.Session");
    }
    assertThat(callee(facts, "m", "own").receiver()).isEqualTo("app.A");
    assertThat(callee(facts, "m", "lost").receiver()).isEmpty();
  }

  @Test
  void methodReferencesAreHandedOn() {
    JavaFacts facts = JavaFacts.ofMembers("void m() { later(this::clear); } void clear() {}");
    assertThat(callee(facts, "m", "clear")).isEqualTo(new Callee("clear", "app.A", -1, Loop.NONE));
  }

  @Test
  void aLambdaThatRunsLaterIsAFunctionThatIsHandedOn() {
    JavaFacts facts =
        JavaFacts.ofMembers("void m(ExecutorService pool) { pool.submit(() -> work()); }");
    FunctionFact lambda = facts.function("lambda$1");
    assertThat(lambda.kind()).isEqualTo(Kind.HANDLER);
    assertThat(lambda.callees()).extracting(Callee::name).containsExactly("work");
    assertThat(callee(facts, "m", "lambda$1").arguments()).isEqualTo(-1);
  }

  @Test
  void aLambdaThatRunsAtOnceIsPartOfItsFunction() {
    JavaFacts facts = JavaFacts.ofMembers("void m(List<String> l) { l.forEach(x -> work(x)); }");
    assertThat(callee(facts, "m", "work").loop()).isEqualTo(Loop.DATA);
  }

  @Test
  void judgesLoops() {
    assertThat(loopOf("for (int i = 0; i < 10; i++) work();")).isEqualTo(Loop.CONSTANT);
    assertThat(loopOf("for (int i = 0; i < MAX; i++) work();")).isEqualTo(Loop.CONSTANT);
    assertThat(loopOf("for (int i = 0; i < n; i++) work();")).isEqualTo(Loop.DATA);
    assertThat(loopOf("for (var x : TimeUnit.values()) work();")).isEqualTo(Loop.CONSTANT);
    assertThat(loopOf("for (var x : List.of(1, 2)) work();")).isEqualTo(Loop.CONSTANT);
    assertThat(loopOf("for (var x : xs) work();")).isEqualTo(Loop.DATA);
    assertThat(loopOf("while (xs.hasNext()) work();")).isEqualTo(Loop.DATA);
    assertThat(loopOf("while (true) work();")).isEqualTo(Loop.ENDLESS);
    assertThat(loopOf("for (;;) work();")).isEqualTo(Loop.ENDLESS);
    assertThat(loopOf("while (running) work();")).isEqualTo(Loop.ENDLESS);
    assertThat(loopOf("while (true) { if (done()) break; work(); }")).isEqualTo(Loop.DATA);
    assertThat(loopOf("work();")).isEqualTo(Loop.NONE);
  }

  @Test
  void whatOnlyNamesATypeHoldsNone() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            "static Class<Session> type; static java.util.function.Supplier<Session> maker;");
    assertThat(facts.facts().types().getFirst().fields())
        .flatExtracting(TypeFact.Field::types)
        .containsExactly("java.lang.Class", "java.util.function.Supplier");
  }

  @Test
  void saysWhichFunctionsReadFiles() {
    JavaFacts facts =
        JavaFacts.ofMembers(
            """
              void a(Path p) throws IOException { Files.newBufferedReader(p); }
              void b(File f) throws IOException { new FileInputStream(f); }
              void c() { A.class.getResourceAsStream("x"); }
              void d(Path p) { p.getFileName(); new ByteArrayInputStream(null); }
            """);
    assertThat(facts.facts().functions())
        .filteredOn(FunctionFact::readsFiles)
        .extracting(FunctionFact::name)
        .as("a resource is part of the program")
        .containsExactly("a", "b");
  }

  private static Loop loopOf(String statement) {
    JavaFacts facts = JavaFacts.ofMembers("void m() { " + statement + " }");
    return callee(facts, "m", "work").loop();
  }

  private static Callee callee(JavaFacts facts, String function, String name) {
    return facts.function(function).callees().stream()
        .filter(callee -> callee.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no callee " + name));
  }
}
