package dev.memlint.rules.frontend;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Optional;

/** Moves the declaration of a buffer from a loop's body to in front of the loop. */
public final class Hoist {
  private Hoist() {}

  /**
   * The change of one declaration.
   *
   * @param declaration the whole statement, with what ends it
   * @param loopStart where the loop's statement starts
   * @param clearing what each round does instead: {@code "row.clear();"}
   * @return empty when the loop does not start its line
   */
  public static Optional<Fix> of(
      String text, Span declaration, int loopStart, String clearing, FixSafety safety) {
    int lineStart = text.lastIndexOf('\n', loopStart - 1) + 1;
    String indent = text.substring(lineStart, loopStart);
    if (!indent.isBlank()) {
      return Optional.empty();
    }
    String moved = text.substring(declaration.start(), declaration.end());
    return Fix.keepingComments(
        "declare it before the loop and clear it in each round",
        safety,
        List.of(
            new Edit(new Span(loopStart, loopStart), moved + "\n" + indent),
            new Edit(declaration, clearing)),
        text);
  }
}
