package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.MemoFact;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A cache with a limit whose hits, misses and evictions nobody counts. */
final class CacheWithoutTelemetry implements Detector {
  private static final Pattern COUNTING =
      Pattern.compile(
          "(?i).*(?:stat|listener|metric|monitor|observ|counter|hits?\\b|miss(?:es)?\\b|evict"
              + "|hit_|miss_|_hit|_miss).*");

  /** What code asks a cache for its counts with. */
  private static final List<String> ASKING =
      List.of("cache_info", "stats", "hit_rate", "hitRate", "currsize", "cacheStats");

  @Override
  public String hotspot() {
    return "cache-without-telemetry";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("oversized-bound", "unbounded-cache");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    boolean asked = ASKING.stream().anyMatch(name -> project.isCalledByName(file.language(), name));
    if (asked) {
      return;
    }
    for (CallFact call : file.calls()) {
      if (call.hotspot().equals("unbounded-cache")
          && call.certain()
          && call.bound().isPresent()
          && !counts(file, call, project)) {
        findings.accept(
            finding(file, call)
                .says(
                    "nobody counts the hits, misses and evictions of this '%s', so that nobody knows"
                            .formatted(call.api())
                        + " whether its limit is right",
                    help(file, limit(call)))
                .build());
      }
    }
    for (MemoFact memo : file.memos()) {
      // A function without arguments keeps one result, whatever its limit.
      if (memo.limit().isPresent() && memo.states() && !memo.keys().isEmpty()) {
        findings.accept(
            Findings.at(hotspot(), file, memo.site())
                .symbol(memo.function())
                .weight(Level.NOTE, Impact.LOW, Confidence.MEDIUM)
                .says(
                    "nothing in the project asks for the hits and misses of '%s', so that nobody knows whether its limit is right"
                        .formatted(memo.function()),
                    "log cache_info() of '%s' now and then".formatted(memo.function()))
                .build());
      }
    }
  }

  private static String limit(CallFact call) {
    return call.bound()
        .map(bound -> Shown.code(bound.name() + "(" + bound.text() + ")", "its limit"))
        .orElse("its limit");
  }

  private Findings finding(FileFacts file, CallFact call) {
    return Findings.at(hotspot(), file, call.site())
        .weight(Level.NOTE, Impact.LOW, Confidence.MEDIUM);
  }

  /** The builder says so, or the type around it has fields to count in. */
  private static boolean counts(FileFacts file, CallFact call, ProjectIndex project) {
    FunctionFact function = file.function(call.site());
    return call.options().stream().anyMatch(option -> COUNTING.matcher(option.name()).matches())
        || project
            .type(file.language(), function.owner())
            .map(TypeFact::fields)
            .orElse(List.of())
            .stream()
            .anyMatch(field -> COUNTING.matcher(field.name()).matches());
  }

  private static String help(FileFacts file, String limit) {
    return switch (file.language()) {
      case JAVA ->
          "call recordStats() beside %s and export the cache's stats(), or add a listener"
              .formatted(limit);
      case RUST ->
          "add an eviction_listener beside %s, and count hits and misses where it is asked"
              .formatted(limit);
      case PYTHON -> "count hits and misses where the cache with %s is asked".formatted(limit);
    };
  }
}
