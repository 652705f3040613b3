package dev.memlint.rules.frontend;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Optional;

/** Writes a statement that ends a variable in front of one that goes on for long. */
public final class LetGo {
  private LetGo() {}

  /**
   * The change.
   *
   * @param release the statement, {@code "del text"}
   * @param start where the long statement starts
   * @return empty when that statement does not start its line
   */
  public static Optional<Fix> before(String text, int start, String release) {
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    String indent = text.substring(lineStart, start);
    return indent.isBlank()
        ? Optional.of(
            new Fix(
                "let go of it before that: " + release,
                FixSafety.SAFE,
                List.of(new Edit(new Span(start, start), release + "\n" + indent))))
        : Optional.empty();
  }
}
