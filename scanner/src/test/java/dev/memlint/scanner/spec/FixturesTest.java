package dev.memlint.scanner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the fixtures: each case folder is one project, and its markers are all that is reported. */
final class FixturesTest {
  private static final Path TESTDATA = Path.of("..", "testdata");

  /** What the guides that the seeds show say nothing of. */
  static final Set<String> BEYOND_THE_GUIDES =
      Set.of(
          "boxed-numeric-array",
          "cycle-with-strong-rc",
          "forgotten-task-handle",
          "retained-outer-instance",
          "unbounded-fetch",
          "uncleaned-thread-local");

  @TestFactory
  Stream<DynamicTest> everyCaseIsReportedAsMarked() throws IOException {
    List<Path> cases = new ArrayList<>();
    for (Language language : Language.values()) {
      for (Path hotspot : folders(TESTDATA.resolve(language.id()))) {
        cases.addAll(folders(hotspot));
      }
    }
    assertThat(cases).isNotEmpty();
    return cases.stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    TESTDATA.relativize(folder).toString(), () -> assertAsMarked(folder)));
  }

  @Test
  void seedsAreReportedAsMarked() throws Exception {
    assertAsMarked(TESTDATA.resolve("seeds"));
  }

  @Test
  void seedsShowEveryRule() throws Exception {
    SpecScan seeds = SpecScan.of(TESTDATA.resolve("seeds"));
    assertThat(seeds.findings().stream().map(finding -> finding.rule()).distinct().sorted())
        .extracting(RuleId::toString)
        .isEqualTo(
            Pages.rules().stream()
                .filter(rule -> !BEYOND_THE_GUIDES.contains(rule.hotspot()))
                .map(RuleId::toString)
                .toList());
  }

  private static void assertAsMarked(Path folder) throws Exception {
    SpecScan scan = SpecScan.of(folder);
    assertThat(scan.texts()).isNotEmpty();
    boolean marked = scan.texts().values().stream().anyMatch(text -> !Marker.in(text).isEmpty());
    assertThat(marked).as("some line has a marker").isTrue();
    assertThat(scan.mismatches()).isEmpty();
  }

  private static List<Path> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }
}
