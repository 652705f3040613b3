package dev.memlint.rust;

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

  private static final String USES =
      "use regex::Regex;\nuse reqwest::Client;\nuse tokio::sync::mpsc;\nuse std::sync::LazyLock;\n";

  private static CallFact inFunction(String body) {
    return call("fn run(all: Vec<String>, p: &str) -> X { " + body + " }");
  }

  private static CallFact call(String items) {
    List<CallFact> calls =
        Rust.facts(USES + items).calls().stream()
            .filter(c -> HOTSPOTS.contains(c.hotspot()))
            .toList();
    assertThat(calls).hasSize(1);
    return calls.getFirst();
  }

  @Test
  void aCallIsToldWithItsHotspotAndName() {
    CallFact call = inFunction("let (tx, rx) = mpsc::unbounded_channel::<u8>(); tx.send(1)");
    assertThat(call.hotspot()).isEqualTo("unbounded-channel");
    assertThat(call.api()).isEqualTo("tokio::sync::mpsc::unbounded_channel");
    assertThat(call.options()).extracting(Option::name).containsExactly("send");
    assertThat(call.bound()).isEmpty();
  }

  @Test
  void aBuildersStepsAreOptionsAndItsProductIsFollowed() {
    CallFact call =
        call(
            "impl Api { fn new() -> Self { let c ="
                + " Client::builder().pool_max_idle_per_host(10).gzip().build()?; Self { c } } }");
    assertThat(call.api()).isEqualTo("reqwest::Client::builder");
    assertThat(call.options())
        .containsExactly(
            new Option("pool_max_idle_per_host", new SizeExpr.Literal(10), "10"),
            new Option("gzip", SizeExpr.UNKNOWN, ""),
            new Option("build", SizeExpr.UNKNOWN, ""));
    assertThat(call.consumed()).containsExactly(Consumption.STORED);
  }

  @Test
  void aBuilderInALocalIsFollowedToWhereItBuilds() {
    CallFact call =
        inFunction(
            "let mut builder = Client::builder(); builder = builder.gzip(true);"
                + " builder.build().unwrap()");
    assertThat(call.option("gzip")).map(Option::text).contains("true");
    assertThat(call.consumed()).containsExactly(Consumption.RETURNED);
  }

  @Test
  void whatATaskDoesIsNoStepOfTheFunctionThatStartsIt() {
    CallFact call =
        inFunction(
            "let (tx, rx) = mpsc::unbounded_channel::<u8>();"
                + " tokio::spawn(async move { rx.recv().await }); tx.send(1)");
    assertThat(call.options()).extracting(Option::name).containsExactly("send");
  }

  @Test
  void aStaticsInitialiserIsStored() {
    CallFact call =
        call("static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r\"\\w\").unwrap());");
    assertThat(call.consumed()).containsExactly(Consumption.STORED);
    assertThat(call.invariant()).isTrue();
  }

  @Test
  void theSourceIsFollowedThroughLocals() {
    CallFact call = inFunction("let text = \"a+\"; Regex::new(text).unwrap()");
    assertThat(call.source()).isEqualTo("text <- \"a+\"");
    assertThat(call.consumed()).containsExactly(Consumption.RETURNED);
    assertThat(call.invariant()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "for s in &all { go(Regex::new(\"a+\")); } => true",
        "for s in &all { go(Regex::new(p)); } => true",
        "for s in &all { go(Regex::new(&format!(\"{p}+\"))); } => true",
        "for s in &all { go(Regex::new(&format!(\"{s}+\"))); } => false",
        "for s in &all { go(Regex::new(&format!(\"{}+\", s))); } => false",
        "for s in &all { go(Regex::new(s)); } => false",
        "for s in &all { let t = s.trim(); go(Regex::new(t)); } => false",
        "for s in &all { let t = p.trim(); go(Regex::new(t)); } => true",
        "for s in &all { go(Regex::new(next())); } => false",
        "for s in &all { go(Regex::new(WORD)); } => true",
        "let mut t = p; for s in &all { t = s; go(Regex::new(t)); } => false",
        "all.iter().for_each(|s| go(Regex::new(s))); => false",
        "all.iter().for_each(|s| go(Regex::new(p))); => true",
        "for s in &all { while go() { go(Regex::new(s)); } } => true",
        "go(Regex::new(p)); => false",
        "go(Regex::new(\"a\")); => true",
      })
  void argumentsThatStayTheSameAreTold(String body, boolean invariant) {
    assertThat(inFunction(body).invariant()).isEqualTo(invariant);
  }

  @Test
  void theSiteKnowsItsLoop() {
    assertThat(inFunction("for s in all { let c = Client::new(); c.get(s); }").site().loop())
        .isEqualTo(Loop.DATA);
  }

  @Test
  void namesThatReferToThemselvesEnd() {
    String body = "let t = t.concat(t, t); ".repeat(3) + "Regex::new(t);";
    assertThat(inFunction("for s in all { " + body + " }").invariant()).isFalse();
  }

  @Test
  void aProjectsOwnTypeIsNotTheLibrarys() {
    assertThat(Rust.facts("struct Client; fn f() { Client::new(); }").calls()).isEmpty();
  }
}
