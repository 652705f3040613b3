package dev.memlint.scanner.cli;

import dev.memlint.rules.detect.Thresholds;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.scanner.scan.FileChoice;
import dev.memlint.scanner.scan.OutcomeCache;
import dev.memlint.scanner.scan.Policies;
import dev.memlint.scanner.scan.Policy;
import dev.memlint.scanner.scan.ScanRequest;
import dev.memlint.scanner.scan.Shard;
import dev.memlint.scanner.scan.Unsaved;
import dev.memlint.scanner.walk.PathPatterns;
import dev.memlint.scanner.walk.Reasons;
import dev.memlint.scanner.walk.ReportRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of every command that scans: what is scanned and what counts as a finding. */
final class ScanOptions {
  private static final int MAX_JOBS = 64;
  private static final int DEFAULT_MAX_JOBS = 4;
  private static final String DEFAULT_FILE_SIZE = "1m";

  @Parameters(
      paramLabel = "PATH",
      description =
          "What to scan; a named path is scanned even if it is ignored. Default: the current"
              + " directory.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--select",
      paramLabel = "RULE",
      split = ",",
      description = "Run only these: rule ids, hotspots or languages. Default: every stable rule.")
  private List<String> select = new ArrayList<>();

  @Option(names = "--ignore", paramLabel = "RULE", split = ",", description = "Do not run these.")
  private List<String> ignore = new ArrayList<>();

  @Option(names = "--preview", negatable = true, description = "Run preview rules too, or not.")
  private Optional<Boolean> preview = Optional.empty();

  @Option(
      names = "--min-confidence",
      paramLabel = "LEVEL",
      description = "Report findings at least this sure: low, medium or high. Default: medium.")
  private Optional<Confidence> minConfidence = Optional.empty();

  @Option(
      names = "--preset",
      paramLabel = "PRESET",
      description =
          "Sizes worth a finding: constrained (64 KiB), standard (1 MiB) or server (16 MiB)."
              + " Default: standard.")
  private Optional<Thresholds.Preset> preset = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings to use instead of the memlint.toml at or above what is scanned.")
  private Optional<String> config = Optional.empty();

  @Option(
      names = "--include-tests",
      negatable = true,
      description = "Scan test, benchmark, example and generated code too, or not.")
  private Optional<Boolean> includeTests = Optional.empty();

  @Option(
      names = "--exclude",
      paramLabel = "PATTERN",
      description = "Leave out paths like this one, written as in .gitignore; may be repeated.")
  private List<String> exclude = new ArrayList<>();

  @Option(
      names = "--force-exclude",
      description = "Leave out named files too that are excluded, ignored or tests.")
  private boolean forceExclude;

  @Option(
      names = "--max-file-size",
      paramLabel = "SIZE",
      description = "Skip larger files, with a warning. Default: 1m.")
  private Optional<String> maxFileSize = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Files to read at a time. Default: the processors, at most 4.")
  private Optional<Integer> jobs = Optional.empty();

  @Option(
      names = "--stdin-filename",
      paramLabel = "NAME",
      description = "Scan what comes on standard input as if it were this file.")
  private Optional<String> stdinFilename = Optional.empty();

  @Option(names = "--no-cache", description = "Read every file anew; see also: memlint cache.")
  private boolean noCache;

  /**
   * Valid options, together with the project's settings.
   *
   * @param frontEnds what can be read
   * @param configuration the project's settings
   * @param root what the report's paths are relative to
   * @param everyStableRule whether nothing chose among the rules
   */
  record Prepared(
      ScanRequest request,
      Map<Language, FrontEnd> frontEnds,
      Configuration configuration,
      Path root,
      boolean everyStableRule) {

    /** The same scan of fewer files. */
    Prepared with(FileChoice choice) {
      ScanRequest all = request;
      return new Prepared(
          new ScanRequest(
              all.paths(),
              all.workingDirectory(),
              choice,
              all.knownRules(),
              all.policies(),
              all.apis(),
              all.jobs(),
              all.maxFileBytes(),
              all.unsaved(),
              all.cache()),
          frontEnds,
          configuration,
          root,
          everyStableRule);
    }
  }

  /**
   * Reads and checks everything before the first source is read.
   *
   * @throws UserError for what cannot be used
   */
  Prepared prepare(Console console) throws UserError {
    Map<Language, FrontEnd> frontEnds = FrontEnds.installed();
    Ahead.tables(paths, frontEnds);
    Optional<Path> typed = stdinPath();
    List<Path> real = typed.isPresent() ? List.of(typed.get()) : realPaths();
    Path here = Arguments.existing("");
    Configuration settings = ConfigurationFile.of(config, real, frontEnds.values());
    EffectiveSettings effective = effective(settings);
    Path root = ReportRoot.of(real, here).directory();
    Set<Role> roles =
        effective.includeTests().value()
            ? EnumSet.allOf(Role.class)
            : EnumSet.of(Role.MAIN, Role.BUILD_SCRIPT);
    RuleSelection rules = new RuleSelection(Pages.all());
    int maxFileBytes =
        Arguments.size(
            effective.maxFileSize().label("--max-file-size"), effective.maxFileSize().value());
    ScanRequest request =
        new ScanRequest(
            real,
            here,
            new FileChoice(
                roles, excluded(settings, root), forceExclude, Optional.empty(), Shard.WHOLE),
            rules.all(),
            policies(settings, effective, rules),
            settings.apis(),
            jobCount(),
            maxFileBytes,
            typed.isPresent() ? unsaved(console, typed.get(), maxFileBytes) : Unsaved.NONE,
            cache(console, settings, effective.includeTests().value()));
    return new Prepared(
        request,
        frontEnds,
        settings,
        root,
        effective.select().value().isEmpty() && effective.ignore().value().isEmpty());
  }

  /** What holds, and where it is said. */
  EffectiveSettings effective(Configuration settings) {
    return new EffectiveSettings(
        EffectiveSettings.choose(
            "preset", preset, settings.preset(), settings, Thresholds.Preset.STANDARD),
        EffectiveSettings.choose("select", select, settings.select(), settings),
        EffectiveSettings.choose("ignore", ignore, settings.ignore(), settings),
        EffectiveSettings.choose("preview", preview, settings.preview(), settings, false),
        EffectiveSettings.choose(
            "min-confidence", minConfidence, settings.minConfidence(), settings, Confidence.MEDIUM),
        EffectiveSettings.choose(
            "include-tests", includeTests, settings.includeTests(), settings, false),
        EffectiveSettings.choose(
            "max-file-size", maxFileSize, settings.maxFileSize(), settings, DEFAULT_FILE_SIZE));
  }

  /** The patterns that were typed. */
  List<String> exclude() {
    return List.copyOf(exclude);
  }

  private static Policies policies(
      Configuration settings, EffectiveSettings effective, RuleSelection rules) throws UserError {
    Set<RuleId> selected =
        rules.select(
            effective.select().value(),
            effective.ignore().value(),
            effective.preview().value(),
            effective.select().label("--select"),
            effective.ignore().label("--ignore"));
    Policy base =
        new Policy(
            selected, effective.minConfidence().value(), effective.preset().value().thresholds());
    List<Policies.Override> overrides = new ArrayList<>();
    for (Configuration.Override override : settings.overrides()) {
      Path file = settings.file().orElseThrow();
      String label = file.getFileName() + ":" + override.line();
      Set<RuleId> ignored = new HashSet<>();
      for (String word : override.ignore()) {
        ignored.addAll(rules.named(word, label));
      }
      Set<RuleId> chosen = new HashSet<>();
      for (String word : override.select()) {
        chosen.addAll(rules.named(word, label));
      }
      overrides.add(
          new Policies.Override(
              new PathPatterns(file.getParent(), override.paths()),
              override.select().isEmpty() ? Optional.empty() : Optional.of(chosen),
              ignored,
              override.minConfidence(),
              override.preset().map(Thresholds.Preset::thresholds)));
    }
    return new Policies(base, overrides);
  }

  /** Patterns of the settings are relative to their file, those of the command line to the root. */
  private PathPatterns excluded(Configuration settings, Path root) {
    return exclude.isEmpty()
        ? settings
            .file()
            .map(file -> new PathPatterns(file.getParent(), settings.exclude()))
            .orElse(PathPatterns.NONE)
        : new PathPatterns(root, exclude);
  }

  private Optional<OutcomeCache> cache(Console console, Configuration settings, boolean tests) {
    if (noCache) {
      return Optional.empty();
    }
    String build =
        String.join(
            "\n",
            Version.number(),
            Version.factsBuild(),
            Boolean.toString(tests),
            settings.apisText());
    return CacheCommand.store(console).map(store -> new OutcomeCache(store, build));
  }

  /** Whether standard input is scanned. */
  boolean readsStandardInput() {
    return stdinFilename.isPresent();
  }

  /** The real path of the file that standard input stands for; it need not exist. */
  private Optional<Path> stdinPath() throws UserError {
    if (stdinFilename.isEmpty()) {
      return Optional.empty();
    }
    if (!paths.isEmpty()) {
      throw new UserError(
          "--stdin-filename and PATH exclude each other", "name the one file that is piped in");
    }
    Path file = Arguments.path(stdinFilename.get()).toAbsolutePath().normalize();
    if (Files.exists(file)) {
      return Optional.of(Arguments.existing(stdinFilename.get()));
    }
    Path directory = file.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new UserError(
          "--stdin-filename " + stdinFilename.get() + ": there is no directory for such a file",
          "name a file of the project; the settings and the other files around it count");
    }
    return Optional.of(Arguments.existing(directory.toString()).resolve(file.getFileName()));
  }

  private static Unsaved unsaved(Console console, Path file, int maxFileBytes) throws UserError {
    try {
      // One more than is scanned tells that it is too large.
      return new Unsaved(Map.of(file, console.piped().readNBytes(maxFileBytes + 1)));
    } catch (IOException e) {
      throw new UserError(
          "standard input cannot be read: " + Reasons.of(e), "pipe the file's text into memlint");
    }
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
      throw new UserError(
          "--jobs " + count + ": not a number from 1 to " + MAX_JOBS,
          "leave it out for as many as the machine takes");
    }
    return count;
  }
}
