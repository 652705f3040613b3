package dev.memlint.scanner;

import dev.memlint.scanner.cli.Cli;
import dev.memlint.scanner.cli.Console;

/** Entry point of the {@code memlint} command. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(Cli.run(arguments, Console.ofProcess()).status());
  }
}
