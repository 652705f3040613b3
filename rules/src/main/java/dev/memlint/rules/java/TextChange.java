package dev.memlint.rules.java;

import dev.memlint.rules.finding.Edit;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of one use of a text that is to be a {@code StringBuilder}.
 *
 * @param edits none where the use stays as it is
 * @param sure it does the same as before, whatever the types that the file does not show
 */
record TextChange(List<Edit> edits, boolean sure) {
  static final Optional<TextChange> NONE = Optional.of(new TextChange(List.of(), true));

  TextChange {
    edits = List.copyOf(edits);
  }
}
