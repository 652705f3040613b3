package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InitTest {
  @TempDir Path temporary;

  private static String template(String name) throws IOException {
    try (InputStream in = InitCommand.class.getResourceAsStream("init/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "config, memlint.toml, memlint.toml",
    "github, .github/workflows/memlint.yml, memlint.yml",
    "pre-commit, .pre-commit-config.yaml, pre-commit.yaml",
  })
  void aFileIsWrittenOnceAndThenLeftAlone(String what, String name, String template)
      throws IOException {
    Path file = temporary.resolve(name);
    Cmd first = Cmd.run("init", what, temporary);
    assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.OK);
    assertThat(first.err()).contains("memlint: wrote ").contains(name);
    String text =
        template(template)
            .replace("@REPOSITORY@", "https://github.com/memlint/memlint")
            .replace("@REVISION@", "v" + Version.number());
    assertThat(file).hasContent(text);
    Files.writeString(file, "# mine\n");
    Cmd second = Cmd.run("init", what, temporary);
    assertThat(second.code()).isEqualTo(ExitCode.USAGE);
    assertThat(second.err()).contains("is there already and stays as it is");
    assertThat(second.out()).isEqualTo(text);
    assertThat(file).hasContent("# mine\n");
  }

  @Test
  void theWorkflowUsesThisVersion() throws IOException {
    assertThat(template("memlint.yml"))
        .isEqualTo(Files.readString(Path.of("..", "docs", "workflows", "memlint.yml")))
        .contains("memlint/memlint@v" + Version.number());
    assertThat(Files.readString(Path.of("..", "docs", "workflows", "memlint-sharded.yml")))
        .contains("memlint/memlint@v" + Version.number(), "ref: v" + Version.number());
  }

  @Test
  void aCheckoutWillDoForPreCommit() throws IOException, InterruptedException {
    Repository checkout = Repository.init(temporary.resolve("memlint"));
    Cmd none = Cmd.run("init", "pre-commit", "--repo", checkout.directory(), temporary);
    assertThat(none.code()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("has no commit");
    checkout.write("memlint", "");
    checkout.commit("one");
    Cmd init = Cmd.run("init", "pre-commit", "--repo", checkout.directory(), temporary);
    assertThat(init.code()).as(init.err()).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(temporary.resolve(".pre-commit-config.yaml")))
        .contains("repo: " + checkout.directory() + "\n")
        .contains("rev: " + checkout.git("rev-parse", "HEAD") + "\n");
  }

  @Test
  void anUnknownWishNamesTheKnownOnes() {
    assertThat(Cmd.run("init", "gitlab").err()).contains("not one of: github, pre-commit, config");
  }
}
