package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.project.Growth;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import java.util.function.Consumer;

/** A map that keeps a whole copy of one thing for each width, scale, locale or the like. */
final class VariantKeyedCache implements Detector {
  @Override
  public String hotspot() {
    return "variant-keyed-cache";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    GrowthFindings.each(
        file,
        project,
        StorePurpose.VARIANTS,
        (store, growth) -> findings.accept(finding(store, growth, project)));
  }

  private Finding finding(Located<StoreFact> store, Growth.Unbounded growth, ProjectIndex project) {
    StoreFact fact = store.fact();
    return GrowthFindings.at(hotspot(), store, growth, project)
        .says(
            "'%s' keeps a whole copy%s for each '%s' that was ever shown, and drops none"
                .formatted(fact.ref().name(), copied(fact), key(growth)),
            "keep in '%s' the copy for the current '%s' only, or for the last two or three"
                .formatted(fact.ref().name(), key(growth)))
        .build();
  }

  private static String copied(StoreFact fact) {
    return fact.elementType().isEmpty() ? "" : " of type " + fact.elementType();
  }

  private static String key(Growth.Unbounded growth) {
    return growth.sites().stream()
        .map(use -> use.fact().by().replaceFirst(" <- .*", ""))
        .filter(by -> !by.isEmpty())
        .findFirst()
        .orElse("key");
  }
}
