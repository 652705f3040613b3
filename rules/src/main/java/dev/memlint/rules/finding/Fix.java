package dev.memlint.rules.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A change that removes a finding.
 *
 * @param title imperative, for people: {@code "share the Arc"}
 * @param safety what must be checked before taking it
 * @param edits at least one, in order, none overlapping another
 */
public record Fix(String title, FixSafety safety, List<Edit> edits) {
  private static final Comparator<Edit> ORDER =
      Comparator.<Edit>comparingInt(edit -> edit.span().start())
          .thenComparingInt(edit -> edit.span().end());

  /** What may be a comment in some language; a text that only looks like one costs nothing. */
  private static final Pattern COMMENT = Pattern.compile("//|/\\*|#");

  public Fix {
    Objects.requireNonNull(title);
    Objects.requireNonNull(safety);
    edits = edits.stream().sorted(ORDER).toList();
    if (title.isBlank() || edits.isEmpty()) {
      throw new IllegalArgumentException("a fix needs a title and at least one edit");
    }
    if (overlap(edits)) {
      throw new IllegalArgumentException("overlapping edits in: " + title);
    }
  }

  /**
   * A fix of several edits; empty where code is laid out so that two of them meet, such as a call
   * over several lines that would be indented while it is replaced.
   */
  public static Optional<Fix> of(String title, FixSafety safety, List<Edit> edits) {
    return overlap(edits.stream().sorted(ORDER).toList())
        ? Optional.empty()
        : Optional.of(new Fix(title, safety, edits));
  }

  private static boolean overlap(List<Edit> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).span().start() < sorted.get(i - 1).span().end()) {
        return true;
      }
    }
    return false;
  }

  /**
   * A fix that is safe only if no comment goes with what it deletes; empty as {@link #of}.
   *
   * @param text what the edits are for
   */
  public static Optional<Fix> keepingComments(
      String title, FixSafety safety, List<Edit> edits, String text) {
    boolean loses =
        edits.stream()
            .anyMatch(
                edit -> {
                  String gone = text.substring(edit.span().start(), edit.span().end());
                  return COMMENT.matcher(gone).find();
                });
    return of(title, loses && safety == FixSafety.SAFE ? FixSafety.UNSAFE : safety, edits);
  }

  /** The same change, for reading only. */
  public Fix shown() {
    return new Fix(title, FixSafety.DISPLAY_ONLY, edits);
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
