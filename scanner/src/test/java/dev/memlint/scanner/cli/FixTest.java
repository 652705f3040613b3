package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applies fixes to real files, with real git where a diff is to be applied. */
final class FixTest {
  private static final String SAFE =
      """
      use std::sync::Arc;

      pub fn share(name: &str) -> Arc<String> {
          let style = name.to_string();
          Arc::new(style.clone())
      }
      """;
  private static final String SAFE_FIXED = SAFE.replace("style.clone()", "style");

  /** A bound for a queue may make a caller wait. */
  private static final String UNSAFE =
      """
      import queue

      JOBS = queue.Queue()


      def submit(job):
          JOBS.put(job)


      def work():
          while True:
              print(JOBS.get())
      """;

  @TempDir private Path directory;
  private Path top;

  @BeforeEach
  void makeDirectory() throws IOException {
    top = Files.createDirectories(directory.toRealPath().resolve("project"));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(top.resolve(name), text);
  }

  private static Cmd scan(Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "scan";
    all[1] = "--preview";
    all[2] = "--no-cache";
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Cmd.run(all);
  }

  @Test
  void appliesWhatIsSafeAndReportsWhatIsLeft() throws Exception {
    Path safe = file("share.rs", SAFE);
    Path unsafe = file("jobs.py", UNSAFE);
    Cmd cmd = scan("--fix", top);
    assertThat(safe).hasContent(SAFE_FIXED);
    assertThat(unsafe).hasContent(UNSAFE);
    assertThat(cmd.err())
        .contains("1 fix applied in 1 file: rust/arc-of-clone 1")
        .contains("1 fix not applied: may change behaviour: --unsafe-fixes");
    assertThat(cmd.out()).contains("python/unbounded-channel").doesNotContain("rust/arc-of-clone");
    assertThat(cmd.code()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void appliesUnsafeFixesWhenAsked() throws Exception {
    Path unsafe = file("jobs.py", UNSAFE);
    Cmd cmd = scan("--fix", "--unsafe-fixes", top);
    assertThat(unsafe).hasContent(UNSAFE.replace("Queue()", "Queue(maxsize=1024)"));
    assertThat(cmd.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void keepsLineEndsMarkPermissionsAndLinks() throws Exception {
    String text = "\uFEFF" + SAFE.replace("\n", "\r\n").stripTrailing();
    Path safe = file("share.rs", text);
    Files.setPosixFilePermissions(safe, PosixFilePermissions.fromString("rwxr-x--x"));
    Path link = Files.createSymbolicLink(top.resolve("link.rs"), Path.of("share.rs"));
    scan("--fix", link);
    assertThat(Files.readString(safe)).isEqualTo(text.replace("style.clone()", "style"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(safe)))
        .isEqualTo("rwxr-x--x");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    try (var files = Files.list(top)) {
      assertThat(files).containsExactlyInAnyOrder(safe, link);
    }
  }

  @Test
  void keepsAnEncodingAndRefusesWhatIsNotValidInIt() throws Exception {
    String text = "# -*- coding: latin-1 -*-\n# caf\u00e9\n" + UNSAFE;
    Path latin = top.resolve("latin.py");
    Files.write(latin, text.getBytes(StandardCharsets.ISO_8859_1));
    Path broken = top.resolve("broken.py");
    byte[] bytes = ("# caf\u00e9\n" + UNSAFE).getBytes(StandardCharsets.ISO_8859_1);
    Files.write(broken, bytes);
    Cmd cmd = scan("--fix", "--unsafe-fixes", top);
    assertThat(new String(Files.readAllBytes(latin), StandardCharsets.ISO_8859_1))
        .isEqualTo(text.replace("Queue()", "Queue(maxsize=1024)"));
    assertThat(Files.readAllBytes(broken)).isEqualTo(bytes);
    assertThat(cmd.err()).contains("not valid in its encoding");
  }

  @Test
  void aDiffWritesNothingAndGitAppliesIt() throws Exception {
    Path safe = file("share.rs", SAFE);
    assertThat(new ProcessBuilder("git", "init", "-q", top.toString()).start().waitFor()).isZero();
    Cmd cmd = scan("--diff", top);
    assertThat(cmd.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(safe).hasContent(SAFE);
    assertThat(cmd.out()).startsWith("--- a/share.rs\n+++ b/share.rs\n@@ ");
    Path patch = Files.writeString(directory.resolve("fix.patch"), cmd.out());
    Process apply =
        new ProcessBuilder("git", "apply", patch.toString()).directory(top.toFile()).start();
    assertThat(apply.waitFor()).isZero();
    assertThat(safe).hasContent(SAFE_FIXED);
    Cmd again = scan("--diff", top);
    assertThat(again.code()).isEqualTo(ExitCode.OK);
    assertThat(again.out()).isEmpty();
  }

  @Test
  void fixesThatTouchEachOtherTakeMoreRounds() throws Exception {
    Path nested =
        file(
            "nested.py",
            """
            def total(rows):
                return sum([sum([cell for cell in row]) for row in rows])
            """);
    Cmd cmd = scan("--min-confidence", "low", "--fix", top);
    assertThat(nested)
        .hasContent(
            """
            def total(rows):
                return sum(sum(cell for cell in row) for row in rows)
            """);
    assertThat(cmd.err()).contains("2 fixes applied in 1 file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--unsafe-fixes", "--fix=ask", "--fix=all", "--fix --diff"})
  void refusesWhatMakesNoSense(String options) throws Exception {
    Path safe = file("share.rs", SAFE);
    Object[] words = (options + " " + top).split(" ");
    assertThat(scan(words).code()).isEqualTo(ExitCode.USAGE);
    assertThat(safe).hasContent(SAFE);
  }

  @Test
  void asksAboutEachFix() throws Exception {
    Path first = file("a.rs", SAFE);
    Path second = file("b.rs", SAFE);
    Cmd cmd =
        Cmd.typing(
            new BufferedReader(new StringReader("what\nn\ny\n")),
            "scan",
            "--no-cache",
            "--fix=ask",
            top);
    assertThat(first).hasContent(SAFE);
    assertThat(second).hasContent(SAFE_FIXED);
    assertThat(cmd.err())
        .contains("a.rs:5: rust/arc-of-clone")
        .contains("-    Arc::new(style.clone())")
        .contains("Type one of the letters in brackets.")
        .contains("1 fix applied in 1 file")
        .contains("1 fix not applied: refused");
  }

  @Test
  void nobodyAnsweringIsARefusal() throws Exception {
    Path safe = file("share.rs", SAFE);
    Cmd cmd =
        Cmd.typing(
            new BufferedReader(new StringReader("")), "scan", "--no-cache", "--fix=ask", top);
    assertThat(safe).hasContent(SAFE);
    assertThat(cmd.err()).contains("no fix applied");
  }

  private Path log() {
    Path log = directory.resolve("log.sarif");
    scan("--format", "sarif", "-o", log, top);
    return log;
  }

  private Cmd fromSarif(Path log, Object... more) {
    Object[] all = new Object[more.length + 4];
    all[0] = "fix";
    all[1] = "--from-sarif=" + log;
    all[2] = "--root";
    all[3] = top;
    System.arraycopy(more, 0, all, 4, more.length);
    return Cmd.run(all);
  }

  @Test
  void appliesTheFixesOfAReportOnce() throws Exception {
    Path safe = file("share.rs", SAFE);
    Path log = log();
    assertThat(fromSarif(log, "--diff").out()).contains("+    Arc::new(style)");
    assertThat(safe).hasContent(SAFE);
    assertThat(fromSarif(log).code()).isEqualTo(ExitCode.OK);
    assertThat(safe).hasContent(SAFE_FIXED);
    Cmd again = fromSarif(log);
    assertThat(again.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(again.err()).contains("its file changed since it was read");
    assertThat(safe).hasContent(SAFE_FIXED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside.rs", "/etc/hostname", "out/outside.rs", "", "\u0000"})
  void touchesNothingOutsideOfTheRoot(String uri) throws Exception {
    file("share.rs", SAFE);
    Path outside = Files.writeString(directory.resolve("outside.rs"), SAFE);
    Files.createSymbolicLink(top.resolve("out"), directory);
    Path log = log();
    JsonMapper mapper = new JsonMapper();
    ObjectNode root = (ObjectNode) mapper.readTree(log.toFile());
    ((ObjectNode) root.at("/runs/0/results/0/fixes/0/artifactChanges/0/artifactLocation"))
        .put("uri", uri);
    mapper.writeValue(log.toFile(), root);
    Cmd cmd = fromSarif(log);
    assertThat(cmd.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(cmd.err()).contains("not a fix that memlint wrote for a file below " + top);
    assertThat(outside).hasContent(SAFE);
  }

  @Test
  void saysWhereAReportBreaksOff() throws Exception {
    Path log = Files.writeString(directory.resolve("log.sarif"), "{\n\"runs\": [");
    Cmd cmd = fromSarif(log);
    assertThat(cmd.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cmd.err())
        .contains("is no whole JSON document: it breaks off at line 2")
        .contains("memlint scan --format sarif");
  }

  @Test
  void aFileThatCannotBeReplacedIsNamed() throws Exception {
    Path safe = file("share.rs", SAFE);
    Files.setPosixFilePermissions(top, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      boolean root = Files.isWritable(top);
      Cmd cmd = scan("--fix", top);
      if (!root) { // nothing keeps the superuser from writing
        assertThat(cmd.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(cmd.err()).contains("cannot apply fixes", "mend that and run it again");
        assertThat(safe).hasContent(SAFE);
      }
      assertThat(Files.exists(safe, LinkOption.NOFOLLOW_LINKS)).isTrue();
    } finally {
      Files.setPosixFilePermissions(top, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
