package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.project.ProjectIndex;
import java.util.Set;
import java.util.function.Consumer;

/** Turns facts into the findings of one hotspot, the same way in every language. Stateless. */
public interface Detector {
  /** The hotspot's name in kebab case; its page has the same name. */
  String hotspot();

  /**
   * Hotspots that say more about the same place: where one of them reports at least as surely, this
   * one becomes a note beside it.
   */
  default Set<String> yieldsTo() {
    return Set.of();
  }

  /** Reports what one file holds, judged with the whole project in view. */
  void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings);
}
