package dev.memlint.scanner.cli;

import dev.memlint.rules.detect.Thresholds;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.scanner.terminal.TerminalText;
import dev.memlint.scanner.walk.Reasons;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: reads arguments, runs a command, turns what happened into an exit code. */
public final class Cli {
  /** What to do when nothing more can be written. */
  static final String WRITE_ELSEWHERE = "make room there, or write to another place";

  private static final int USAGE_WIDTH = 96;

  private final Console console;
  private final PrintStream err;

  private Cli(Console console) {
    this.console = console;
    this.err = console.err();
  }

  /** Runs one command line; never throws and never ends the process. */
  public static ExitCode run(String[] arguments, Console console) {
    return new Cli(console).run(arguments);
  }

  private ExitCode run(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals("scan")) {
      Ahead.pages();
    }
    CommandLine line =
        new CommandLine(new MemlintCommand())
            .addSubcommand(new ScanCommand(console))
            .addSubcommand(new FixCommand(console))
            .addSubcommand(new RulesCommand(console))
            .addSubcommand(new ExplainCommand(console))
            .addSubcommand(new BaselineCommand(console))
            .addSubcommand(new CompareCommand(console))
            .addSubcommand(new MergeCommand(console))
            .addSubcommand(new ConfigCommand(console))
            .addSubcommand(new InitCommand(console))
            .addSubcommand(new CacheCommand(console))
            .addSubcommand(new CompletionCommand(console))
            .addSubcommand(new ManCommand(console))
            // "@name" is a path like any other, never a file with more arguments.
            .setExpandAtFiles(false)
            .setUsageHelpWidth(USAGE_WIDTH)
            .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
            .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .setParameterExceptionHandler((problem, given) -> usageError(problem).status())
            .setExecutionExceptionHandler((problem, command, given) -> failure(problem).status())
            .setExitCodeExceptionMapper(problem -> ExitCode.INCOMPLETE.status());
    Words.register(line, ReportTarget.Format.class);
    Words.register(line, RulesCommand.Format.class);
    Words.register(line, Console.ColorChoice.class);
    Words.register(line, FailOn.class);
    Words.register(line, ScanCommand.Fix.class);
    Words.register(line, InitCommand.What.class);
    Words.register(line, CompletionCommand.Shell.class);
    Words.register(line, Confidence.class);
    Words.register(line, Thresholds.Preset.class);
    int status = line.execute(attached(arguments));
    for (ExitCode code : ExitCode.values()) {
      if (code.status() == status) {
        return code;
      }
    }
    throw new IllegalStateException("no exit code has the status " + status);
  }

  /**
   * In {@code --fix PATH} the path is what to scan; picocli would take it for the option's value.
   */
  private static String[] attached(String[] arguments) {
    String[] attached = arguments.clone();
    for (int i = 0; i < attached.length && !attached[i].equals("--"); i++) {
      if (attached[i].equals("--fix")) {
        attached[i] = "--fix=safe";
      }
    }
    return attached;
  }

  private ExitCode usageError(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    err.println("memlint: " + TerminalText.visible(problem.getMessage()));
    if (problem instanceof UnmatchedArgumentException unmatched) {
      UnmatchedArgumentException.printSuggestions(
          unmatched, new PrintWriter(err, true, StandardCharsets.UTF_8));
    }
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private ExitCode failure(Exception problem) {
    return switch (problem) {
      case UserError user -> {
        err.println("memlint: " + TerminalText.visible(user.getMessage()));
        err.println(TerminalText.visible(user.next()));
        yield ExitCode.USAGE;
      }
      case IOException io -> {
        err.println("memlint: cannot write: " + Reasons.of(io));
        err.println(WRITE_ELSEWHERE);
        yield ExitCode.INCOMPLETE;
      }
      case InterruptedException interrupted -> {
        Thread.currentThread().interrupt();
        err.println("memlint: interrupted");
        yield ExitCode.INCOMPLETE;
      }
      default -> {
        err.println("memlint: internal error; please report it with what follows");
        problem.printStackTrace(err);
        yield ExitCode.INCOMPLETE;
      }
    };
  }
}
