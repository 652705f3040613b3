package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HoistsTest {
  private static Optional<Fix> fix(String text) {
    return Facts.of(text).file().calls().stream()
        .filter(call -> call.hotspot().equals("allocation-in-hot-loop"))
        .map(call -> call.fixes().stream().findFirst())
        .findFirst()
        .orElseThrow();
  }

  private static void becomes(FixSafety safety, String before, String after) {
    Fix fix = fix(before).orElseThrow();
    assertThat(fix.apply(before)).isEqualTo(after);
    assertThat(fix.safety()).isEqualTo(safety);
  }

  @Test
  void namesWhatHasNoName() {
    becomes(
        FixSafety.SAFE,
        """
        import re
        def f(lines):
            for line in lines:
                if re.compile(r"\\d+", re.ASCII).match(line):
                    print(line)
        """,
        """
        import re
        def f(lines):
            pattern = re.compile(r"\\d+", re.ASCII)
            for line in lines:
                if pattern.match(line):
                    print(line)
        """);
  }

  @Test
  void movesWhatHasOne() {
    becomes(
        FixSafety.UNSAFE,
        """
        import jsonschema
        def f(schema, records):
            while records:
                record = records.pop()
                validator = jsonschema.Draft202012Validator(schema)
                validator.validate(record)
        """,
        """
        import jsonschema
        def f(schema, records):
            validator = jsonschema.Draft202012Validator(schema)
            while records:
                record = records.pop()
                validator.validate(record)
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for line in lines:\n    print(re.compile(line))",
        "for line in lines:\n    word = line\n    print(re.compile(word))",
        "for line in lines:\n    for part in line:\n        print(re.compile('a'))",
        "for line in lines:\n    print([re.compile('a').match(part) for part in line])",
        "for line in lines:\n    print(lambda x: re.compile('a').match(x))",
        "for line in lines:\n    p = re.compile('a')\n    p = p.match(line)",
        "for line in lines:\n    p = re.compile('a')\nprint(p)",
        "for line in lines:\n    p = re.compile(\n        'a')\n    print(p)",
        "pattern = 1\nfor line in lines:\n    print(re.compile('a'), pattern)",
        "print(re.compile('a'))",
        "copy = 1\nfor line in lines:\n    line = json.loads(json.dumps(line))",
        "for line in lines:\n    print(json.loads(json.dumps(line, indent=copy)))",
      })
  void offersNothingFor(String body) {
    assertThat(fix("import json\nimport re\ndef f(lines):\n" + body.indent(4))).isEmpty();
  }
}
