package dev.memlint.python;

import dev.memlint.rules.facts.FactsBuilder;
import java.util.Optional;
import java.util.Set;

/** Writes down which functions look at which stores. */
final class StoreReads {
  private static final Set<String> BY_NAME = Set.of("getattr", "hasattr");

  private final Code code;
  private final StoreRefs refs;
  private final Scopes scopes;
  private final Sites sites;
  private final FactsBuilder out;

  StoreReads(Code code, StoreRefs refs, Scopes scopes, Sites sites, FactsBuilder out) {
    this.code = code;
    this.refs = refs;
    this.scopes = scopes;
    this.sites = sites;
    this.out = out;
  }

  /** A name or attribute, wherever it stands. */
  void value(int node) {
    if (!isAssigned(node) && !isLocal(node)) {
      refs.of(node).ifPresent(target -> out.read(target.ref(), sites.of(node)));
    }
  }

  /** {@code hasattr(self, "content")}. */
  void call(int node) {
    if (!BY_NAME.contains(code.calleeName(node))) {
      return;
    }
    Optional<String> name = code.literal(code.argument(node, 1));
    name.filter(text -> text.matches("\\w+"))
        .ifPresent(
            text ->
                scopes
                    .classOfSelf(code.bare(code.argument(node, 0)))
                    .map(owner -> Target.of(owner.name(), text))
                    .or(() -> Optional.of(Target.of("", text)))
                    .ifPresent(target -> out.read(target.ref(), sites.brief(node))));
  }

  private boolean isAssigned(int node) {
    int parent = code.parent(node);
    return switch (code.kind(parent)) {
      case ASSIGNMENT, FOR_STATEMENT, FOR_IN_CLAUSE -> code.hasRole(node, Field.LEFT);
      case DELETE_STATEMENT, GLOBAL_STATEMENT, NONLOCAL_STATEMENT, PATTERN_LIST, TUPLE_PATTERN ->
          true;
      default -> false;
    };
  }

  /** A variable of a function, also one that stands for a store: that was looked at before. */
  private boolean isLocal(int node) {
    if (!code.is(node, NodeKind.IDENTIFIER)) {
      return false;
    }
    return scopes
        .of(node)
        .definingScope(code.text(node))
        .filter(scope -> !scope.is(Scope.Kind.MODULE) && !scope.is(Scope.Kind.CLASS))
        .isPresent();
  }
}
