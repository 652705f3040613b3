package dev.memlint.python;

import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.facts.StoreUse.Key;
import dev.memlint.rules.finding.Fix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes uses of stores down; shared by everything that finds them.
 *
 * <p>A use of an element is judged when the whole file is read: taking from the lists in a dict
 * gives nothing of the dict back where the file also adds entries to the dict.
 */
final class Uses {
  private final Sites sites;
  private final Stores stores;
  private final Guards guards;
  private final Construction construction;
  private final Scopes scopes;
  private final FactsBuilder out;
  private final GrowthBounds bounds;
  private final Map<StoreRef, List<Integer>> growths = new HashMap<>();
  private final List<Noted> noted = new ArrayList<>();
  private final Set<StoreRef> gettingEntries = new HashSet<>();
  private final Set<StoreRef> losingFromElements = new HashSet<>();

  Uses(
      Sites sites,
      Stores stores,
      Guards guards,
      Construction construction,
      Scopes scopes,
      GrowthBounds bounds,
      FactsBuilder out) {
    this.sites = sites;
    this.stores = stores;
    this.guards = guards;
    this.construction = construction;
    this.scopes = scopes;
    this.bounds = bounds;
    this.out = out;
  }

  void add(Target target, StoreUse.Kind kind, int node, String operation, Key key) {
    add(target, node, use(target, kind, node, operation, key));
  }

  /** A growth; {@code by} and {@code answers} say what {@link Lookups} found out. */
  void grow(Target target, int node, String operation, Key key, String by, boolean answers) {
    add(target, node, use(target, StoreUse.Kind.GROW, node, operation, key).keyed(by, answers));
  }

  /** A length compared with a limit. */
  void check(Target target, int node, SizeExpr limit) {
    StoreUse check = use(target, StoreUse.Kind.BOUND_CHECK, node, "len", Key.UNKNOWN);
    add(target, node, check.limited(limit));
  }

  private StoreUse use(Target target, StoreUse.Kind kind, int node, String operation, Key key) {
    StoreRef ref = target.ref();
    boolean guarded =
        kind != StoreUse.Kind.ESCAPE && guards.isGuarded(node, ref)
            || kind == StoreUse.Kind.GROW && guards.isDecorator(node);
    boolean once = kind == StoreUse.Kind.GROW && guards.isOnlyIfNew(node, ref);
    String told = once ? operation + StoreUse.IF_NEW : operation;
    return new StoreUse(ref, kind, sites.brief(node), told, key, guarded);
  }

  private void add(Target target, int node, StoreUse use) {
    StoreRef ref = target.ref();
    StoreUse.Kind kind = use.kind();
    boolean defaults = known(target).filter(Initial::defaults).isPresent();
    boolean ofElement = target.isElement() && !(kind == StoreUse.Kind.GROW && defaults);
    if (kind == StoreUse.Kind.GROW && !ofElement && use.key() == Key.DATA) {
      if (!construction.contains(scopes.of(node))) {
        gettingEntries.add(ref);
      }
    } else if (kind.removes() && ofElement) {
      losingFromElements.add(ref);
    }
    if (kind == StoreUse.Kind.GROW && !construction.contains(scopes.of(node))) {
      // What an element gets is not bounded by taking entries out.
      growths.computeIfAbsent(ref, r -> new ArrayList<>()).add(ofElement ? Code.NONE : node);
    }
    noted.add(new Noted(use, ofElement));
  }

  /** Hands all uses over, in reading order. */
  void finish() {
    Map<StoreRef, Optional<Fix>> fixes = new HashMap<>();
    growths.forEach((ref, places) -> fixes.put(ref, bound(ref, places)));
    for (Noted one : noted) {
      StoreRef ref = one.use.store();
      boolean inside =
          one.ofElement && gettingEntries.contains(ref) && losingFromElements.contains(ref);
      boolean changes = one.use.kind() == StoreUse.Kind.GROW || one.use.kind().removes();
      if (!inside || !changes) {
        boolean grows = one.use.kind() == StoreUse.Kind.GROW;
        out.use(grows ? one.use.with(fixes.getOrDefault(ref, Optional.empty())) : one.use);
      }
    }
  }

  /** Bounds a store that this file declares at all places where it grows here. */
  private Optional<Fix> bound(StoreRef ref, List<Integer> places) {
    return places.contains(Code.NONE)
        ? Optional.empty()
        : stores.known(ref).flatMap(initial -> bounds.of(ref, initial, places));
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

  private record Noted(StoreUse use, boolean ofElement) {}
}
