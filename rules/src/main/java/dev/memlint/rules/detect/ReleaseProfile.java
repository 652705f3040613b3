package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.ManifestFact;
import dev.memlint.rules.facts.ManifestFact.Profile;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.Manifests;
import dev.memlint.rules.project.ProjectIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A program whose release build keeps what link-time optimization would drop. */
final class ReleaseProfile implements Detector {
  private static final String RELEASE = "release";

  /** Profiles that cargo brings itself; only others are made to ship with. */
  private static final Set<String> BUILT_IN = Set.of("dev", RELEASE, "test", "bench");

  private static final Set<String> OFF = Set.of("false", "off");
  private static final List<String> SETTINGS = List.of("lto", "codegen-units", "strip");

  @Override
  public String hotspot() {
    return "release-profile";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    Manifests manifests = project.manifests();
    for (ManifestFact manifest : file.manifests()) {
      Optional<Located<ManifestFact>> root = manifests.root(file, manifest);
      if (root.isEmpty()) {
        continue;
      }
      Located<ManifestFact> own = new Located<>(file, manifest);
      if (root.get().equals(own)) {
        List<Located<ManifestFact>> programs = manifests.programs(own);
        if (!programs.isEmpty()) {
          judge(file, manifest, programs.getFirst().fact().packageName()).ifPresent(findings);
        }
      } else {
        ignored(file, manifest, root.get()).ifPresent(findings);
      }
    }
  }

  private Optional<Finding> judge(FileFacts file, ManifestFact manifest, String program) {
    Optional<Profile> release = manifest.profile(RELEASE);
    List<String> missing =
        SETTINGS.stream()
            .filter(setting -> release.filter(profile -> profile.states(setting)).isEmpty())
            // Whoever asks for debug information wants symbols.
            .filter(
                setting ->
                    !setting.equals("strip")
                        || release.filter(profile -> profile.states("debug")).isEmpty())
            .toList();
    if (missing.isEmpty() || isShippedWithAnother(manifest)) {
      return Optional.empty();
    }
    boolean linked = !missing.contains("lto");
    boolean onlySymbols = missing.equals(List.of("strip"));
    Confidence confidence =
        onlySymbols ? Confidence.LOW : linked ? Confidence.MEDIUM : Confidence.HIGH;
    String cost =
        onlySymbols
            ? "the file keeps its symbols, on disk and in every image of it"
            : linked
                ? "each crate is compiled in 16 pieces, which keeps code apart that could be shared"
                    + " or dropped"
                : "code that is never called, and copies of the same, stay in the program and are"
                    + " loaded with it";
    return Optional.of(
        Findings.at(hotspot(), file, release.map(Profile::site).orElse(manifest.site()))
            .symbol(program)
            .weight(Level.NOTE, Impact.LOW, confidence)
            .says(
                "the release profile of the program '%s' states no %s: %s"
                    .formatted(program, listed(missing), cost),
                help(program, missing))
            .fixes(manifest.fixes())
            .build());
  }

  /**
   * Whether a profile of the project's own builds on release and asks for what is missing there.
   */
  private static boolean isShippedWithAnother(ManifestFact manifest) {
    return manifest.profiles().stream()
        .filter(profile -> !BUILT_IN.contains(profile.name()))
        .filter(profile -> buildsOnRelease(manifest, profile))
        .anyMatch(profile -> !OFF.contains(profile.settings().getOrDefault("lto", "off")));
  }

  private static boolean buildsOnRelease(ManifestFact manifest, Profile profile) {
    Profile at = profile;
    // A chain of profiles ends with a built-in one; cargo refuses cycles.
    for (int step = 0; step < manifest.profiles().size(); step++) {
      if (at.inherits().equals(RELEASE)) {
        return true;
      }
      Optional<Profile> next = manifest.profile(at.inherits());
      if (next.isEmpty()) {
        return false;
      }
      at = next.get();
    }
    return false;
  }

  private Optional<Finding> ignored(
      FileFacts file, ManifestFact manifest, Located<ManifestFact> root) {
    return manifest
        .profile(RELEASE)
        .filter(profile -> SETTINGS.stream().anyMatch(profile::states))
        .map(
            profile ->
                Findings.at(hotspot(), file, profile.site())
                    .symbol(manifest.packageName())
                    .weight(Level.NOTE, Impact.LOW, Confidence.HIGH)
                    .says(
                        "cargo ignores the release profile of a workspace member: only that of %s"
                                .formatted(root.file().path())
                            + " counts",
                        "move the settings of '%s' to %s"
                            .formatted(manifest.packageName(), root.file().path()))
                    .related(root.file(), root.fact().site(), "the root of the workspace")
                    .build());
  }

  private static String listed(List<String> missing) {
    List<String> parts = new ArrayList<>();
    missing.forEach(
        setting ->
            parts.add(
                switch (setting) {
                  case "codegen-units" -> "codegen-units = 1";
                  default -> setting;
                }));
    String last = parts.removeLast();
    return parts.isEmpty() ? last : String.join(", ", parts) + " and no " + last;
  }

  private static String help(String program, List<String> missing) {
    List<String> lines = new ArrayList<>();
    if (missing.contains("lto")) {
      lines.add("lto = true (or \"thin\" where builds must stay quick)");
    }
    if (missing.contains("codegen-units")) {
      lines.add("codegen-units = 1");
    }
    if (missing.contains("strip")) {
      lines.add("strip = true unless backtraces need names");
    }
    return "set in [profile.release] of '"
        + program
        + "': "
        + String.join(", ", lines)
        + "; panic = \"abort\" drops the unwinding code too, where nothing catches panics";
  }
}
