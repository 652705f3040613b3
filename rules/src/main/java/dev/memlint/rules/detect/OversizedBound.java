package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.ConstantFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.MemoFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.project.Size;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cache or queue whose stated limit is so large that it limits nothing. */
final class OversizedBound implements Detector {
  private static final Pattern WAITING =
      Pattern.compile("(?i).*(?:queue|channel|deque|bounded|buffer|executor).*");
  private static final Pattern LIMITLESS =
      Pattern.compile("(?:.*\\b(?:MAX_VALUE|sys\\.maxsize)|.*::MAX)\\)*(?:\\.unwrap\\(\\))?");
  private static final Pattern TIME = Pattern.compile("(?i)expire_?after.*|time_to_.*|ttl");

  /** What calls in the table make that may have a limit: one without is the other hotspots'. */
  private static final Set<String> LIMITED =
      Set.of("oversized-bound", "unbounded-cache", "unbounded-channel");

  private static final Set<String> WEIGHERS = Set.of("weigher", "getsizeof");
  private static final Pattern DURATION =
      Pattern.compile(
          "(?:.*\\b)?(?:of(Days|Hours|Minutes|Seconds)|from_(days|hours|mins|secs))"
              + "\\(([\\d_]+)L?(?: ?\\* ?([\\d_]+))?(?: ?\\* ?([\\d_]+))?\\)");

  @Override
  public String hotspot() {
    return "oversized-bound";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("large-preallocation");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (StoreFact fact : file.stores()) {
      stored(new Located<>(file, fact), project, thresholds).ifPresent(findings);
    }
    for (MemoFact memo : file.memos()) {
      memo.limit()
          .flatMap(limit -> memoized(file, memo, limit, project, thresholds))
          .ifPresent(findings);
    }
    for (CallFact call : file.calls()) {
      if (LIMITED.contains(call.hotspot())) {
        made(file, call, project, thresholds).ifPresent(findings);
      }
    }
  }

  /** {@code if (entries.len() >= MAX_CACHE_ENTRIES) evict()}. */
  private Optional<Finding> stored(
      Located<StoreFact> store, ProjectIndex project, Thresholds thresholds) {
    StoreFact fact = store.fact();
    if (fact.kind() != StoreFact.Kind.MAP || !project.isCache(store)) {
      return Optional.empty();
    }
    for (Located<StoreUse> check : project.lengthChecks(store)) {
      if (project.evaluate(check.fact().limit(), check.file()) instanceof Size.Known limit) {
        Optional<Large> large =
            entries(limit.value(), fact.elementType(), store.file(), thresholds);
        if (large.isPresent()) {
          Findings finding =
              finding(store.file(), fact.site(), "'" + fact.ref().name() + "'", large.get(), limit);
          finding.symbol(fact.ref().attribute());
          finding.related(check.file(), check.fact().site(), "its limit is checked here");
          return Optional.of(finding.build());
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> memoized(
      FileFacts file, MemoFact memo, SizeExpr limit, ProjectIndex project, Thresholds thresholds) {
    if (!(project.evaluate(limit, file) instanceof Size.Known known)) {
      return Optional.empty();
    }
    return entries(known.value(), "", file, thresholds)
        .map(
            large ->
                finding(file, memo.site(), "the cache of '" + memo.function() + "'", large, known)
                    .symbol(memo.function())
                    .build());
  }

  private Optional<Finding> made(
      FileFacts file, CallFact call, ProjectIndex project, Thresholds thresholds) {
    if (call.bound().isEmpty()) {
      return Optional.empty();
    }
    boolean counted =
        call.options().stream().anyMatch(option -> isStated(call, option) && !isTime(option));
    for (CallFact.Option option : call.options()) {
      if (!isStated(call, option)) {
        continue;
      }
      Optional<Large> large =
          isTime(option)
              ? counted ? Optional.empty() : lasting(option, file, project, thresholds)
              : counted(call, option, file, project, thresholds);
      if (large.isPresent()) {
        Size.Known known =
            project.evaluate(option.value(), file) instanceof Size.Known k
                ? k
                : new Size.Known(0, List.of());
        return Optional.of(
            finding(file, call.site(), "'" + call.api() + "'", large.get(), known).build());
      }
    }
    return Optional.empty();
  }

  private static boolean isStated(CallFact call, CallFact.Option option) {
    return call.bound().filter(option::equals).isPresent()
        || TIME.matcher(option.name()).matches()
        || option.name().matches("maximum.*|max_.*|maxsize");
  }

  private static boolean isTime(CallFact.Option option) {
    return TIME.matcher(option.name()).matches();
  }

  /** A limit on what is kept or waits. */
  private Optional<Large> counted(
      CallFact call,
      CallFact.Option option,
      FileFacts file,
      ProjectIndex project,
      Thresholds thresholds) {
    if (LIMITLESS.matcher(option.text()).matches()) {
      return Optional.of(
          new Large(
              "states '" + option.text() + "' as its limit, which nothing ever reaches",
              OptionalLong.empty(),
              "state the number of entries that the memory for them has room for, in place of '%s'"
                  .formatted(option.text())));
    }
    if (!(project.evaluate(option.value(), file) instanceof Size.Known limit)) {
      return Optional.empty();
    }
    if (WAITING.matcher(call.api()).matches()) {
      return limit.value() < thresholds.queuedEntries()
          ? Optional.empty()
          : Optional.of(
              new Large(
                  "lets %,d entries wait before it holds anybody back, from %,d on (%s preset)"
                      .formatted(limit.value(), thresholds.queuedEntries(), thresholds.preset()),
                  OptionalLong.empty(),
                  "let fewer than %,d wait, as many as the memory for them has room for"
                      .formatted(thresholds.queuedEntries())));
    }
    boolean weighs =
        call.options().stream().anyMatch(o -> WEIGHERS.contains(o.name()))
            || option.name().equals("maximumWeight");
    return weighs ? Optional.empty() : entries(limit.value(), "", file, thresholds);
  }

  private Optional<Large> lasting(
      CallFact.Option option, FileFacts file, ProjectIndex project, Thresholds thresholds) {
    OptionalLong seconds = seconds(option, file, project);
    return seconds.isEmpty() || seconds.getAsLong() < thresholds.cacheSeconds()
        ? Optional.empty()
        : Optional.of(
            new Large(
                "has no limit but an expiry of %s, %s or more (%s preset)"
                    .formatted(
                        period(seconds.getAsLong()),
                        period(thresholds.cacheSeconds()),
                        thresholds.preset()),
                OptionalLong.empty(),
                "state a maximum size beside the expiry of %s"
                    .formatted(period(seconds.getAsLong()))));
  }

  private static OptionalLong seconds(
      CallFact.Option option, FileFacts file, ProjectIndex project) {
    Matcher duration = DURATION.matcher(option.text());
    if (duration.matches()) {
      String unit = duration.group(1) != null ? duration.group(1) : duration.group(2);
      long count =
          number(duration.group(3)) * number(duration.group(4)) * number(duration.group(5));
      long factor =
          switch (Character.toLowerCase(unit.charAt(0))) {
            case 'd' -> 86_400;
            case 'h' -> 3_600;
            case 'm' -> 60;
            default -> 1;
          };
      return OptionalLong.of(count * factor);
    }
    return option.name().equals("ttl")
            && project.evaluate(option.value(), file) instanceof Size.Known known
        ? OptionalLong.of(known.value())
        : OptionalLong.empty();
  }

  private static long number(String digits) {
    String plain = digits == null ? "1" : digits.replace("_", "");
    return plain.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(plain);
  }

  private static String period(long seconds) {
    return seconds % 86_400 == 0
        ? (seconds == 86_400 ? "1 day" : seconds / 86_400 + " days")
        : seconds % 3_600 == 0 ? seconds / 3_600 + " hours" : seconds + " seconds";
  }

  /** A number of entries times an estimate of what each of them holds. */
  private static Optional<Large> entries(
      long count, String valueType, FileFacts file, Thresholds thresholds) {
    long each = EntrySizes.of(file.language(), valueType);
    if (count > Long.MAX_VALUE / each) {
      return Optional.of(
          new Large(
              "may keep %,d entries, which nothing ever reaches".formatted(count),
              OptionalLong.empty(),
              fitting(each, thresholds)));
    }
    long bytes = count * each;
    return bytes < thresholds.cacheBytes()
        ? Optional.empty()
        : Optional.of(
            new Large(
                "may keep %,d entries; at an estimated %,d bytes each that is %s, from %s on (%s preset)"
                    .formatted(
                        count,
                        each,
                        Bytes.rounded(bytes),
                        Bytes.rounded(thresholds.cacheBytes()),
                        thresholds.preset()),
                OptionalLong.of(bytes),
                fitting(each, thresholds)));
  }

  private static String fitting(long each, Thresholds thresholds) {
    return "state at most %,d, which take %s at %,d bytes each, or limit the bytes with a weigher"
        .formatted(
            Math.max(1, thresholds.cacheBytes() / each),
            Bytes.rounded(thresholds.cacheBytes()),
            each);
  }

  private Findings finding(
      FileFacts file, Site site, String what, Large large, Size.Known through) {
    Findings finding =
        Findings.at(hotspot(), file, site)
            .weight(Level.WARNING, Impact.MEDIUM, Confidence.MEDIUM)
            .says(what + " " + large.says(), large.limit());
    large.bytes().ifPresent(finding::bytes);
    through.through().stream()
        .limit(1)
        .forEach(
            constant ->
                finding.related(
                    constant.file(),
                    constant.fact().site(),
                    name(constant.fact()) + " is defined here"));
    return finding;
  }

  private static String name(ConstantFact constant) {
    return "'" + Names.simple(constant.name()) + "'";
  }

  /** A limit that is too large, and the bytes that it lets pile up where they can be told. */
  private record Large(String says, OptionalLong bytes, String limit) {}
}
