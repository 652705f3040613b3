package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@code Cargo.toml} states.
 *
 * @param site the package's header, or a virtual workspace's
 * @param packageName empty for a virtual workspace
 * @param rustMinor the n of the oldest Rust 1.n that builds it, as stated or as its edition needs;
 *     empty when nothing says so or the workspace does
 * @param workspace when it is the root of one
 * @param inherits some key says {@code workspace = true}: there is a root above
 * @param programs what it says of the programs that it builds
 * @param profiles every {@code [profile.*]}, as written
 * @param dependencies every normal dependency, those of single targets too
 * @param defaultFeatures where {@code default = [..]} is, if it is stated
 * @param fixes edits that would complete the release profile, best first
 */
public record ManifestFact(
    Site site,
    String packageName,
    Optional<Integer> rustMinor,
    Optional<Workspace> workspace,
    boolean inherits,
    Programs programs,
    List<Profile> profiles,
    List<Dependency> dependencies,
    Optional<Site> defaultFeatures,
    List<Fix> fixes) {

  public ManifestFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(packageName);
    Objects.requireNonNull(rustMinor);
    Objects.requireNonNull(workspace);
    Objects.requireNonNull(programs);
    profiles = List.copyOf(profiles);
    dependencies = List.copyOf(dependencies);
    Objects.requireNonNull(defaultFeatures);
    fixes = List.copyOf(fixes);
  }

  /** The profile with this name, if it is stated. */
  public Optional<Profile> profile(String name) {
    return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
  }

  /** What a manifest says of the programs that its package builds. */
  public enum Programs {
    /** It names one that is built unless asked otherwise. */
    STATED,
    /** The files decide: {@code src/main.rs}, {@code src/bin}. */
    BY_LAYOUT,
    /** None, or only such as are asked for by feature or run by a fuzzer. */
    NONE
  }

  /**
   * A workspace as its root states it; patterns as written, relative to the root.
   *
   * @param members which packages belong to it besides those that its members depend on
   * @param excluded which do not
   * @param defaults what is built when nothing is named, empty for all
   * @param rustMinor what its members inherit, as in {@link ManifestFact}
   */
  public record Workspace(
      List<String> members,
      List<String> excluded,
      List<String> defaults,
      Optional<Integer> rustMinor) {
    public Workspace {
      Objects.requireNonNull(rustMinor);
      members = List.copyOf(members);
      excluded = List.copyOf(excluded);
      defaults = List.copyOf(defaults);
    }
  }

  /**
   * A profile.
   *
   * @param site its header, or its key where it has none
   * @param name {@code "release"}
   * @param inherits the profile whose settings it takes over, empty when not stated
   * @param settings as written, such as {@code lto} to {@code "thin"}
   */
  public record Profile(Site site, String name, String inherits, Map<String, String> settings) {
    public Profile {
      Objects.requireNonNull(site);
      Objects.requireNonNull(name);
      Objects.requireNonNull(inherits);
      settings = Map.copyOf(settings);
    }

    /** Whether it says anything of a setting, be it that it is off. */
    public boolean states(String setting) {
      return settings.containsKey(setting);
    }
  }

  /**
   * A dependency of a package.
   *
   * @param name of the package, not of its alias
   * @param site its name in the manifest
   * @param need when it is built
   * @param via the feature in {@code default} that asks for it, empty unless {@link
   *     Need#BY_DEFAULT}
   * @param heavy what makes it heavy, for people: {@code "an ML runtime"}; empty when it is not
   */
  public record Dependency(String name, Site site, Need need, String via, String heavy) {
    public Dependency {
      Objects.requireNonNull(name);
      Objects.requireNonNull(site);
      Objects.requireNonNull(need);
      Objects.requireNonNull(via);
      Objects.requireNonNull(heavy);
    }
  }

  /** When a dependency is built. */
  public enum Need {
    ALWAYS,
    /** Optional, and asked for by a default feature. */
    BY_DEFAULT,
    /** Optional, and asked for by none. */
    ON_REQUEST
  }
}
