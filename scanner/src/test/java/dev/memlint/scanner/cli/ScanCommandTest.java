package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScanCommandTest {
  private static final String READS =
      """
      import java.io.IOException;
      import java.nio.file.Files;
      import java.nio.file.Path;

      final class Reads {
        int lines(Path path) throws IOException {
          return Files.readString(path).split("\\n").length;
        }
      }
      """;

  @TempDir Path temporary;
  private Path root;

  @BeforeEach
  void realRoot() throws IOException {
    root = temporary.toRealPath();
  }

  private Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<Path> filesBelow() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void findingsExitWithOneAndGoToStandardOutput() throws IOException {
    write("Reads.java", READS);
    Cmd scan = Cmd.run("scan", root);
    assertThat(scan.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(scan.out())
        .startsWith("warning[java/whole-file-read]: ")
        .contains(" --> Reads.java:7:12\n")
        .contains("1 finding (1 warning) in 1 file, 9 lines\n");
    assertThat(scan.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"none, OK", "note, FINDINGS", "warning, FINDINGS", "error, OK", "Error, OK"})
  void failOnDecides(String level, ExitCode expected) throws IOException {
    write("Reads.java", READS);
    assertThat(Cmd.run("scan", root, "--fail-on", level).code()).isEqualTo(expected);
  }

  @Test
  void cleanCodeExitsWithZero() throws IOException {
    write("A.java", "final class A {}\n");
    Cmd scan = Cmd.run("scan", root);
    assertThat(scan.code()).isEqualTo(ExitCode.OK);
    assertThat(scan.out()).isEqualTo("no findings in 1 file, 1 line\n");
  }

  @Test
  void aPathThatDoesNotExistIsRefusedBeforeAnythingIsScanned() throws IOException {
    write("Reads.java", READS);
    Cmd scan = Cmd.run("scan", root, root.resolve("nope"));
    assertThat(scan.code()).isEqualTo(ExitCode.USAGE);
    assertThat(scan.out()).isEmpty();
    assertThat(scan.err()).contains("nope").contains("no such file").doesNotContain("\tat ");
  }

  @Test
  void anUnknownRuleIsRefusedWithTheNearestName() throws IOException {
    write("Reads.java", READS);
    for (String option : List.of("--select", "--ignore")) {
      Cmd scan = Cmd.run("scan", root, option, "java/whole-file-raed");
      assertThat(scan.code()).isEqualTo(ExitCode.USAGE);
      assertThat(scan.out()).isEmpty();
      assertThat(scan.err()).contains(option).contains("did you mean 'java/whole-file-read'?");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--format, xml, xml",
    "--fail-on, fatal, fatal",
    "--jobs, 0, 0",
    "--jobs, many, many",
    "--min-confidence, some, some",
    "--preset, huge, huge",
    "--max-file-size, 0, 0",
    "--max-file-size, 3000m, 3000m",
    "--color, sometimes, sometimes",
    "--format, xml, 'one of: text, json, sarif'",
    "--color, sometimes, 'one of: auto, always, never'",
    "-o, sarif=x.sarif, --output sarif=x.sarif",
    "-o, text=x, --output text=x",
    "--output, sarif, sarif",
    "--output, xml=a.xml, xml=a.xml",
    "--output, sarif=/no/such/directory/a.sarif, no directory /no/such/directory",
    "-o, /, /",
    "--no-such-option, x, Unknown option"
  })
  void wrongOptionsAreRefusedInWords(String option, String value, String said) {
    Cmd scan = Cmd.run("scan", root, option, value);
    assertThat(scan.code()).isEqualTo(ExitCode.USAGE);
    assertThat(scan.out()).isEmpty();
    assertThat(scan.err()).startsWith("memlint: ").contains(said).doesNotContain("\tat ");
  }

  @Test
  void anUnreadableFileIsNamedAndTheScanIsIncomplete() throws IOException {
    write("Reads.java", READS);
    Path locked = write("Locked.java", READS);
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(locked)).as("the superuser reads everything").isFalse();
    Cmd scan = Cmd.run("scan", root);
    assertThat(scan.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(scan.out()).contains("1 finding").contains("left out: 1 unusable file");
    assertThat(scan.err()).isEqualTo("error: Locked.java: cannot be read: permission denied\n");
  }

  @Test
  @Timeout(60)
  void aNamedPipeIsRefusedAndTheScanIsIncomplete() throws IOException, InterruptedException {
    for (String name : List.of("pipe.py", "pipe")) {
      Path pipe = root.resolve(name);
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
      Cmd scan = Cmd.run("scan", pipe);
      assertThat(scan.code()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(scan.err()).isEqualTo("error: " + name + ": not a regular file, skipped\n");
    }
    Cmd inside = Cmd.run("scan", root);
    assertThat(inside.code()).isEqualTo(ExitCode.OK);
    assertThat(inside.err()).contains("warning: pipe.py: not a regular file, skipped\n");
  }

  @Test
  void aNamedFileThatIsTooLargeMakesTheScanIncomplete() throws IOException {
    Path big = write("big.rs", "// " + "x".repeat(5000) + "\n");
    Cmd named = Cmd.run("scan", big, "--max-file-size", "4k");
    assertThat(named.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(named.err())
        .contains("error: big.rs: larger than 4096 bytes")
        .contains("--max-file-size");
    assertThat(Cmd.run("scan", root, "--max-file-size", "4k").code()).isEqualTo(ExitCode.OK);
    JsonNode notification =
        Cmd.run("scan", big, "--max-file-size", "4k", "--format", "json")
            .json()
            .get("notifications")
            .get(0);
    assertThat(notification.get("level").textValue()).isEqualTo("error");
  }

  @Test
  void linesAreCountedAsTheyEnd() throws IOException {
    write("a.py", "x = 1\ny = 2\nz = 3\n");
    assertThat(Cmd.run("scan", root).out()).contains("in 1 file, 3 lines\n");
    write("a.py", "x = 1\ny = 2\nz = 3");
    assertThat(Cmd.run("scan", root).out()).contains("in 1 file, 3 lines\n");
    write("a.py", "");
    assertThat(Cmd.run("scan", root).out()).contains("in 1 file, 0 lines\n");
  }

  @Test
  void aDirectoryWithoutSourcesIsSaid() throws IOException {
    write("notes.txt", "hello\n");
    write("tests/test_a.py", "x = 1\n");
    Cmd scan = Cmd.run("scan", root);
    assertThat(scan.code()).isEqualTo(ExitCode.OK);
    assertThat(scan.err())
        .contains("no Java, Rust or Python files")
        .contains("; 1 test, benchmark, example or generated file needs --include-tests");
  }

  @Test
  void brokenFilesAreSaidAndTheRestIsScanned() throws IOException {
    write("Reads.java", READS);
    write("Torn.java", "final class Torn { void f( { }\n");
    write("big.rs", "// " + "x".repeat(5000) + "\n");
    Files.write(root.resolve("binary.rs"), new byte[] {'f', 'n', 0, 1, 2});
    Cmd scan = Cmd.run("scan", root, "--max-file-size", "4k");
    assertThat(scan.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(scan.out()).contains("Reads.java:7:12");
    assertThat(scan.err())
        .contains("warning: Torn.java:1: ")
        .contains("warning: big.rs: larger than 4096 bytes")
        .contains("warning: binary.rs: not source text (NUL byte at offset 2), not scanned");
    assertThat(Cmd.run("scan", root, "--max-file-size", "4k", "-q").err()).isEmpty();
  }

  @Test
  void reportsGoWhereTheyAreSentAllFromOneScan() throws IOException {
    write("src/Reads.java", READS);
    Path text = root.resolve("out.txt");
    Path json = root.resolve("out.json");
    Path sarif = Files.writeString(root.resolve("out.sarif"), "old");
    Cmd scan =
        Cmd.run(
            "scan",
            root.resolve("src"),
            "-o",
            text,
            "--output",
            "json=" + json,
            "--output",
            "sarif=" + sarif);
    assertThat(scan.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(scan.out()).isEmpty();
    assertThat(scan.err()).isEqualTo("memlint: 1 finding (1 warning) in 1 file, 9 lines\n");
    assertThat(text).content().contains("java/whole-file-read");
    JsonMapper mapper = new JsonMapper();
    assertThat(mapper.readTree(json.toFile()).get("findings")).hasSize(1);
    assertThat(mapper.readTree(sarif.toFile()).get("runs").get(0).get("results")).hasSize(1);
    assertThat(filesBelow()).as("no temporary file is left").hasSize(4);
  }

  @Test
  void twoReportsCannotGoToOneFile() {
    Cmd scan =
        Cmd.run("scan", root, "-o", root.resolve("a"), "--output", "json=" + root.resolve("./a"));
    assertThat(scan.code()).isEqualTo(ExitCode.USAGE);
    assertThat(scan.err()).contains("two reports would go to");
  }

  @Test
  void aReportToADeviceDoesNotReplaceIt() throws IOException {
    write("Reads.java", READS);
    assertThat(Cmd.run("scan", root, "-o", "/dev/null").code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void everyRunGivesTheSameBytes() throws IOException {
    for (int i = 0; i < 12; i++) {
      write("p" + i % 3 + "/R" + i + ".java", READS.replace("Reads", "R" + i));
    }
    String one = Cmd.run("scan", root, "--jobs", "1", "--format", "json").out();
    assertThat(Cmd.run("scan", root, "--jobs", "8", "--format", "json").out()).isEqualTo(one);
    String sarif = Cmd.run("scan", root, "--jobs", "3", "--format", "sarif").out();
    assertThat(Cmd.run("scan", root, "--jobs", "2", "--format", "sarif").out()).isEqualTo(sarif);
  }

  @Test
  void suppressionsAndUnusedOnes() throws IOException {
    write(
        "Reads.java",
        READS
            .replace("    return", "    // memlint: allow(java/whole-file-read) small\n    return")
            .replace("final class", "// memlint: allow(unbounded-growth) none\nfinal class"));
    Cmd scan = Cmd.run("scan", root);
    assertThat(scan.code()).isEqualTo(ExitCode.OK);
    assertThat(scan.out()).contains("left out: 1 suppressed finding");
    assertThat(scan.err())
        .isEqualTo(
            "note: Reads.java:5: nothing to allow here for java/unbounded-growth; remove it\n");
    assertThat(Cmd.run("scan", root, "--select", "whole-file-read").err())
        .as("a rule that did not run is not unused")
        .isEmpty();
  }

  @Test
  void selectAndIgnoreTakeRulesHotspotsAndLanguages() throws IOException {
    write("Reads.java", READS);
    for (String word : List.of("java/whole-file-read", "whole-file-read", "java", "rust,java")) {
      assertThat(Cmd.run("scan", root, "--select", word).code()).isEqualTo(ExitCode.FINDINGS);
      assertThat(Cmd.run("scan", root, "--ignore", word).code()).isEqualTo(ExitCode.OK);
    }
    assertThat(Cmd.run("scan", root, "--select", "rust").code()).isEqualTo(ExitCode.OK);
    assertThat(Cmd.run("scan", root, "--select", "java", "--ignore", "java").code())
        .as("nothing left")
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void testsAndGeneratedCodeAreScannedOnlyWhenAskedFor() throws IOException {
    write("src/test/java/ReadsTest.java", READS.replace("Reads", "ReadsTest"));
    Path made =
        write(
            "Made.java", "// Generated by a tool. DO NOT EDIT.\n" + READS.replace("Reads", "Made"));
    assertThat(Cmd.run("scan", root).code()).isEqualTo(ExitCode.OK);
    assertThat(Cmd.run("scan", root, "--include-tests").out()).contains("2 findings");
    assertThat(Cmd.run("scan", made).code()).as("named").isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void coloursFollowTheTerminalNoColorAndTheOption() throws IOException {
    write("Reads.java", READS);
    assertThat(Cmd.onTerminal(Map.of(), "scan", root).out()).contains("\u001b[");
    assertThat(Cmd.onTerminal(Map.of("NO_COLOR", "1"), "scan", root).out())
        .doesNotContain("\u001b");
    assertThat(Cmd.onTerminal(Map.of("TERM", "dumb"), "scan", root).out()).doesNotContain("\u001b");
    assertThat(Cmd.onTerminal(Map.of(), "scan", root, "--color=never").out())
        .doesNotContain("\u001b");
    assertThat(Cmd.run("scan", root).out()).doesNotContain("\u001b");
    assertThat(Cmd.run("scan", root, "--color=always").out()).contains("\u001b[");
  }

  @Test
  void aPathWithAnAtSignIsAPath() throws IOException {
    Path file = write("@Reads.java", READS);
    assertThat(Cmd.run("scan", file).out()).contains("@Reads.java:7:12");
  }

  @Test
  void positionsAreThoseThatTheEncodingsFixturesState() throws IOException {
    Path encodings = Cmd.repository().resolve("testdata/encodings");
    Cmd scan = Cmd.run("scan", encodings, "--format", "json");
    List<String> found =
        scan.json()
            .get("findings")
            .valueStream()
            .map(
                f ->
                    Path.of(f.get("path").textValue()).getFileName()
                        + "\t"
                        + f.get("startLine")
                        + "\t"
                        + f.get("startColumn")
                        + "\t"
                        + f.get("endColumn"))
            .toList();
    List<String> expected =
        Files.readAllLines(encodings.resolve("expected.tsv"), StandardCharsets.UTF_8);
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected.subList(1, expected.size()));
  }

  @Test
  void everyBrokenFixtureIsReadOrNamed() throws IOException {
    Path broken = Cmd.repository().resolve("testdata/broken");
    Cmd scan = Cmd.run("scan", broken, "--format", "json");
    assertThat(scan.code()).isEqualTo(ExitCode.FINDINGS);
    JsonNode json = scan.json();
    Map<String, String> kinds =
        Map.of(
            "Binary",
            "file-binary",
            "binary",
            "file-binary",
            "SyntaxError",
            "syntax-error",
            "syntax_error",
            "syntax-error",
            "UnexpectedEnd",
            "syntax-error",
            "unexpected_end",
            "syntax-error",
            "Latin1",
            "text-malformed",
            "latin1",
            "text-malformed");
    try (Stream<Path> files = Files.list(broken)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(?:java|rs|py)")).toList()) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.indexOf('.'));
        if (kinds.containsKey(stem)) {
          assertThat(json.get("notifications").valueStream())
              .as(name)
              .anyMatch(
                  n ->
                      n.get("path").textValue().endsWith("/" + name)
                          && n.get("kind").textValue().equals(kinds.get(stem)));
        }
      }
    }
    assertThat(json.get("summary").get("complete").booleanValue()).isTrue();
  }

  @Test
  void aLargeFileInTheProgramIsMeasuredBesideItsSource() throws IOException {
    write("src/model.rs", "pub static MODEL: &[u8] = include_bytes!(\"../data/model.bin\");\n");
    Path model = write("data/model.bin", "");
    try (RandomAccessFile sparse = new RandomAccessFile(model.toFile(), "rw")) {
      sparse.setLength(9 << 20);
      // Its pages are only read in place, so that a few MiB are no more than a hint.
      assertThat(Cmd.run("scan", root, "--preview").out()).doesNotContain("eager-blob-load");
      assertThat(Cmd.run("scan", root, "--preview", "--min-confidence", "low").out())
          .contains("9,437,184 bytes (9 MiB)", "the standard threshold of 8 MiB");
      sparse.setLength(65 << 20);
    }
    assertThat(Cmd.run("scan", root, "--preview").out())
        .startsWith("note[rust/eager-blob-load]: ")
        .contains("68,157,440 bytes (65 MiB)");
    assertThat(Cmd.run("scan", root, "--preview", "--preset", "server").out())
        .doesNotContain("eager-blob-load");
  }
}
