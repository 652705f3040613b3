package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse.Key;
import dev.memlint.rules.facts.StoreUse.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreUsesTest {
  private static Facts method(String declaration, String statement) {
    return Facts.of(
        """
        import collections, heapq, queue
        class A:
            def __init__(self):
                self.x = %s
            def m(self, k, v, n):
                %s
        """
            .formatted(declaration, statement));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "[] ! self.x.append(v) ! GROW",
        "[] ! self.x.extend(v) ! GROW",
        "[] ! self.x += [v] ! GROW",
        "[] ! self.x = self.x + [v] ! GROW",
        "[] ! self.x = [*self.x, v] ! GROW",
        "[] ! heapq.heappush(self.x, v) ! GROW",
        "{} ! self.x[k] = v ! GROW",
        "{} ! self.x.setdefault(k, []).append(v) ! GROW",
        "{} ! self.x.update(v) ! GROW",
        "set() ! self.x |= v ! GROW",
        "set() ! self.x.add(v) ! GROW",
        "'' ! self.x += v ! GROW",
        "queue.Queue() ! self.x.put(v) ! GROW",
        "[] ! del self.x[:n] ! SHRINK",
        "[] ! del self.x[0] ! SHRINK",
        "[] ! self.x.pop() ! SHRINK",
        "[] ! self.x = self.x[-n:] ! SHRINK",
        "[] ! self.x[:] = [y for y in self.x if y] ! SHRINK",
        "[] ! self.x = [y for y in self.x if y.alive] ! SHRINK",
        "{} ! self.x = {a: b for a, b in self.x.items() if b} ! SHRINK",
        "{} ! self.x = dict((a, b) for a, b in self.x.items() if b) ! SHRINK",
        "[] ! self.x = list(filter(None, self.x)) ! SHRINK",
        "set() ! self.x -= v ! SHRINK",
        "set() ! self.x = self.x - v ! SHRINK",
        "queue.Queue() ! self.x.get() ! SHRINK",
        "collections.deque() ! self.x.popleft() ! SHRINK",
        "[] ! self.x.clear() ! CLEAR",
        "[] ! self.x = [] ! CLEAR",
        "[] ! self.x = None ! CLEAR",
        "[] ! del self.x ! CLEAR",
        "[] ! batch, self.x = self.x, [] ! DRAIN",
        "[] ! self.x = v ! REPLACE",
        "{} ! self.x = compute(v) ! REPLACE",
      })
  void everyShapeOfChangeIsSeen(String declaration, String statement, Kind kind) {
    Facts facts = method(declaration, statement);
    assertThat(facts.file().uses())
        .isNotEmpty()
        .allMatch(u -> u.kind() == kind && u.store().equals(new StoreRef("app.mod.A", "x")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "[0, 0] ! self.x[k] = v",
        "{} ! self.x.get(k)",
        "{} ! y = dict(self.x); y[k] = v",
        "0 ! self.x += 1",
        "[] ! items = []; items.append(v)",
        "[] ! print(len(self.x))",
        "{} ! if self.x is None: self.x = {}",
      })
  void whatChangesNothingIsNoUse(String declaration, String statement) {
    assertThat(method(declaration, statement).file().uses()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "'a' ! LITERAL",
        "3 ! LITERAL",
        "('a', 1) ! LITERAL",
        "type(v) ! CLOSED",
        "Color.RED ! CLOSED",
        "__name__ ! CLOSED",
        "k ! DATA",
        "f'{k}' ! DATA",
        "v.name ! DATA",
        "(k, 'a') ! DATA",
      })
  void keysTellWhereTheyComeFrom(String key, Key expected) {
    assertThat(method("{}", "self.x[" + key + "] = v").use().key()).isEqualTo(expected);
  }

  @Test
  void aliasesAreFollowed() {
    assertThat(method("{}", "c = self.x; c[k] = v").uses()).containsExactly("GROW app.mod.A.x []=");
  }

  @Test
  void gettersAreFollowed() {
    Facts facts =
        Facts.of(
            """
            class A:
                def __init__(self):
                    self._x = []
                @property
                def x(self):
                    return self._x
                def m(self, v):
                    self.x.append(v)
            """);
    assertThat(facts.uses()).contains("GROW app.mod.A._x append", "ESCAPE app.mod.A._x return");
  }

  @Test
  void importedGlobalsBelongToTheirModule() {
    Facts facts =
        Facts.of(
            """
            from .state import SESSIONS
            from pkg import state
            import other.registry as reg
            def f(k, v):
                SESSIONS[k] = v
                state.PENDING.pop(k)
                reg.ITEMS.append(v)
            """);
    assertThat(facts.uses())
        .containsExactly(
            "GROW app.state.SESSIONS []=",
            "SHRINK pkg.state.PENDING pop",
            "GROW other.registry.ITEMS append");
  }

  @Test
  void anAnnotatedParameterNamesTheOwner() {
    Facts facts =
        Facts.of(
            """
            from pkg.session import Session
            def log(session: Session, v):
                session.violations.append(v)
            def other(thing, v):
                thing.items.append(v)
            """);
    assertThat(facts.uses())
        .containsExactly("GROW pkg.session.Session.violations append", "GROW items append");
  }

  @Test
  void anAttributeOfAnImportedBaseBelongsToTheBase() {
    Facts facts =
        Facts.of(
            """
            from pkg.base import Base
            class A(Base):
                def m(self, v):
                    self.items.append(v)
            """);
    assertThat(facts.uses()).containsExactly("GROW pkg.base.Base.items append");
  }

  @Test
  void lengthTestsGuard() {
    Facts facts = method("[]", "if len(self.x) < 10:\n            self.x.append(v)");
    assertThat(facts.use(Kind.GROW).guarded()).isTrue();
    assertThat(facts.use(Kind.BOUND_CHECK).store().name()).isEqualTo("x");
    assertThat(method("[]", "if v:\n            self.x.append(v)").use().guarded()).isFalse();
  }

  @Test
  void leavingOnLengthGuardsWhatFollows() {
    Facts facts =
        method("[]", "if len(self.x) >= 10:\n            return\n        self.x.append(v)");
    assertThat(facts.use(Kind.GROW).guarded()).isTrue();
  }

  @Test
  void aMethodHandedOnIsAUse() {
    assertThat(method("set()", "v.add_done_callback(self.x.discard)").uses())
        .containsExactly("SHRINK app.mod.A.x discard");
  }

  @Test
  void handingTheContainerOnLetsItEscape() {
    assertThat(method("[]", "return self.x").use().kind()).isEqualTo(Kind.ESCAPE);
    assertThat(method("[]", "prune(self.x)").use().kind()).isEqualTo(Kind.ESCAPE);
    assertThat(method("[]", "return sorted(self.x)").file().uses()).isEmpty();
  }

  @Test
  void theModuleBodyRunsOnce() {
    Facts facts = Facts.of("REG = {}\nREG['a'] = 1\n");
    assertThat(facts.file().function(facts.use().site()).kind())
        .isEqualTo(FunctionFact.Kind.TOP_LEVEL);
  }

  @Test
  void loopsAreTold() {
    assertThat(loopOf("for i in v:")).isEqualTo(Loop.DATA);
    assertThat(loopOf("for i in range(10):")).isEqualTo(Loop.CONSTANT);
    assertThat(loopOf("for i in ('a', 'b'):")).isEqualTo(Loop.CONSTANT);
    assertThat(loopOf("while True:")).isEqualTo(Loop.ENDLESS);
    assertThat(loopOf("while v:")).isEqualTo(Loop.DATA);
    assertThat(loopOf("if v:")).isEqualTo(Loop.NONE);
  }

  private static Loop loopOf(String header) {
    return method("[]", header + "\n            self.x.append(v)").use().site().loop();
  }

  @Test
  void aHelperThatOnlyTheConstructorCallsConstructs() {
    Facts facts =
        Facts.of(
            """
            class A:
                def __init__(self):
                    self._reset()
                def _reset(self):
                    self.x = []
            """);
    assertThat(facts.file().uses()).isEmpty();
  }

  @Test
  void emptyingElementsInALoopGivesBackAPart() {
    assertThat(method("{}", "for items in self.x.values(): items.clear()").uses())
        .containsExactly("SHRINK app.mod.A.x [].clear");
    assertThat(method("{}", "for k, items in self.x.items(): items[:] = []").uses())
        .containsExactly("SHRINK app.mod.A.x [:] =");
  }

  @Test
  void aKnownFieldOfAnElementAddsNoKey() {
    assertThat(method("{}", "info = self.x[k]; info['name'] = v").use().key())
        .isEqualTo(Key.LITERAL);
  }

  @Test
  void elementsOfAnnotatedContainersHaveTheirType() {
    Facts facts =
        Facts.of(
            """
            from pkg.session import Session
            SESSIONS: dict[str, Session] = {}
            def log(key, v):
                SESSIONS[key].violations.append(v)
                for session in SESSIONS.values():
                    session.checks.clear()
            """);
    assertThat(facts.uses())
        .containsExactly(
            "GROW pkg.session.Session.violations append", "CLEAR pkg.session.Session.checks clear");
  }

  @Test
  void askingForEmptinessIsNoGuard() {
    Facts facts = method("[]", "if len(self.x) > 0:\n            self.x.append(v)");
    assertThat(facts.use().guarded()).isFalse();
  }

  @Test
  void aHelperThatTheConstructorHandsOnRunsLater() {
    Facts facts =
        Facts.of(
            """
            class A:
                def __init__(self, timer):
                    self._reset()
                    timer.start(self._reset)
                def _reset(self):
                    self.x = []
            """);
    assertThat(facts.uses()).containsExactly("CLEAR app.mod.A.x =");
    assertThat(
            Facts.of(
                    """
                    class A:
                        def __init__(self, timer):
                            self._reset()
                            call_later(self, "_reset")
                        def _reset(self):
                            self.x = []
                    """)
                .uses())
        .containsExactly("CLEAR app.mod.A.x =");
  }

  @Test
  void clearingTheInnerListsKeepsTheEntries() {
    Facts facts =
        Facts.of(
            """
            from collections import defaultdict
            class Ledger:
                def __init__(self):
                    self.by_user: dict[str, list] = defaultdict(list)
                def finished(self, user, check):
                    self.by_user[user].append(check)
                def prune(self):
                    for checks in self.by_user.values():
                        checks.clear()
            """);
    assertThat(facts.uses()).containsExactly("GROW app.mod.Ledger.by_user [].append");
    assertThat(facts.use().key()).isEqualTo(Key.DATA);
  }

  @Test
  void entriesOfAPlainDictGrowItAndTheirElementsDoNot() {
    Facts facts =
        Facts.of(
            """
            class Ledger:
                def __init__(self):
                    self.by_user = {}
                def login(self, user):
                    self.by_user[user] = []
                def finished(self, user, check):
                    self.by_user[user].append(check)
                    self.by_user[user] = self.by_user[user][-10:]
                def prune(self, user):
                    self.by_user[user].clear()
            """);
    assertThat(facts.uses()).containsExactly("GROW app.mod.Ledger.by_user []=");
  }

  @Test
  void takingFromListsOfFixedKeysGivesMemoryBack() {
    Facts facts =
        Facts.of(
            """
            class Ledger:
                def __init__(self):
                    self.by_kind = {"a": [], "b": []}
                def finished(self, kind, check):
                    self.by_kind[kind].append(check)
                def prune(self, kind):
                    self.by_kind[kind].clear()
            """);
    assertThat(facts.uses())
        .containsExactly(
            "GROW app.mod.Ledger.by_kind [].append", "SHRINK app.mod.Ledger.by_kind [].clear");
  }

  @Test
  void whatIsFilledOnlyWhileItIsEmptyIsGuarded() {
    assertThat(method("[]", "if not self.x:\n            self.x.append(v)").use().guarded())
        .isTrue();
    assertThat(method("[]", "if v not in self.x:\n            self.x.append(v)").use().guarded())
        .isFalse();
    assertThat(method("[]", "if self.closed: return\n        self.x.append(v)").use().guarded())
        .isFalse();
  }

  @Test
  void tablesThatAFunctionFillsOnceAreGuarded() {
    String source =
        """
        names = []
        by_name = {}

        def load(rows):
            if names:
                return names
            for row in rows:
                by_name[row.id] = row
        """;
    assertThat(Facts.of(source).use(Kind.GROW).guarded()).isTrue();
  }
}
