package dev.memlint.rust;

import dev.memlint.rules.facts.ManifestFact;
import dev.memlint.rules.facts.ManifestFact.Dependency;
import dev.memlint.rules.facts.ManifestFact.Need;
import dev.memlint.rules.facts.ManifestFact.Profile;
import dev.memlint.rules.facts.ManifestFact.Programs;
import dev.memlint.rules.facts.ManifestFact.Workspace;
import dev.memlint.rules.facts.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tomlj.TomlArray;
import org.tomlj.TomlKeyValue;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Turns a parsed {@code Cargo.toml} into its fact. */
final class ManifestReader {
  private final TomlText text;
  private final TomlTable manifest;
  private final Features features;

  ManifestReader(TomlText text, TomlTable manifest) {
    this.text = text;
    this.manifest = manifest;
    this.features = Features.of(table(manifest, "features"));
  }

  /** The fact; empty when the file has neither a package nor a workspace. */
  Optional<ManifestFact> read() {
    Optional<TomlKeyValue> header = entry("package").or(() -> entry("workspace"));
    if (header.isEmpty()) {
      return Optional.empty();
    }
    List<Profile> profiles = profiles();
    return Optional.of(
        new ManifestFact(
            site(header.get()),
            string(table(manifest, "package"), "name"),
            entry("workspace").map(key -> workspace(table(manifest, "workspace"))),
            inherits(),
            programs(),
            profiles,
            dependencies(),
            entry(table(manifest, "features"), "default").map(this::site),
            new ReleaseSettings(text, releaseHeader()).fixes(profiles)));
  }

  private static Workspace workspace(TomlTable workspace) {
    return new Workspace(
        strings(workspace, "members"),
        strings(workspace, "exclude"),
        strings(workspace, "default-members"));
  }

  /** Whether a key of the package, its lints or a dependency takes its value from a root above. */
  private boolean inherits() {
    Stream<TomlTable> holders =
        Stream.concat(
            Stream.of(manifest, table(manifest, "package")),
            Stream.of("dependencies", "dev-dependencies", "build-dependencies")
                .map(key -> table(manifest, key)));
    boolean below =
        holders
            .flatMap(holder -> holder.keySet().stream().map(key -> table(holder, key)))
            .anyMatch(value -> value.get(List.of("workspace")) instanceof Boolean on && on);
    return below || !string(table(manifest, "package"), "workspace").isEmpty();
  }

  private Programs programs() {
    TomlTable cargoPackage = table(manifest, "package");
    boolean fuzzer = table(cargoPackage, "metadata").get(List.of("cargo-fuzz")) != null;
    if (fuzzer || cargoPackage.isEmpty()) {
      return Programs.NONE;
    }
    TomlArray stated = array(manifest, "bin");
    if (stated != null && !stated.isEmpty()) {
      boolean builtByDefault =
          IntStream.range(0, stated.size())
              .filter(i -> stated.get(i) instanceof TomlTable)
              .mapToObj(stated::getTable)
              .anyMatch(bin -> features.byDefault().containsAll(strings(bin, "required-features")));
      return builtByDefault ? Programs.STATED : Programs.NONE;
    }
    boolean off = cargoPackage.get(List.of("autobins")) instanceof Boolean on && !on;
    return off ? Programs.NONE : Programs.BY_LAYOUT;
  }

  private List<Profile> profiles() {
    List<Profile> profiles = new ArrayList<>();
    TomlTable all = table(manifest, "profile");
    for (String name : all.keySet()) {
      if (all.get(List.of(name)) instanceof TomlTable profile) {
        Map<String, String> settings = new TreeMap<>();
        for (String key : profile.keySet()) {
          if (!(profile.get(List.of(key)) instanceof TomlTable)) {
            settings.put(key, String.valueOf(profile.get(List.of(key))));
          }
        }
        profiles.add(
            new Profile(
                site(all.entry(List.of(name))), name, string(profile, "inherits"), settings));
      }
    }
    return profiles;
  }

  /** Where {@code [profile.release]} is written out as a table of its own. */
  private Optional<TomlPosition> releaseHeader() {
    return entry(table(manifest, "profile"), "release")
        // A table that only its sub-tables imply has no position.
        .map(release -> release.value().position());
  }

  private List<Dependency> dependencies() {
    List<Dependency> found = new ArrayList<>(dependencies(table(manifest, "dependencies")));
    TomlTable targets = table(manifest, "target");
    for (String target : targets.keySet()) {
      found.addAll(dependencies(table(table(targets, target), "dependencies")));
    }
    return found;
  }

  private List<Dependency> dependencies(TomlTable dependencies) {
    List<Dependency> found = new ArrayList<>();
    for (String key : dependencies.keySet()) {
      TomlTable detail = table(dependencies, key);
      String alias = string(detail, "package");
      String name = alias.isEmpty() ? key : alias;
      boolean optional = detail.get(List.of("optional")) instanceof Boolean on && on;
      String via = features.bringing(key).orElse("");
      Need need = !optional ? Need.ALWAYS : via.isEmpty() ? Need.ON_REQUEST : Need.BY_DEFAULT;
      found.add(
          new Dependency(
              name,
              site(dependencies.entry(List.of(key))),
              need,
              need == Need.BY_DEFAULT ? via : "",
              HeavyCrates.kind(name)));
    }
    return found;
  }

  private Site site(TomlKeyValue entry) {
    return text.site(entry.position());
  }

  private Optional<TomlKeyValue> entry(String key) {
    return entry(manifest, key);
  }

  private static Optional<TomlKeyValue> entry(TomlTable table, String key) {
    return Optional.ofNullable(table.entry(List.of(key)));
  }

  // Hostile or mistaken manifests have any type anywhere: what is not of the wanted one is empty.

  private static final TomlTable EMPTY = org.tomlj.Toml.parse("");

  static TomlTable table(TomlTable in, String key) {
    return in.get(List.of(key)) instanceof TomlTable table ? table : EMPTY;
  }

  private static TomlArray array(TomlTable in, String key) {
    return in.get(List.of(key)) instanceof TomlArray array ? array : null;
  }

  private static String string(TomlTable in, String key) {
    return in.get(List.of(key)) instanceof String value ? value : "";
  }

  static List<String> strings(TomlTable in, String key) {
    TomlArray array = array(in, key);
    return array == null
        ? List.of()
        : array.toList().stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }
}
