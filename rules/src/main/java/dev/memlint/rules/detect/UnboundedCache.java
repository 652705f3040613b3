package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.MemoFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Growth;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A cache that keeps every entry: a library's without a stated limit, a function whose results are
 * all kept, a map that is filled by look-ups and never pruned.
 */
final class UnboundedCache implements Detector {
  private static final Pattern INFINITE = Pattern.compile("(?:math\\.)?inf|float\\(.inf.\\)|None");

  @Override
  public String hotspot() {
    return "unbounded-cache";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    GrowthFindings.each(
        file,
        project,
        StorePurpose.CACHE,
        (store, growth) -> {
          // A library's cache is judged where it is made, which states its limit or none.
          if (store.fact().kind() != StoreFact.Kind.CACHE) {
            findings.accept(stored(store, growth, project));
          }
        });
    for (MemoFact memo : file.memos()) {
      boolean keepsOne = memo.keys().isEmpty() && !memo.pinsOwner();
      if (memo.limit().isEmpty() && !memo.expires() && !keepsOne) {
        memoized(file, memo, project, findings);
      }
    }
    for (CallFact call : file.calls()) {
      if (call.hotspot().equals(hotspot())
          && isLimitless(call)
          && !isEvictedByHand(file, call)
          && !takesClosedKeys(file, call, project)) {
        findings.accept(made(file, call));
      }
    }
  }

  /** A builder that is handed on before it builds may get its limit elsewhere. */
  private static boolean isLimitless(CallFact call) {
    boolean infinite =
        call.bound().filter(bound -> INFINITE.matcher(bound.text()).matches()).isPresent();
    boolean builds =
        !call.api().toLowerCase(Locale.ROOT).endsWith("builder")
            || call.options().stream().anyMatch(option -> option.name().startsWith("build"));
    return infinite || call.bound().isEmpty() && builds;
  }

  /** A cache that weighs its entries itself takes the oldest out where they are too heavy. */
  private static boolean isEvictedByHand(FileFacts file, CallFact call) {
    return call.api().endsWith("LruCache::unbounded")
        && file.functions().stream()
            .flatMap(function -> function.callees().stream())
            .anyMatch(callee -> callee.name().equals("pop_lru"));
  }

  private static boolean takesClosedKeys(FileFacts file, CallFact call, ProjectIndex project) {
    return call.option(CallFact.Option.KEY_TYPE)
        .filter(key -> CacheKeys.isClosed(file.language(), key.text(), project))
        .isPresent();
  }

  private Finding stored(Located<StoreFact> store, Growth.Unbounded growth, ProjectIndex project) {
    String name = store.fact().ref().name();
    String removal =
        growth.unreachedRemovals().isEmpty()
            ? "nothing limits it"
            : "the code that would take entries out is never called";
    String by =
        growth.sites().stream()
            .map(use -> use.fact().by())
            .filter(key -> !key.isEmpty())
            .findFirst()
            .map(key -> "one entry for each '" + key.replaceFirst(" <- .*", "") + "'")
            .orElse("one entry for each key");
    Findings finding =
        GrowthFindings.at(hotspot(), store, growth, project)
            .says(
                "'%s' is a cache that %s and keeps %s: %s, and %s"
                    .formatted(
                        name,
                        GrowthFindings.lives(store, project),
                        by,
                        GrowthFindings.cost(store),
                        removal),
                help(store.file().language(), "'" + name + "'"));
    boolean open = CacheKeys.areOpen(store.fact(), growth);
    return (open
            ? finding.fixes(GrowthFindings.bounds(store, growth, project))
            : finding.atMost(Confidence.LOW))
        .build();
  }

  private void memoized(
      FileFacts file, MemoFact memo, ProjectIndex project, Consumer<Finding> findings) {
    if (!memo.keys().isEmpty()
        && memo.keys().stream().allMatch(key -> CacheKeys.isClosed(file.language(), key, project))
        && !memo.pinsOwner()) {
      return;
    }
    boolean open = memo.keys().stream().anyMatch(key -> CacheKeys.isOpen(memo, key));
    boolean pins = memo.pinsOwner() && project.isMadePerCall(file.language(), memo.owner());
    String keys = memo.keys().stream().map(MemoFact.Key::name).collect(Collectors.joining(", "));
    String what =
        keys.isEmpty()
            ? "a result for each object that it was called on"
            : "a result for each '" + keys + "' that it was ever called with";
    String why =
        memo.pinsOwner()
            ? ", and each of them keeps its '%s' object alive".formatted(Names.simple(memo.owner()))
            : "";
    findings.accept(
        Findings.at(hotspot(), file, memo.site())
            .symbol(
                memo.owner().isEmpty()
                    ? memo.function()
                    : Names.simple(memo.owner()) + "." + memo.function())
            .weight(
                Level.WARNING,
                pins ? Impact.MEDIUM : Impact.HIGH,
                open || pins ? Confidence.MEDIUM : Confidence.LOW)
            .says(
                "'%s' on '%s' keeps %s, until the process ends%s"
                    .formatted(memo.api(), memo.function(), what, why),
                pins && !open
                    ? "keep the result of '%s' in its object: functools.cached_property, or an attribute"
                        .formatted(memo.function())
                    : "state how many results of '%s' are worth keeping: lru_cache(maxsize=1024)"
                        .formatted(memo.function()))
            .fixes(memo.fix().stream().toList())
            .build());
  }

  private Finding made(FileFacts file, CallFact call) {
    return Findings.at(hotspot(), file, call.site())
        .weight(Level.WARNING, Impact.HIGH, call.certain() ? Confidence.MEDIUM : Confidence.LOW)
        .says(
            "%s states neither a maximum size nor an expiry, so that each key ever used stays"
                .formatted(call.api()),
            help(
                file.language(),
                "what '" + call.api() + "' makes in " + Shown.function(file, call.site())))
        .fixes(call.fixes())
        .build();
  }

  private static String help(Language language, String cache) {
    return switch (language) {
      case JAVA ->
          "state a maximum and an expiry for %s: Caffeine's maximumSize and expireAfterAccess, or removeEldestEntry of a LinkedHashMap"
              .formatted(cache);
      case RUST ->
          "state a maximum for %s: lru::LruCache::new(capacity), or moka's max_capacity and time_to_live"
              .formatted(cache);
      case PYTHON ->
          "state a maximum for %s: functools.lru_cache(maxsize=N), cachetools.TTLCache(maxsize, ttl), or OrderedDict.popitem(last=False) above N entries"
              .formatted(cache);
    };
  }
}
