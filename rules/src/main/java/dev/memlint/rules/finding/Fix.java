package dev.memlint.rules.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A change that removes a finding.
 *
 * @param title imperative, for people: {@code "share the Arc"}
 * @param safety what must be checked before taking it
 * @param edits at least one, in order, none overlapping another
 */
public record Fix(String title, FixSafety safety, List<Edit> edits) {
  public Fix {
    Objects.requireNonNull(title);
    Objects.requireNonNull(safety);
    edits = edits.stream().sorted(Comparator.comparingInt(e -> e.span().start())).toList();
    if (title.isBlank() || edits.isEmpty()) {
      throw new IllegalArgumentException("a fix needs a title and at least one edit");
    }
    for (int i = 1; i < edits.size(); i++) {
      if (edits.get(i).span().start() < edits.get(i - 1).span().end()) {
        throw new IllegalArgumentException("overlapping edits in: " + title);
      }
    }
  }

  /** The text with all edits applied. */
  public String apply(String text) {
    StringBuilder fixed = new StringBuilder(text.length());
    int from = 0;
    for (Edit edit : edits) {
      fixed.append(text, from, edit.span().start()).append(edit.replacement());
      from = edit.span().end();
    }
    return fixed.append(text, from, text.length()).toString();
  }
}
