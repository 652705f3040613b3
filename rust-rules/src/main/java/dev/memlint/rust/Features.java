package dev.memlint.rust;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlTable;

/** What a package's default features turn on, and which of them asks for what. */
final class Features {
  private static final String DEFAULT = "default";

  private final Set<String> byDefault;
  private final Map<String, String> via;

  private Features(Set<String> byDefault, Map<String, String> via) {
    this.byDefault = byDefault;
    this.via = via;
  }

  /**
   * Follows {@code default} through the features that it names.
   *
   * @param features the {@code [features]} table
   */
  static Features of(TomlTable features) {
    Map<String, String> reached = new LinkedHashMap<>();
    Map<String, String> via = new HashMap<>();
    Deque<String> open = new ArrayDeque<>();
    reached.put(DEFAULT, DEFAULT);
    open.add(DEFAULT);
    while (!open.isEmpty()) {
      String feature = open.remove();
      for (String part : ManifestReader.strings(features, feature)) {
        String from = feature.equals(DEFAULT) ? part : reached.get(feature);
        boolean weak = part.contains("?/");
        String target = part.replaceFirst("^dep:", "").replaceFirst("/.*$", "");
        if (!weak) {
          // A name may be a feature, an optional dependency, or both.
          via.putIfAbsent(target, from);
        }
        boolean isFeature = !part.startsWith("dep:") && !part.contains("/");
        if (isFeature && reached.putIfAbsent(part, from) == null) {
          open.add(part);
        }
      }
    }
    return new Features(Set.copyOf(reached.keySet()), via);
  }

  /** Every feature that is on unless asked otherwise. */
  Set<String> byDefault() {
    return byDefault;
  }

  /** The entry of {@code default} that turns an optional dependency on. */
  Optional<String> bringing(String dependency) {
    return Optional.ofNullable(via.get(dependency));
  }
}
