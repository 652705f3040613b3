package dev.memlint.scanner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.detect.Detector;
import dev.memlint.rules.detect.Hotspots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps {@code seeds/MAP.md} true: what it says to cover a guide's place exists and finds it. */
final class SeedMapTest {
  private static final Path TESTDATA = Path.of("..", "testdata");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern WITHOUT_RULE =
      Pattern.compile("(none: .+|feature: .+|issue \\d+: .+)");

  private record Row(String guide, String section, String says, String coveredBy, String shownBy) {
    boolean names(String hotspot) {
      return coveredBy.equals("`" + hotspot + "`");
    }
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(TESTDATA.resolve("seeds/MAP.md")).stream()
        .filter(line -> line.matches("\\| \\d{3} .*"))
        .map(line -> line.substring(2, line.length() - 2).split(" \\| "))
        .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3], cells[4]))
        .toList();
  }

  private static Set<String> hotspots() {
    return Hotspots.all().stream()
        .map(Detector::hotspot)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyRowNamesARuleOrSaysWhyNot() throws IOException {
    for (Row row : rows()) {
      boolean rule = hotspots().stream().anyMatch(row::names);
      assertThat(rule || WITHOUT_RULE.matcher(row.coveredBy()).matches()).as("%s", row).isTrue();
    }
  }

  @Test
  void everyRowOfARuleIsShownByAFile() throws IOException {
    for (Row row : rows()) {
      Matcher file = QUOTED.matcher(row.shownBy());
      if (file.matches()) {
        assertThat(TESTDATA.resolve(file.group(1))).as("%s", row).isRegularFile();
      } else {
        assertThat(row.shownBy()).as("%s", row).isEqualTo("-");
        assertThat(hotspots()).as("%s", row).noneMatch(row::names);
      }
    }
  }

  /** A file called "before" holds the row's hotspot; one called "after" does not. */
  @Test
  void filesShowWhatTheirRowsSay() throws Exception {
    SpecScan seeds = SpecScan.of(TESTDATA.resolve("seeds"));
    for (Row row : rows()) {
      Matcher file = QUOTED.matcher(row.shownBy());
      boolean seed =
          file.matches() && file.group(1).startsWith("seeds/") && row.coveredBy().startsWith("`");
      if (!seed) {
        continue;
      }
      String hotspot = row.coveredBy().replace("`", "");
      boolean found =
          seeds.findings().stream()
              .filter(finding -> finding.path().endsWith(file.group(1)))
              .anyMatch(finding -> finding.rule().hotspot().equals(hotspot));
      boolean before = file.group(1).matches("(?i).*before.*");
      assertThat(found).as("%s", row).isEqualTo(before);
    }
  }

  @Test
  void everyHotspotOfTheGuidesHasARow() throws IOException {
    List<Row> rows = rows();
    Set<String> missing = hotspots();
    missing.removeIf(hotspot -> rows.stream().anyMatch(row -> row.names(hotspot)));
    assertThat(missing).isEqualTo(FixturesTest.BEYOND_THE_GUIDES);
  }
}
