package dev.memlint.rules.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.CallFact.Option;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.SizeExpr;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableCallsTest {
  /** A call may be several hotspots; these are the ones that the tests are about. */
  private static final Set<String> HOTSPOTS =
      Set.of("unbounded-channel", "client-per-call", "allocation-in-hot-loop");

  private static final String IMPORTS =
      """
      import java.util.concurrent.*;
      import java.util.regex.Pattern;
      import java.net.http.HttpClient;
      import okhttp3.OkHttpClient;
      import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
      """;

  private static CallFact inMethod(String statements) {
    return inClass(
        "String name; OkHttpClient client; Object m(int p) { %s }".formatted(statements));
  }

  private static CallFact inClass(String members) {
    JavaFacts facts = JavaFacts.of(IMPORTS + "class A { " + members + " }");
    List<CallFact> calls =
        facts.facts().calls().stream().filter(c -> HOTSPOTS.contains(c.hotspot())).toList();
    assertThat(calls).hasSize(1);
    return calls.getFirst();
  }

  @Test
  void aConstructionStatesItsArguments() {
    CallFact call = inMethod("return new LinkedBlockingQueue<String>(100);");
    assertThat(call.hotspot()).isEqualTo("unbounded-channel");
    assertThat(call.api()).isEqualTo("new LinkedBlockingQueue");
    assertThat(call.certain()).isTrue();
    assertThat(call.options()).containsExactly(new Option("0", new SizeExpr.Literal(100), "100"));
    assertThat(call.bound()).contains(new Option("0", new SizeExpr.Literal(100), "100"));
    assertThat(call.consumed()).containsExactly(Consumption.RETURNED);
  }

  @Test
  void aCollectionToCopyFromBoundsNothing() {
    CallFact call =
        inClass("Object m(java.util.List<String> all) { return new LinkedBlockingQueue<>(all); }");
    assertThat(call.option("0").orElseThrow().value()).isEqualTo(SizeExpr.UNKNOWN);
    assertThat(call.bound()).isEmpty();
  }

  @Test
  void aBuildersStepsAreOptionsAndItsProductIsFollowed() {
    CallFact call =
        inMethod(
            "client = new OkHttpClient.Builder().maxSize(10).fast().build();"
                + " return client.newCall(null);");
    assertThat(call.api()).isEqualTo("new Builder");
    assertThat(call.options())
        .containsExactly(
            new Option("maxSize", new SizeExpr.Literal(10), "10"),
            new Option("fast", SizeExpr.UNKNOWN, ""),
            new Option("build", SizeExpr.UNKNOWN, ""));
    assertThat(call.consumed()).containsExactly(Consumption.STORED);
  }

  @Test
  void stepsOnALocalThatHoldsTheObjectCount() {
    CallFact call =
        inMethod(
            """
            ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
            pool.setQueueCapacity(50);
            pool.initialize();
            return pool;
            """);
    assertThat(call.bound()).map(Option::name).contains("setQueueCapacity");
    assertThat(call.option("initialize")).isPresent();
    assertThat(call.consumed()).contains(Consumption.RETURNED);
  }

  @Test
  void aBuilderInALocalIsFollowedToWhereItBuilds() {
    CallFact call =
        inMethod(
            """
            OkHttpClient.Builder builder = new OkHttpClient.Builder();
            builder.maxSize(p);
            OkHttpClient made = builder.build();
            return made;
            """);
    assertThat(call.option("maxSize")).map(Option::text).contains("p");
    assertThat(call.consumed()).containsExactly(Consumption.RETURNED);
    assertThat(call.invariant()).isFalse();
  }

  @Test
  void aFieldsInitialiserIsStored() {
    assertThat(inClass("static final Pattern P = Pattern.compile(\"a+\");").consumed())
        .containsExactly(Consumption.STORED);
  }

  @Test
  void theSourceIsFollowedThroughLocals() {
    CallFact call = inMethod("String text = \"a+\"; use(Pattern.compile(text));");
    assertThat(call.source()).isEqualTo("text <- \"a+\"");
    assertThat(call.invariant()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for (String s : all) use(Pattern.compile(\"a+\"));                           | true",
        "for (String s : all) use(Pattern.compile(name));                             | true",
        "for (String s : all) use(Pattern.compile(Pattern.quote(this.name)));         | true",
        "for (String s : all) use(Pattern.compile(s));                                | false",
        "for (String s : all) { name = s; use(Pattern.compile(name)); }               | false",
        "for (String s : all) { String t = \"x\" + p; use(Pattern.compile(t)); }      | true",
        "for (String s : all) { String t = \"x\" + s; use(Pattern.compile(t)); }      | false",
        "for (String s : all) use(Pattern.compile(next()));                           | false",
        "for (int i = 0; i < 10; i++) use(Pattern.compile(\"a\" + i));                | false",
        "while (p > 0) { p--; use(Pattern.compile(\"a\" + p)); }                      | false",
        "all.forEach(s -> use(Pattern.compile(s)));                                   | false",
        "all.forEach(s -> use(Pattern.compile(name)));                                | true",
        "for (String s : all) while (p > 0) use(Pattern.compile(s));                  | true",
        "use(Pattern.compile(\"a\" + p));                                             | false",
        "use(Pattern.compile(\"a\" + 1));                                             | true",
      })
  void argumentsThatStayTheSameAreTold(String statements, boolean invariant) {
    assertThat(inMethod(statements).invariant()).isEqualTo(invariant);
  }

  @Test
  void theSiteKnowsItsLoop() {
    CallFact call = inMethod("for (String s : all) HttpClient.newHttpClient().send(s);");
    assertThat(call.site().loop()).isEqualTo(Loop.DATA);
    assertThat(call.api()).isEqualTo("HttpClient.newHttpClient");
  }

  @Test
  void namesThatReferToThemselvesEnd() {
    assertThat(
            inMethod("for (String s : all) { String t = t + t; use(Pattern.compile(t)); }")
                .invariant())
        .isFalse();
  }

  @Test
  void aProjectsOwnTypeIsNotTheLibrarys() {
    JavaFacts facts =
        JavaFacts.of(
            "class A { Object q = new LinkedBlockingQueue(); } class LinkedBlockingQueue {}");
    assertThat(facts.facts().calls()).isEmpty();
  }
}
