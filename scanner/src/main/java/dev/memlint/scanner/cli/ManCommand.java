package dev.memlint.scanner.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code memlint man}: the manual page. */
@Command(
    name = "man",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints the manual page.",
    footer = {"", "Example:  memlint man | man -l -"})
final class ManCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  ManCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String page = ManPage.of(spec.root().commandLine());
    console.out().write(page.getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    return ExitCode.OK.status();
  }
}
