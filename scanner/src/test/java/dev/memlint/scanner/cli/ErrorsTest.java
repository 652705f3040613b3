package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.memlint.scanner.cli.SourceTexts.Said;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every error that a user can mend says what to do, and some test provokes it. */
final class ErrorsTest {
  private static final int WORDS = 3;
  private static final int LEAST_PHRASE = 9;

  @TempDir Path temporary;

  /** A test that looks for some words of the message, in one piece; its advice does not count. */
  @Test
  void everyErrorIsProvokedByATest() throws IOException {
    List<String> tests = SourceTexts.literals(Path.of("src/test/java"));
    List<Said> errors = SourceTexts.errors(Path.of("src/main/java"));
    assertThat(errors).hasSizeGreaterThan(60);
    assertThat(errors)
        // What another error says is tested where it is made.
        .filteredOn(error -> error.literals().stream().flatMap(ErrorsTest::phrases).count() > 0)
        .filteredOn(
            error ->
                error.literals().stream()
                    .flatMap(ErrorsTest::phrases)
                    .noneMatch(phrase -> tests.stream().anyMatch(test -> test.contains(phrase))))
        .isEmpty();
  }

  private static Stream<String> phrases(String literal) {
    List<String> words = Arrays.asList(literal.replaceFirst("^[:;,' ]+", "").strip().split(" "));
    int length = Math.min(WORDS, words.size());
    return Stream.iterate(0, at -> at + length <= words.size(), at -> at + 1)
        .map(at -> String.join(" ", words.subList(at, at + length)))
        .filter(phrase -> phrase.length() >= LEAST_PHRASE)
        .map(phrase -> phrase.replaceFirst("[:;,' ]+$", ""));
  }

  private static void misused(String said, String command, Object... arguments) {
    Cmd cmd = Cmd.run(arguments);
    assertThat(cmd.code()).as(cmd.err()).isEqualTo(ExitCode.USAGE);
    assertThat(cmd.err()).contains(said).contains("Try: " + command + " --help");
    assertThat(cmd.out()).isEmpty();
  }

  @Test
  void commandLinesThatCannotBeRead() {
    misused("Unknown option: '--selct'", "memlint scan", "scan", "--selct", "java", temporary);
    misused("Unmatched argument at index 0: 'scna'", "memlint", "scna");
    misused("Missing required parameter for option '--select'", "memlint scan", "scan", "--select");
    misused("'yaml' is not one of", "memlint scan", "scan", "--format", "yaml", temporary);
    misused("'many' is not an int", "memlint scan", "scan", "--jobs", "many", temporary);
    misused("Missing required parameter", "memlint explain", "explain");
    misused("Missing required parameter: 'AFTER'", "memlint compare", "compare", temporary);
    misused("Unmatched argument at index 1", "memlint man", "man", temporary);
    misused("should be specified only once", "memlint scan", "scan", "--jobs=1", "--jobs=2");
    misused("say what to do: info or clean", "memlint cache", "cache");
    misused("say what to do: show, check or schema", "memlint config", "config");
    misused("say what to do: write, prune or show", "memlint baseline", "baseline");
  }

  private static void refused(Cmd cmd, String what, String next) {
    assertThat(cmd.code()).as(cmd.err()).isEqualTo(ExitCode.USAGE);
    assertThat(cmd.err()).contains(what).contains(next);
    assertThat(cmd.out()).isEmpty();
  }

  @Test
  void optionsThatCannotHold() throws IOException {
    Path file = Files.writeString(temporary.resolve("a.py"), "x = 1\n");
    refused(Cmd.run("scan", "--jobs", "0", file), "not a number from 1 to 64", "leave it out");
    refused(Cmd.run("scan", "a\0b"), "is not a path", "write it in another way");
    refused(Cmd.run("scan", "--fix", "--diff", file), "--fix and --diff exclude", "--diff writes");
    refused(Cmd.run("scan", "--unsafe-fixes", file), "alone does nothing", "add --fix or --diff");
  }

  @Test
  void whatIsNotThere() {
    refused(
        Cmd.run("scan", temporary.resolve("nowhere")),
        "cannot scan '",
        "check the spelling; paths");
    refused(
        Cmd.run("compare", temporary.resolve("a"), temporary.resolve("b")),
        "cannot read '",
        "check the spelling");
    refused(
        Cmd.run("scan", "--select", "java", "--ignore", "java", temporary),
        "leave no rule to run",
        "memlint rules");
    refused(
        Cmd.run("scan", "--fix=ask", temporary),
        "needs a terminal to ask on",
        "use --diff to read");
  }

  @Test
  void reportsThatGoNowhere() {
    refused(
        Cmd.run("scan", "--output", "sarif", temporary),
        "sarif: not FORMAT=FILE",
        "write for example");
    refused(Cmd.run("scan", "-o", temporary, temporary), "it is a directory", "name a file in it");
  }

  @Test
  void aReportThatFindsNoRoom() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only Linux has a file that is always full");
    Cmd scan = Cmd.run("scan", "-o", full, temporary);
    assertThat(scan.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(scan.err())
        .contains("cannot write a report: No space left on device")
        .contains("make room there, or write to another place");
  }

  @Test
  void aLogAndABaselineThatFindNoRoom() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only Linux has a file that is always full");
    Path file = Files.writeString(temporary.resolve("a.py"), "x = 1\n");
    Path log = temporary.resolve("log.sarif");
    Cmd.run("scan", "--format", "sarif", "-o", log, file);
    refused(
        Cmd.run("merge", log, "-o", full),
        "cannot merge: No space left on device",
        "check that the logs can be read");
    refused(
        Cmd.run("baseline", "write", "-o", full, file),
        "cannot write /dev/full: No space left on device",
        "name another place with -o FILE");
  }

  @Test
  void settingsThatBreakWhileTheyAreRead() {
    Path broken = Path.of("/proc/self/mem");
    assumeTrue(Files.isRegularFile(broken), "only Linux has a file that cannot be read at all");
    refused(
        Cmd.run("scan", "--config", broken, temporary),
        "/proc/self/mem cannot be read",
        "make it readable");
  }

  @Test
  void aFormatThatIsTakenForAFile() {
    refused(
        Cmd.run("scan", "-o", "sarif=log.sarif", temporary),
        "-o takes a file, not FORMAT=FILE",
        "write: --output sarif=log.sarif");
  }

  @Test
  void aCacheThatCannotBeDeleted() throws IOException {
    Path notAnEntry = temporary.resolve("facts-1/ab/abcd");
    Files.createDirectories(notAnEntry.resolve("somebody's"));
    Cmd clean = Cmd.in(Map.of("MEMLINT_CACHE_DIR", temporary.toString()), "cache", "clean");
    refused(clean, "the cache cannot be deleted", "by hand");
  }

  @Test
  void placesThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(temporary.resolve("a.py"), "x = 1\n");
    refused(
        Cmd.run("init", "github", file), "cannot write", "name a directory that you may write to");
    Path log = temporary.resolve("log.sarif");
    Cmd.run("scan", "--format", "sarif", "-o", log, file);
    refused(
        Cmd.run("merge", log, "-o", temporary.resolve("no/such")),
        "there is no directory",
        "create it first");
  }

  @Test
  void settingsThatCannotBeUsed() throws IOException {
    Path large = Files.writeString(temporary.resolve("large.toml"), "#".repeat((1 << 20) + 1));
    refused(
        Cmd.run("scan", "--config", large, temporary), "larger than 1 MiB", "cannot be a settings");
    Files.createDirectory(temporary.resolve("memlint.toml"));
    refused(Cmd.run("scan", temporary), "is not a regular file", "--config FILE");
    Files.delete(temporary.resolve("memlint.toml"));
    for (String name : List.of("one", "two")) {
      Files.createDirectories(temporary.resolve(name));
      Files.writeString(temporary.resolve(name).resolve("memlint.toml"), "");
    }
    refused(
        Cmd.run("scan", temporary.resolve("one"), temporary.resolve("two")),
        "the scanned paths have different settings",
        "scan them one after the other");
  }

  @Test
  void standardInputThatBreaks() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    Cmd scan = Cmd.piping(broken, "scan", "--stdin-filename", temporary.resolve("a.py"));
    refused(scan, "standard input cannot be read: gone", "pipe the file's text");
  }

  @Test
  void gitThatIsNotThere() throws IOException, InterruptedException {
    Repository repository = Repository.init(temporary.resolve("damaged"));
    repository.write("a.py", "x = 1\n");
    repository.commit("one");
    Files.writeString(repository.directory().resolve(".git/HEAD"), "nonsense");
    Cmd scan = Cmd.run("scan", "--staged", repository.directory());
    assertThat(scan.code()).isEqualTo(ExitCode.USAGE);
    assertThat(scan.err()).contains("git rev-parse failed in").contains("mend what git complains");
  }

  @Test
  void aCacheWithoutAPlace() {
    refused(Cmd.in(Map.of(), "cache", "info"), "there is no place for a cache", "name one with");
  }
}
