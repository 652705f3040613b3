package dev.memlint.scanner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is named alone is judged with its whole repository in view. */
final class PartialScanTest {
  private static final Path TESTDATA = Path.of("..", "testdata");

  @TempDir Path temporary;
  private Path repository;

  @BeforeEach
  void makeRepository() throws IOException {
    repository = temporary.toRealPath().resolve("app");
    Files.createDirectories(repository.resolve(".git"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static List<JsonNode> findings(Object... arguments) throws IOException {
    List<Object> all = new ArrayList<>(List.of("scan", "--preview", "--format", "json"));
    all.addAll(List.of("--fail-on", "none", "--quiet"));
    all.addAll(List.of(arguments));
    Cmd scan = Cmd.run(all.toArray());
    assertThat(scan.code()).as(scan.err()).isEqualTo(ExitCode.OK);
    List<JsonNode> found = new ArrayList<>();
    new JsonMapper().readTree(scan.out()).get("findings").forEach(found::add);
    return found;
  }

  @Test
  void eachFileAloneGivesWhatItGivesWithItsRepository() throws IOException {
    for (String language : List.of("java", "python", "rust")) {
      copy(TESTDATA.resolve(language).resolve("unbounded-growth"), repository.resolve(language));
    }
    List<JsonNode> whole = findings(repository);
    assertThat(whole).hasSizeGreaterThan(20);
    List<Path> sources;
    try (Stream<Path> files = Files.walk(repository)) {
      sources =
          files
              .filter(file -> file.toString().matches(".*\\.(?:java|py|rs)"))
              // Tests and generated files are left out of a repository's scan, not when named.
              .filter(file -> !file.toString().matches(".*(?:tests?[/\\\\._]|Test\\.|generated).*"))
              .sorted(Comparator.naturalOrder())
              .toList();
    }
    for (Path source : sources) {
      String path = repository.relativize(source).toString().replace('\\', '/');
      List<JsonNode> expected =
          whole.stream().filter(finding -> finding.get("path").asText().equals(path)).toList();
      assertThat(findings(source)).as(path).isEqualTo(expected);
    }
  }

  @Test
  void onlyNamedFilesAreReportedAndCounted() throws IOException {
    copy(TESTDATA.resolve("python/unbounded-growth/module-and-class"), repository);
    Files.writeString(repository.resolve("broken.py"), "def (:\n");
    Path named = Files.writeString(repository.resolve("clean.py"), "x = 1\n");
    Cmd scan = Cmd.run("scan", named);
    assertThat(scan.code()).isEqualTo(ExitCode.OK);
    assertThat(scan.out()).contains("no findings in 1 file, 1 line");
    assertThat(scan.err()).isEmpty();
  }
}
