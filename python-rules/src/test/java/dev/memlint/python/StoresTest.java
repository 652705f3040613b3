package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreFact.Scope;
import dev.memlint.rules.facts.StoreRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoresTest {
  @Test
  void aModuleGlobalLivesAsLongAsTheProcess() {
    Facts facts = Facts.of("SESSIONS = {}\n");
    StoreFact store = facts.store("SESSIONS");
    assertThat(store.ref()).isEqualTo(new StoreRef("app.mod", "SESSIONS"));
    assertThat(store.kind()).isEqualTo(Kind.MAP);
    assertThat(store.scope()).isEqualTo(Scope.PROCESS);
    assertThat(store.content()).isEqualTo(Content.EMPTY);
    assertThat(facts.textAt(store.site())).isEqualTo("SESSIONS");
  }

  @Test
  void anAnnotationSaysKeyAndElement() {
    StoreFact store =
        Facts.of("from typing import Dict, Optional\nx: Optional[Dict[str, 'Foo']] = {}\n")
            .store("x");
    assertThat(store.type()).isEqualTo("Dict[str, 'Foo']");
    assertThat(store.keyType()).isEqualTo("str");
    assertThat(store.elementType()).isEqualTo("'Foo'");
  }

  @Test
  void anAttributeMadeInTheConstructorIsTheObjects() {
    StoreFact store =
        Facts.of(
                """
                class Session:
                    def __init__(self):
                        self.violations = []
                """)
            .store("violations");
    assertThat(store.ref().owner()).isEqualTo("app.mod.Session");
    assertThat(store.scope()).isEqualTo(Scope.INSTANCE);
    assertThat(store.kind()).isEqualTo(Kind.LIST);
  }

  @Test
  void aClassAttributeIsTheProcesses() {
    assertThat(Facts.of("class A:\n    seen = set()\n").store("seen").scope())
        .isEqualTo(Scope.PROCESS);
  }

  @Test
  void aClassAttributeThatTheConstructorReplacesIsTheObjects() {
    Facts facts =
        Facts.of(
            """
            class A:
                seen = None
                def __init__(self):
                    self.seen = set()
            """);
    assertThat(facts.store("seen").scope()).isEqualTo(Scope.INSTANCE);
    assertThat(facts.textAt(facts.store("seen").site())).isEqualTo("self.seen");
  }

  @Test
  void dataclassFieldsAreTheObjects() {
    StoreFact store =
        Facts.of(
                """
                from dataclasses import dataclass, field
                @dataclass
                class A:
                    items: list[str] = field(default_factory=list)
                """)
            .store("items");
    assertThat(store.scope()).isEqualTo(Scope.INSTANCE);
    assertThat(store.kind()).isEqualTo(Kind.LIST);
    assertThat(store.elementType()).isEqualTo("str");
  }

  @Test
  void aPathOfUnknownTypeIsNamedFromItsOwner() {
    Facts facts =
        Facts.of(
            """
            class Enforcer:
                def __init__(self, session):
                    self.session = session
                    self.session.violations = []
                def check(self):
                    self.session.violations.append(1)
            """);
    assertThat(facts.store("session.violations").ref().owner()).isEqualTo("app.mod.Enforcer");
    assertThat(facts.uses()).containsExactly("GROW app.mod.Enforcer.session.violations append");
  }

  @Test
  void statedLimitsBound() {
    Facts facts =
        Facts.of(
            """
            from collections import deque
            from queue import Queue
            from weakref import WeakValueDictionary
            from cachetools import LRUCache
            from types import MappingProxyType
            A = deque(maxlen=10)
            B = deque()
            C = Queue(100)
            D = Queue()
            E = WeakValueDictionary()
            F = LRUCache(maxsize=64)
            G = MappingProxyType({})
            H = frozenset(["a"])
            I = deque([], None)
            """);
    assertThat(facts.store("A").bound()).isEqualTo(Bound.CAPACITY);
    assertThat(facts.store("B").bound()).isEqualTo(Bound.NONE);
    assertThat(facts.store("C").bound()).isEqualTo(Bound.CAPACITY);
    assertThat(facts.store("D").bound()).isEqualTo(Bound.NONE);
    assertThat(facts.store("E").bound()).isEqualTo(Bound.WEAK);
    assertThat(facts.store("F").bound()).isEqualTo(Bound.CAPACITY);
    assertThat(facts.store("G").bound()).isEqualTo(Bound.IMMUTABLE);
    assertThat(facts.store("H").bound()).isEqualTo(Bound.IMMUTABLE);
    assertThat(facts.store("I").bound()).isEqualTo(Bound.NONE);
  }

  @Test
  void enumKeysAreAClosedSet() {
    assertThat(
            Facts.of(
                    """
                    from enum import Enum
                    class Color(Enum):
                        RED = 1
                    by_color: dict[Color, list] = {}
                    """)
                .store("by_color")
                .bound())
        .isEqualTo(Bound.CLOSED_KEYS);
  }

  @Test
  void initialisersSayWhatIsInside() {
    Facts facts =
        Facts.of(
            """
            import json, logging, re
            from pathlib import Path
            PATTERN = re.compile("a+")
            LOG = logging.getLogger(__name__)
            TABLE = {"a": 1, "b": 2}
            TEXT = Path("big.txt").read_text()
            with open("data.json") as f:
                DATA = json.load(f)
            INDEX = load_index()
            BUFFER = [0] * 1000
            """);
    assertThat(facts.store("PATTERN").content()).isEqualTo(Content.PATTERN);
    assertThat(facts.store("LOG").content()).isEqualTo(Content.TELEMETRY);
    assertThat(facts.store("TABLE").content()).isEqualTo(Content.TABLE);
    assertThat(facts.store("TABLE").size()).isEqualTo(new SizeExpr.Literal(2));
    assertThat(facts.store("TEXT").content()).isEqualTo(Content.FILE);
    assertThat(facts.store("DATA").content()).isEqualTo(Content.FILE);
    assertThat(facts.store("INDEX").content()).isEqualTo(Content.LOADED);
    assertThat(facts.store("BUFFER").content()).isEqualTo(Content.BUFFER);
    assertThat(facts.store("BUFFER").size()).isEqualTo(new SizeExpr.Literal(1000));
  }

  @Test
  void aGlobalFilledOnFirstUseHoldsWhatItIsFilledWith() {
    Facts facts =
        Facts.of(
            """
            _model = None
            def get():
                global _model
                if _model is None:
                    _model = load_model("big")
                return _model
            """);
    assertThat(facts.store("_model").content()).isEqualTo(Content.LOADED);
    assertThat(facts.uses()).isEmpty();
  }

  @Test
  void aMutableDefaultOutlivesItsCalls() {
    Facts facts = Facts.of("def f(x, seen=[]):\n    seen.append(x)\n");
    assertThat(facts.store("seen").scope()).isEqualTo(Scope.DEFAULT_ARGUMENT);
    assertThat(facts.use().store()).isEqualTo(facts.store("seen").ref());
  }

  @Test
  void aCopiedOrDeliberateDefaultDoesNot() {
    assertThat(Facts.of("def f(x=[]):\n    x = list(x)\n    x.append(1)\n").hasStore("x"))
        .isFalse();
    assertThat(Facts.of("def f(k, _cache={}):\n    _cache[k] = 1\n").hasStore("_cache")).isFalse();
  }

  @Test
  void smallThingsAreNoStores() {
    Facts facts =
        Facts.of(
            """
            import threading
            LIMIT = 10
            NAME = "x"
            LOCK = threading.Lock()
            Alias = dict
            __all__ = ["a"]
            """);
    assertThat(facts.file().stores()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {line.strip() for line in open("names.txt")}                | FILE
          sorted(open("names.txt"))                                    | FILE
          dict(csv.reader(open("names.csv")))                          | FILE
          list(json.load(open("data.json")))                           | FILE
          words("names.txt")                                           | FILE
          {w: 1 for w in WORDS}                                        | LOADED
          [line for line in open("settings.ini")]                      | CONFIGURATION
          count("names.txt")                                           | OTHER
          [int(x) for x in ("1", "2")]                                 | OTHER
          container(path="x")                                          | OTHER
          build(path="x")                                              | OTHER
          """)
  void whatAGlobalIsMadeFrom(String value, Content expected) {
    Facts facts =
        Facts.of(
            """
            import csv, json
            def words(name):
                with open(name) as lines:
                    return {line.strip() for line in lines}
            def count(name):
                with open(name) as lines:
                    return sum(1 for line in lines)
            WORDS = words("all.txt")
            MADE = %s
            """
                .formatted(value));
    assertThat(facts.store("MADE").content()).isEqualTo(expected);
  }

  @Test
  void aFileReadOnFirstUseStaysUnlessForgotten() {
    String text =
        """
        _words = None
        def words():
            global _words
            if _words is None:
                _words = {line for line in open("words.txt")}
            return _words
        """;
    assertThat(Facts.of(text).store("_words").content()).isEqualTo(Content.FILE);
    String emptied =
        text
            + """
            def forget():
                global _words
                _words = None
            """;
    assertThat(Facts.of(emptied).store("_words").content()).isEqualTo(Content.EMPTY);
  }

  @Test
  void aVariableOfAScriptIsNoStore() {
    String read = "import tomllib\nwith open('data.bin', 'rb') as f:\n    data = tomllib.load(f)\n";
    assertThat(Facts.of(read + "print(data)\n").hasStore("data")).isFalse();
    assertThat(Facts.of(read + "def get():\n    return data\n").hasStore("data")).isTrue();
    assertThat(Facts.of(read + "__all__ = ['data']\n").hasStore("data")).isTrue();
    assertThat(Facts.of(read.replace("data =", "_data =")).hasStore("_data")).isTrue();
  }

  @Test
  void aDefaultOfNoneThatMethodsReplaceIsTheObjects() {
    StoreFact store =
        Facts.of(
                """
                class A:
                    words = None
                    def load(self):
                        self.words = load_words()
                """)
            .store("words");
    assertThat(store.scope()).isEqualTo(Scope.INSTANCE);
  }

  @Test
  void aFunctionThatReadsLaterHoldsNothing() {
    Facts facts =
        Facts.of(
            """
            def wrap(render):
                def run(path):
                    with open(path) as f:
                        return render(f.read())
                return run
            JINJA = wrap(str)
            """);
    assertThat(facts.store("JINJA").content()).isEqualTo(Content.OTHER);
  }

  @Test
  void aLocalOfTheSameNameDoesNotMakeAScriptVariableAStore() {
    assertThat(
            Facts.of("data = open('big.txt').read()\ndef f(data):\n    return data\n")
                .hasStore("data"))
        .isFalse();
  }
}
