package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.project.ProjectIndex;
import java.util.function.Consumer;

/** Turns facts into the findings of one hotspot, the same way in every language. Stateless. */
public interface Detector {
  /** The hotspot's name in kebab case; its page has the same name. */
  String hotspot();

  /** Reports what one file holds, judged with the whole project in view. */
  void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings);
}
