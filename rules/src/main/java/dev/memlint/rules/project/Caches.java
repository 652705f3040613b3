package dev.memlint.rules.project;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse;

/**
 * Tells stores that keep what could be made again from stores that collect: a cache may forget, a
 * collection must be pruned by who knows what is done.
 */
final class Caches {
  private final StoreIndex stores;

  Caches(StoreIndex stores) {
    this.stores = stores;
  }

  /** Whether a store or its type is called a cache. */
  private static boolean isCalledCache(StoreFact fact) {
    // A static's owner is a module or a class that holds all sorts of things.
    return LongLivedNames.isCache(fact.ref().attribute())
        || fact.scope() == StoreFact.Scope.INSTANCE
            && LongLivedNames.endsWithCache(Names.simple(fact.ref().owner()));
  }

  boolean contains(Located<StoreFact> store) {
    StoreFact fact = store.fact();
    return switch (fact.kind()) {
      case CACHE -> true;
      case MAP ->
          isCalledCache(fact)
              || LongLivedNames.isPool(fact.ref().attribute())
              || answersLookups(store);
      case LIST, SET, QUEUE -> LongLivedNames.isCache(fact.ref().attribute());
      case TEXT, BYTES, THREAD_LOCAL, OBJECT -> false;
    };
  }

  private boolean answersLookups(Located<StoreFact> store) {
    return stores.certainUses(store).stream()
        .map(Located::fact)
        .anyMatch(use -> use.kind() == StoreUse.Kind.GROW && use.onMiss());
  }
}
