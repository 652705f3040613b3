package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a {@code Cargo.toml} states.
 *
 * @param site the table that a finding would be about: the release profile where there is one, else
 *     the package or workspace header
 * @param packageName empty for a virtual workspace
 * @param workspaceRoot it has a {@code [workspace]}
 * @param binary it builds a program: {@code [[bin]]}, {@code src/main.rs}, {@code src/bin}
 * @param release settings of {@code [profile.release]} as written, such as {@code lto} to {@code
 *     "thin"}; empty when there is none
 * @param dependencies every normal dependency
 * @param defaultFeatures what {@code default} turns on, with what that turns on in turn
 * @param fixes edits that would complete the release profile, by missing setting
 */
public record ManifestFact(
    Site site,
    String packageName,
    boolean workspaceRoot,
    boolean binary,
    Map<String, String> release,
    List<Dependency> dependencies,
    Set<String> defaultFeatures,
    List<Fix> fixes) {

  public ManifestFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(packageName);
    release = Map.copyOf(release);
    dependencies = List.copyOf(dependencies);
    defaultFeatures = Set.copyOf(defaultFeatures);
    fixes = List.copyOf(fixes);
  }

  /**
   * A dependency of a package.
   *
   * @param name of the package, not of its alias
   * @param site its name in the manifest
   * @param optional only built when a feature asks for it
   */
  public record Dependency(String name, Site site, boolean optional) {
    public Dependency {
      Objects.requireNonNull(name);
      Objects.requireNonNull(site);
    }
  }
}
