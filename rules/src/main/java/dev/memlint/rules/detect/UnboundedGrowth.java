package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.project.Growth;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A container that outlives the call, grows, and is never pruned. Caches are {@link
 * UnboundedCache}'s.
 */
final class UnboundedGrowth implements Detector {
  /** What joins and leaves by itself: to drop the oldest would drop one that is alive. */
  private static final Pattern MEMBERS =
      Pattern.compile(
          "(?i)listener|observer|callback|subscriber|handler|client|connection|session|peer|watcher");

  @Override
  public String hotspot() {
    return "unbounded-growth";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("undrained-buffer");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    GrowthFindings.each(
        file,
        project,
        StorePurpose.COLLECTION,
        (store, growth) -> findings.accept(finding(store, growth, project)));
  }

  private Finding finding(Located<StoreFact> store, Growth.Unbounded growth, ProjectIndex project) {
    Findings finding =
        GrowthFindings.at(hotspot(), store, growth, project)
            .says(message(store, growth, project), help(store));
    StoreFact.Kind kind = store.fact().kind();
    boolean keyed = kind == StoreFact.Kind.MAP || kind == StoreFact.Kind.SET;
    boolean chosen = !keyed || CacheKeys.areChosen(store.fact(), growth);
    // A queue that somebody else made is emptied by somebody else.
    boolean lent =
        kind == StoreFact.Kind.QUEUE && store.fact().content() == StoreFact.Content.OTHER;
    boolean goesOn = GrowthFindings.goesOn(store.fact(), growth, project);
    Findings weighed = chosen && goesOn && !lent ? finding : finding.atMost(Confidence.LOW);
    return weighed.fixesIfLikely(fixes(store, growth, project)).build();
  }

  /** What is alive may not be dropped for being old. */
  private static List<Fix> fixes(
      Located<StoreFact> store, Growth.Unbounded growth, ProjectIndex project) {
    return isOfMembers(store.fact()) ? List.of() : GrowthFindings.bounds(store, growth, project);
  }

  private static boolean isOfMembers(StoreFact fact) {
    return MEMBERS.matcher(fact.ref().attribute() + " " + fact.elementType()).find();
  }

  private static String message(
      Located<StoreFact> store, Growth.Unbounded growth, ProjectIndex project) {
    String removal =
        growth.unreachedRemovals().isEmpty()
            ? "nothing takes anything out of it"
            : "the code that would take entries out is never called";
    return "'%s' %s and only grows: %s, and %s"
        .formatted(
            store.fact().ref().name(),
            GrowthFindings.lives(store, project),
            GrowthFindings.cost(store),
            removal);
  }

  private static String help(Located<StoreFact> store) {
    StoreFact fact = store.fact();
    if (isOfMembers(fact)) {
      return "take each one out of '%s' again when it is done: unsubscribe it, or remove it when it closes"
          .formatted(fact.ref().name());
    }
    String name = fact.ref().name();
    String limit =
        "MAX_"
            + Names.snake(Names.simple(name))
                .replaceFirst("^(?:_+|[ms]_)", "")
                .toUpperCase(Locale.ROOT);
    if (fact.kind() == StoreFact.Kind.TEXT || fact.kind() == StoreFact.Kind.BYTES) {
      return "write out and clear what is done of '%s', and compare its length with a constant %s"
          .formatted(name, limit);
    }
    return switch (store.file().language()) {
      case JAVA ->
          switch (fact.kind()) {
            case MAP, CACHE ->
                "remove entries when they are done, or bound '%s': a LinkedHashMap whose removeEldestEntry says size() > %s, or a cache with a maximum size"
                    .formatted(name, limit);
            case LIST, QUEUE, SET, THREAD_LOCAL, OBJECT, TEXT, BYTES ->
                "remove what is done, or drop the oldest of '%s' when its size is above a constant %s"
                    .formatted(name, limit);
          };
      case RUST ->
          switch (fact.kind()) {
            case MAP, CACHE, SET ->
                "remove entries when they are done, or bound '%s': retain, or an LRU cache of %s"
                    .formatted(name, limit);
            case LIST, QUEUE, THREAD_LOCAL, OBJECT, TEXT, BYTES ->
                "drain what is done, or make '%s' a VecDeque and pop_front above a constant %s"
                    .formatted(name, limit);
          };
      case PYTHON ->
          switch (fact.kind()) {
            case MAP, CACHE, SET ->
                "delete entries when they are done, or drop the oldest of '%s' when there are more than a constant %s"
                    .formatted(name, limit);
            case LIST, QUEUE, THREAD_LOCAL, OBJECT, TEXT, BYTES ->
                "keep the newest of '%1$s': del %1$s[:-%2$s] where it grows, or collections.deque(maxlen=%2$s) where it is made"
                    .formatted(name, limit);
          };
    };
  }
}
