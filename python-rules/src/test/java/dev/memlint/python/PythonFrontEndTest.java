package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Language;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class PythonFrontEndTest {
  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(FrontEnd.class))
        .anyMatch(f -> f.language() == Language.PYTHON && f instanceof PythonFrontEnd);
  }

  @Test
  void anEmptyFileHasItsTopLevel() {
    assertThat(Facts.of("").file().functions()).hasSize(1);
  }

  @Test
  void factsOutsideABrokenPartAreKept() {
    Facts facts = Facts.of("A = {}\ndef f(:\n    pass ] )\nB = []\ndef g():\n    B.append(1)\n");
    assertThat(facts.file().problems()).isNotEmpty();
    assertThat(facts.hasStore("A")).isTrue();
  }

  @Test
  void namesThatABrokenFileLacksAreNoStores() {
    assertThat(Facts.of("del nowhere\n").file().stores()).isEmpty();
    assertThat(Facts.of("import\n = open('x').read()\nfor in y:\n").file().stores()).isEmpty();
  }

  @Test
  void aParameterOfThatNameDoesNotNeedAScriptsVariable() {
    String source =
        """
        class View:
            def render(self, data: bytes, *, indent=None):
                return data.strip()

        if __name__ == "__main__":
            with open("vendor.css") as f:
                data = f.read()
            print(View().render(data))
        """;
    assertThat(Facts.of(source).hasStore("data")).isFalse();
  }

  @Test
  void python2IsNoNonsense() {
    Facts facts =
        Facts.of(
            """
            import sys
            SEEN = {}
            def run(path):
                print "reading", path
                print >>sys.stderr, "x"
                try:
                    data = open(path).read()
                except IOError, e:
                    raise ValueError, "bad"
                SEEN[path] = 0777L
                return data
            """);
    assertThat(facts.read().certain()).isTrue();
    assertThat(facts.uses()).containsExactly("GROW app.mod.SEEN []=");
  }

  @Test
  void directivesAreTakenFromCommentsOnly() {
    Facts facts =
        Facts.of("x = 1  # memlint: allow(python/unbounded-growth) small\ny = '# memlint: no'\n");
    assertThat(facts.file().directives())
        .extracting(d -> d.text())
        .containsExactly("# memlint: allow(python/unbounded-growth) small");
  }

  @Test
  void spansCountUtf16Units() {
    Facts facts = Facts.of("# \uD83D\uDE00 emoji\r\nname = 'ü\uD83D\uDE00'; CACHE = {}\r\n");
    assertThat(facts.textAt(facts.store("CACHE").site())).isEqualTo("CACHE");
  }

  @Test
  void namesInACircleEnd() {
    Facts facts =
        Facts.of("def f():\n    a = b\n    b = a\n    a = b[0]\n    a.append(b)\n    return a.x\n");
    assertThat(facts.file().functions()).hasSize(2);
  }

  @Test
  void manyRebindingsStayCheap() {
    StringBuilder text = new StringBuilder("def f(a):\n");
    for (int i = 0; i < 2_000; i++) {
      text.append("    a = a[0].b or a.c\n    a = g(a) + a.d\n");
    }
    text.append("    a.items.append(bytearray(a))\n");
    assertThat(Facts.of(text.toString()).uses()).hasSize(1);
  }
}
