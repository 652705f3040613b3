package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadsTest {
  private static final String IMPORTS =
      "import csv, gzip, hashlib, io, json, re, yaml\nfrom pathlib import Path\n";

  private static Facts function(String body) {
    return Facts.of(IMPORTS + "def run(path, out):\n" + body.indent(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with open(path) as f:\n    return f.read()",
        "f = open(path)\nreturn f.readlines()",
        "return open(path).read()",
        "with gzip.open(path) as f:\n    return f.read(-1)",
        "with io.open(path) as f, out:\n    return f.read()",
        "with Path(path).open() as f:\n    return f.read()",
        "p = Path(path) / 'x'\nreturn p.read_text()",
        "return Path(path).parent.joinpath('x').read_bytes()",
        "with open(path) as f:\n    return list(f)",
        "with open(path) as f:\n    return list(csv.reader(f))",
        "with open(path) as f:\n    rows = csv.DictReader(f)\n    return list(rows)",
        "with open(path) as f:\n    lines = [line.strip() for line in f]\n    return lines",
      })
  void wholeReadsAreSeen(String body) {
    CallFact read = function(body).read();
    assertThat(read.hotspot()).isEqualTo("whole-file-read");
    assertThat(read.certain()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with open(path) as f:\n    return f.read(4096)",
        "with open(path) as f:\n    for line in f:\n        print(line)",
        "with open(path) as f:\n    return [line for line in f if 'x' in line]",
        "with open(path) as f:\n    return sum(1 for line in f)",
        "return out.read()",
        "def open(p):\n    return Fake()\nreturn open(path).read()",
        "return path.readlines()",
      })
  void otherReadsAreNot(String body) {
    assertThat(function(body).file().calls()).isEmpty();
  }

  @Test
  void aFileNameAloneIsUncertain() {
    assertThat(Facts.of("def run(f):\n    return f.read()\n").read().certain()).isFalse();
  }

  @Test
  void aModuleFunctionNamedOpenShadowsTheBuiltin() {
    Facts facts =
        Facts.of("def open(p):\n    return Fake()\ndef run(p):\n    return open(p).read()\n");
    assertThat(facts.file().calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for line in t.splitlines(): pass | SPLIT",
        "rows = t.split(chr(10)) | SPLIT",
        "for c in t: pass | ITERATED",
        "return word in t | SEARCHED",
        "return 'x' in t | OTHER",
        "return re.findall('a', t) | PARSED_WHOLE",
        "return hashlib.sha256(t) | HASHED",
        "h = hashlib.md5(); h.update(t) | HASHED",
        "out.write(t) | COPIED",
        "return json.loads(t) | PARSED_WHOLE",
        "return yaml.safe_load(t) | PARSED_WHOLE",
        "return csv.reader(io.StringIO(t)) | PARSED_STREAMABLE",
        "return t | RETURNED",
        "self.t = t | STORED",
        "return len(t) | MEASURED",
        "handle(t) | PASSED",
        "open(path, 'w').write(t.replace('a', 'b')) | REWRITTEN",
        "if t == out: pass | REWRITTEN",
      })
  void theResultIsFollowed(String use, Consumption expected) {
    Facts facts = function("t = open(path).read()\n" + use);
    assertThat(facts.read().consumed()).containsExactly(expected);
  }

  @Test
  void aDroppedResultIsNotConsumed() {
    assertThat(function("open(path).read()").read().consumed()).isEmpty();
  }

  @Test
  void everyUseCounts() {
    Facts facts = function("t = open(path).read()\nif word in t:\n    t = t.strip()\n    return t");
    assertThat(facts.read().consumed())
        .containsExactlyInAnyOrder(Consumption.SEARCHED, Consumption.RETURNED);
  }

  @Test
  void thePathIsFollowed() {
    Facts facts =
        Facts.of(
            """
            import os
            NAME = "setup.cfg"
            def run(root):
                path = os.path.join(root, NAME)
                with open(path) as f:
                    return f.read()
            """);
    assertThat(facts.read().source())
        .isEqualTo("f <- path <- os.path.join(root, NAME) <- \"setup.cfg\"");
  }

  @Test
  void aSizeCheckLimits() {
    assertThat(
            Facts.of(
                    """
                    import os
                    def run(path):
                        if os.path.getsize(path) > 1000:
                            raise ValueError
                        return open(path).read()
                    """)
                .read()
                .limited())
        .isTrue();
  }

  @Test
  void seekingToTheTailLimits() {
    assertThat(function("f = open(path)\nf.seek(-1024, 2)\nreturn f.read()").read().limited())
        .isTrue();
    assertThat(function("f = open(path)\nf.seek(0)\nreturn f.read()").read().limited()).isFalse();
  }

  @Test
  void tablesReadInPartsAreFine() {
    String head = "import pandas as pd\ndef run(p):\n    return ";
    assertThat(Facts.of(head + "pd.read_csv(p)\n").file().calls()).hasSize(1);
    assertThat(Facts.of(head + "pd.read_csv(p, chunksize=100)\n").file().calls()).isEmpty();
  }

  @Test
  void pathsInALoopAreKnown() {
    assertThat(function("for p in Path(path).rglob('*'):\n    print(p.read_text())").read().api())
        .isEqualTo("pathlib.Path.read_text");
    assertThat(
            Facts.of(
                    """
                    from pathlib import Path
                    from collections.abc import Iterable
                    def run(files: Iterable[Path]):
                        for path in files:
                            print(path.read_text())
                    """)
                .read()
                .certain())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          out.write(requests.get(url).content)                         | COPIED
          r = requests.get(url, timeout=3); return r.text              | RETURNED
          r = requests.get(url); out.write(r.content)                  | COPIED
          r = httpx.get(url); print(r.text)                            | COPIED
          out.write(urllib.request.urlopen(url).read())                | COPIED
          """)
  void bodiesOfResponsesAreWholeReads(String body, Consumption expected) {
    String imports = "import httpx, requests, urllib.request\n";
    CallFact read = Facts.of(imports + "def run(url, out):\n    " + body + "\n").read();
    assertThat(read.consumed()).containsExactly(expected);
    assertThat(read.source()).contains("url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return requests.get(url, stream=True).raw",
        "r = requests.get(url, stream=True); return r.content",
        "return requests.get(url).status_code",
        "return url.get(url).content",
      })
  void streamsAndOtherAttributesAreNot(String body) {
    assertThat(Facts.of("import requests\ndef run(url):\n    " + body + "\n").reads()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          return b"".join(f.readlines())                                   | RETURNED
          return "".join(line.strip() for line in f.readlines())           | RETURNED
          return base64.b64encode(f.read())                                | OTHER
          return f.read().splitlines()                                     | SPLIT RETURNED
          self.lines = f.read().split("\\n")                               | SPLIT STORED
          lines = f.read().splitlines(); out(lines[3])                     | SPLIT OTHER
          for line in f.read().splitlines(): print(line)                   | SPLIT
          return len(f.read().splitlines())                                | SPLIT
          """)
  void whatNeedsTheWhole(String body, String expected) {
    Facts facts =
        Facts.of(
            "import base64\ndef run(self, path, out):\n    with open(path) as f:\n        "
                + body
                + "\n");
    assertThat(facts.read().consumed().stream().map(Enum::name))
        .containsExactlyInAnyOrder(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          all = [line.strip() for line in f.readlines()]                        | true
          all = {line for line in f.readlines() if line.strip()}                | true
          for line in f.readlines(): out.append(line)                           | true
          for number, line in enumerate(f.readlines()): out[line] = number      | true
          bad = [line for line in f.readlines() if "ERROR" in line]             | false
          total = sum([len(line) for line in f.readlines()])                    | false
          for line in f.readlines(): row = []; row.append(line); show(row)      | false
          for line in f.readlines(): print(line)                                | false
          """)
  void partsThatAreAllKept(String body, boolean kept) {
    Facts facts =
        Facts.of(
            "def run(path, out):\n    with open(path) as f:\n        "
                + body.replace("\n", "\n        ")
                + "\n");
    assertThat(facts.read().consumed().contains(Consumption.KEPT)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not line                         | true
          not line or line[0] == "#"       | true
          line.startswith("#")             | true
          "x" in line                      | false
          """)
  void aLineThatIsEmptyOrACommentIsNoChoice(String condition, boolean kept) {
    Facts facts =
        Facts.of(
            """
            def run(path, out):
                with open(path) as f:
                    for line in f.readlines():
                        if %s:
                            continue
                        out.append(line)
            """
                .formatted(condition));
    assertThat(facts.read().consumed().contains(Consumption.KEPT)).isEqualTo(kept);
  }
}
