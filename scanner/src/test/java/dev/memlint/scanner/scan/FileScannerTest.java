package dev.memlint.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.detect.Detection;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.SyntaxProblem;
import dev.memlint.rules.frontend.ExtractionException;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.rules.source.Span;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.notice.Notification.Kind;
import dev.memlint.scanner.walk.FoundFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileScannerTest {
  @TempDir Path directory;
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  /** A front end that does what the file's text says. */
  private final class Puppet implements FrontEnd {
    @Override
    public String parser() {
      return "none";
    }

    @Override
    public Language language() {
      return Language.RUST;
    }

    @Override
    public ApiTable apis() {
      return ApiTable.EMPTY;
    }

    @Override
    public FactExtractor newExtractor(ApiTable additions) {
      opened.incrementAndGet();
      return new FactExtractor() {
        @Override
        public FileFacts extract(SourceFile file) throws ExtractionException {
          return switch (file.text()) {
            case "overflow" -> throw new StackOverflowError();
            case "memory" -> throw new OutOfMemoryError();
            case "bug" -> throw new IllegalStateException("a bug");
            case "refuse" -> throw new ExtractionException("no facts here");
            default -> facts(file);
          };
        }

        @Override
        public void close() {
          closed.incrementAndGet();
        }
      };
    }
  }

  /** Without anything but the syntax errors that the text asks for, one in a line. */
  private static FileFacts facts(SourceFile file) {
    FactsBuilder facts = new FactsBuilder(file);
    if (file.text().startsWith("errors ")) {
      int count = Integer.parseInt(file.text().strip().substring("errors ".length()));
      int end = file.text().length();
      for (int at = end - count; at < end; at++) {
        facts.problem(new SyntaxProblem(new Span(at, at + 1), "broken"));
      }
    }
    return facts.build();
  }

  private FileScanner scanner() {
    return new FileScanner(
        Map.of(Language.RUST, new Puppet()),
        Map.of(),
        Set.of(),
        new ReadingBudget(),
        100,
        Unsaved.NONE,
        false,
        Optional.empty(),
        new OutcomeCodec());
  }

  private FoundFile file(String name, String text) throws IOException {
    return new FoundFile(
        Files.writeString(directory.resolve(name), text), name, Language.RUST, Role.MAIN, false);
  }

  @Test
  void whateverOneFileDoesTheNextIsRead() throws IOException {
    try (FileScanner scanner = scanner()) {
      List<Notification> notices = new ArrayList<>();
      for (String text : List.of("overflow", "memory", "bug", "refuse")) {
        FileOutcome outcome = scanner.scan(file(text + ".rs", text));
        notices.addAll(outcome.notifications());
        assertThat(scanner.scan(file("fine.rs", "fine"))).isInstanceOf(FileOutcome.Scanned.class);
      }
      assertThat(notices)
          .extracting(Notification::kind)
          .containsExactly(
              Kind.FILE_UNPARSABLE, Kind.FILE_FAILED, Kind.FILE_FAILED, Kind.FILE_UNPARSABLE);
      assertThat(notices)
          .extracting(Notification::message)
          .containsExactly(
              "nested too deeply to be parsed; exclude the file if that is how it should be",
              "not enough memory to parse it; try --jobs 1, or MEMLINT_JAVA_OPTS=-Xmx1g",
              "the Rust front end broke: java.lang.IllegalStateException: a bug;"
                  + " please report it with the file",
              "cannot be parsed: no facts here; exclude the file if that is how it should be");
      assertThat(opened).as("a parser that broke is not used again").hasValue(4);
    }
    assertThat(closed).hasValue(4);
  }

  @Test
  void whatABrokenDetectorLosesIsNamed() {
    Notification lost =
        Scan.lost(
            new Detection.Failure("whole-file-read", "a.rs", new IllegalStateException("a bug")));
    assertThat(lost.incomplete()).isTrue();
    assertThat(lost.path()).isEqualTo("a.rs");
    assertThat(lost.message())
        .isEqualTo(
            "the detector of whole-file-read broke, so its findings here are lost;"
                + " please report it with the file: java.lang.IllegalStateException: a bug");
  }

  @Test
  void manySyntaxErrorsAreCounted() throws IOException {
    for (int errors : List.of(4, 5)) {
      try (FileScanner scanner = scanner()) {
        FileOutcome outcome = scanner.scan(file("a.rs", "errors " + errors + "\n".repeat(9)));
        assertThat(outcome.notifications())
            .extracting(Notification::kind)
            .hasSize(4)
            .containsOnly(Kind.SYNTAX_ERROR);
        assertThat(outcome.notifications().getFirst().message())
            .isEqualTo("broken; the code around it was not looked at");
        assertThat(outcome.notifications().getLast().message())
            .isEqualTo(errors == 4 ? "1 more syntax error" : "2 more syntax errors");
      }
    }
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    Path gone = directory.resolve("gone.rs");
    try (FileScanner scanner = scanner()) {
      assertThat(scanner.scan(new FoundFile(gone, "gone.rs", Language.RUST, Role.MAIN, false)))
          .isInstanceOfSatisfying(
              FileOutcome.Failed.class,
              failed -> {
                assertThat(failed.notification().kind()).isEqualTo(Kind.FILE_UNREADABLE);
                assertThat(failed.notification().incomplete()).isTrue();
                assertThat(failed.notification().message())
                    .isEqualTo("cannot be read: no such file");
              });
    }
  }

  @Test
  void theLimitIsExact() throws IOException {
    try (FileScanner scanner = scanner()) {
      assertThat(scanner.scan(file("a.rs", "x".repeat(100))))
          .isInstanceOf(FileOutcome.Scanned.class);
      assertThat(scanner.scan(file("b.rs", "x".repeat(101))))
          .isInstanceOf(FileOutcome.Skipped.class);
    }
  }

  @Test
  void onlyOneLargeFileIsInWorkAtATime() throws InterruptedException {
    ReadingBudget budget = new ReadingBudget();
    Thread second;
    try (ReadingBudget.Room _ = budget.take(Long.MAX_VALUE)) {
      second = Thread.ofPlatform().start(() -> budget.take(1).close());
      second.join(Duration.ofMillis(50));
      assertThat(second.isAlive()).as("waits").isTrue();
    }
    assertThat(second.join(Duration.ofSeconds(30))).as("goes on").isTrue();
  }

  @Test
  void aMissingFrontEndIsNamed() throws IOException {
    try (FileScanner scanner =
        new FileScanner(
            Map.of(),
            Map.of(),
            Set.of(),
            new ReadingBudget(),
            100,
            Unsaved.NONE,
            false,
            Optional.empty(),
            new OutcomeCodec())) {
      assertThat(scanner.scan(file("a.rs", "fine")).notifications())
          .singleElement()
          .matches(n -> n.incomplete() && n.message().contains("no front end is installed"));
    }
  }
}
