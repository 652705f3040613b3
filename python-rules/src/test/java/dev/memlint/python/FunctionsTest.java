package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.TypeFact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "def f(): pass | ORDINARY",
        "@app.route('/')~def f(): pass | HANDLER",
        "@router.get('/x')~async def f(): pass | HANDLER",
        "@shared_task~def f(): pass | HANDLER",
        "@app.task(bind=True)~def f(self): pass | HANDLER",
        "@receiver(saved)~def f(sender): pass | HANDLER",
        "def f(request): pass | HANDLER",
        "async def f(r: web.Request): pass | HANDLER",
        "@click.command()~def f(): pass | MAIN",
        "@bot.command()~async def f(ctx): pass | HANDLER",
        "@pytest.fixture~def f(): pass | TEST",
        "class T(TestCase):~  def f(self): pass | ORDINARY",
        "class V(View):~  def f(self, request): pass | HANDLER",
      })
  void framesAreRecognised(String text, Kind kind) {
    assertThat(Facts.of(text.replace('~', '\n') + "\n").function("f").kind()).isEqualTo(kind);
  }

  @Test
  void methodsAreNamedByTheirRole() {
    Facts facts =
        Facts.of(
            """
            class A(asyncio.Protocol):
                def __init__(self, a, b=1): pass
                def data_received(self, data): pass
                def do_GET(self): pass
                def close(self): pass
                def test_it(self): pass
            """);
    FunctionFact constructor = facts.function("<init>");
    assertThat(constructor.kind()).isEqualTo(Kind.CONSTRUCTOR);
    assertThat(constructor.parameters()).isEqualTo(2);
    assertThat(constructor.owner()).isEqualTo("app.mod.A");
    assertThat(facts.function("data_received").kind()).isEqualTo(Kind.HANDLER);
    assertThat(facts.function("do_GET").kind()).isEqualTo(Kind.HANDLER);
    assertThat(facts.function("close").kind()).isEqualTo(Kind.DESTRUCTOR);
    assertThat(facts.function("test_it").kind()).isEqualTo(Kind.ORDINARY);
  }

  @Test
  void whatTheMainGuardCallsIsMain() {
    Facts facts =
        Facts.of("def run(): pass\ndef other(): pass\nif __name__ == '__main__':\n    run()\n");
    assertThat(facts.function("run").kind()).isEqualTo(Kind.MAIN);
    assertThat(facts.function("other").kind()).isEqualTo(Kind.ORDINARY);
  }

  @Test
  void publicNamesAreExported() {
    Facts facts = Facts.of("def f(): pass\ndef _g(): pass\n");
    assertThat(facts.function("f").exported()).isTrue();
    assertThat(facts.function("_g").exported()).isFalse();
    assertThat(Facts.at("app/_mod.py", "def f(): pass\n").function("f").exported()).isFalse();
  }

  @Test
  void unseenCallsAreTold() {
    Facts facts =
        Facts.of(
            """
            from lib.base import Base
            class A(Base):
                def hook(self): pass
            class B:
                def __len__(self): return 0
                def plain(self): pass
                @property
                def p(self): return 1
                @staticmethod
                def s(): pass
            @registry.add
            def decorated(): pass
            """);
    assertThat(facts.function("hook").called()).isTrue();
    assertThat(facts.function("__len__").called()).isTrue();
    assertThat(facts.function("plain").called()).isFalse();
    assertThat(facts.function("p").called()).isTrue();
    assertThat(facts.function("s").called()).isFalse();
    assertThat(facts.function("decorated").called()).isTrue();
  }

  @Test
  void calleesHaveTheirReceivers() {
    Facts facts =
        Facts.of(
            """
            import atexit
            from pkg import util
            from pkg.util import prune as p
            class A:
                def m(self, items):
                    for i in items:
                        self.prune(i)
                    util.clean()
                    p(1)
                    helper()
                    Thread(target=self.loop)
                    atexit.register(helper)
                def prune(self, i): pass
                def loop(self): pass
            def helper(): pass
            """);
    assertThat(facts.function("m").callees())
        .contains(
            new Callee("prune", "app.mod.A", 1, Loop.DATA),
            new Callee("clean", "pkg.util", 0, Loop.NONE),
            new Callee("prune", "pkg.util", 1, Loop.NONE),
            new Callee("helper", "", 0, Loop.NONE),
            new Callee("loop", "app.mod.A", -1, Loop.NONE),
            new Callee("register", "atexit", 1, Loop.NONE),
            new Callee("helper", "", -1, Loop.NONE));
  }

  @Test
  void aDecoratorIsCalledByTheModule() {
    Facts facts = Facts.of("def register(f): return f\n@register\ndef g(): pass\n");
    assertThat(facts.file().functions().getFirst().callees())
        .contains(new Callee("register", "", 1, Loop.NONE));
  }

  @Test
  void classesAreDescribed() {
    Facts facts =
        Facts.of(
            """
            import enum
            from pkg.session import Session
            @dataclass
            class A(Session):
                limit: int = 3
                def __init__(self):
                    self.session = Session()
                class Inner(enum.Enum):
                    X = 1
            """);
    TypeFact outer = facts.file().types().get(0);
    assertThat(outer.name()).isEqualTo("app.mod.A");
    assertThat(outer.supertypes()).containsExactly("pkg.session.Session");
    assertThat(outer.annotations()).containsExactly("dataclass");
    assertThat(outer.fields())
        .contains(new TypeFact.Field("session", List.of("pkg.session.Session"), false));
    TypeFact inner = facts.file().types().get(1);
    assertThat(inner.name()).isEqualTo("app.mod.A.Inner");
    assertThat(inner.kind()).isEqualTo(TypeFact.Kind.ENUM);
  }

  @Test
  void aMethodNamedInATextIsHandedOn() {
    Facts facts =
        Facts.of(
            """
            class A:
                def m(self):
                    call_later(self, "_clean")
                def _clean(self): pass
            """);
    assertThat(facts.function("m").callees())
        .contains(new Callee("_clean", "app.mod.A", -1, Loop.NONE));
  }

  @Test
  void readersOfFilesAreTold() {
    Facts facts = Facts.of("def f(p):\n    with open(p) as x: pass\ndef g(p): pass\n");
    assertThat(facts.function("f").readsFiles()).isTrue();
    assertThat(facts.function("g").readsFiles()).isFalse();
  }

  @Test
  void aDecoratorThatGivesTheFunctionBackRunsAtImport() {
    Facts facts =
        Facts.of(
            """
            class Filter:
                known = {}
                def __call__(self, function):
                    Filter.known[function.__name__] = function
                    return function
            def register(func):
                HOOKS.append(func)
                return func
            def keep(func):
                HOOKS.append(func)
            def pick(request):
                return request
            """);
    assertThat(facts.function("__call__").kind()).isEqualTo(FunctionFact.Kind.TOP_LEVEL);
    assertThat(facts.function("register").kind()).isEqualTo(FunctionFact.Kind.TOP_LEVEL);
    assertThat(facts.function("keep").kind()).isEqualTo(FunctionFact.Kind.ORDINARY);
    assertThat(facts.function("pick").kind()).isNotEqualTo(FunctionFact.Kind.TOP_LEVEL);
  }
}
