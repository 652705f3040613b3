package dev.memlint.scanner.cli;

import dev.memlint.rules.detect.Thresholds;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.scanner.cli.Console.ColorChoice;
import dev.memlint.scanner.cli.ReportTarget.Format;
import dev.memlint.scanner.scan.OutcomeCache;
import dev.memlint.scanner.scan.ScanRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code memlint scan}: reads and checks the options before the first file is read. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = "Scans files and directories and reports what it finds.",
    footer = {
      "",
      "Nothing but the report goes to standard output. A comment",
      "  memlint: allow(RULE) REASON",
      "on a line, or above it, allows a finding there; allow-file(RULE) REASON at the top of",
      "a file allows it in the whole file.",
    })
final class ScanCommand implements Callable<Integer> {
  private static final int MAX_JOBS = 64;
  private static final int DEFAULT_MAX_JOBS = 4;

  private final Console console;

  @Parameters(
      paramLabel = "PATH",
      description =
          "What to scan; a named path is scanned even if it is ignored. Default: the current"
              + " directory.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Format of the report: text, json or sarif. Default: text.")
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
      names = "--select",
      paramLabel = "RULE",
      split = ",",
      description = "Run only these: rule ids, hotspots or languages. Default: every stable rule.")
  private List<String> select = new ArrayList<>();

  @Option(names = "--ignore", paramLabel = "RULE", split = ",", description = "Do not run these.")
  private List<String> ignore = new ArrayList<>();

  @Option(names = "--preview", description = "Run preview rules too.")
  private boolean preview;

  @Option(
      names = "--min-confidence",
      paramLabel = "LEVEL",
      description =
          "Report findings that are at least this sure: low, medium or high. Default:" + " medium.")
  private Confidence minConfidence = Confidence.MEDIUM;

  @Option(
      names = "--preset",
      paramLabel = "PRESET",
      description =
          "Sizes from which memory is worth a finding: constrained (64 KiB), standard (1 MiB) or"
              + " server (16 MiB). Default: what memlint.toml says, else standard.")
  private Optional<Thresholds.Preset> preset = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Read settings from FILE instead of the memlint.toml at or above what is scanned, up to"
              + " the repository's top.")
  private Optional<String> config = Optional.empty();

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description =
          "Exit with 1 for findings from this level on: none, note, warning or error. Default:"
              + " warning.")
  private FailOn failOn = FailOn.WARNING;

  @Option(
      names = "--fix",
      arity = "0..1",
      paramLabel = "WHICH",
      fallbackValue = "safe",
      description =
          "Apply the fixes that keep behaviour, and report what is left; --fix=ask asks about"
              + " each.")
  private Optional<Fix> fix = Optional.empty();

  @Option(
      names = "--unsafe-fixes",
      description = "With --fix or --diff: also the fixes that may change behaviour.")
  private boolean unsafeFixes;

  @Option(
      names = "--diff",
      description =
          "Print what --fix would change, write nothing, and exit with 1 if that is anything.")
  private boolean diff;

  @Option(
      names = "--include-tests",
      description = "Scan test, benchmark, example and generated code too.")
  private boolean includeTests;

  @Option(
      names = "--max-file-size",
      paramLabel = "SIZE",
      description = "Skip larger files, with a warning. Default: 1m.")
  private String maxFileSize = "1m";

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Files to read at a time. Default: the processors, at most 4.")
  private Optional<Integer> jobs = Optional.empty();

  @Option(
      names = "--no-cache",
      description =
          "Read every file anew, and keep nothing for the next scan. See also: memlint cache.")
  private boolean noCache;

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

  /** The level from which findings fail the run. */
  enum FailOn {
    NONE(Optional.empty()),
    NOTE(Optional.of(Level.NOTE)),
    WARNING(Optional.of(Level.WARNING)),
    ERROR(Optional.of(Level.ERROR));

    private final Optional<Level> level;

    FailOn(Optional<Level> level) {
      this.level = level;
    }

    Optional<Level> level() {
      return level;
    }
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
  public Integer call() throws UserError, InterruptedException {
    FixMode mode = fixMode();
    Map<Language, FrontEnd> frontEnds = FrontEnds.installed();
    Ahead.tables(paths, frontEnds);
    RuleSelection rules = new RuleSelection(Pages.all());
    List<Path> real = realPaths();
    Configuration settings = Configuration.of(config, real, frontEnds.values());
    ScanRequest request =
        new ScanRequest(
            real,
            Arguments.existing(""),
            includeTests ? EnumSet.allOf(Role.class) : EnumSet.of(Role.MAIN, Role.BUILD_SCRIPT),
            rules.all(),
            rules.select(select, ignore, preview),
            minConfidence,
            preset.or(settings::preset).orElse(Thresholds.Preset.STANDARD).thresholds(),
            settings.apis(),
            jobCount(),
            Arguments.size("--max-file-size", maxFileSize),
            cache(settings));
    return new ScanRun(
            console,
            request,
            frontEnds,
            mode == FixMode.DIFF ? fileTargets() : targets(),
            color,
            quiet,
            failOn.level(),
            select.isEmpty() && ignore.isEmpty(),
            mode,
            unsafeFixes)
        .run()
        .status();
  }

  private Optional<OutcomeCache> cache(Configuration settings) {
    if (noCache) {
      return Optional.empty();
    }
    String build =
        String.join(
            "\n",
            Version.number(),
            Version.factsBuild(),
            Boolean.toString(includeTests),
            settings.apisText());
    return CacheCommand.store(console).map(store -> new OutcomeCache(store, build));
  }

  private List<Path> realPaths() throws UserError {
    List<Path> real = new ArrayList<>();
    for (String path : paths.isEmpty() ? List.of("") : paths) {
      real.add(Arguments.existing(path));
    }
    return real;
  }

  private int jobCount() throws UserError {
    int count = jobs.orElse(Math.min(DEFAULT_MAX_JOBS, Runtime.getRuntime().availableProcessors()));
    if (count < 1 || count > MAX_JOBS) {
      throw new UserError("--jobs " + count + ": not a number from 1 to " + MAX_JOBS, "");
    }
    return count;
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
