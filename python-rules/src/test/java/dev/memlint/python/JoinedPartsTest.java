package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.TextFact;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JoinedPartsTest {
  private static Optional<Fix> fix(String text) {
    return Facts.of(text).file().texts().stream()
        .filter(found -> found.form() != TextFact.Form.BUILT_THEN_WRITTEN)
        .findFirst()
        .orElseThrow()
        .fix();
  }

  private static void becomes(FixSafety safety, String before, String after) {
    Fix fix = fix(before).orElseThrow();
    assertThat(fix.apply(before)).isEqualTo(after);
    assertThat(fix.safety()).isEqualTo(safety);
  }

  @Test
  void joinsWhatStartsEmpty() {
    becomes(
        FixSafety.SAFE,
        """
        def f(rows):
            text = ""  # nothing yet
            for row in rows:
                text += f"{row}\\n"  # one line
            return text
        """,
        """
        def f(rows):
            text_parts = []  # nothing yet
            for row in rows:
                text_parts.append(f"{row}\\n")  # one line
            text = "".join(text_parts)
            return text
        """);
  }

  @Test
  void joinsWhatStartsWithALine() {
    becomes(
        FixSafety.UNSAFE,
        """
        def f(rows, more):
            theText: str = '<ul>'
            for row in rows:
                theText = theText + '<li>' + row
                if more:
                    theText += (
                        '<b>'
                        + str(more)
                    )
            theText += '</ul>'
            return theText
        """,
        """
        def f(rows, more):
            theTextParts: list[str] = ['<ul>']
            for row in rows:
                theTextParts.append('<li>' + row)
                if more:
                    theTextParts.append(
                        '<b>'
                        + str(more)
                    )
            theTextParts.append('</ul>')
            theText = ''.join(theTextParts)
            return theText
        """);
  }

  @Test
  void reversesWhatGrowsAtTheStart() {
    becomes(
        FixSafety.UNSAFE,
        """
        def f(rows):
            with open("log") as file:
                text = ""
                for row in file:
                    text = row + "\\n" + text
                print(text)
        """,
        """
        def f(rows):
            with open("log") as file:
                text_parts = []
                for row in file:
                    text_parts.append(row + "\\n")
                text = "".join(reversed(text_parts))
                print(text)
        """);
  }

  @Test
  void joinsWhatIsFormattedAnew() {
    becomes(
        FixSafety.SAFE,
        """
        def f(rows):
            text = ""
            for row in rows:
                text = f"{text}{row}, "
            return text
        """,
        """
        def f(rows):
            text_parts = []
            for row in rows:
                text_parts.append(f"{row}, ")
            text = "".join(text_parts)
            return text
        """);
  }

  @Test
  void addsToWhatIsThere() {
    becomes(
        FixSafety.UNSAFE,
        """
        class A:
            def __init__(self):
                self.log = ""
            def f(self, file):
                for line in file:
                    self.log += line
        """,
        """
        class A:
            def __init__(self):
                self.log = ""
            def f(self, file):
                log_parts = []
                for line in file:
                    log_parts.append(line)
                self.log += "".join(log_parts)
        """);
  }

  @Test
  void keepsTheEndsOfLines() {
    String before =
        "def f(rows):\r\n"
            + "    text = ''\r\n"
            + "    for row in rows:\r\n"
            + "        text += str(row)\r\n"
            + "    print(text)\r\n";
    becomes(
        FixSafety.SAFE,
        before,
        "def f(rows):\r\n"
            + "    text_parts = []\r\n"
            + "    for row in rows:\r\n"
            + "        text_parts.append(str(row))\r\n"
            + "    text = ''.join(text_parts)\r\n"
            + "    print(text)\r\n");
  }

  @Test
  void joinsBehindAHandler() {
    becomes(
        FixSafety.SAFE,
        """
        def f(rows):
            text = ""
            try:
                for row in rows:
                    text += repr(row)
            except OSError:
                text += "..."
            return text
        """,
        """
        def f(rows):
            text_parts = []
            try:
                for row in rows:
                    text_parts.append(repr(row))
            except OSError:
                text_parts.append("...")
            text = "".join(text_parts)
            return text
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data = b''\nfor chunk in chunks:\n    data += chunk\nreturn data",
        "data = b''\nfor chunk in chunks:\n    data += await chunk.read()\nreturn data",
        "with lock:\n    text = ''\n    for c in chunks:\n        text += 'x'\nreturn text",
        "text = ''\n"
            + "for c in chunks:\n"
            + "    text += \\\n"
            + "      'x' # a\n"
            + "    text = (text + # b\n"
            + "       'x')\n"
            + "return text",
      })
  void isUnsafeFor(String body) {
    assertThat(fix("async def f(chunks, lock):\n" + body.indent(4)).orElseThrow().safety())
        .isEqualTo(FixSafety.UNSAFE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Looked at in the loop, by it or by another function.
        "text = ''\nfor c in chunks:\n    text += c\n    print(text)",
        "text = ''\nfor c in chunks:\n    if c in text:\n        return text\n    text += c",
        "text = ''\nfor c in chunks:\n    text += c + text[-1:]",
        "text = ''\nfor c in chunks:\n    text += c\n    yield text",
        "text = ''\ndef shown():\n    print(text)\nfor c in chunks:\n    text += c\n    shown()",
        "global text\ntext = ''\nfor c in chunks:\n    text += c",
        // May be missing where it is looked at.
        "try:\n    text = ''\n    for c in chunks:\n        text += c\nfinally:\n    print(text)",
        "text = ''\n"
            + "for c in chunks:\n"
            + "    try:\n"
            + "        text += c\n"
            + "    except TypeError:\n"
            + "        pass\n"
            + "return text",
        // Another loop goes on with it.
        "text = ''\nfor c in chunks:\n    text += c\nprint(text)\nfor c in chunks:\n    text += c",
        // Not all of the file is understood.
        "text = ''\nfor c in chunks:\n    text += c\nreturn text\ndef broken(:\n",
        // Of another shape.
        "text = ''\nfor c in chunks:\n    text = '<' + text + '>'",
        "text = ''\nfor c in chunks:\n    text = '%s%s' % (text, c)",
        "text = ''\nfor c in chunks:\n    text += 'a'\n    text = 'a' + text",
        "for c in chunks:\n"
            + "    c.text = ''\n"
            + "for c in chunks:\n"
            + "    chunks.text += f'{c}'\n"
            + "    chunks.show()",
      })
  void offersNothingFor(String body) {
    assertThat(fix("def f(chunks):\n" + body.indent(4))).isEmpty();
  }

  @Test
  void offersNothingWhereAMethodMayLook() {
    String text =
        """
        class A:
            def __init__(self):
                self.log = ""
            def f(self, file):
                for line in file:
                    self.log += line
                    self.show()
        """;
    assertThat(fix(text)).isEmpty();
    assertThat(fix(text.replace("self.show()", "if line: return"))).isEmpty();
    assertThat(fix(text.replace("for line in file", "while line := file()"))).isEmpty();
  }

  /** A subclass of str stays what it is in a sum, but not in a join of texts. */
  @Test
  void isOnlySafeWherePartsAreTextsByThemselves() {
    String text =
        """
        def f(rows):
            text = ""
            for row in rows:
                text += %s
            return text
        """;
    assertThat(fix(text.formatted("escape(row) + \"\\n\"")).orElseThrow().safety())
        .isEqualTo(FixSafety.UNSAFE);
    assertThat(fix(text.formatted("\"<b>%s</b>\" % row")).orElseThrow().safety())
        .isEqualTo(FixSafety.UNSAFE);
    assertThat(fix(text.formatted("\"<b>%s</b>\" % (row,)")).orElseThrow().safety())
        .isEqualTo(FixSafety.SAFE);
    assertThat(fix(text.formatted("\"<b>%s\" % str(row) + \"</b>\"")).orElseThrow().safety())
        .isEqualTo(FixSafety.SAFE);
  }

  @Test
  void offersNothingWhereNamesAreReadUnseen() {
    assertThat(
            fix(
                """
                def f(rows):
                    text = ""
                    for row in rows:
                        text += f"{row}"
                        print("so far %(text)s" % locals())
                    return text
                """))
        .isEmpty();
  }
}
