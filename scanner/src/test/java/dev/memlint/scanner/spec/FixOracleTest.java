package dev.memlint.scanner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.finding.RuleId;
import dev.memlint.rules.page.Example;
import dev.memlint.rules.page.Page;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  @Test
  void pagesSayWhichFixesThereAre() throws Exception {
    Map<RuleId, Set<FixSafety>> offered = new TreeMap<>();
    for (List<SourceFile> project : SpecSources.projects()) {
      for (Finding finding : SpecProject.scan(project).findings()) {
        finding
            .fixes()
            .forEach(
                fix ->
                    offered
                        .computeIfAbsent(finding.rule(), r -> new TreeSet<>())
                        .add(fix.safety()));
      }
    }
    Map<RuleId, Set<FixSafety>> said = new TreeMap<>();
    for (Page page : Pages.all()) {
      page.fixes()
          .forEach(
              (language, levels) ->
                  said.put(new RuleId(language, page.hotspot()), new TreeSet<>(levels)));
    }
    assertThat(said).isEqualTo(offered);
  }

  /** The first fix of each finding, one after the other, gives what the page shows. */
  @TestFactory
  Stream<DynamicTest> fixedFencesAreWhatTheFixesGive() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Page page : Pages.all()) {
      List<Example> fences = page.fences();
      for (int i = 1; i < fences.size(); i++) {
        Example bad = fences.get(i - 1);
        Example fixed = fences.get(i);
        if (fixed.kind() == Example.Kind.FIXED) {
          tests.add(
              DynamicTest.dynamicTest(
                  page.hotspot() + ".md:" + fixed.line(),
                  () -> assertThat(fixed(page, bad)).isEqualTo(fixed.code())));
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static String fixed(Page page, Example bad) throws Exception {
    String path = bad.path(page.hotspot());
    String text = Marker.without(bad.code());
    for (int round = 0; round < 100; round++) {
      SourceFile source = SpecProject.source(path, bad.language(), text);
      Optional<Fix> fix =
          SpecProject.scan(List.of(source)).findings().stream()
              .flatMap(finding -> finding.fixes().stream().limit(1))
              .filter(first -> first.safety() != FixSafety.DISPLAY_ONLY)
              .findFirst();
      if (fix.isEmpty()) {
        return text;
      }
      text = fix.get().apply(text);
    }
    throw new AssertionError("fixes do not come to an end");
  }

  @TestFactory
  Stream<DynamicTest> everyOfferedFixHolds() throws Exception {
    List<SourceFile> sources = SpecSources.all();
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
