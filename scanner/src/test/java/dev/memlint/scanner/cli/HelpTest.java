package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command's help fits a screen and shows how the command is used. */
final class HelpTest {
  /** Rows of a terminal window on a common display. */
  private static final int SCREEN = 60;

  static Stream<List<String>> commands() {
    return Stream.of(
            "",
            "scan",
            "fix",
            "rules",
            "explain",
            "baseline",
            "baseline write",
            "baseline prune",
            "baseline show",
            "compare",
            "merge",
            "config",
            "config show",
            "config check",
            "config schema",
            "init",
            "cache",
            "cache info",
            "cache clean",
            "completion",
            "man")
        .map(words -> words.isEmpty() ? List.of() : List.of(words.split(" ")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void fitsAScreenAndHasAnExample(List<String> command) {
    Object[] words = Stream.concat(command.stream(), Stream.of("--help")).toArray();
    Cmd help = Cmd.run(words);
    assertThat(help.code()).isEqualTo(ExitCode.OK);
    assertThat(help.out().lines().count()).isLessThanOrEqualTo(SCREEN);
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(help.out()).contains("Example").containsPattern("(?m)memlint( [a-z]|$)");
  }

  @Test
  void completionIsAScriptForTheShell() {
    Cmd bash = Cmd.run("completion", "bash");
    assertThat(bash.code()).isEqualTo(ExitCode.OK);
    assertThat(bash.out()).startsWith("#!/usr/bin/env bash").contains("--changed-since");
    assertThat(Cmd.run("man").out())
        .startsWith(".TH MEMLINT 1 ")
        .contains("\n.SS memlint baseline write\n", "\n.B \\-\\-changed\\-since REF\n");
    assertThat(Cmd.run("completion", "fish").err()).contains("not one of: bash, zsh");
  }
}
