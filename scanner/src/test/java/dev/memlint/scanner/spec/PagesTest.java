package dev.memlint.scanner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.detect.Detector;
import dev.memlint.rules.detect.Hotspots;
import dev.memlint.rules.page.Example;
import dev.memlint.rules.page.Page;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.SourceFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every page: what it says must be what the scanner does. */
final class PagesTest {
  @TestFactory
  Stream<DynamicTest> everyFenceGivesWhatItsTagSays() {
    return Pages.all().stream()
        .flatMap(
            page ->
                page.fences().stream()
                    .map(
                        fence ->
                            DynamicTest.dynamicTest(
                                page.hotspot() + ".md:" + fence.line() + " " + name(fence),
                                () -> check(page, fence))));
  }

  private static String name(Example fence) {
    return fence.language().id() + " " + fence.kind();
  }

  private static void check(Page page, Example fence) throws Exception {
    SourceFile source =
        SpecProject.source(fence.path(page.hotspot()), fence.language(), fence.code());
    SpecProject project = SpecProject.scan(List.of(source));
    assertThat(project.facts().getFirst().problems()).as("syntax problems").isEmpty();
    assertThat(project.mismatches()).isEmpty();
    boolean marked = Marker.in(fence.code()).stream().anyMatch(marker -> !marker.isOk());
    assertThat(marked).as("has a marked line").isEqualTo(fence.kind() == Example.Kind.BAD);
  }

  @TestFactory
  Stream<DynamicTest> everyPageHasItsHeadingsInOrder() {
    return Pages.all().stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.hotspot(),
                    () -> {
                      List<String> headings =
                          page.markdown()
                              .lines()
                              .filter(line -> line.startsWith("## "))
                              .map(line -> line.substring(3))
                              .toList();
                      assertThat(headings).isEqualTo(Page.HEADINGS);
                      for (String heading : headings) {
                        assertThat(page.section(heading).orElseThrow()).as(heading).isNotBlank();
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHasBadAndGoodExamples() {
    return Pages.all().stream()
        .flatMap(page -> page.status().keySet().stream().map(language -> examples(page, language)));
  }

  private static DynamicTest examples(Page page, Language language) {
    return DynamicTest.dynamicTest(
        language.id() + "/" + page.hotspot(),
        () -> {
          assertThat(page.fences())
              .filteredOn(fence -> fence.language() == language)
              .extracting(Example::kind)
              .contains(Example.Kind.BAD, Example.Kind.GOOD);
        });
  }

  @Test
  void hotspotsAreSortedAndNamedLikeTheirPages() {
    List<String> names = Hotspots.all().stream().map(Detector::hotspot).toList();
    assertThat(names).isSorted();
    assertThat(Pages.all()).extracting(Page::hotspot).isEqualTo(names);
  }
}
