package dev.memlint.scanner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A checker of several thousand lines in the shape of a memory guide, before and after. */
final class EnforcerTest {
  private static final Path FOLDER = Path.of("..", "testdata", "enforcer");
  private static final String PLACE = "#: more checks";
  private static final int MORE_CHECKS = 300;

  /** One of the checks that look at lines which are in memory already. */
  private static final String CHECK =
      """
          def check_rule_%1$03d(self, path, lines):
              previous = ""
              for number, line in enumerate(lines, 1):
                  indent = len(line) - len(line.lstrip())
                  if indent > %1$d and line.rstrip().endswith("\\\\"):
                      self.log_violation("rule-%1$03d", path, number, line[:40])
                  elif previous == line and line.strip():
                      self.log_violation("rule-%1$03d", path, number, "the line stands twice")
                  previous = line
              return bool(previous)

      """;

  private static SpecProject scan(String name) throws Exception {
    String text = Files.readString(FOLDER.resolve(name));
    assertThat(text).contains(PLACE);
    String checks =
        IntStream.range(0, MORE_CHECKS)
            .mapToObj(i -> CHECK.formatted(i).indent(4).replaceFirst("\\s+$", "\n\n"))
            .collect(Collectors.joining());
    SourceFile source =
        SpecProject.source("enforcer.py", Language.PYTHON, text.replace(PLACE, checks));
    assertThat(source.text().lines().count()).isGreaterThan(3000);
    SpecProject project = SpecProject.scan(List.of(source));
    assertThat(project.facts().getFirst().problems()).isEmpty();
    return project;
  }

  @Test
  void everyHotspotIsFoundWithTheGuidesImpact() throws Exception {
    SpecProject before = scan("enforcer_before.py");
    assertThat(before.mismatches()).isEmpty();
    Map<String, Impact> impacts =
        before.findings().stream()
            .collect(
                Collectors.toMap(
                    finding -> finding.rule().hotspot(), Finding::impact, (one, other) -> one));
    assertThat(impacts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "whole-file-read", Impact.HIGH,
                "unbounded-growth", Impact.HIGH,
                "full-output-capture", Impact.MEDIUM,
                "heavy-import", Impact.MEDIUM,
                "needless-materialization", Impact.MEDIUM,
                "string-concat-loop", Impact.LOW));
    assertThat(before.findings())
        .allMatch(finding -> finding.impact() == impacts.get(finding.rule().hotspot()));
  }

  @Test
  void theOptimisedProgramIsSilent() throws Exception {
    SpecProject after = scan("enforcer_after.py");
    assertThat(after.findings()).isEmpty();
  }
}
