package dev.memlint.scanner.scan;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.frontend.ExtractionException;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Decoded;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.LineMap;
import dev.memlint.rules.source.SourceDecoder;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.notice.Notification.Kind;
import dev.memlint.scanner.scan.FileOutcome.Failed;
import dev.memlint.scanner.scan.FileOutcome.Scanned;
import dev.memlint.scanner.scan.FileOutcome.Skipped;
import dev.memlint.scanner.scan.FileOutcome.Skipped.Reason;
import dev.memlint.scanner.scan.FileOutcome.Unparsable;
import dev.memlint.scanner.suppress.SuppressionReader;
import dev.memlint.scanner.walk.FoundFile;
import dev.memlint.scanner.walk.GeneratedHeader;
import dev.memlint.scanner.walk.Reasons;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns files into facts with one parser per language; for one thread. */
final class FileScanner implements AutoCloseable {
  private static final int MAX_PROBLEMS = 3;
  private static final String LEFT_OUT = "; exclude the file if that is how it should be";

  private final Map<Language, FrontEnd> frontEnds;
  private final Map<Language, FactExtractor> extractors = new EnumMap<>(Language.class);
  private final Map<Language, ApiTable> apis;
  private final Set<RuleId> knownRules;
  private final ReadingBudget budget;
  private final int maxFileBytes;
  private final Unsaved unsaved;
  private final boolean generatedToo;
  private final Optional<OutcomeCache> cache;
  private final OutcomeCodec codec;

  FileScanner(
      Map<Language, FrontEnd> frontEnds,
      Map<Language, ApiTable> apis,
      Set<RuleId> knownRules,
      ReadingBudget budget,
      int maxFileBytes,
      Unsaved unsaved,
      boolean generatedToo,
      Optional<OutcomeCache> cache,
      OutcomeCodec codec) {
    this.frontEnds = frontEnds;
    this.apis = apis;
    this.knownRules = knownRules;
    this.budget = budget;
    this.maxFileBytes = maxFileBytes;
    this.unsaved = unsaved;
    this.generatedToo = generatedToo;
    this.cache = cache;
    this.codec = codec;
  }

  /** Reads one file. Whatever is wrong with it, the next one can be read. */
  FileOutcome scan(FoundFile found) {
    long size;
    try {
      size = unsaved.size(found.file());
    } catch (IOException e) {
      return failed(found, Kind.FILE_UNREADABLE, "cannot be read: " + Reasons.of(e));
    }
    try (ReadingBudget.Room _ = budget.take(Math.min(size, maxFileBytes))) {
      return read(found);
    }
  }

  private FileOutcome read(FoundFile found) {
    byte[] bytes;
    try {
      Optional<byte[]> read = unsaved.read(found.file(), maxFileBytes);
      if (read.isEmpty()) {
        return tooLarge(found);
      }
      bytes = read.get();
    } catch (IOException e) {
      return failed(found, Kind.FILE_UNREADABLE, "cannot be read: " + Reasons.of(e));
    }
    String hash = SourceBytes.hash(bytes);
    Optional<FileOutcome> known = cache.flatMap(c -> c.find(found, hash)).flatMap(codec::decode);
    if (known.isPresent()) {
      return known.get();
    }
    return shared(found, hash, look(found, bytes, hash));
  }

  /**
   * The outcome as it comes back from its bytes, which are kept for the next scan: it shares what
   * is equal with the other files of this one, which takes a quarter off the memory of all facts.
   */
  private FileOutcome shared(FoundFile found, String hash, FileOutcome outcome) {
    Optional<byte[]> encoded = codec.encode(outcome);
    encoded.ifPresent(bytes -> cache.ifPresent(c -> c.keep(found, hash, outcome, bytes)));
    return encoded.flatMap(codec::decode).orElse(outcome);
  }

  private FileOutcome look(FoundFile found, byte[] bytes, String hash) {
    return switch (SourceDecoder.decode(bytes, found.language())) {
      case Decoded.Binary(String reason) ->
          skipped(
              Reason.BINARY,
              found,
              Kind.FILE_BINARY,
              "not source text (" + reason + "), not scanned");
      case Decoded.Text text -> text(found, text, hash);
    };
  }

  private FileOutcome tooLarge(FoundFile found) {
    String message =
        "larger than "
            + maxFileBytes
            + (maxFileBytes == 1 ? " byte" : " bytes")
            + ", not scanned; raise --max-file-size to scan it";
    return new Skipped(
        Reason.TOO_LARGE,
        List.of(
            found.named()
                ? Notification.ofNamedFile(Kind.FILE_TOO_LARGE, found.path(), message)
                : Notification.ofFile(Kind.FILE_TOO_LARGE, found.path(), message)));
  }

  private FileOutcome text(FoundFile found, Decoded.Text decoded, String hash) {
    // Cargo writes the manifest of a published package anew; it says the same.
    boolean manifest = found.path().endsWith(".toml");
    if (!generatedToo && !found.named() && !manifest && GeneratedHeader.isIn(decoded.text())) {
      return new Skipped(Reason.GENERATED, List.of());
    }
    SourceFile source =
        new SourceFile(found.path(), found.language(), found.role(), decoded.text(), hash);
    try {
      return outcome(extractor(found.language()).extract(source), decoded);
    } catch (ExtractionException e) {
      return skipped(
          Reason.NO_FACTS,
          found,
          Kind.FILE_UNPARSABLE,
          "cannot be parsed: " + e.getMessage() + LEFT_OUT);
    } catch (StackOverflowError e) {
      discard(found.language());
      return skipped(
          Reason.NO_FACTS,
          found,
          Kind.FILE_UNPARSABLE,
          "nested too deeply to be parsed" + LEFT_OUT);
    } catch (OutOfMemoryError e) {
      discard(found.language());
      return failed(
          found,
          Kind.FILE_FAILED,
          "not enough memory to parse it; try --jobs 1, or MEMLINT_JAVA_OPTS=-Xmx1g");
    } catch (RuntimeException | LinkageError e) {
      discard(found.language());
      return failed(
          found,
          Kind.FILE_FAILED,
          "the "
              + found.language().displayName()
              + " front end broke: "
              + e
              + "; please report it with the file");
    }
  }

  private FileOutcome outcome(FileFacts facts, Decoded.Text decoded) {
    LineMap lines = LineMap.of(decoded.text());
    SuppressionReader.Result read =
        SuppressionReader.read(facts, decoded.text(), lines, knownRules);
    List<Notification> notifications = new ArrayList<>(read.problems());
    decoded
        .problem()
        .ifPresent(
            problem ->
                notifications.add(Notification.ofFile(Kind.TEXT_MALFORMED, facts.path(), problem)));
    if (facts.problems().isEmpty()) {
      return new Scanned(
          facts, lineCount(decoded.text(), lines), read.suppressions(), notifications);
    }
    // A parser may stumble over one place several times.
    List<Notification> problems =
        facts.problems().stream()
            .map(
                problem ->
                    new Notification(
                        Kind.SYNTAX_ERROR,
                        facts.path(),
                        lines.line(Math.min(problem.span().start(), decoded.text().length())),
                        problem.message() + "; the code around it was not looked at"))
            .distinct()
            .toList();
    notifications.addAll(problems.subList(0, Math.min(MAX_PROBLEMS, problems.size())));
    int more = problems.size() - MAX_PROBLEMS;
    if (more > 0) {
      notifications.add(
          Notification.ofFile(
              Kind.SYNTAX_ERROR,
              facts.path(),
              more + (more == 1 ? " more syntax error" : " more syntax errors")));
    }
    return new Unparsable(
        new Scanned(facts, lineCount(decoded.text(), lines), read.suppressions(), List.of()),
        notifications);
  }

  /** Lines as {@code wc} and people count them: the break of the last line starts no new one. */
  private static int lineCount(String text, LineMap lines) {
    int count = lines.lineCount();
    return lines.lineStart(count) == text.length() ? count - 1 : count;
  }

  private FactExtractor extractor(Language language) {
    FactExtractor extractor = extractors.get(language);
    if (extractor == null) {
      FrontEnd frontEnd = frontEnds.get(language);
      if (frontEnd == null) {
        throw new IllegalStateException("no front end is installed");
      }
      extractor = frontEnd.newExtractor(apis.getOrDefault(language, ApiTable.EMPTY));
      extractors.put(language, extractor);
    }
    return extractor;
  }

  /** A parser that threw may be in any state; the next file gets a new one. */
  private void discard(Language language) {
    FactExtractor extractor = extractors.remove(language);
    if (extractor != null) {
      extractor.close();
    }
  }

  private static FileOutcome skipped(Reason reason, FoundFile found, Kind kind, String message) {
    return new Skipped(reason, List.of(Notification.ofFile(kind, found.path(), message)));
  }

  private static FileOutcome failed(FoundFile found, Kind kind, String message) {
    return new Failed(Notification.ofFile(kind, found.path(), message));
  }

  @Override
  public void close() {
    extractors.values().forEach(FactExtractor::close);
    extractors.clear();
  }
}
