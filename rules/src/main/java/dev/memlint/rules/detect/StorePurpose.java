package dev.memlint.rules.detect;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.project.Growth;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import java.util.regex.Pattern;

/**
 * What a store that grows without an end is for. One place decides, so that each store is one
 * hotspot's, whichever rules are selected.
 */
enum StorePurpose {
  /** It collects what happens: {@code unbounded-growth}. */
  COLLECTION,
  /** It keeps what could be made again: {@code unbounded-cache}. */
  CACHE,
  /** It keeps what tasks, threads and timers are waited for by: {@code forgotten-task-handle}. */
  TASKS,
  /** It keeps a whole copy of one thing for each way to show it: {@code variant-keyed-cache}. */
  VARIANTS;

  private static final String DIMENSION =
      "width|widths|height|zoom|scale|scaling|dpi|ppi|viewport|resolution|locale|locales|theme"
          + "|columns|cols|lang|language";

  /** The last word of a key, or a word of the store's name. */
  private static final Pattern DIMENSION_KEY =
      Pattern.compile("(?:^|.*_)(?:" + DIMENSION + "|format)");

  private static final Pattern DIMENSION_NAME =
      Pattern.compile(
          "(?:.*_)?(?:by|per|for)_(?:" + DIMENSION + "|format)|(?:" + DIMENSION + ")_.*");

  /** Types whose values are copies of something whole, as written. */
  private static final Pattern WHOLE_TYPE =
      Pattern.compile(
          "(?i).*(?:(?:vec|list|sequence|\\[).*(?:line|row|span|cell|glyph|page|vec|list)\\w*"
              + "|image|bitmap|pixmap|texture|surface|canvas|frame|document|layout|byte\\[\\]"
              + "|vec<u8>|\\bbytes\\b).*");

  /** Store names that speak of copies of something whole. */
  private static final Pattern WHOLE_NAME =
      Pattern.compile(
          "(?:.*_)?(?:rendered|rendering|renderings|renders|wrapped|reflowed|reflow|layout|layouts"
              + "|lines|pages|tiles|images|thumbnails|bitmaps|glyphs|frames|pixmaps|surfaces|scaled"
              + "|resized|transcript|transcripts)(?:_.*)?");

  /** What starting something gives, as written. */
  private static final Pattern HANDLE_TYPE =
      Pattern.compile(
          "(?:^|[.:<\\[])(?:JoinHandle|AbortHandle|Task|Thread|Timer|TimerTask|Process|Future|CompletableFuture"
              + "|ScheduledFuture|TimerHandle)\\b");

  private static final Pattern STARTS =
      Pattern.compile(
          "\\b(?:create_task|ensure_future|run_coroutine_threadsafe|spawn|spawn_blocking|call_later|apply_async"
              + "|submit|Thread|Timer|Process)\\(");

  static StorePurpose of(Located<StoreFact> store, Growth.Unbounded growth, ProjectIndex project) {
    if (isVariants(store, growth)) {
      return VARIANTS;
    }
    if (isTasks(store, growth)) {
      return TASKS;
    }
    return project.isCache(store) ? CACHE : COLLECTION;
  }

  private static boolean isTasks(Located<StoreFact> store, Growth.Unbounded growth) {
    StoreFact fact = store.fact();
    boolean list =
        fact.kind() == StoreFact.Kind.LIST
            || fact.kind() == StoreFact.Kind.SET
            || fact.kind() == StoreFact.Kind.QUEUE;
    return list
        && (HANDLE_TYPE.matcher(fact.elementType()).find()
            || growth.sites().stream().anyMatch(use -> STARTS.matcher(use.fact().by()).find()));
  }

  private static boolean isVariants(Located<StoreFact> store, Growth.Unbounded growth) {
    StoreFact fact = store.fact();
    if (fact.kind() != StoreFact.Kind.MAP) {
      return false;
    }
    String name = Names.snake(fact.ref().attribute());
    boolean keyed =
        DIMENSION_NAME.matcher(name).matches()
            || growth.sites().stream().map(Located::fact).anyMatch(StorePurpose::isByDimension);
    return keyed
        && (WHOLE_TYPE.matcher(fact.elementType()).matches() || WHOLE_NAME.matcher(name).matches());
  }

  /** The key's name, without what it is made from: {@code size.width}, {@code self.width}. */
  private static boolean isByDimension(StoreUse use) {
    String key = use.by().replaceFirst(" <- .*", "").replaceFirst("\\(\\)$", "");
    String last = key.replaceFirst("^[&*]+", "").replaceFirst("(?s).*[.:]", "");
    return last.matches("\\w+")
        && use.key() == StoreUse.Key.DATA
        && DIMENSION_KEY.matcher(Names.snake(last)).matches();
  }
}
