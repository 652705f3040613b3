package dev.memlint.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.source.Language;
import org.junit.jupiter.api.Test;

final class StatementTextTest {
  private static void same(Language language, String one, String other) {
    assertThat(StatementText.from(0, other, language))
        .isEqualTo(StatementText.from(0, one, language))
        .isNotBlank();
  }

  private static void different(Language language, String one, String other) {
    assertThat(StatementText.from(0, other, language))
        .isNotEqualTo(StatementText.from(0, one, language));
  }

  @Test
  void blackChangesNothing() {
    same(
        Language.PYTHON,
        "copy.deepcopy(self.models[name])  # all\n",
        "copy.deepcopy(\n    self.models[name]\n)  # all\n");
    same(Language.PYTHON, "text += line + 'x'\n", "text += (\n    line + \"x\"\n)\n");
    same(
        Language.PYTHON,
        "run(['git'], cwd=root)\nnext()\n",
        "run(\n    [\"git\"],  # a\n    cwd=root,\n)\nother()\n");
    same(Language.PYTHON, "x = one + \\\n    two\n", "x = one + two\n");
  }

  @Test
  void rustfmtAndGoogleJavaFormatChangeNothing() {
    same(
        Language.RUST,
        "output.split('\\n').collect(); //~ x\nlet y = 1;",
        "output\n        .split('\\n')\n        .collect();\n");
    same(Language.RUST, "Vec::with_capacity(a, b)", "Vec::with_capacity(\n    a,\n    b,\n)");
    same(
        Language.JAVA,
        "new ArrayList<>(List.of(a, b));",
        "new ArrayList<>(\n        List.of(\n            a, b)); // c");
    same(Language.JAVA, "load(int a) {\n return a; }", "load(\n    int a) {\n  }");
  }

  @Test
  void anotherStatementIsAnotherText() {
    different(Language.PYTHON, "run(a)\n", "run(b)\n");
    different(Language.PYTHON, "x = 1\n", "x = 10\n");
    different(Language.JAVA, "new byte[1 << 20];", "new byte[1 << 21];");
    same(Language.RUST, "a < b, c", "a < b, c");
    different(Language.RUST, "a.clone();", "a.clone().into();");
    assertThat(StatementText.from(5, "f(a, b, c)", Language.JAVA)).isEqualTo("b");
    String fields =
        "class A {\n  /** One; {@code two}. */\n  int x = 1, y; // of z;\n  B z = w;\n}";
    assertThat(StatementText.from(fields.indexOf("x ="), fields, Language.JAVA))
        .isEqualTo("intx=1");
    assertThat(StatementText.from(fields.indexOf("w;"), fields, Language.JAVA)).isEqualTo("Bz=w");
    String struct = "struct A { one: Vec<u8>, two: HashMap<K, V>, three: u8 }";
    assertThat(StatementText.from(struct.indexOf("two"), struct, Language.RUST))
        .isEqualTo("two:HashMap<K,V>");
    assertThat(StatementText.from(0, "x", Language.RUST)).isEqualTo("x");
  }
}
