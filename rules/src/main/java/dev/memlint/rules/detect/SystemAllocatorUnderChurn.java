package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.ManifestFact;
import dev.memlint.rules.facts.ManifestFact.Dependency;
import dev.memlint.rules.facts.ManifestFact.Need;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.Manifests;
import dev.memlint.rules.project.ProjectIndex;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A server that leaves it to the system's allocator to keep its heap in one piece. */
final class SystemAllocatorUnderChurn implements Detector {
  /** What only a server depends on. */
  private static final Set<String> FRAMEWORKS =
      Set.of(
          "actix-web",
          "axum",
          "gotham",
          "ntex",
          "pingora",
          "poem",
          "rocket",
          "salvo",
          "tide",
          "viz",
          "warp");

  /** What clients depend on as well, so that the code must show that it serves. */
  private static final Set<String> NETWORKING =
      Set.of("async-std", "hyper", "hyper-util", "smol", "tarpc", "tokio", "tonic", "volo");

  private static final Pattern ALLOCATOR =
      Pattern.compile("jemalloc|mimalloc|snmalloc|tcmalloc|rpmalloc|^(?:dhat|cap|bump_alloc)$");

  @Override
  public String hotspot() {
    return "system-allocator-under-churn";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    Manifests manifests = project.manifests();
    for (ManifestFact manifest : file.manifests()) {
      if (manifests.buildsProgram(file, manifest)) {
        serving(file, manifest, manifests)
            .filter(server -> !choosesAllocator(file, manifest, manifests))
            .map(server -> finding(file, manifest, server))
            .ifPresent(findings);
      }
    }
  }

  /** The dependency that the program serves with. */
  private static Optional<Dependency> serving(
      FileFacts file, ManifestFact manifest, Manifests manifests) {
    Optional<Dependency> framework = first(manifest, FRAMEWORKS);
    return framework.isPresent()
        ? framework
        : first(manifest, NETWORKING)
            .filter(
                dependency -> manifests.sources(file).stream().anyMatch(source -> serves(source)));
  }

  private static Optional<Dependency> first(ManifestFact manifest, Set<String> names) {
    return manifest.dependencies().stream()
        .filter(dependency -> names.contains(dependency.name()))
        .filter(dependency -> dependency.need() != Need.ON_REQUEST)
        .findFirst();
  }

  /** Whether code accepts connections for ever, or hands a listener to something that does. */
  private static boolean serves(FileFacts source) {
    return source.functions().stream()
        .flatMap(function -> function.callees().stream())
        .anyMatch(SystemAllocatorUnderChurn::serves);
  }

  private static boolean serves(Callee callee) {
    return switch (callee.name()) {
      case "accept" -> callee.loop() == Site.Loop.ENDLESS;
      case "serve", "serve_with_shutdown", "serve_with_incoming", "serve_connection" -> true;
      case "bind" -> Names.simple(callee.receiver()).equals("HttpServer");
      default -> false;
    };
  }

  /** Whether some package of the workspace names another allocator, or its code sets one. */
  private boolean choosesAllocator(FileFacts file, ManifestFact manifest, Manifests manifests) {
    Located<ManifestFact> top =
        manifests.root(file, manifest).orElse(new Located<>(file, manifest));
    boolean depends =
        manifests.packages(top).stream()
            .flatMap(member -> member.fact().dependencies().stream())
            .anyMatch(dependency -> ALLOCATOR.matcher(dependency.name()).find());
    return depends
        || manifests.sources(top.file()).stream()
            .flatMap(source -> source.calls().stream())
            .anyMatch(call -> call.hotspot().equals(hotspot()));
  }

  private Finding finding(FileFacts file, ManifestFact manifest, Dependency server) {
    return Findings.at(hotspot(), file, server.site())
        .symbol(manifest.packageName())
        .weight(Level.NOTE, Impact.MEDIUM, Confidence.MEDIUM)
        .says(
            "the server '%s' (%s) runs on the system's allocator: under requests of all sizes its"
                    .formatted(manifest.packageName(), server.name())
                + " heap is fragmented, and what is freed is not given back",
            "measure the resident memory of '%s' under load, with and without a #[global_allocator] of tikv-jemallocator or mimalloc; the price is an external dependency, built from C, and some memory per thread"
                .formatted(manifest.packageName()))
        .build();
  }
}
