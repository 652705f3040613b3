package dev.memlint.scanner.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code memlint completion}: what a shell needs to complete memlint's commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints a script that completes memlint's commands and options in a shell.",
    footer = {
      "",
      "Example, for the running shell:    source <(memlint completion bash)",
      "Example, for all shells to come:   memlint completion zsh >> ~/.zshrc",
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell = Shell.BASH;

  CompletionCommand(Console console) {
    this.console = console;
  }

  /** Shells that the script is for. */
  enum Shell {
    BASH,
    ZSH
  }

  @Override
  public Integer call() throws IOException {
    // The script looks itself which of the two it runs in.
    String script = AutoComplete.bash("memlint", spec.root().commandLine());
    console.out().write(script.getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    return ExitCode.OK.status();
  }
}
