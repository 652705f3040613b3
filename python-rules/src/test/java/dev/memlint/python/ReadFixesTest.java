package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadFixesTest {
  private static Optional<Fix> fix(String text) {
    return Facts.of(text).reads().stream()
        .map(call -> call.fixes().stream().findFirst())
        .findFirst()
        .orElseThrow();
  }

  private static void becomes(String before, String after) {
    Fix fix = fix(before).orElseThrow();
    assertThat(fix.apply(before)).isEqualTo(after);
    assertThat(fix.safety()).isEqualTo(FixSafety.UNSAFE);
  }

  @Test
  void loopsWhereTheFileIsOpen() {
    becomes(
        """
        def f(name):
            with open(name, 'rb') as log:
                text = log.read()

            for number, line in enumerate(text.split('\\n')):
                # each line

                print(
                    number,
                    line)
        """,
        """
        def f(name):
            with open(name, 'rb') as log:
                for number, line in enumerate(log):
                    line = line.rstrip(b'\\n')
                    # each line

                    print(
                        number,
                        line)
        """);
  }

  @Test
  void opensTheFileForALoop() {
    becomes(
        """
        import io
        def f(name):
          for line in io.open(name).readlines():
            print(line)
        """,
        """
        import io
        def f(name):
          with io.open(name) as file:
            for line in file:
              print(line)
        """);
  }

  @Test
  void leavesTheEndOfALineThatMakesNoDifference() {
    becomes(
        """
        def f(log):
            words = [line.split() for line in log.read().splitlines() if "#" not in line]
            return words
        def g(name):
            with open(name) as log:
                return f(log)
        """
            .replace("f(log):", "f(name):\n    log = open(name)"),
        """
        def f(log):
            words = [line.split() for line in log if "#" not in line]
            return words
        def g(name):
            with open(name) as log:
                return f(log)
        """
            .replace("f(log):", "f(name):\n    log = open(name)"));
  }

  @Test
  void importsWhatCopies() {
    becomes(
        """
        \"""Copies.\"""
        def f(a, b):
            with open(a) as one, open(b, "w") as two:
                two.write(one.read())
        """,
        """
        \"""Copies.\"""
        import shutil


        def f(a, b):
            with open(a) as one, open(b, "w") as two:
                shutil.copyfileobj(one, two)
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The loop needs the file, or what it is made from.
        "with open(p) as f:\n    for line in f.readlines():\n        print(line, f.name)",
        "with open(p) as f:\n    for line in list(f):\n        print(line, f.name)",
        // It writes or removes the file that is open by then.
        "for line in p.read_text().splitlines():\n    p.write_text(line)",
        "for line in open(p).readlines():\n    os.remove(p)",
        "with open(p) as f:\n    text = f.read()\nfor line in text.splitlines():\n    add(p, line)",
        // Used twice, later, or behind something else.
        "text = p.read_text()\nfor line in text.splitlines():\n    print(line, text)",
        "text = p.read_text()\np = p.parent\nfor line in text.splitlines():\n    print(line)",
        "text = p.read_text()\n# all of it\nfor line in text.splitlines():\n    print(line)",
        "with open(p) as f:\n"
            + "    text = f.read()\n"
            + "    print(1)\n"
            + "for line in text.splitlines():\n"
            + "    print(line)",
        "with lock:\n    text = f.read()\nfor line in text.splitlines():\n    print(line)",
        // It goes on when the file is closed, or from the start again.
        "return (line.strip() for line in p.read_text().splitlines())",
        "return [line.strip() for q in p for line in p.read_text().splitlines()]",
        // The end of the line matters, and its type is not known, or there is no place to cut it.
        "for line in f.read().splitlines():\n    print(line)",
        "return [line for line in p.read_text().splitlines()]",
        "for line in p.read_text().splitlines(): print(line)",
        // A text of several lines would change.
        "for line in p.read_text().splitlines():\n    print('''\n''')",
        // Other shapes.
        "async for line in f.readlines():\n    print(line)",
        "for line in await f.readlines():\n    print(line)",
        "for line in p.read_text().split(','):\n    print(line)",
        "print(out.write(f.read()))",
        "with open(p) as f:\n    print(hashlib.sha256(f.read()).hexdigest())",
        "h = hashlib.sha256(p.read_bytes(), usedforsecurity=False)",
      })
  void offersNothingFor(String body) {
    String text =
        "import hashlib\nfrom pathlib import Path\nasync def f(p: Path, f, out, lock):\n"
            + body.indent(4);
    assertThat(fix(text)).isEmpty();
  }
}
