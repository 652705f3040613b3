package dev.memlint.python;

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

  private static final String IMPORTS = "import asyncio, re, requests\nfrom queue import Queue\n";

  private static CallFact call(String text) {
    List<CallFact> calls =
        Facts.of(IMPORTS + text).file().calls().stream()
            .filter(c -> HOTSPOTS.contains(c.hotspot()))
            .toList();
    assertThat(calls).hasSize(1);
    return calls.getFirst();
  }

  private static CallFact inFunction(String body) {
    return call("def run(self, items, p):\n    " + body.replace("; ", "\n    ") + "\n");
  }

  @Test
  void aConstructionStatesPositionsAndKeywords() {
    CallFact call = inFunction("self.q = Queue(100, loop=p)");
    assertThat(call.hotspot()).isEqualTo("unbounded-channel");
    assertThat(call.api()).isEqualTo("queue.Queue");
    assertThat(call.options())
        .containsExactly(
            new Option("0", new SizeExpr.Literal(100), "100"),
            new Option("loop", SizeExpr.UNKNOWN, "p"));
    assertThat(call.bound()).map(Option::name).contains("0");
    assertThat(call.consumed()).containsExactly(Consumption.STORED);
  }

  @Test
  void theKeywordIsABoundToo() {
    assertThat(inFunction("return asyncio.Queue(maxsize=p)").bound())
        .contains(new Option("maxsize", SizeExpr.UNKNOWN, "p"));
    assertThat(inFunction("return asyncio.Queue()").bound()).isEmpty();
  }

  @Test
  void stepsOnANameThatHoldsTheObjectCount() {
    CallFact call = inFunction("q = Queue(); q.put(1); return q");
    assertThat(call.options()).containsExactly(new Option("put", new SizeExpr.Literal(1), "1"));
    assertThat(call.consumed()).contains(Consumption.RETURNED);
  }

  @Test
  void whatAWithStatementNamesIsFollowed() {
    CallFact call = inFunction("with requests.Session() as s: s.get(p)");
    assertThat(call.option("get")).map(Option::text).contains("p");
  }

  @Test
  void aModulesOwnIsStored() {
    assertThat(call("WORD = re.compile('a+')\n").consumed()).contains(Consumption.STORED);
  }

  @Test
  void theSourceIsFollowedThroughLocals() {
    CallFact call = inFunction("text = 'a+'; return re.compile(text)");
    assertThat(call.source()).isEqualTo("text <- 'a+'");
    assertThat(call.consumed()).containsExactly(Consumption.RETURNED);
    assertThat(call.invariant()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "for s in items: go(re.compile('a+'))                               | true",
        "for s in items: go(re.compile(p))                                  | true",
        "for s in items: go(re.compile(self.p))                             | true",
        "for s in items: go(re.compile(re.escape(p)))                       | true",
        "for s in items: go(re.compile(f'{p}+'))                            | true",
        "for s in items: go(re.compile(f'{s}+'))                            | false",
        "for s in items: go(re.compile(s.name))                             | false",
        "for s in items: go(re.compile(next(p)))                            | false",
        "for s in items: t = p + 'x'; ....go(re.compile(t))                 | true",
        "for s in items: t = s + 'x'; ....go(re.compile(t))                 | false",
        "for s in items: self.p = s; ....go(re.compile(self.p))             | false",
        "return [re.compile(s) for s in items]                              | false",
        "return [re.compile(p).sub('', s) for s in items]                   | true",
        "for s in items: ....while go(): re.compile(s)                      | true",
        "return re.compile(p)                                               | false",
        "return re.compile('a', re.I)                                       | true",
      })
  void argumentsThatStayTheSameAreTold(String body, boolean invariant) {
    String text = body.strip();
    if (text.startsWith("for") && text.contains("....")) {
      text = text.replaceFirst(": ", ":; ....").replace("........", "....").replace("....", "    ");
    }
    assertThat(inFunction(text).invariant()).isEqualTo(invariant);
  }

  @Test
  void theSiteKnowsItsLoop() {
    assertThat(inFunction("for s in items: requests.Session().get(s)").site().loop())
        .isEqualTo(Loop.DATA);
  }

  @Test
  void namesThatReferToThemselvesEnd() {
    assertThat(
            inFunction("for s in items: t = t.join(t, t); ....re.compile(t)".replace("....", ""))
                .invariant())
        .isFalse();
  }

  @Test
  void aProjectsOwnNameIsNotTheLibrarys() {
    assertThat(Facts.of("class Queue: pass\nq = Queue()\n").file().calls()).isEmpty();
  }
}
