package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheTest {
  private static final String GROWS =
      """
      import java.util.ArrayList;
      import java.util.List;
      final class AuditSession {
        private final List<String> violations = new ArrayList<>();
        void check(List<String> files) {
          for (String file : files) {
            violations.add("a space in " + file);
          }
        }
      }
      """;

  @TempDir private Path directory;

  private Map<String, String> environment() {
    return Map.of("MEMLINT_CACHE_DIR", directory.resolve("cache").toString());
  }

  private Cmd scan(Object... more) {
    return Cmd.in(
        environment(),
        Stream.concat(Stream.of("scan", "--format", "json"), Stream.of(more)).toArray());
  }

  private List<Path> entries() throws IOException {
    if (!Files.exists(directory.resolve("cache"))) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory.resolve("cache"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void everySeedAndFixtureComesOutOfItAsItWentIn() throws IOException {
    Path data = Cmd.repository().resolve("testdata");
    Cmd without = scan(data, "--preview", "--min-confidence", "low", "--no-cache");
    assertThat(entries()).isEmpty();
    Cmd first = scan(data, "--preview", "--min-confidence", "low");
    int kept = entries().size();
    assertThat(kept).isGreaterThan(100);
    Cmd second = scan(data, "--preview", "--min-confidence", "low");
    assertThat(first).isEqualTo(without);
    assertThat(second).isEqualTo(without);
    assertThat(entries()).hasSize(kept);
  }

  @Test
  void aChangedFileIsReadAnew() throws IOException {
    Path program = Files.createDirectory(directory.resolve("program"));
    Path file = Files.writeString(program.resolve("AuditSession.java"), GROWS);
    assertThat(scan(program).json().get("findings")).hasSize(1);
    Files.writeString(file, GROWS.replace("for (String", "violations.clear();\nfor (String"));
    assertThat(scan(program).json().get("findings")).isEmpty();
    Files.writeString(file, GROWS);
    assertThat(scan(program).json().get("findings")).hasSize(1);
    assertThat(entries()).hasSize(2);
  }

  @Test
  void aDamagedEntryCostsNothingButTime() throws IOException {
    Path program = Files.createDirectory(directory.resolve("program"));
    Files.writeString(program.resolve("AuditSession.java"), GROWS);
    Cmd good = scan(program);
    for (byte[] damage : List.of(new byte[0], new byte[100])) {
      Files.write(entries().getFirst(), damage);
      assertThat(scan(program)).isEqualTo(good);
    }
  }

  @Test
  void aCacheThatCannotBeWrittenIsDoneWithout() throws IOException {
    Path program = Files.createDirectory(directory.resolve("program"));
    Files.writeString(program.resolve("AuditSession.java"), GROWS);
    Files.writeString(directory.resolve("cache"), "a file is in the way");
    assertThat(scan(program).code()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void settingsThatReadingDependsOnArePartOfTheKey() throws IOException {
    Path program = Files.createDirectory(directory.resolve("program"));
    Files.writeString(
        program.resolve("reader.py"),
        """
        import blobs

        def lines(paths):
            for path in paths:
                for line in blobs.fetch(path).splitlines():
                    print(line)
        """);
    assertThat(scan(program).json().get("findings")).isEmpty();
    Files.writeString(
        program.resolve("memlint.toml"),
        """
        [[api]]
        calls = ["blobs.fetch"]
        hotspot = "whole-file-read"
        """);
    assertThat(scan(program).json().get("findings")).hasSize(1);
  }

  @Test
  void infoTellsAndCleanDeletes() throws IOException {
    Path program = Files.createDirectory(directory.resolve("program"));
    Files.writeString(program.resolve("AuditSession.java"), GROWS);
    scan(program);
    Cmd info = Cmd.in(environment(), "cache", "info");
    assertThat(info.code()).isEqualTo(ExitCode.OK);
    assertThat(info.out())
        .contains(directory.resolve("cache").toString())
        .containsPattern("files +1\n")
        .containsPattern("size +0\\.0 MiB of at most 512\\.0 MiB");
    Cmd clean = Cmd.in(environment(), "cache", "clean");
    assertThat(clean.code()).isEqualTo(ExitCode.OK);
    assertThat(clean.out()).isEmpty();
    assertThat(clean.err()).contains("deleted the facts of 1 file");
    assertThat(entries()).isEmpty();
  }

  @Test
  void withoutAPlaceThereIsNoCache() {
    Cmd info = Cmd.run("cache", "info");
    assertThat(info.code()).isEqualTo(ExitCode.USAGE);
    assertThat(info.err()).contains("MEMLINT_CACHE_DIR");
    assertThat(Cmd.run("cache").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cmd.run("cache").err()).contains("info or clean");
  }
}
