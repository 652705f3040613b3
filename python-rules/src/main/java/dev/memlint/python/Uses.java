package dev.memlint.python;

import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.facts.StoreUse.Key;
import java.util.Optional;

/** Writes uses of stores down; shared by everything that finds them. */
final class Uses {
  private final Sites sites;
  private final Stores stores;
  private final Guards guards;
  private final FactsBuilder out;

  Uses(Sites sites, Stores stores, Guards guards, FactsBuilder out) {
    this.sites = sites;
    this.stores = stores;
    this.guards = guards;
    this.out = out;
  }

  void add(Target target, StoreUse.Kind kind, int node, String operation, Key key) {
    boolean guarded = kind != StoreUse.Kind.ESCAPE && guards.isGuarded(node, target.ref());
    out.use(new StoreUse(target.ref(), kind, sites.brief(node), operation, key, guarded));
  }

  /** What the store is, where this file says so. */
  Optional<StoreFact.Kind> kindOf(Target target) {
    return stores.known(target.ref()).map(Initial::kind);
  }

  Optional<Initial> known(Target target) {
    return stores.known(target.ref());
  }

  /** Whether the file shows that the store holds no elements: a number, an object of some class. */
  boolean isNoContainer(Target target) {
    return stores
        .known(target.ref())
        .filter(i -> i.kind() == StoreFact.Kind.OBJECT)
        .filter(i -> !i.type().isEmpty() || i.content() == StoreFact.Content.SMALL)
        .isPresent();
  }
}
