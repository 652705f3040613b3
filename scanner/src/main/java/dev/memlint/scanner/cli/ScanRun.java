package dev.memlint.scanner.cli;

import dev.memlint.rules.detect.Bytes;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.Language;
import dev.memlint.scanner.cli.Console.ColorChoice;
import dev.memlint.scanner.fix.FixChooser;
import dev.memlint.scanner.notice.Notification.Weight;
import dev.memlint.scanner.report.CsvReporter;
import dev.memlint.scanner.report.GithubReporter;
import dev.memlint.scanner.report.GitlabReporter;
import dev.memlint.scanner.report.HtmlReporter;
import dev.memlint.scanner.report.JsonReporter;
import dev.memlint.scanner.report.MarkdownReporter;
import dev.memlint.scanner.report.Reporter;
import dev.memlint.scanner.report.Reporting;
import dev.memlint.scanner.report.SarifReporter;
import dev.memlint.scanner.report.SarifTools;
import dev.memlint.scanner.report.StatisticsReporter;
import dev.memlint.scanner.report.Summary;
import dev.memlint.scanner.report.SummaryLine;
import dev.memlint.scanner.report.TextReporter;
import dev.memlint.scanner.scan.Progress;
import dev.memlint.scanner.scan.Scan;
import dev.memlint.scanner.scan.ScanRequest;
import dev.memlint.scanner.scan.ScanResult;
import dev.memlint.scanner.triage.Baseline;
import dev.memlint.scanner.triage.Growth;
import dev.memlint.scanner.triage.Triage;
import dev.memlint.scanner.walk.Reasons;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One scan whose options are valid: scans, writes the reports, judges. */
final class ScanRun {
  private final Console console;
  private final ScanOptions.Prepared prepared;
  private final ScanRequest request;
  private final Triage triage;
  private final Output output;
  private final Optional<Level> failOn;
  private final OptionalDouble maxRegression;
  private final FixRun fixes;
  private List<Baseline.Entry> stale = List.of();
  private Growth growth = Growth.NONE;

  /**
   * What becomes of the findings.
   *
   * @param statistics whether to count by rule
   */
  record Output(
      List<ReportTarget> targets,
      ColorChoice color,
      boolean quiet,
      boolean statistics,
      FixMode fixMode,
      boolean unsafeFixes) {
    Output {
      targets = List.copyOf(targets);
    }
  }

  ScanRun(
      Console console,
      ScanOptions.Prepared prepared,
      Triage triage,
      Output output,
      Optional<Level> failOn,
      OptionalDouble maxRegression) {
    this.console = console;
    this.prepared = prepared;
    this.request = prepared.request();
    this.triage = triage;
    this.output = output;
    this.failOn = failOn;
    this.maxRegression = maxRegression;
    this.fixes = new FixRun(request.maxFileBytes(), output.unsafeFixes(), prepared.frontEnds());
  }

  ExitCode run() throws InterruptedException {
    ScanResult result = scan();
    boolean changes = false;
    try {
      switch (output.fixMode()) {
        case REPORT -> {}
        case APPLY -> result = fixes.apply(result, FixChooser.ALL, this::scan);
        case ASK ->
            result =
                fixes.apply(
                    result, new FixPrompt(console.in().orElseThrow(), console.err()), this::scan);
        case DIFF -> changes = fixes.diff(result.sources(), result.findings(), console.out());
      }
    } catch (IOException e) {
      console.err().println("memlint: cannot apply fixes: " + Reasons.of(e));
      console.err().println("no file is written in part; mend that and run it again");
      return ExitCode.INCOMPLETE;
    }
    Summary summary;
    try {
      summary = report(result);
    } catch (IOException e) {
      console.err().println("memlint: cannot write a report: " + Reasons.of(e));
      console.err().println(Cli.WRITE_ELSEWHERE);
      return ExitCode.INCOMPLETE;
    }
    tell(summary);
    if (!summary.complete()) {
      return ExitCode.INCOMPLETE;
    }
    if (output.fixMode() == FixMode.DIFF) {
      return changes ? ExitCode.FINDINGS : ExitCode.OK;
    }
    if (maxRegression.isPresent()) {
      return growth.exceeds(maxRegression.getAsDouble()) ? ExitCode.FINDINGS : ExitCode.OK;
    }
    boolean fails = failOn.map(level -> summary.findingsFrom(level) > 0).orElse(false);
    return fails ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private ScanResult scan() throws InterruptedException {
    Triage.Outcome outcome =
        triage.apply(run(console, request, prepared.frontEnds(), output.quiet()));
    stale = outcome.stale();
    growth = outcome.growth();
    return outcome.result();
  }

  /** One scan, with a progress bar where somebody looks. */
  static ScanResult run(
      Console console, ScanRequest request, Map<Language, FrontEnd> frontEnds, boolean quiet)
      throws InterruptedException {
    if (quiet || !console.errIsTerminal()) {
      return Scan.run(request, frontEnds, Progress.NONE);
    }
    try (ProgressBar bar = new ProgressBar(console.err())) {
      return Scan.run(request, frontEnds, bar);
    }
  }

  private Summary report(ScanResult result) throws IOException {
    List<Reporter> reporters = new ArrayList<>();
    try (ReportFiles files = new ReportFiles()) {
      List<OutputStream> streams = new ArrayList<>();
      for (ReportTarget target : output.targets()) {
        OutputStream stream =
            target.file().isPresent()
                ? files.open(target.file().get())
                : new BufferedOutputStream(console.out());
        streams.add(stream);
        reporters.add(reporter(target, stream));
      }
      reporters.add(
          new NoticeReporter(
              console.err(),
              console.style(output.color(), console.errIsTerminal()),
              output.quiet() ? Weight.ERROR : Weight.NOTE));
      if (output.statistics()) {
        reporters.add(new StatisticsReporter(console.err()));
      }
      Summary summary = Reporting.write(result, request.maxFileBytes(), reporters);
      for (Reporter reporter : reporters) {
        reporter.close();
      }
      for (OutputStream stream : streams) {
        stream.flush();
      }
      files.commit();
      return summary;
    }
  }

  private Reporter reporter(ReportTarget target, OutputStream stream) throws IOException {
    return switch (target.format()) {
      case TEXT -> {
        boolean terminal = target.file().isEmpty() && console.outIsTerminal();
        yield new TextReporter(
            writer(stream),
            console.style(output.color(), terminal),
            console.links(terminal, prepared.root()));
      }
      case JSON -> new JsonReporter(stream, Version.number());
      case SARIF -> new SarifReporter(stream, SarifTools.of(Version.number(), Pages.all()));
      case GITHUB -> new GithubReporter(writer(stream));
      case GITLAB -> new GitlabReporter(stream);
      case MARKDOWN -> new MarkdownReporter(writer(stream), console.sources());
      case CSV -> new CsvReporter(writer(stream));
      case HTML -> new HtmlReporter(stream, Version.number());
    };
  }

  private static Writer writer(OutputStream stream) {
    return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  private void tell(Summary summary) {
    if (output.quiet()) {
      return;
    }
    if (output.fixMode() != FixMode.REPORT) {
      fixes.tell(console.err(), output.fixMode() != FixMode.DIFF);
    }
    // What could not be looked at is named already, and may well be what there was to scan.
    if (summary.complete()
        && summary.statistics().fileCount() == 0
        && summary.statistics().skipped() == 0) {
      console.err().println("memlint: no Java, Rust or Python files to scan" + leftOut(summary));
    }
    boolean textIsRead =
        output.targets().stream()
            .anyMatch(t -> t.format() == ReportTarget.Format.TEXT && t.file().isEmpty());
    if (!textIsRead) {
      console.err().println("memlint: " + SummaryLine.of(summary));
    }
    tellOfBaseline();
    int previews = request.knownRules().size() - request.policies().base().rules().size();
    if (prepared.everyStableRule() && previews > 0 && console.errIsTerminal()) {
      console
          .err()
          .println("memlint: " + previews + " preview rules did not run; --preview runs them too");
    }
  }

  private void tellOfBaseline() {
    int gone = stale.stream().mapToInt(Baseline.Entry::count).sum();
    if (gone > 0) {
      console
          .err()
          .println(
              "memlint: "
                  + SummaryLine.count(gone, "finding")
                  + " of the baseline "
                  + (gone == 1 ? "is" : "are")
                  + " gone; take "
                  + (gone == 1 ? "it" : "them")
                  + " out with: memlint baseline prune");
    }
    if (maxRegression.isPresent()) {
      console
          .err()
          .println(
              "memlint: %s and %s against %s and %s in the baseline; %s %% more are allowed"
                  .formatted(
                      SummaryLine.count(growth.now(), "finding"),
                      Bytes.rounded(growth.bytesNow()),
                      SummaryLine.count(growth.before(), "finding"),
                      Bytes.rounded(growth.bytesBefore()),
                      new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
                          .format(maxRegression.getAsDouble())));
    }
  }

  private static String leftOut(Summary summary) {
    int count = summary.statistics().leftOutCount();
    return count == 0
        ? ""
        : "; "
            + SummaryLine.count(count, "test, benchmark, example or generated file")
            + (count == 1 ? " needs" : " need")
            + " --include-tests";
  }
}
