package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.page.Pages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OtherCommandsTest {
  @Test
  void helpAndVersionGoToStandardOutput() {
    Cmd help = Cmd.run("--help");
    assertThat(help.code()).isEqualTo(ExitCode.OK);
    assertThat(help.out())
        .contains("scan")
        .contains("rules")
        .contains("explain")
        .contains("Exit codes");
    assertThat(help.err()).isEmpty();
    assertThat(Cmd.run("scan", "--help").out()).contains("--fail-on").contains("memlint: allow");
    assertThat(Cmd.run("--version").out())
        .matches(
            "memlint \\d+\\.\\d+\\.\\d+\\RJava +JavaParser\\RPython +tree-sitter .*\\RRust"
                + " +tree-sitter .*\\R");
  }

  @Test
  void aMissingOrWrongCommandIsUsage() {
    assertThat(Cmd.run().code()).isEqualTo(ExitCode.USAGE);
    Cmd wrong = Cmd.run("scna");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("scna").contains("scan");
    assertThat(wrong.out()).isEmpty();
  }

  @Test
  void rulesAreListedWithTheirStatus() throws IOException {
    Cmd text = Cmd.run("rules");
    assertThat(text.code()).isEqualTo(ExitCode.OK);
    Pages.rules().forEach(rule -> assertThat(text.out()).contains("\n" + rule + " "));
    Cmd json = Cmd.run("rules", "--format", "json");
    assertThat(json.json()).hasSize(Pages.rules().size());
    assertThat(json.json().get(0).get("status").textValue()).isIn("stable", "preview");
  }

  @Test
  void explainShowsThePageOfARuleOrAHotspot() {
    Cmd hotspot = Cmd.run("explain", "arc-of-clone");
    assertThat(hotspot.code()).isEqualTo(ExitCode.OK);
    assertThat(hotspot.out())
        .startsWith("arc-of-clone\n")
        .contains("\nHow to fix\n", "\nReported:\n", "\nFine:\n")
        .doesNotContain("//~", "(rust bad)");
    assertThat(Cmd.run("explain", "rust/arc-of-clone")).isEqualTo(hotspot);
    assertThat(
            hotspot.out().lines().filter(line -> !line.startsWith("    ") && !line.startsWith("|")))
        .allMatch(line -> line.length() <= 100 || !line.contains(" "));
    assertThat(Cmd.onTerminal(Map.of("COLUMNS", "50"), "explain", "arc-of-clone").out())
        .contains("\u001b[1marc-of-clone\u001b[0m");
  }

  @Test
  void explainSuggestsTheNearestName() {
    Cmd miss = Cmd.run("explain", "rust/arc-of-clon");
    assertThat(miss.code()).isEqualTo(ExitCode.USAGE);
    assertThat(miss.err()).contains("did you mean 'rust/arc-of-clone'?");
    assertThat(Cmd.run("explain", "java/arc-of-clone").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cmd.run("explain", "zzzzzz").err()).doesNotContain("did you mean");
    assertThat(Cmd.run("explain").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aReaderThatGoesAwayIsNoError() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ExitCode code = Cli.run(new String[] {"rules"}, console(failing("Broken pipe"), err));
    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(err.size()).isZero();
  }

  @Test
  void aFullDiskIsOne() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ExitCode code =
        Cli.run(new String[] {"rules"}, console(failing("No space left on device"), err));
    assertThat(code).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "memlint: cannot write: No space left on device\n"
                + "make room there, or write to another place\n");
  }

  private static Console console(OutputStream out, OutputStream err) {
    return new Console(
        new PipeStream(out),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        false,
        Optional.empty(),
        InputStream.nullInputStream(),
        Map.of());
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
