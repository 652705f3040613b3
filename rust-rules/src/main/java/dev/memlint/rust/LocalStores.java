package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Local variables that share a container with the tasks that an accept loop starts.
 *
 * <p>A variable dies with its function; one that is declared in front of a loop without end dies
 * with the process. What a loop over data fills is the function's result and no store.
 */
final class LocalStores {
  private final Context c;
  private final Code code;
  private final Containers containers;
  private final Stores stores;
  private final Loops loops;
  private final Map<StoreRef, Candidate> candidates = new HashMap<>();
  private final Set<StoreRef> outlasting = new HashSet<>();

  private record Candidate(Site site, TypeRef type, boolean main) {}

  LocalStores(Context context, Containers containers, Stores stores, Loops loops) {
    this.c = context;
    this.code = context.code;
    this.containers = containers;
    this.stores = stores;
    this.loops = loops;
  }

  /** The value of a new variable, with a store of its own where it may be one. */
  Value declared(int pattern, int initializer, Value value) {
    boolean counted = value.type().isCounted() && isMade(initializer);
    boolean repeated =
        c.loops > 0
            || c.functionNode == NONE
            || c.functionKind == FunctionFact.Kind.TEST
            || c.functionKind == FunctionFact.Kind.HANDLER;
    if (!counted || repeated || value.store().isPresent() || !isChangeable(value.type())) {
      return value;
    }
    String function = code.fieldText(c.functionNode, code.s.nameField);
    StoreRef ref =
        new StoreRef(c.items.module(c.functionNode) + "::" + function, code.tree.text(pattern));
    boolean main = c.functionKind == FunctionFact.Kind.MAIN;
    candidates.put(ref, new Candidate(c.site(pattern), value.type(), main));
    return new Value(value.type(), Optional.of(ref), false);
  }

  private boolean isMade(int initializer) {
    int call = code.bare(initializer);
    return code.is(call, code.s.call)
        && code.is(code.function(call), code.s.scopedIdentifier)
        && c.values.qualifierType(code.function(call)).isCounted()
        && Set.of("new", "default", "from")
            .contains(code.fieldText(code.function(call), code.s.nameField));
  }

  private boolean isChangeable(TypeRef type) {
    boolean concurrent = containers.of(type).map(t -> t.shared()).orElse(false);
    return containers.kind(type).isContainer() && (type.isInteriorMutable() || concurrent);
  }

  boolean isLocal(StoreRef ref) {
    return candidates.containsKey(ref);
  }

  /** Notes a growth, to be judged while the places around it are known. */
  void grows(StoreRef ref, int node) {
    Candidate candidate = candidates.get(ref);
    boolean endless = candidate != null && c.loop == Site.Loop.ENDLESS;
    if (endless && (candidate.main() || loops.isAccepting(node, c.functionNode))) {
      outlasting.add(ref);
    }
  }

  /** Writes down the variables that turned out to be stores; returns those that did. */
  Set<StoreRef> finish(List<StoreUse> uses) {
    for (StoreUse use : uses) {
      if (use.kind().removes()) {
        outlasting.remove(use.store());
      }
    }
    for (StoreRef ref : outlasting) {
      Candidate candidate = candidates.get(ref);
      stores.local(ref, candidate.site(), candidate.type());
    }
    return Set.copyOf(outlasting);
  }
}
