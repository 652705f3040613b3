package dev.memlint.scanner.cli;

import dev.memlint.rules.finding.Level;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.Language;
import dev.memlint.scanner.cli.Console.ColorChoice;
import dev.memlint.scanner.fix.FixChooser;
import dev.memlint.scanner.notice.Notification.Weight;
import dev.memlint.scanner.report.JsonReporter;
import dev.memlint.scanner.report.Reporter;
import dev.memlint.scanner.report.Reporting;
import dev.memlint.scanner.report.SarifReporter;
import dev.memlint.scanner.report.SarifTools;
import dev.memlint.scanner.report.Summary;
import dev.memlint.scanner.report.SummaryLine;
import dev.memlint.scanner.report.TextReporter;
import dev.memlint.scanner.scan.Progress;
import dev.memlint.scanner.scan.Scan;
import dev.memlint.scanner.scan.ScanRequest;
import dev.memlint.scanner.scan.ScanResult;
import dev.memlint.scanner.walk.Reasons;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One scan whose options are valid: scans, writes the reports, judges. */
final class ScanRun {
  private final Console console;
  private final ScanRequest request;
  private final Map<Language, FrontEnd> frontEnds;
  private final List<ReportTarget> targets;
  private final ColorChoice color;
  private final boolean quiet;
  private final Optional<Level> failOn;
  private final boolean everyStableRule;
  private final FixMode fixMode;
  private final FixRun fixes;

  ScanRun(
      Console console,
      ScanRequest request,
      Map<Language, FrontEnd> frontEnds,
      List<ReportTarget> targets,
      ColorChoice color,
      boolean quiet,
      Optional<Level> failOn,
      boolean everyStableRule,
      FixMode fixMode,
      boolean unsafeFixes) {
    this.console = console;
    this.request = request;
    this.frontEnds = frontEnds;
    this.targets = targets;
    this.color = color;
    this.quiet = quiet;
    this.failOn = failOn;
    this.everyStableRule = everyStableRule;
    this.fixMode = fixMode;
    this.fixes = new FixRun(request.maxFileBytes(), unsafeFixes, frontEnds);
  }

  ExitCode run() throws InterruptedException {
    ScanResult result = scan();
    boolean changes = false;
    try {
      switch (fixMode) {
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
      return ExitCode.INCOMPLETE;
    }
    Summary summary;
    try {
      summary = report(result);
    } catch (IOException e) {
      console.err().println("memlint: cannot write a report: " + Reasons.of(e));
      return ExitCode.INCOMPLETE;
    }
    tell(summary);
    if (!summary.complete()) {
      return ExitCode.INCOMPLETE;
    }
    if (fixMode == FixMode.DIFF) {
      return changes ? ExitCode.FINDINGS : ExitCode.OK;
    }
    boolean fails = failOn.map(level -> summary.findingsFrom(level) > 0).orElse(false);
    return fails ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private ScanResult scan() throws InterruptedException {
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
      for (ReportTarget target : targets) {
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
              console.style(color, console.errIsTerminal()),
              quiet ? Weight.ERROR : Weight.NOTE));
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
        Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        yield new TextReporter(writer, console.style(color, terminal));
      }
      case JSON -> new JsonReporter(stream, Version.number());
      case SARIF -> new SarifReporter(stream, SarifTools.of(Version.number(), Pages.all()));
    };
  }

  private void tell(Summary summary) {
    if (quiet) {
      return;
    }
    if (fixMode != FixMode.REPORT) {
      fixes.tell(console.err(), fixMode != FixMode.DIFF);
    }
    // What could not be looked at is named already, and may well be what there was to scan.
    if (summary.complete()
        && summary.statistics().fileCount() == 0
        && summary.statistics().skipped() == 0) {
      console.err().println("memlint: no Java, Rust or Python files to scan" + leftOut(summary));
    }
    boolean textIsRead =
        targets.stream()
            .anyMatch(t -> t.format() == ReportTarget.Format.TEXT && t.file().isEmpty());
    if (!textIsRead) {
      console.err().println("memlint: " + SummaryLine.of(summary));
    }
    int previews = request.knownRules().size() - request.rules().size();
    if (everyStableRule && previews > 0 && console.errIsTerminal()) {
      console
          .err()
          .println("memlint: " + previews + " preview rules did not run; --preview runs them too");
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
