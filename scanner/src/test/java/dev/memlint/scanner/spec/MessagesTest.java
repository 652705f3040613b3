package dev.memlint.scanner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Finding;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How messages are written, held by every finding of the seeds: what, why, what to do. */
final class MessagesTest {
  @Test
  void messagesStartSmallAndEndWithoutAPeriod() throws Exception {
    SpecProject seeds =
        SpecProject.scan(SpecProject.sourcesBelow(Path.of("..", "testdata", "seeds")));
    assertThat(seeds.findings()).isNotEmpty();
    for (Finding finding : seeds.findings()) {
      for (String text : new String[] {finding.message(), finding.help()}) {
        assertThat(text).as(finding.rule().toString()).isNotBlank().doesNotEndWith(".");
        // A name of the program may start a message with a capital; it then stands in a path or
        // call.
        boolean sentenceCase = text.matches("[A-Z][a-z]+ .*");
        assertThat(sentenceCase).as(text).isFalse();
      }
    }
  }
}
