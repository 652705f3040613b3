package dev.memlint.scanner.cli;

import dev.memlint.rules.detect.Thresholds;
import dev.memlint.rules.finding.Confidence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What holds for a scan: the command line beats the settings file, which beats the defaults. */
record EffectiveSettings(
    Setting<Thresholds.Preset> preset,
    Setting<List<String>> select,
    Setting<List<String>> ignore,
    Setting<Boolean> preview,
    Setting<Confidence> minConfidence,
    Setting<Boolean> includeTests,
    Setting<String> maxFileSize) {

  /** Where a value comes from that somebody typed. */
  static final String COMMAND_LINE = "command line";

  private static final String DEFAULT = "default";

  /**
   * A value.
   *
   * @param key as in a settings file
   * @param origin for people
   */
  record Setting<T>(String key, T value, String origin) {
    /** The option when it was typed, else the place in the file. */
    String label(String option) {
      return origin.equals(COMMAND_LINE) ? option : origin + ", " + key;
    }

    /** As a settings file says it. */
    String toml() {
      return key + " = " + EffectiveSettings.toml(value);
    }
  }

  static <T> Setting<T> choose(
      String key, Optional<T> typed, Optional<T> set, Configuration settings, T otherwise) {
    if (typed.isPresent()) {
      return new Setting<>(key, typed.get(), COMMAND_LINE);
    }
    return set.map(value -> new Setting<>(key, value, settings.place(key).orElse(DEFAULT)))
        .orElseGet(() -> new Setting<>(key, otherwise, DEFAULT));
  }

  static Setting<List<String>> choose(
      String key, List<String> typed, List<String> set, Configuration settings) {
    return choose(
        key,
        typed.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(typed)),
        set.isEmpty() ? Optional.empty() : Optional.of(set),
        settings,
        List.of());
  }

  /** All of them. */
  List<Setting<?>> all() {
    return List.of(preset, select, ignore, preview, minConfidence, includeTests, maxFileSize);
  }

  static String toml(Object value) {
    return switch (value) {
      case Boolean flag -> flag.toString();
      case List<?> list ->
          list.stream().map(EffectiveSettings::toml).collect(Collectors.joining(", ", "[", "]"));
      case Enum<?> constant -> quoted(constant.name().toLowerCase(Locale.ROOT));
      default -> quoted(value.toString());
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
