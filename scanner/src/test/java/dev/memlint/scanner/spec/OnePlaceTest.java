package dev.memlint.scanner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Two hotspots on one place give one finding, with all rules on. */
final class OnePlaceTest {
  @TestFactory
  Stream<DynamicTest> noTwoFindingsOverlap() throws Exception {
    List<SourceFile> sources = new ArrayList<>();
    Pages.all()
        .forEach(
            page ->
                page.fences()
                    .forEach(
                        fence ->
                            sources.add(
                                SpecProject.source(
                                    page.hotspot()
                                        + fence.line()
                                        + "."
                                        + fence.language().extensions().getFirst(),
                                    fence.language(),
                                    fence.code()))));
    for (String folder : List.of("java", "rust", "python", "seeds", "enforcer")) {
      sources.addAll(SpecProject.sourcesBelow(Path.of("..", "testdata", folder)));
    }
    return sources.stream()
        .map(
            source ->
                DynamicTest.dynamicTest(
                    source.path(), () -> assertThat(overlaps(source)).isEmpty()));
  }

  private static List<String> overlaps(SourceFile source) throws Exception {
    List<Finding> findings = SpecProject.scan(List.of(source)).findings();
    List<String> overlaps = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      for (int j = i + 1; j < findings.size(); j++) {
        if (findings.get(i).span().overlaps(findings.get(j).span())) {
          overlaps.add(
              findings.get(i).rule()
                  + " and "
                  + findings.get(j).rule()
                  + " at "
                  + findings.get(i).span());
        }
      }
    }
    return overlaps;
  }
}
