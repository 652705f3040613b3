package dev.memlint.scanner.spec;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Breaks every fixture in many places; whatever is left must be read and judged without a crash.
 */
final class BrokenSourcesTest {
  private static final int VARIANTS = 12;
  private static final String[] INSERTED = {
    "{", "}", "(", ")", "\"", "'''", "/*", "#", "<", "::", "="
  };

  @TestFactory
  Stream<DynamicTest> brokenFixturesAreScanned() throws Exception {
    List<SourceFile> sources = new ArrayList<>();
    for (String folder : List.of("java", "python", "rust", "seeds")) {
      sources.addAll(SpecProject.sourcesBelow(Path.of("..", "testdata", folder)));
    }
    return Stream.of(Language.values())
        .map(
            language ->
                DynamicTest.dynamicTest(
                    language.displayName(),
                    () ->
                        sources.stream()
                            .filter(source -> source.language() == language)
                            .forEach(BrokenSourcesTest::scanBroken)));
  }

  private static void scanBroken(SourceFile source) {
    // The same breaks in every run: a failure shows the text that led to it.
    Random random = new Random(source.path().hashCode());
    for (int i = 0; i < VARIANTS; i++) {
      String broken = broken(source.text(), random);
      assertThatCode(
              () ->
                  SpecProject.scan(
                      List.of(SpecProject.source(source.path(), source.language(), broken))))
          .as("%s, broken:%n%s", source.path(), broken)
          .doesNotThrowAnyException();
    }
  }

  private static String broken(String text, Random random) {
    StringBuilder broken = new StringBuilder(text);
    int breaks = 1 + random.nextInt(6);
    for (int i = 0; i < breaks && !broken.isEmpty(); i++) {
      int at = random.nextInt(broken.length());
      int end = Math.min(broken.length(), at + random.nextInt(60));
      switch (random.nextInt(4)) {
        case 0 -> broken.delete(at, end);
        case 1 -> broken.insert(at, broken.substring(at, end));
        case 2 -> broken.setLength(at);
        default -> broken.insert(at, INSERTED[random.nextInt(INSERTED.length)].repeat(3));
      }
    }
    return broken.toString();
  }
}
