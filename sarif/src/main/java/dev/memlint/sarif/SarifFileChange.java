package dev.memlint.sarif;

import java.util.Comparator;
import java.util.List;

/**
 * All edits that one fix makes to one file.
 *
 * @param path path below the repository's root, as in {@link SarifLocation}
 * @param edits at least one; kept in the order of the file. No two may overlap or start at the same
 *     offset, for then the result would depend on who applies them.
 */
public record SarifFileChange(String path, List<SarifEdit> edits) {
  public SarifFileChange {
    RelativeUri.checkPath(path);
    if (edits.isEmpty()) {
      // GitHub rejects a whole upload for one empty change.
      throw new IllegalArgumentException("a change of " + path + " without edits");
    }
    edits =
        edits.stream().sorted(Comparator.comparingInt(edit -> edit.region().charOffset())).toList();
    for (int i = 1; i < edits.size(); i++) {
      SarifRegion before = edits.get(i - 1).region();
      SarifRegion after = edits.get(i).region();
      if (after.charOffset() < before.charEnd() || after.charOffset() == before.charOffset()) {
        throw new IllegalArgumentException("overlapping edits: " + before + " and " + after);
      }
    }
  }
}
