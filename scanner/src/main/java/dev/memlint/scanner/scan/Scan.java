package dev.memlint.scanner.scan;

import dev.memlint.rules.detect.Detection;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.notice.Notification.Kind;
import dev.memlint.scanner.scan.FileOutcome.Failed;
import dev.memlint.scanner.scan.FileOutcome.Scanned;
import dev.memlint.scanner.scan.FileOutcome.Skipped;
import dev.memlint.scanner.scan.FileOutcome.Unparsable;
import dev.memlint.scanner.suppress.SuppressionFilter;
import dev.memlint.scanner.walk.FoundFile;
import dev.memlint.scanner.walk.ReportRoot;
import dev.memlint.scanner.walk.SourceWalk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way from paths to findings: walk, facts of every file, project index, detectors,
 * suppressions.
 *
 * <p>Trees and texts live only while their file is read; what is kept of a file are its facts.
 */
public final class Scan {
  private final ScanRequest request;
  private final Map<Language, FrontEnd> frontEnds;
  private final ReadingBudget budget = new ReadingBudget();
  private final List<Notification> notifications = new ArrayList<>();
  private final List<Path> foreign = new ArrayList<>();
  private final Map<String, ScanResult.Source> sources = new HashMap<>();
  private final Map<Language, Integer> fileCounts = new EnumMap<>(Language.class);
  private final Map<Role, Integer> leftOut = new EnumMap<>(Role.class);
  private long lines;
  private int skipped;
  private int suppressed;

  private Scan(ScanRequest request, Map<Language, FrontEnd> frontEnds) {
    this.request = request;
    this.frontEnds = frontEnds;
  }

  /**
   * Scans.
   *
   * @throws InterruptedException if this thread is interrupted; nothing keeps running then
   */
  public static ScanResult run(
      ScanRequest request, Map<Language, FrontEnd> frontEnds, Progress progress)
      throws InterruptedException {
    return new Scan(request, frontEnds).run(progress);
  }

  private ScanResult run(Progress progress) throws InterruptedException {
    List<FoundFile> named = walk();
    Set<String> reported = reported(named);
    List<FoundFile> found = new ArrayList<>();
    if (!reported.isEmpty()) {
      found.addAll(named);
      found.addAll(surroundings(named));
    }
    // Several named paths are walked one after the other; the project index sees one order.
    found.sort(Comparator.comparing(FoundFile::path));
    List<FileOutcome> outcomes =
        new FileScannerPool(scanners(), request.jobs()).scanAll(found, progress);
    request.cache().ifPresent(OutcomeCache::finish);
    List<Scanned> scanned = new ArrayList<>(outcomes.size());
    List<FileFacts> indexed = new ArrayList<>(outcomes.size());
    for (int i = 0; i < outcomes.size(); i++) {
      FoundFile file = found.get(i);
      facts(outcomes.get(i))
          .ifPresent(
              facts -> {
                indexed.add(facts);
                sources.put(
                    file.path(),
                    new ScanResult.Source(file.file(), file.language(), facts.contentHash()));
              });
      if (reported.contains(file.path())) {
        account(file, outcomes.get(i), scanned);
      }
    }
    List<Finding> findings = detect(scanned, indexed);
    notifications.sort(Notification.ORDER);
    return new ScanResult(
        sources,
        request.unsaved(),
        reported,
        findings,
        notifications,
        new ScanStatistics(fileCounts, lines, skipped, leftOut, suppressed, 0, 0));
  }

  private List<FoundFile> walk() throws InterruptedException {
    // What the walk has to say, one shard says for all.
    Collector collector = new Collector(Set.of(), request.choice().shard().index() == 1);
    leftOut.putAll(walk(collector, request.choice().namedToo()).walk(request.paths()));
    return collector.found;
  }

  private SourceWalk walk(Collector collector, boolean namedToo) {
    return new SourceWalk(
        ReportRoot.of(request.paths(), request.workingDirectory()),
        request.choice().roles(),
        namedToo,
        collector);
  }

  /**
   * The other files of the repositories that single named files are in: what removes from a store,
   * or calls who removes, may stand in any of them. They are indexed and not reported on, so
   * nothing is said of them either.
   */
  private List<FoundFile> surroundings(List<FoundFile> named) throws InterruptedException {
    List<Path> repositories =
        request.paths().stream()
            .filter(path -> !Files.isDirectory(path))
            .flatMap(path -> ReportRoot.repository(path).stream())
            .distinct()
            .toList();
    if (repositories.isEmpty()) {
      return List.of();
    }
    Set<String> known = named.stream().map(FoundFile::path).collect(Collectors.toSet());
    Collector collector = new Collector(known, false);
    walk(collector, false).walk(repositories);
    return collector.found;
  }

  /** The files that the findings are wanted of. */
  private Set<String> reported(List<FoundFile> named) {
    FileChoice choice = request.choice();
    List<FoundFile> wanted =
        choice.only().isEmpty()
            ? named
            : named.stream().filter(file -> choice.only().get().contains(file.file())).toList();
    return choice.shard().choose(wanted, Scan::size);
  }

  private static long size(FoundFile file) {
    // A file that is gone is told when it is read.
    return file.file().toFile().length();
  }

  /** Keeps what a walk finds, without the files that are known or excluded. */
  private final class Collector implements SourceWalk.Sink {
    private final Set<String> known;
    private final boolean says;
    private final List<FoundFile> found = new ArrayList<>();

    Collector(Set<String> known, boolean says) {
      this.known = known;
      this.says = says;
    }

    @Override
    public void file(FoundFile file) {
      FileChoice choice = request.choice();
      boolean asked = file.named() && !choice.namedToo();
      if (!known.contains(file.path()) && (asked || !choice.excluded().match(file.file()))) {
        found.add(file);
      }
    }

    @Override
    public void foreign(Path file) {
      if (ForeignCalls.isForeign(file.getFileName().toString())) {
        foreign.add(file);
      }
    }

    @Override
    public void notice(Notification notification) {
      if (says) {
        notifications.add(notification);
      }
    }
  }

  private static Optional<FileFacts> facts(FileOutcome outcome) {
    return switch (outcome) {
      case Scanned whole -> Optional.of(whole.facts());
      case Unparsable partial -> Optional.of(partial.rest().facts());
      case Skipped skipped -> Optional.empty();
      case Failed failed -> Optional.empty();
    };
  }

  /** The scanners of one scan's threads, which share what is equal in their files. */
  private Supplier<FileScanner> scanners() {
    OutcomeCodec codec = new OutcomeCodec();
    return () ->
        new FileScanner(
            frontEnds,
            request.apis(),
            request.knownRules(),
            budget,
            request.maxFileBytes(),
            request.unsaved(),
            request.choice().roles().contains(Role.GENERATED),
            request.cache(),
            codec);
  }

  private void account(FoundFile file, FileOutcome outcome, List<Scanned> scanned) {
    notifications.addAll(outcome.notifications());
    switch (outcome) {
      case Scanned whole -> add(file, whole, scanned);
      case Unparsable partial -> add(file, partial.rest(), scanned);
      case Skipped(Skipped.Reason reason, var said) -> {
        if (reason == Skipped.Reason.GENERATED) {
          leftOut.merge(Role.GENERATED, 1, Integer::sum);
        } else {
          skipped++;
        }
      }
      case Failed failed -> skipped++;
    }
  }

  private void add(FoundFile file, Scanned outcome, List<Scanned> scanned) {
    scanned.add(outcome);
    fileCounts.merge(file.language(), 1, Integer::sum);
    lines += outcome.lines();
  }

  private List<Finding> detect(List<Scanned> scanned, List<FileFacts> files) {
    Set<String> functions =
        files.stream()
            .flatMap(file -> file.functions().stream())
            .map(FunctionFact::name)
            .collect(Collectors.toSet());
    ProjectIndex project =
        new ProjectIndex(
            files,
            new ForeignCalls(foreign, functions),
            new DataFiles(ReportRoot.of(request.paths(), request.workingDirectory()).directory()));
    Stream<Scanned> each = request.jobs() > 1 ? scanned.parallelStream() : scanned.stream();
    // Results come in the order of the files, whichever thread made them.
    List<Detection.Result> results =
        each.map(file -> detection(policy(file)).detect(file.facts(), project)).toList();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      findings.addAll(kept(scanned.get(i), results.get(i)));
    }
    findings.sort(Finding.ORDER);
    return findings;
  }

  private static Detection detection(Policy policy) {
    return new Detection(policy.thresholds(), policy.rules()::contains);
  }

  private Policy policy(Scanned file) {
    return request.policies().at(sources.get(file.facts().path()).file());
  }

  static Notification lost(Detection.Failure failure) {
    return Notification.ofFile(
        Kind.DETECTOR_FAILED,
        failure.path(),
        "the detector of "
            + failure.hotspot()
            + " broke, so its findings here are lost; please report it with the file: "
            + failure.cause());
  }

  /** What suppressions and the wished confidence leave of a file's findings. */
  private List<Finding> kept(Scanned file, Detection.Result result) {
    String path = file.facts().path();
    for (Detection.Failure failure : result.failures()) {
      notifications.add(lost(failure));
    }
    Policy policy = policy(file);
    Predicate<RuleId> ran =
        rule ->
            policy.rules().contains(rule)
                && result.failures().stream().noneMatch(f -> f.hotspot().equals(rule.hotspot()));
    SuppressionFilter.Result kept =
        SuppressionFilter.apply(path, result.findings(), file.suppressions(), ran);
    suppressed += kept.suppressed();
    notifications.addAll(kept.unused());
    return kept.findings().stream()
        .filter(finding -> finding.confidence().compareTo(policy.minConfidence()) >= 0)
        .toList();
  }
}
