package dev.memlint.scanner.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.source.LineMap;
import dev.memlint.rules.source.Span;
import org.junit.jupiter.api.Test;

final class StatementLinesTest {
  private static final String MANIFEST =
      "[profile.release]\nlto = false\nmembers = [\n  \"a\",\n]\nedition = \"2024\"\n";

  private static String from(int line, boolean lineEndsStatement) {
    Span span = StatementLines.from(line, MANIFEST, LineMap.of(MANIFEST), lineEndsStatement);
    return MANIFEST.substring(span.start(), span.end()).strip();
  }

  @Test
  void aLineOfAManifestIsAStatementUnlessABracketIsOpen() {
    assertThat(from(1, true)).isEqualTo("[profile.release]");
    assertThat(from(2, true)).isEqualTo("lto = false");
    assertThat(from(3, true)).isEqualTo("members = [\n  \"a\",\n]");
  }

  @Test
  void otherwiseAStatementGoesOnToItsEnd() {
    assertThat(from(1, false)).contains("edition");
  }
}
