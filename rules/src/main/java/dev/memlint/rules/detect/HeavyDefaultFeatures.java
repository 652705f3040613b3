package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.ManifestFact;
import dev.memlint.rules.facts.ManifestFact.Dependency;
import dev.memlint.rules.facts.ManifestFact.Need;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A heavy dependency that every build takes in, asked for or not. */
final class HeavyDefaultFeatures implements Detector {
  /** A package with fewer dependencies is likely about the heavy one. */
  private static final int FEW_DEPENDENCIES = 4;

  @Override
  public String hotspot() {
    return "heavy-default-features";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (ManifestFact manifest : file.manifests()) {
      List<Dependency> heavy =
          manifest.dependencies().stream()
              .filter(dependency -> !dependency.heavy().isEmpty())
              .filter(dependency -> !isItsPurpose(manifest, dependency))
              .toList();
      byDefault(file, manifest, heavy, findings);
      if (manifest.dependencies().size() >= FEW_DEPENDENCIES) {
        always(file, manifest, heavy, findings);
      }
    }
  }

  /** Whether a package is named after the dependency, or one of a family with it. */
  private static boolean isItsPurpose(ManifestFact manifest, Dependency dependency) {
    String own = manifest.packageName().toLowerCase(Locale.ROOT).replace('_', '-');
    String stem = dependency.name().replace('_', '-').split("-")[0];
    return List.of(own.split("-")).contains(stem);
  }

  private void byDefault(
      FileFacts file, ManifestFact manifest, List<Dependency> heavy, Consumer<Finding> findings) {
    List<Dependency> asked =
        heavy.stream().filter(dependency -> dependency.need() == Need.BY_DEFAULT).toList();
    if (asked.isEmpty() || manifest.defaultFeatures().isEmpty()) {
      return;
    }
    List<String> named =
        asked.stream()
            .map(
                dependency ->
                    "%s (%s, through \"%s\")"
                        .formatted(dependency.name(), dependency.heavy(), dependency.via()))
            .toList();
    Findings finding =
        Findings.at(hotspot(), file, manifest.defaultFeatures().get())
            .symbol(manifest.packageName())
            .weight(Level.NOTE, Impact.MEDIUM, Confidence.MEDIUM)
            .says(
                "the default features build in %s: every program that depends on '%s' carries it,"
                        .formatted(String.join(", ", named), manifest.packageName())
                    + " used or not",
                "leave \"%s\" out of default, and let those who need it ask for it"
                    .formatted(asked.getFirst().via()));
    asked.forEach(
        dependency -> finding.related(file, dependency.site(), "the optional dependency"));
    findings.accept(finding.build());
  }

  private void always(
      FileFacts file, ManifestFact manifest, List<Dependency> heavy, Consumer<Finding> findings) {
    heavy.stream()
        .filter(dependency -> dependency.need() == Need.ALWAYS)
        .map(
            dependency ->
                Findings.at(hotspot(), file, dependency.site())
                    .symbol(manifest.packageName())
                    .weight(Level.NOTE, Impact.MEDIUM, Confidence.MEDIUM)
                    .says(
                        "'%s' is %s and is built into every program that depends on '%s'"
                            .formatted(
                                dependency.name(), dependency.heavy(), manifest.packageName()),
                        "make '%1$s' optional = true behind a feature of its own, and use it under #[cfg(feature = \"%1$s\")]"
                            .formatted(dependency.name()))
                    .build())
        .forEach(findings);
  }
}
