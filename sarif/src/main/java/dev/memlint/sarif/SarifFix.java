package dev.memlint.sarif;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One way to repair a result. A fix without edits, or with overlapping edits, cannot be made.
 *
 * @param description what applying it does, in the imperative, not blank; editors show it as label
 * @param changes at least one, each of another file
 * @param properties further facts
 */
public record SarifFix(
    String description, List<SarifFileChange> changes, SarifProperties properties) {
  public SarifFix {
    Checks.notBlank(description, "description of a fix");
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("a fix without changes: " + description);
    }
    Set<String> paths = new HashSet<>();
    for (SarifFileChange change : changes) {
      if (!paths.add(change.path())) {
        throw new IllegalArgumentException("two changes of " + change.path());
      }
    }
  }

  /** A fix without further facts. */
  public SarifFix(String description, List<SarifFileChange> changes) {
    this(description, changes, SarifProperties.EMPTY);
  }
}
