package dev.memlint.python;

import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse.Key;
import dev.memlint.rules.facts.StoreUse.Kind;
import java.util.Optional;

/** Assignments and deletions that change stores. */
final class StoreAssignments {
  private final Code code;
  private final Scopes scopes;
  private final StoreRefs refs;
  private final Stores stores;
  private final Keys keys;
  private final Construction construction;
  private final Rebuilds rebuilds;
  private final Uses uses;
  private final Lookups lookups;
  private final FactsBuilder out;

  StoreAssignments(
      Code code,
      Scopes scopes,
      StoreRefs refs,
      Stores stores,
      Keys keys,
      Construction construction,
      Rebuilds rebuilds,
      Uses uses,
      Lookups lookups,
      FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.refs = refs;
    this.stores = stores;
    this.keys = keys;
    this.construction = construction;
    this.rebuilds = rebuilds;
    this.uses = uses;
    this.lookups = lookups;
    this.out = out;
  }

  /** {@code left = right}, one of a chain or of several. */
  void assignment(int node) {
    int left = code.child(node, Field.LEFT);
    int right = code.child(node, Field.RIGHT);
    while (code.is(right, NodeKind.ASSIGNMENT)) {
      right = code.child(right, Field.RIGHT);
    }
    if (right == Code.NONE) {
      return; // a declaration without a value
    }
    switch (code.kind(left)) {
      case PATTERN_LIST, TUPLE_PATTERN, LIST_PATTERN -> pattern(left, right);
      default -> assign(left, right, right);
    }
  }

  private void pattern(int left, int right) {
    int[] targets = code.children(left);
    int[] values = code.children(right);
    boolean paired =
        targets.length == values.length
            && (code.is(right, NodeKind.EXPRESSION_LIST) || code.is(right, NodeKind.TUPLE));
    for (int i = 0; i < targets.length; i++) {
      assign(targets[i], paired ? values[i] : Code.NONE, right);
    }
  }

  /**
   * One target.
   *
   * @param value its own value, or {@link Code#NONE} when it gets a part of {@code whole}
   */
  private void assign(int target, int value, int whole) {
    switch (code.kind(target)) {
      case SUBSCRIPT -> element(target, value);
      case ATTRIBUTE -> rebind(target, value, whole);
      case IDENTIFIER -> {
        if (isGlobalWrite(target)) {
          rebind(target, value, whole);
        }
      }
      default -> {}
    }
  }

  /** A plain name is a store when a function declares it global, or when it is reassigned. */
  private boolean isGlobalWrite(int name) {
    Scope scope = scopes.of(name);
    String text = code.text(name);
    if (scope.functionOrModule().declaresGlobal(text)) {
      return true;
    }
    // A broken file may delete a name that nothing binds.
    return scope.is(Scope.Kind.MODULE)
        && scope.find(text).stream().findFirst().filter(b -> b.node() != name).isPresent();
  }

  private void element(int target, int value) {
    int container = code.child(target, Field.VALUE);
    int subscript = code.child(target, Field.SUBSCRIPT);
    Optional<Target> store = refs.of(container);
    if (store.isEmpty() || uses.isNoContainer(store.get())) {
      return;
    }
    Target found = store.get();
    if (code.is(subscript, NodeKind.SLICE)) {
      Kind made =
          value == Code.NONE ? Kind.REPLACE : rebuilds.kindOf(found, value).orElse(Kind.REPLACE);
      uses.add(found, found.isElement() ? Kind.SHRINK : made, target, "[:] =", Key.UNKNOWN);
      return;
    }
    Optional<StoreFact.Kind> kind = uses.kindOf(found);
    boolean byKey =
        kind.isEmpty()
            || found.isElement()
            || kind.get() == StoreFact.Kind.MAP
            || kind.get() == StoreFact.Kind.CACHE
            || kind.get() == StoreFact.Kind.OBJECT;
    if (byKey) {
      // Where missing elements have no default, x[a][b] = v adds b to what is already there.
      boolean addsElement = found.isElement() && hasDefaults(found);
      Key key = keys.of(subscript);
      key = addsElement ? stronger(keys.of(found.key()), key) : key;
      boolean rebuilt = !found.isElement() && value != Code.NONE && isMadeOf(value, target);
      Target grown = rebuilt ? found.element(subscript) : found;
      boolean answers = value != Code.NONE && lookups.answers(grown, target, value);
      uses.grow(grown, target, "[]=", key, lookups.by(subscript), answers);
    }
  }

  /** {@code x[k] = x[k] + [v]} changes an element that is there. */
  private boolean isMadeOf(int value, int target) {
    String element = code.text(target);
    for (int at = value; at < code.subtreeEnd(value); at++) {
      if (code.is(at, NodeKind.SUBSCRIPT) && code.textIs(at, element)) {
        return true;
      }
    }
    return false;
  }

  private static Key stronger(Key a, Key b) {
    return a == Key.DATA || b == Key.DATA ? Key.DATA : a;
  }

  private void rebind(int target, int value, int whole) {
    Optional<Target> store = refs.of(target);
    if (store.isEmpty() || store.get().isElement()) {
      return;
    }
    Target found = store.get();
    boolean constructing = construction.contains(scopes.of(target));
    if (value != Code.NONE && code.is(target, NodeKind.ATTRIBUTE)) {
      stores.path(target, value, found, out);
    }
    if (constructing || uses.isNoContainer(found) || isFirstUse(target, found)) {
      return;
    }
    if (value == Code.NONE) {
      uses.add(found, Kind.REPLACE, target, "=", Key.UNKNOWN);
      return;
    }
    Optional<Kind> rebuilt = rebuilds.kindOf(found, value);
    if (rebuilt.filter(k -> k == Kind.GROW && isGivenText(found)).isPresent()) {
      return;
    }
    if (rebuilt.isPresent()) {
      boolean swapped = rebuilt.get() == Kind.CLEAR && value != whole && mentions(whole, found);
      uses.add(found, swapped ? Kind.DRAIN : rebuilt.get(), target, "=", Key.UNKNOWN);
    } else if (!rebuilds.isScalar(value)) {
      uses.add(found, Kind.REPLACE, target, "=", Key.UNKNOWN);
    }
  }

  /** A text that came from elsewhere and gets a prefix or suffix is a value, not a buffer. */
  private boolean isGivenText(Target store) {
    return uses.known(store)
        .filter(i -> i.kind() == StoreFact.Kind.TEXT || i.kind() == StoreFact.Kind.BYTES)
        .filter(i -> i.content() == StoreFact.Content.OTHER)
        .isPresent();
  }

  private boolean mentions(int expression, Target store) {
    for (int part : code.children(expression)) {
      if (refs.of(part).filter(t -> t.equals(store)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** {@code if x is None: x = {}} makes the store on first use and gives nothing back. */
  private boolean isFirstUse(int target, Target store) {
    for (int at = code.parent(target); at != Code.NONE; at = code.parent(at)) {
      if (code.is(at, NodeKind.FUNCTION_DEFINITION)) {
        return isBehindReturn(at, target, store);
      }
      if (code.is(at, NodeKind.IF_STATEMENT)
          && asksWhetherMissing(code.child(at, Field.CONDITION), store)) {
        return true;
      }
    }
    return false;
  }

  /** {@code if x is not None: return x} in front. */
  private boolean isBehindReturn(int function, int target, Target store) {
    for (int statement : code.children(code.child(function, Field.BODY))) {
      if (statement > target) {
        return false;
      }
      if (code.is(statement, NodeKind.IF_STATEMENT)) {
        int condition = code.bare(code.child(statement, Field.CONDITION));
        int body = code.child(statement, Field.CONSEQUENCE);
        boolean returns = code.is(code.child(body, 0), NodeKind.RETURN_STATEMENT);
        boolean present =
            code.is(condition, NodeKind.COMPARISON_OPERATOR)
                ? code.text(condition).matches("(?s).* is\\s+not\\s+None")
                : true;
        int tested =
            code.is(condition, NodeKind.COMPARISON_OPERATOR) ? code.child(condition, 0) : condition;
        if (returns && present && refs.of(tested).filter(t -> t.equals(store)).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean asksWhetherMissing(int expression, Target store) {
    int condition = code.bare(expression);
    return switch (code.kind(condition)) {
      case NOT_OPERATOR -> isStore(code.child(condition, Field.ARGUMENT), store);
      case COMPARISON_OPERATOR ->
          code.text(condition).matches("(?s).* is\\s+None")
              && isStore(code.child(condition, 0), store);
      case BOOLEAN_OPERATOR ->
          asksWhetherMissing(code.child(condition, Field.LEFT), store)
              || asksWhetherMissing(code.child(condition, Field.RIGHT), store);
      default -> false;
    };
  }

  private boolean isStore(int expression, Target store) {
    int node = code.bare(expression);
    if (code.is(node, NodeKind.CALL)) { // not hasattr(self, "x")
      return code.calleeName(node).equals("hasattr")
          && code.literal(code.argument(node, 1))
              .filter(n -> n.equals(store.ref().attribute()))
              .isPresent();
    }
    return refs.of(node).filter(t -> t.equals(store)).isPresent();
  }

  /** {@code left += right} and its kin. */
  void augmented(int node) {
    int left = code.child(node, Field.LEFT);
    int right = code.child(node, Field.RIGHT);
    String operator = code.text(code.child(node, Field.OPERATOR));
    Optional<Target> store =
        code.is(left, NodeKind.IDENTIFIER) && !isGlobalWrite(left)
            ? Optional.empty()
            : refs.of(left);
    if (store.isEmpty()) {
      return;
    }
    Target found = store.get();
    if (found.isElement()) {
      augmentedElement(node, left, right, found, operator);
      return;
    }
    boolean container = uses.kindOf(found).filter(StoreFact.Kind::isContainer).isPresent();
    boolean unknown = uses.known(found).isEmpty() && rebuilds.isContainer(right);
    if (!container && !unknown || isGivenText(found)) {
      return;
    }
    switch (operator) {
      case "+=", "|=" -> uses.add(found, Kind.GROW, node, operator, Key.UNKNOWN);
      case "-=", "&=" -> uses.add(found, Kind.SHRINK, node, operator, Key.UNKNOWN);
      default -> {}
    }
  }

  private boolean hasDefaults(Target store) {
    return uses.known(store)
        .filter(i -> i.defaults() || i.type().matches("(?i).*(defaultdict|counter).*"))
        .isPresent();
  }

  /** {@code counts[k] += 1} adds a key where missing ones have a default. */
  private void augmentedElement(int node, int left, int right, Target found, String operator) {
    if (uses.isNoContainer(found)) {
      return;
    }
    boolean defaults = hasDefaults(found);
    boolean grows = operator.equals("+=") || operator.equals("|=");
    if (grows && (defaults || rebuilds.isContainer(right))) {
      int subscript = code.child(left, Field.SUBSCRIPT);
      uses.add(found, Kind.GROW, node, "[]" + operator, keys.of(subscript));
    }
  }

  /** {@code del x[k]}, {@code del x[:n]}, {@code del self.x}. */
  void delete(int node) {
    for (int child : code.children(node)) {
      if (code.is(child, NodeKind.EXPRESSION_LIST)) {
        for (int part : code.children(child)) {
          deleted(part);
        }
      } else {
        deleted(child);
      }
    }
  }

  private void deleted(int node) {
    if (code.is(node, NodeKind.SUBSCRIPT)) {
      int slice = code.child(node, Field.SUBSCRIPT);
      boolean all = code.is(slice, NodeKind.SLICE) && code.children(slice).length == 0;
      refs.of(code.child(node, Field.VALUE))
          .ifPresent(t -> uses.add(t, all ? Kind.CLEAR : Kind.SHRINK, node, "del", Key.UNKNOWN));
    } else if (code.is(node, NodeKind.ATTRIBUTE)
        || code.is(node, NodeKind.IDENTIFIER) && isGlobalWrite(node)) {
      refs.of(node)
          .filter(t -> !uses.isNoContainer(t))
          .ifPresent(t -> uses.add(t, Kind.CLEAR, node, "del", Key.UNKNOWN));
    }
  }
}
