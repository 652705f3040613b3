package dev.memlint.scanner.cli;

import dev.memlint.rules.detect.Bytes;
import dev.memlint.scanner.report.PlacedFinding;
import dev.memlint.scanner.report.Placement;
import dev.memlint.scanner.report.SummaryLine;
import dev.memlint.scanner.scan.ScanResult;
import dev.memlint.scanner.terminal.TerminalText;
import dev.memlint.scanner.triage.Baseline;
import dev.memlint.scanner.triage.BaselineFile;
import dev.memlint.scanner.triage.Triage;
import dev.memlint.scanner.walk.Reasons;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code memlint baseline}: the findings that a project lives with for now. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Keeps a file of the findings that are known, so that scans tell only new ones.",
    footer = {
      "",
      "A baseline holds no line numbers: moved, reformatted and renamed code stays known.",
      "Example:",
      "  memlint baseline write -o memlint-baseline.json",
      "  memlint scan --baseline memlint-baseline.json",
    })
final class BaselineCommand implements Runnable {
  private static final String DEFAULT_FILE = "memlint-baseline.json";

  private final Console console;

  @Spec private CommandSpec spec;

  BaselineCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: write, prune or show");
  }

  @Command(
      name = "write",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Scans, and writes a baseline of everything that is found.",
      footer = {"", "Example:  memlint baseline write src -o memlint-baseline.json"})
  int write(
      @Mixin ScanOptions options,
      @Option(
              names = {"-o", "--baseline"},
              paramLabel = "FILE",
              description =
                  "Where to write it. Default: the settings' baseline, else " + DEFAULT_FILE + ".")
          Optional<String> file)
      throws UserError, InterruptedException {
    ScanOptions.Prepared prepared = options.prepare(console);
    Path target = target(prepared, file);
    Optional<Baseline> before =
        Files.isRegularFile(target) ? Optional.of(Selected.read(target)) : Optional.empty();
    ScanResult result = scan(prepared);
    List<PlacedFinding> all = new ArrayList<>();
    new Placement(result, prepared.request().maxFileBytes())
        .each(placed -> all.addAll(placed.findings()));
    Baseline now = Baseline.of(all);
    store(now, target);
    String change =
        before
            .map(
                old ->
                    "; "
                        + now.without(old.entries()).count()
                        + " new and "
                        + old.without(now.entries()).count()
                        + " gone since the last one")
            .orElse("");
    say("wrote " + target + " with " + SummaryLine.count(now.count(), "finding") + change);
    if (prepared.configuration().baseline().isEmpty()) {
      say("use it with: memlint scan --baseline FILE, or baseline = \"FILE\" in memlint.toml");
    }
    return ExitCode.OK.status();
  }

  @Command(
      name = "prune",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Scans, and takes out of a baseline what is not found any more.",
      footer = {"", "Example:  memlint baseline prune --baseline memlint-baseline.json"})
  int prune(
      @Mixin ScanOptions options,
      @Option(
              names = {"-o", "--baseline"},
              paramLabel = "FILE",
              description =
                  "The baseline. Default: that of the settings, else " + DEFAULT_FILE + ".")
          Optional<String> file)
      throws UserError, InterruptedException {
    ScanOptions.Prepared prepared = options.prepare(console);
    Path target = target(prepared, file);
    Selected selected =
        Selected.of(
            prepared, Optional.empty(), false, Optional.of(target.toString()), Optional.empty());
    Baseline old = selected.baseline().orElseThrow();
    Triage.Outcome outcome =
        new Triage(
                Optional.empty(),
                Optional.of(old),
                prepared.root(),
                prepared.request().maxFileBytes())
            .apply(scan(prepared));
    Baseline left = old.without(outcome.stale());
    store(left, target);
    say(
        "took %s out of %s; %s left"
            .formatted(
                SummaryLine.count(old.count() - left.count(), "finding"),
                target,
                SummaryLine.count(left.count(), "finding")));
    return ExitCode.OK.status();
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Lists what a baseline holds.",
      footer = {"", "Example:  memlint baseline show memlint-baseline.json"})
  int show(
      @Parameters(
              paramLabel = "FILE",
              arity = "0..1",
              description =
                  "The baseline. Default: that of the settings, else " + DEFAULT_FILE + ".")
          Optional<String> file)
      throws UserError, IOException {
    Configuration settings =
        ConfigurationFile.of(
            Optional.empty(), List.of(Arguments.existing("")), FrontEnds.installed().values());
    Baseline baseline = Selected.read(target(settings, file));
    StringBuilder text = new StringBuilder();
    for (Baseline.Entry entry : baseline.entries()) {
      String size = entry.estimatedBytes() == 0 ? "" : ", " + Bytes.rounded(entry.estimatedBytes());
      String symbol = entry.identity().symbol();
      text.append(
          "%s: %s%s (%d%s)%n"
              .formatted(
                  TerminalText.visible(entry.identity().path()),
                  TerminalText.visible(entry.identity().rule()),
                  symbol.isEmpty() ? "" : " in " + TerminalText.visible(symbol),
                  entry.count(),
                  size));
    }
    text.append(
        SummaryLine.count(baseline.count(), "finding")
            + (baseline.estimatedBytes() == 0
                ? ""
                : ", about " + Bytes.rounded(baseline.estimatedBytes()))
            + "\n");
    console.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    return ExitCode.OK.status();
  }

  private static Path target(ScanOptions.Prepared prepared, Optional<String> file)
      throws UserError {
    return target(prepared.configuration(), file);
  }

  private static Path target(Configuration settings, Optional<String> file) throws UserError {
    return Selected.baselineFile(settings, file)
        .orElseGet(() -> Path.of(DEFAULT_FILE).toAbsolutePath());
  }

  private ScanResult scan(ScanOptions.Prepared prepared) throws UserError, InterruptedException {
    ScanResult result = ScanRun.run(console, prepared.request(), prepared.frontEnds(), false);
    if (result.notifications().stream().anyMatch(told -> told.incomplete())) {
      throw new UserError(
          "not everything could be scanned, so the baseline stays as it is",
          "see what is wrong with: memlint scan");
    }
    return result;
  }

  private static void store(Baseline baseline, Path target) throws UserError {
    ReportTarget.toFile(ReportTarget.Format.JSON, target);
    try (ReportFiles files = new ReportFiles()) {
      OutputStream out = files.open(target);
      BaselineFile.write(baseline, out);
      files.commit();
    } catch (IOException e) {
      throw new UserError(
          "cannot write " + target + ": " + Reasons.of(e), "name another place with -o FILE");
    }
  }

  private void say(String text) {
    console.err().println("memlint: " + TerminalText.visible(text));
  }
}
