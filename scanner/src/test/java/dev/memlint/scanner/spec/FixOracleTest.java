package dev.memlint.scanner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.page.Page;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.rules.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Applies every fix that any page, fixture or seed offers, and checks the oracle itself. */
final class FixOracleTest {
  private static final String COPYING =
      """
      use std::sync::Arc;

      pub fn share(names: &Vec<String>) -> Vec<Arc<Vec<String>>> {
          let mut all = Vec::new();
          for _ in names {
              all.push(Arc::new(names.clone()));
          }
          all
      }
      """;

  @TestFactory
  Stream<DynamicTest> everyOfferedFixHolds() throws Exception {
    List<SourceFile> sources = new ArrayList<>();
    for (Page page : Pages.all()) {
      page.fences()
          .forEach(
              fence ->
                  sources.add(
                      SpecProject.source(
                          fence.path(page.hotspot() + fence.line()),
                          fence.language(),
                          fence.code())));
    }
    for (String folder : List.of("java", "rust", "python", "seeds")) {
      sources.addAll(SpecProject.sourcesBelow(Path.of("..", "testdata", folder)));
    }
    List<SourceFile> fixable = new ArrayList<>();
    for (SourceFile source : sources) {
      boolean offers =
          SpecProject.scan(List.of(source)).findings().stream()
              .anyMatch(finding -> !finding.fixes().isEmpty());
      if (offers) {
        fixable.add(source);
      }
    }
    assertThat(fixable).as("sources with fixes").isNotEmpty();
    return fixable.stream()
        .map(
            source ->
                DynamicTest.dynamicTest(
                    source.path(), () -> assertThat(FixOracle.problems(source)).isEmpty()));
  }

  private static SpecProject copying() throws Exception {
    return SpecProject.scan(List.of(SpecProject.source("copying.rs", Language.RUST, COPYING)));
  }

  private static List<String> judge(String replacement) throws Exception {
    SpecProject project = copying();
    Finding finding = project.findings().getFirst();
    Span span = finding.span();
    Fix fix = new Fix("replace", FixSafety.SAFE, List.of(new Edit(span, replacement)));
    return FixOracle.problems(project, finding, fix, true);
  }

  @Test
  void aFixThatBreaksTheSyntaxIsRefused() throws Exception {
    assertThat(judge("Arc::new((")).anyMatch(problem -> problem.contains("does not parse"));
  }

  @Test
  void aFixThatDoesNotCompileIsRefused() throws Exception {
    assertThat(judge("nowhere(names)")).anyMatch(problem -> problem.contains("no longer compiles"));
  }

  @Test
  void aFixThatLeavesItsFindingIsRefused() throws Exception {
    assertThat(judge("Arc::new( names.clone() )")).anyMatch(problem -> problem.contains("leaves"));
  }

  @Test
  void aFixThatHoldsIsAccepted() throws Exception {
    assertThat(judge("Arc::new(Vec::new())")).isEmpty();
  }
}
