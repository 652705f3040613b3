package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --stdin-filename}: what an editor has and not yet saved. */
final class StandardInputTest {
  private static final String BUFFER = "def make():\n    return bytearray(4 << 20)\n";
  private static final String SESSION =
      """
      class Session:
          def __init__(self):
              self.events = []

          def on_event(self, event):
              self.events.append(event)


      SESSION = Session()
      """;

  @TempDir Path temporary;
  private Path root;

  @BeforeEach
  void project() throws IOException {
    root = Files.createDirectories(temporary.toRealPath().resolve("app"));
    Files.createDirectory(root.resolve(".git"));
  }

  @Test
  void theTextCountsAndNotTheFile() throws IOException {
    Path file = Files.writeString(root.resolve("buffer.py"), "x = 1\n");
    Cmd scan = Cmd.piping(BUFFER, "scan", "--stdin-filename", file);
    assertThat(scan.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(scan.out()).contains("--> buffer.py:2:12").contains("bytearray(4 << 20)");
    Files.writeString(file, BUFFER);
    assertThat(Cmd.piping("x = 1\n", "scan", "--stdin-filename", file).code())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void aFileThatIsNotThereYetWillDo() {
    Cmd scan = Cmd.piping(BUFFER, "scan", "--stdin-filename", root.resolve("new.py"));
    assertThat(scan.code()).as(scan.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Cmd.piping("hello\n", "scan", "--stdin-filename", root.resolve("new.txt")).err())
        .contains("no Java, Rust or Python files");
  }

  @Test
  void theRestOfTheRepositoryIsInView() throws IOException {
    Path file = root.resolve("session.py");
    assertThat(Cmd.piping(SESSION, "scan", "--stdin-filename", file).out())
        .contains("python/unbounded-growth");
    Files.writeString(
        root.resolve("done.py"),
        "from session import SESSION\n\n\n"
            + "def on_done():\n"
            + "    SESSION.events.clear()\n\n\n"
            + "on_done()\n");
    assertThat(Cmd.piping(SESSION, "scan", "--stdin-filename", file).code()).isEqualTo(ExitCode.OK);
    Files.writeString(root.resolve("memlint.toml"), "ignore = [\"large-preallocation\"]\n");
    assertThat(Cmd.piping(BUFFER, "scan", "--stdin-filename", root.resolve("b.py")).code())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void whatDoesNotGoTogetherIsSaid() {
    Path file = root.resolve("a.py");
    assertThat(Cmd.piping("", "scan", "--stdin-filename", file, root).err())
        .contains("exclude each other");
    assertThat(Cmd.piping("", "scan", "--fix", "--stdin-filename", file).err())
        .contains("goes with neither --fix");
    assertThat(Cmd.piping("", "scan", "--stdin-filename", root.resolve("no/such.py")).err())
        .contains("there is no directory for such a file");
    Cmd large =
        Cmd.piping(
            "x = 1\n".repeat(100), "scan", "--max-file-size", "100", "--stdin-filename", file);
    assertThat(large.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(large.err()).contains("larger than 100 bytes");
  }

  @Test
  void linksAreWrittenWhereATerminalFollowsThem() throws IOException {
    Path file = Files.writeString(root.resolve("a b.py"), BUFFER);
    String link =
        "\u001b]8;;" + file.toUri().toASCIIString() + "\u001b\\a b.py:2:12\u001b]8;;\u001b\\";
    assertThat(Cmd.onTerminal(Map.of("TERM_PROGRAM", "vscode"), "scan", file).out())
        .contains(link)
        .contains("rules/large-preallocation\u001b\\python/large-preallocation");
    assertThat(Cmd.onTerminal(Map.of("TERM", "xterm"), "scan", file).out()).doesNotContain("]8;;");
    assertThat(Cmd.in(Map.of("TERM_PROGRAM", "vscode"), "scan", file).out()).doesNotContain("]8;;");
    assertThat(Cmd.in(Map.of("FORCE_HYPERLINK", "1"), "scan", file).out()).contains(link);
  }
}
