package dev.memlint.scanner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.page.Page;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/rules/} equal to the pages; {@code -Dmemlint.docs=write} writes it anew. */
final class RuleDocsTest {
  private static final Path FOLDER = Path.of("..", "docs", "rules");

  @Test
  void generatedPagesAreUpToDate() throws IOException {
    Map<String, String> wanted = new TreeMap<>();
    Pages.all().forEach(page -> wanted.put(page.hotspot() + ".md", withHeader(page)));
    wanted.put("README.md", index());
    if ("write".equals(System.getProperty("memlint.docs"))) {
      Files.createDirectories(FOLDER);
      for (Map.Entry<String, String> file : wanted.entrySet()) {
        Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
      }
    }
    Map<String, String> present = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        present.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    assertThat(present)
        .as("docs/rules; write it with: mvn verify -Dmemlint.docs=write")
        .isEqualTo(wanted);
  }

  private static String withHeader(Page page) {
    return "<!-- Generated from rules/src/main/resources/dev/memlint/rules/pages/"
        + page.hotspot()
        + ".md; change it there. -->\n"
        + page.markdown();
  }

  private static String index() {
    StringBuilder index = new StringBuilder("<!-- Generated from the rule pages. -->\n# Rules\n\n");
    index.append("| hotspot | Java | Python | Rust | finds |\n| --- | --- | --- | --- | --- |\n");
    for (Page page : Pages.all()) {
      index.append("| [%s](%s.md)".formatted(page.hotspot(), page.hotspot()));
      for (Language language : Language.values()) {
        Page.Status status = page.status().get(language);
        index.append(" | ").append(status == null ? "" : status.name().toLowerCase(Locale.ROOT));
      }
      index.append(" | ").append(page.summary()).append(" |\n");
    }
    return index.toString();
  }
}
