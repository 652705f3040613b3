package dev.memlint.scanner.cli;

import picocli.CommandLine.Command;

/** {@code memlint}: the parts of the command line that hold for every subcommand. */
@Command(
    name = "memlint",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Finds the places where a program holds more memory than it must, in Java, Rust and"
            + " Python.",
    footer = {
      "",
      "Exit codes: 0 nothing found at or above --fail-on, 1 findings, 2 wrong usage,",
      "3 something could not be scanned or written (named on standard error).",
      "Example:  memlint scan src",
    })
final class MemlintCommand {}
