package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A file of unknown size read into memory where its consumer would take it piece by piece. */
final class WholeFileRead implements Detector {
  /** What can be done while reading, best known first. */
  private static final Set<Consumption> STREAMABLE =
      EnumSet.of(
          Consumption.ITERATED,
          Consumption.SPLIT,
          Consumption.SEARCHED,
          Consumption.HASHED,
          Consumption.COPIED,
          Consumption.PARSED_STREAMABLE);

  /** Sources of programs, which somebody wrote: a digest of one holds little. */
  private static final Pattern WRITTEN_BY_HAND =
      Pattern.compile("(?:^|[^a-z])(?:src|static|script|template|file__)(?:[^a-z]|$)");

  /** Programs that make published data sets ready, once and file by file: those are a few MB. */
  private static final Pattern CONVERTER =
      Pattern.compile(
          "(?:^|/)datasets?/|(?:^|/)(?:convert|prepare|process)_\\w+\\.py$|_convert\\.py$");

  /** What needs no more than one pass either, but is no reason to read. */
  private static final Set<Consumption> PASSING = EnumSet.of(Consumption.MEASURED);

  @Override
  public String hotspot() {
    return "whole-file-read";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("eager-blob-load", "never-freed-static", "retained-temporary");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (CallFact call : file.calls()) {
      boolean candidate =
          call.hotspot().equals(hotspot())
              && !call.limited()
              && !KnownSmall.isKnownSmall(call.source())
              && !KnownSmall.isKnownSmall(file.function(call.site()).symbol())
              && file.function(call.site()).kind() != FunctionFact.Kind.TEST;
      if (candidate) {
        judge(file, call, project).ifPresent(findings);
      }
    }
  }

  private Optional<Finding> judge(FileFacts file, CallFact call, ProjectIndex project) {
    boolean repeated = project.runsRepeatedly(file, call.site());
    Optional<Consumption> streamable = streamable(call);
    if (streamable.isPresent()) {
      boolean only =
          call.consumed().stream()
              .allMatch(use -> STREAMABLE.contains(use) || PASSING.contains(use));
      return Optional.of(
          finding(
              file,
              call,
              project,
              Level.WARNING,
              repeated ? Impact.HIGH : Impact.MEDIUM,
              only
                      && !isParsedFromHabit(file, call, streamable.get())
                      && !isDigestOfSource(call, streamable.get())
                      && !CONVERTER.matcher(file.path()).find()
                  ? sure(file, call, project)
                  : Confidence.LOW,
              "is read whole into memory only to be " + verb(streamable.get())));
    }
    if (call.consumed().contains(Consumption.STORED)) {
      return Optional.of(
          finding(
              file,
              call,
              project,
              repeated ? Level.WARNING : Level.NOTE,
              repeated ? Impact.HIGH : Impact.MEDIUM,
              Confidence.LOW,
              "is read whole and kept in memory"));
    }
    // A loop that returns what it reads, or reads the same each time, looks for one file or tries
    // again. And where the whole is needed anyway, the words of the code around count too: a
    // certificate store reads small files.
    boolean eachOfMany =
        call.site().loop().repeats()
            && !call.invariant()
            && !needsWhole(call)
            && !call.consumed().contains(Consumption.RETURNED)
            && !KnownSmall.isKnownSmall(file.function(call.site()).symbol());
    return Optional.of(
        finding(
            file,
            call,
            project,
            Level.NOTE,
            repeated ? Impact.MEDIUM : Impact.LOW,
            Confidence.LOW,
            eachOfMany
                ? "is read whole into memory, once for each file of the loop"
                : "is read whole into memory"));
  }

  /**
   * Documents that are parsed once are small, or their values take more than the text. Rust's
   * parsers take a text in memory by habit: from a reader they are several times slower.
   */
  private static boolean isParsedFromHabit(FileFacts file, CallFact call, Consumption use) {
    return use == Consumption.PARSED_STREAMABLE
        && (file.language() == Language.RUST || !call.site().loop().repeats());
  }

  private static boolean isDigestOfSource(CallFact call, Consumption use) {
    return use == Consumption.HASHED && WRITTEN_BY_HAND.matcher(Names.snake(call.source())).find();
  }

  /** Made into one thing, compared, written back, or a document of which values are picked. */
  private static boolean needsWhole(CallFact call) {
    boolean document = call.api().contains("json");
    return !call.consumed().isEmpty()
        && call.consumed().stream()
            .allMatch(
                use ->
                    use == Consumption.PARSED_WHOLE
                        || use == Consumption.REWRITTEN
                        || PASSING.contains(use)
                        || document && use == Consumption.OTHER);
  }

  private Finding finding(
      FileFacts file,
      CallFact call,
      ProjectIndex project,
      Level level,
      Impact impact,
      Confidence confidence,
      String what) {
    boolean once = project.runsOnce(file, call.site()) && !call.site().loop().repeats();
    Findings finding =
        Findings.at(hotspot(), file, call.site())
            .weight(once ? level.lower() : level, impact, confidence)
            .says(
                "a file of unknown size %s: memory grows with the file (%s)"
                    .formatted(what, call.api()),
                help(file, call, streamable(call)))
            .fixes(call.fixes());
    if (file.function(call.site()).kind() == FunctionFact.Kind.TOP_LEVEL) {
      StaticLoads.holder(file, call)
          .ifPresent(held -> finding.related(file, held.site(), "kept here"));
    }
    return finding.build();
  }

  private static Optional<Consumption> streamable(CallFact call) {
    return STREAMABLE.stream().filter(call.consumed()::contains).findFirst();
  }

  /**
   * What {@code main} reads itself is mostly a list that it is told to work on; what lies beside a
   * package's sources helps to build or to check it.
   */
  private static Confidence sure(FileFacts file, CallFact call, ProjectIndex project) {
    boolean told = isStarted(file.function(call.site()));
    boolean helper = project.manifests().isBeside(file);
    boolean stated = StatedSources.contain(call.source(), call.consumed());
    return call.certain() && !told && !helper && !stated ? Confidence.HIGH : Confidence.LOW;
  }

  /** The program's entry, or the test that a module runs when it is started by hand. */
  private static boolean isStarted(FunctionFact function) {
    return function.name().equals("main")
        || function.kind() == FunctionFact.Kind.MAIN
            && function.name().matches("_*(?:self)?_?test");
  }

  private static String verb(Consumption consumption) {
    return switch (consumption) {
      case ITERATED -> "looped over";
      case SPLIT -> "split into lines";
      case SEARCHED -> "searched";
      case HASHED -> "hashed";
      case COPIED -> "written on";
      case PARSED_STREAMABLE -> "parsed by something that takes a stream";
      case PARSED_WHOLE -> "parsed";
      case STORED -> "kept";
      case SETTINGS -> "taken apart into settings";
      case KEPT -> "put into a collection part by part";
      case RETURNED -> "returned";
      case REWRITTEN -> "written back";
      case MEASURED -> "measured";
      case PASSED, OTHER -> "used";
    };
  }

  private static String help(FileFacts file, CallFact call, Optional<Consumption> streamable) {
    String it = Shown.source(call, "the file that " + Shown.function(file, call.site()) + " reads");
    if (streamable.isEmpty()) {
      return switch (file.language()) {
        case JAVA ->
            "hand on a BufferedReader of %s, or refuse it above a constant size before reading"
                .formatted(it);
        case RUST ->
            "hand on a BufReader of %s, or read it through take(..) with a constant limit"
                .formatted(it);
        case PYTHON ->
            "hand on %s opened, or refuse it above a constant st_size before reading".formatted(it);
      };
    }
    return switch (file.language()) {
      case JAVA -> javaHelp(streamable.get(), it);
      case RUST -> rustHelp(streamable.get(), it);
      case PYTHON -> pythonHelp(streamable.get(), it);
    };
  }

  private static String javaHelp(Consumption use, String it) {
    return switch (use) {
      case SEARCHED ->
          "search %s line by line, with Files.lines or a BufferedReader in try-with-resources"
              .formatted(it);
      case HASHED -> "read %s in chunks through a DigestInputStream".formatted(it);
      case COPIED -> "copy %s through with Files.copy or transferTo".formatted(it);
      case PARSED_STREAMABLE -> "hand the parser a reader of %s".formatted(it);
      default ->
          "read %s line by line, from Files.lines or newBufferedReader in try-with-resources"
              .formatted(it);
    };
  }

  private static String rustHelp(Consumption use, String it) {
    return switch (use) {
      case SEARCHED -> "search the lines() of a BufReader of %s".formatted(it);
      case HASHED -> "copy a reader of %s into the hasher, io::copy(&mut file, ..)".formatted(it);
      case COPIED -> "copy a reader of %s through with io::copy".formatted(it);
      case PARSED_STREAMABLE -> "hand the parser a BufReader of %s".formatted(it);
      default ->
          "go through the lines() of a BufReader of %s, or read_line into one String".formatted(it);
    };
  }

  private static String pythonHelp(Consumption use, String it) {
    return switch (use) {
      case SEARCHED -> "search %s line by line, looping over the file object".formatted(it);
      case HASHED -> "hash %s with hashlib.file_digest, or in chunks of a fixed size".formatted(it);
      case COPIED -> "copy %s through with shutil.copyfileobj".formatted(it);
      case PARSED_STREAMABLE -> "hand the parser %s opened, not its text".formatted(it);
      default -> "loop over %s while it is open, which gives a line at a time".formatted(it);
    };
  }
}
