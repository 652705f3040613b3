package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A project's {@code memlint.toml}: where it is found, what it does, how mistakes are answered. */
final class ConfigurationTest {
  private static final String SLURPS =
      """
      import lab

      def show(path):
          for line in lab.slurp(path).splitlines():
              print(line)
      """;

  private static final String ADDED =
      """
      [[api]]
      calls = ["lab.slurp"]
      hotspot = "whole-file-read"
      """;

  @TempDir Path temporary;
  private Path root;

  @BeforeEach
  void repository() throws IOException {
    root = Files.createDirectories(temporary.toRealPath().resolve("repository"));
    Files.createDirectory(root.resolve(".git"));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void aCallThatTheProjectAddsIsFound() throws IOException {
    write("app/show.py", SLURPS);
    assertThat(Cmd.run("scan", root).code()).isEqualTo(ExitCode.OK);
    write("memlint.toml", ADDED);
    assertThat(Cmd.run("scan", root.resolve("app")).out())
        .startsWith("warning[python/whole-file-read]: ")
        .contains("lab.slurp");
  }

  @Test
  void aCallsSpellingTellsItsLanguage() throws IOException {
    write("memlint.toml", ADDED.replace("lab.slurp", "lab.Files#slurp\", \"lab::slurp"));
    write(
        "Show.java",
        """
        import lab.Files;

        final class Show {
          void show(String path) {
            for (String line : Files.slurp(path).split("\\n")) {
              System.out.println(line);
            }
          }
        }
        """);
    write(
        "show.rs",
        """
        pub fn show(path: &str) {
            for line in lab::slurp(path).lines() {
                println!("{line}");
            }
        }
        """);
    assertThat(Cmd.run("scan", root).out())
        .contains("[java/whole-file-read]", "[rust/whole-file-read]");
  }

  @Test
  void aTypeThatTheProjectAddsGrows() throws IOException {
    write(
        "memlint.toml",
        """
        [[type]]
        language = "python"
        names = ["lab.Bag"]
        kind = "list"
        """);
    write(
        "bag.py",
        """
        import lab
        from flask import Flask

        app = Flask(__name__)
        SEEN = lab.Bag()

        @app.route("/see/<name>")
        def see(name):
            SEEN.append(name)
            return "ok"
        """);
    assertThat(Cmd.run("scan", root).out()).contains("[python/unbounded-growth]", "'SEEN'");
  }

  @Test
  void thePresetScalesTheThresholdsUnlessTheCommandLineNamesOne() throws IOException {
    write("buffer.py", "def make():\n    return bytearray(200_000)\n");
    assertThat(Cmd.run("scan", root).out()).doesNotContain("large-preallocation");
    write("memlint.toml", "preset = \"constrained\"\n");
    assertThat(Cmd.run("scan", root).out()).contains("the constrained threshold of 64 KiB");
    assertThat(Cmd.run("scan", root, "--preset", "server").out())
        .doesNotContain("large-preallocation");
  }

  @Test
  void aNamedFileTakesThePlaceOfTheFoundOne() throws IOException {
    write("show.py", SLURPS);
    write("memlint.toml", ADDED);
    Path other = Files.writeString(temporary.resolve("other.toml"), "preset = \"server\"\n");
    assertThat(Cmd.run("scan", root, "--config", other).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aFileAboveTheRepositoryIsNotTheProjects() throws IOException {
    write("show.py", SLURPS);
    Files.writeString(temporary.resolve("memlint.toml"), ADDED);
    assertThat(Cmd.run("scan", root).code()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[[api]]~calls = ['a.b']~hotspt = 'whole-file-read' | 3: unknown key 'hotspt' in [[api]] |"
            + " did you mean 'hotspot'?",
        "[[api]]~calls = ['a.b']~hotspot = 'whole-file-reed' | 3: unknown hotspot 'whole-file-reed'"
            + " | did you mean 'whole-file-read'?",
        "[[api]]~hotspot = 'whole-file-read' | 1: missing 'calls' in [[api]] | ``",
        "[[api]]~calls = 'a.b'~hotspot = 'whole-file-read' | 2: 'calls' must be an array of texts |"
            + " ``",
        "[[api]]~calls = ['a.b']~hotspot = 'whole-file-read'~argument = 'first' | 4: 'argument'"
            + " must be a whole number | ``",
        "[[type]]~names = ['a.B']~kind = 'map' | 1: missing 'language' in [[type]] | ``",
        "[[type]]~names = ['a.B']~kind = 'mapp'~language = 'python' | 3: unknown kind 'mapp' | did"
            + " you mean 'map'?",
        "presett = 'server' | 1: unknown key 'presett' in the file | did you mean 'preset'?",
        "preset = 'servr' | 1: unknown preset 'servr' | did you mean 'server'?",
        "api = 3 | 1: 'api' must be an array of tables, [[api]] | ``",
        "preset = | 1: unexpected end of input | ``",
      })
  void aMistakeIsAnsweredWithItsLineAndTheNearestWord(String text, String what, String next)
      throws IOException {
    write("a.py", "");
    write("memlint.toml", text.replace('~', '\n'));
    Cmd scan = Cmd.run("scan", root);
    assertThat(scan.code()).isEqualTo(ExitCode.USAGE);
    assertThat(scan.err()).contains(root.resolve("memlint.toml") + ":" + what).contains(next);
    assertThat(scan.out()).isEmpty();
  }

  @Test
  void aLinkIsNotFollowedOutOfTheRepository() throws IOException {
    write("a.py", "");
    Files.createSymbolicLink(root.resolve("memlint.toml"), Path.of("/dev/zero"));
    Cmd scan = Cmd.run("scan", root);
    assertThat(scan.code()).isEqualTo(ExitCode.USAGE);
    assertThat(scan.err()).contains("is not a regular file");
  }

  @Test
  void pathsWithDifferentSettingsAreNotScannedTogether() throws IOException {
    write("one/memlint.toml", "preset = \"server\"\n");
    write("two/memlint.toml", "preset = \"standard\"\n");
    Cmd scan = Cmd.run("scan", root.resolve("one"), root.resolve("two"));
    assertThat(scan.code()).isEqualTo(ExitCode.USAGE);
    assertThat(scan.err()).contains("different settings", "--config FILE");
  }

  @Test
  void aNamedFileThatIsNotThereIsTold() throws IOException {
    write("a.py", "");
    Cmd scan = Cmd.run("scan", root, "--config", root.resolve("nowhere.toml"));
    assertThat(scan.code()).isEqualTo(ExitCode.USAGE);
    assertThat(scan.err()).contains("nowhere.toml: no such file");
  }
}
