package dev.memlint.scanner.cli;

import dev.memlint.scanner.cli.Console.ColorChoice;
import dev.memlint.scanner.cli.ReportTarget.Format;
import dev.memlint.scanner.scan.FileChoice;
import dev.memlint.scanner.scan.Shard;
import dev.memlint.scanner.triage.Triage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code memlint scan}: reads and checks the options before the first file is read. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = "Scans files and directories and reports what it finds.",
    footer = {
      "",
      "A comment  memlint: allow(RULE) REASON  on a line, or above it, allows a finding there.",
      "Example:  memlint scan src --output sarif=memlint.sarif --changed-since origin/main",
    })
final class ScanCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ScanOptions options = new ScanOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json, sarif, github, gitlab, markdown, csv or html. Default: text.")
  private Format format = Format.TEXT;

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "Write the report to FILE instead of standard output.")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FORMAT=FILE",
      description = "Write one more report; may be repeated.")
  private List<String> outputs = new ArrayList<>();

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description =
          "Exit with 1 for findings from here on: none, note, warning or error. Default: warning.")
  private Optional<FailOn> failOn = Optional.empty();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Report only what this baseline does not know; see also: memlint baseline.")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--max-regression",
      paramLabel = "PERCENT",
      description = "Exit with 1 only if findings or their bytes exceed the baseline by more.")
  private Optional<String> maxRegression = Optional.empty();

  @Option(
      names = "--changed-since",
      paramLabel = "REF",
      description = "Report only on lines that changed since this branch left REF.")
  private Optional<String> changedSince = Optional.empty();

  @Option(names = "--staged", description = "Report only on what is staged for the next commit.")
  private boolean staged;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Report on the I-th of N parts of the files; see also: memlint merge.")
  private Optional<String> shard = Optional.empty();

  @Option(
      names = "--fix",
      arity = "0..1",
      paramLabel = "WHICH",
      fallbackValue = "safe",
      description = "Apply the fixes that keep behaviour; --fix=ask asks about each.")
  private Optional<Fix> fix = Optional.empty();

  @Option(
      names = "--unsafe-fixes",
      description = "With --fix or --diff: also the fixes that may change behaviour.")
  private boolean unsafeFixes;

  @Option(
      names = "--diff",
      description = "Print what --fix would change, write nothing, exit with 1 if anything.")
  private boolean diff;

  @Option(names = "--statistics", description = "Count by rule on standard error.")
  private boolean statistics;

  @Option(
      names = "--explain-config",
      description = "Print the settings that hold, and where each comes from; scan nothing.")
  private boolean explainConfig;

  @Option(
      names = {"-q", "--quiet"},
      description = "Tell only errors on standard error.")
  private boolean quiet;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "Colours: auto, always or never. Default: auto.")
  private ColorChoice color = ColorChoice.AUTO;

  ScanCommand(Console console) {
    this.console = console;
  }

  /** Which fixes to apply. */
  enum Fix {
    SAFE,
    ASK
  }

  private FixMode fixMode() throws UserError {
    if (diff) {
      if (fix.isPresent()) {
        throw new UserError("--fix and --diff exclude each other", "--diff writes nothing");
      }
      return FixMode.DIFF;
    }
    if (fix.isEmpty()) {
      if (unsafeFixes) {
        throw new UserError("--unsafe-fixes alone does nothing", "add --fix or --diff");
      }
      return FixMode.REPORT;
    }
    if (fix.get() == Fix.ASK && console.in().isEmpty()) {
      throw new UserError(
          "--fix=ask needs a terminal to ask on", "use --diff to read the changes, --fix to apply");
    }
    return fix.get() == Fix.ASK ? FixMode.ASK : FixMode.APPLY;
  }

  @Override
  public Integer call() throws UserError, InterruptedException, IOException {
    FixMode mode = fixMode();
    if (options.readsStandardInput()
        && (mode != FixMode.REPORT || changedSince.isPresent() || staged)) {
      throw new UserError(
          "--stdin-filename goes with neither --fix, --diff, --changed-since nor --staged",
          "save the file first, or leave the other option out");
    }
    ScanOptions.Prepared everything = options.prepare(console);
    if (explainConfig) {
      ConfigCommand.show(console, options, everything.configuration(), failOn);
      return ExitCode.OK.status();
    }
    List<ReportTarget> targets = mode == FixMode.DIFF ? fileTargets() : targets();
    Selected selected = Selected.of(everything, changedSince, staged, baseline, maxRegression);
    ScanOptions.Prepared prepared = everything.with(choice(everything, selected));
    return new ScanRun(
            console,
            prepared,
            new Triage(
                selected.changes(),
                selected.baseline(),
                prepared.root(),
                prepared.request().maxFileBytes()),
            new ScanRun.Output(targets, color, quiet, statistics, mode, unsafeFixes),
            failOn.or(() -> prepared.configuration().failOn()).orElse(FailOn.WARNING).level(),
            selected.maxRegression())
        .run()
        .status();
  }

  private FileChoice choice(ScanOptions.Prepared prepared, Selected selected) throws UserError {
    FileChoice all = prepared.request().choice();
    return new FileChoice(
        all.roles(),
        all.excluded(),
        all.namedToo(),
        selected.changes().map(changes -> changes.lines().keySet()),
        shard());
  }

  private Shard shard() throws UserError {
    if (shard.isEmpty()) {
      return Shard.WHOLE;
    }
    String text = shard.get();
    if (text.matches("[1-9][0-9]{0,3}/[1-9][0-9]{0,3}")) {
      int slash = text.indexOf('/');
      int index = Integer.parseInt(text.substring(0, slash));
      int count = Integer.parseInt(text.substring(slash + 1));
      if (index <= count) {
        return new Shard(index, count);
      }
    }
    throw new UserError(
        "--shard " + text + ": not I/N with I from 1 to N", "write for example --shard 2/4");
  }

  /** The diff has standard output for itself. */
  private List<ReportTarget> fileTargets() throws UserError {
    return targets().stream().filter(target -> target.file().isPresent()).toList();
  }

  private List<ReportTarget> targets() throws UserError {
    List<ReportTarget> targets = new ArrayList<>();
    targets.add(
        file.isPresent()
            ? ReportTarget.ofFileOption(format, file.get())
            : new ReportTarget(format, Optional.empty()));
    for (String output : outputs) {
      targets.add(ReportTarget.parse(output));
    }
    Set<Path> files = new HashSet<>();
    for (ReportTarget target : targets) {
      if (target.file().isPresent()
          && !files.add(target.file().get().toAbsolutePath().normalize())) {
        throw new UserError(
            "two reports would go to " + target.file().get(), "give each report a file of its own");
      }
    }
    return targets;
  }
}
