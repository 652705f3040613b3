package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.facts.StoreUse.Key;
import dev.memlint.rules.facts.StoreUse.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes down what happens to stores. */
final class Uses {
  private static final Set<String> EMPTYING =
      Set.of("std::mem::take", "std::mem::replace", "std::mem::swap");

  /** Associated functions of counted pointers that take a handle and leave its store alone. */
  private static final Set<String> LOOKING =
      Set.of("clone", "downgrade", "ptr_eq", "strong_count", "weak_count");

  /** Methods that only look, or that lend an element to be changed in place. */
  private static final Set<String> READS =
      Words.of(
          """
          get get_key_value contains_key contains iter keys values len is_empty first last range
          get_mut iter_mut values_mut
          """);

  private static final int MAX_TOKENS = 1 << 16;

  /** A method called on a field or variable, also through a lock. */
  private static final Pattern METHOD =
      Pattern.compile(
          "(\\w+)(?:\\.(?:lock|write|borrow_mut|get_mut)\\(\\))?(?:\\.(?:unwrap\\(\\)|await))?"
              + "\\.(\\w+)\\(");

  private final Context c;
  private final Code code;
  private final Containers containers;
  private final LengthChecks checks;
  private final Handovers handovers;
  private final GrowthKeys keys;
  private final Lookups lookups;
  private final LocalStores locals;
  private final Guards guards;
  private final GrowthBounds bounds;
  private final List<Pending> pending = new ArrayList<>();

  /** A use, and whether it is of a part of the store and not of the store itself. */
  private record Pending(StoreUse use, boolean element) {}

  Uses(Context context, Containers containers, LocalStores locals) {
    this.c = context;
    this.locals = locals;
    this.code = context.code;
    this.containers = containers;
    this.checks = new LengthChecks(context);
    this.handovers = new Handovers(context);
    this.guards = new Guards(context);
    this.bounds = new GrowthBounds(context);
    this.keys = new GrowthKeys(context);
    this.lookups = new Lookups(context, containers);
  }

  void call(int call) {
    String method = code.method(call);
    if (method.isEmpty()) {
      functionCall(call);
      return;
    }
    Value receiver = c.values.of(code.receiver(call));
    if (receiver.store().isPresent()) {
      methodCall(call, method, receiver);
    }
    for (int i = 0; i < code.arguments(call); i++) {
      argument(call, code.argument(call, i), method);
    }
  }

  private void methodCall(int call, String method, Value receiver) {
    StoreRef store = receiver.store().orElseThrow();
    if (method.equals("len") && checks.isLimitCheck(call) || method.equals("is_full")) {
      StoreUse check = storeUse(store, Kind.BOUND_CHECK, call, method, Key.UNKNOWN);
      add(check.limited(checks.limit(call)), false);
      return;
    }
    if (!receiver.element()) {
      lookups.note(store, method);
    }
    if (method.equals("take") && code.arguments(call) == 0 && receiver.type().isOptional()) {
      use(store, Kind.DRAIN, call, method, Key.UNKNOWN);
      return;
    }
    if (method.equals("into_iter")) {
      looped(code.receiver(call));
    }
    Optional<Kind> kind = containers.use(receiver.type(), method);
    if (kind.isPresent()) {
      boolean partial = receiver.element() && kind.get() != Kind.GROW;
      boolean local = locals.isLocal(store);
      if (kind.get() != Kind.GROW) {
        Kind told = partial ? Kind.SHRINK : kind.get();
        add(storeUse(store, told, call, method, Key.UNKNOWN), receiver.element());
      } else if (local || !isMadeHere(code.receiver(call))) {
        locals.grows(store, call);
        boolean answers = !receiver.element() && lookups.answers(store, call, method);
        StoreUse growth = storeUse(store, Kind.GROW, call, method, keys.of(call));
        StoreUse keyed = growth.keyed(lookups.by(call), answers);
        add(receiver.element() ? keyed : keyed.with(bounds.of(call, store)), receiver.element());
      }
    } else if (READS.contains(method) && !receiver.element() && isLocked(call)) {
      use(store, Kind.READ, call, method, Key.UNKNOWN);
    }
  }

  /** Whether a method is called on the guard of a mutex. */
  private boolean isLocked(int call) {
    int opener = guards.opener(code.bare(code.receiver(call)));
    return opener != NONE && code.method(opener).endsWith("lock");
  }

  private void functionCall(int call) {
    String callee = c.callee(call);
    if (code.isMacro(call)) {
      if (callee.equals("write") || callee.equals("writeln")) {
        written(call);
      }
      return;
    }
    boolean empties = EMPTYING.contains(callee);
    String name = Names.simple(callee);
    if (LOOKING.contains(name)) {
      return; // where the new handle goes is seen at the place it goes to
    }
    for (int i = 0; i < code.arguments(call); i++) {
      int argument = code.argument(call, i);
      Value value = c.values.of(argument);
      if (empties && value.store().isPresent() && handovers.isMutableBorrow(argument)) {
        Kind kind = value.element() ? Kind.SHRINK : Kind.DRAIN;
        use(value.store().get(), kind, call, name, Key.UNKNOWN);
      } else if (!empties) {
        argument(call, argument, name);
      }
    }
  }

  /** Notes removals among tokens that the grammar leaves opaque, by their names alone. */
  void tokens(int tree) {
    String text = code.tree.text(tree);
    Matcher call = METHOD.matcher(text.substring(0, Math.min(text.length(), MAX_TOKENS)));
    while (call.find()) {
      String method = call.group(2);
      c.apis
          .useOfAnyKind(method)
          .filter(Kind::removes)
          .ifPresent(kind -> use(new StoreRef("", call.group(1)), kind, tree, method, Key.UNKNOWN));
    }
  }

  /** {@code write!(self.text, ..)} makes a text longer; to a file or socket it does not. */
  private void written(int call) {
    Value target = c.values.of(code.argument(call, 0));
    boolean text = containers.kind(target.type()) == StoreFact.Kind.TEXT;
    if (target.store().isPresent() && text && !target.element()) {
      use(target.store().get(), Kind.GROW, call, "write!", Key.UNKNOWN);
    }
  }

  /** A store that goes to other code as an argument. */
  private void argument(int call, int argument, String method) {
    Value value = c.values.of(argument);
    if (value.store().isEmpty() || containers.kind(value.type()) == StoreFact.Kind.OBJECT) {
      return;
    }
    StoreRef store = value.store().get();
    if (method.equals("append") && handovers.isMutableBorrow(argument)) {
      use(store, Kind.DRAIN, call, "append", Key.UNKNOWN);
    } else if (handovers.isMutableBorrow(argument) && !value.element()
        || handovers.isHandle(argument, value)
        || handovers.isMutableAlias(argument, value)) {
      use(store, Kind.ESCAPE, argument, "&mut", Key.UNKNOWN);
    } else if (handovers.isMove(argument, value)) {
      use(store, Kind.DRAIN, argument, "move", Key.UNKNOWN);
    }
  }

  /** A store that a loop goes through: by value it ends there. */
  void looped(int expression) {
    Value value = c.values.of(expression);
    if (value.store().isPresent() && handovers.isMove(expression, value)) {
      use(value.store().get(), Kind.DRAIN, expression, "move", Key.UNKNOWN);
    }
  }

  /** A store that is a function's result. */
  void result(int expression) {
    if (!handovers.isPrivateLoan(expression)) {
      leaves(expression);
    }
  }

  /** A store that leaves through a struct literal or as a function's result. */
  void leaves(int expression) {
    Value value = c.values.of(expression);
    if (value.store().isEmpty() || containers.kind(value.type()) == StoreFact.Kind.OBJECT) {
      return;
    }
    if (handovers.isMutableBorrow(expression) || handovers.isHandle(expression, value)) {
      use(value.store().get(), Kind.ESCAPE, expression, "&mut", Key.UNKNOWN);
    } else if (handovers.isMove(expression, value)) {
      use(value.store().get(), Kind.DRAIN, expression, "move", Key.UNKNOWN);
    }
  }

  void assignment(int node) {
    int left = code.field(node, code.s.leftField);
    int right = code.field(node, code.s.rightField);
    if (code.is(left, code.s.indexExpression)) {
      return;
    }
    boolean wholeSelf = code.is(left, code.s.unary) && code.is(code.first(left), code.s.self);
    if (wholeSelf) {
      c.items
          .struct(c.values.selfType())
          .ifPresent(
              struct ->
                  struct
                      .fields()
                      .keySet()
                      .forEach(
                          field ->
                              use(
                                  new StoreRef(struct.name(), field),
                                  Kind.CLEAR,
                                  node,
                                  "=",
                                  Key.UNKNOWN)));
      return;
    }
    Value target = c.values.of(left);
    boolean local =
        code.is(left, code.s.identifier)
            && !target.element()
            && c.scopes.find(code.tree.text(left)).isPresent();
    if (target.store().isEmpty() || local) {
      return;
    }
    Kind kind = isEmpty(right) ? Kind.CLEAR : Kind.REPLACE;
    use(target.store().get(), target.element() ? Kind.SHRINK : kind, node, "=", Key.UNKNOWN);
  }

  private boolean isEmpty(int expression) {
    int value = code.bare(expression);
    if (code.is(value, code.s.arrayExpression)) {
      return code.first(value) == NONE;
    }
    if (code.is(value, code.s.identifier)) {
      return code.tree.textIs(value, "None");
    }
    String callee = c.callee(value);
    String name = Names.simple(callee);
    return Set.of("new", "default", "with_capacity").contains(name) && code.function(value) != NONE;
  }

  void compoundAssignment(int node) {
    Value target = c.values.of(code.field(node, code.s.leftField));
    boolean text = containers.kind(target.type()) == StoreFact.Kind.TEXT;
    if (target.store().isPresent() && text) {
      use(target.store().get(), Kind.GROW, node, "+=", Key.UNKNOWN);
    }
  }

  private void use(StoreRef store, Kind kind, int node, String operation, Key key) {
    if (kind == Kind.GROW) {
      locals.grows(store, node);
    }
    add(storeUse(store, kind, node, operation, key), false);
  }

  private StoreUse storeUse(StoreRef store, Kind kind, int node, String operation, Key key) {
    boolean guarded = kind == Kind.GROW && checks.isGuarded(node, store);
    return new StoreUse(store, kind, c.site(node), operation, key, guarded);
  }

  private void add(StoreUse use, boolean element) {
    pending.add(new Pending(use, element));
  }

  /**
   * Hands on what was collected. Emptying the lists in a map frees no entry of the map, so where
   * entries are added, removals inside of them do not count.
   */
  void finish() {
    Set<StoreRef> lasting = locals.finish(pending.stream().map(Pending::use).toList());
    pending.removeIf(p -> locals.isLocal(p.use().store()) && !lasting.contains(p.use().store()));
    Set<StoreRef> gainsEntries = new HashSet<>();
    for (Pending p : pending) {
      if (p.use().kind() == Kind.GROW && !p.element()) {
        gainsEntries.add(p.use().store());
      }
    }
    for (Pending p : pending) {
      boolean inner = p.element() && p.use().kind().removes();
      if (!inner || !gainsEntries.contains(p.use().store())) {
        c.facts.use(p.use());
      }
    }
  }

  /**
   * Whether what grows is a field of an object that this function has just made: it is being built.
   * An endless loop that fills what was made before it is no building.
   */
  private boolean isMadeHere(int receiver) {
    int at = code.bare(receiver);
    for (int depth = 0; depth < 16 && at != NONE; depth++) {
      if (code.is(at, code.s.fieldExpression)) {
        at = code.bare(code.field(at, code.s.valueField));
      } else if (code.isMethodCall(at)) {
        at = code.bare(code.receiver(at));
      } else {
        break;
      }
    }
    if (!code.is(at, code.s.identifier)) {
      return false;
    }
    Optional<Scopes.Local> local = original(at);
    int made = local.map(Scopes.Local::initializer).orElse(NONE);
    if (made == NONE
        || local.get().value().store().filter(ref -> !locals.isLocal(ref)).isPresent()) {
      return false;
    }
    int value = code.bare(made);
    boolean maker =
        code.is(value, code.s.structExpression)
            || code.is(value, code.s.call) && !code.isMethodCall(value);
    return maker && (local.get().loops() == c.loops || c.loop != Site.Loop.ENDLESS);
  }

  /** The variable that an identifier names, or whose handle it is: {@code Arc::clone(&x)}. */
  private Optional<Scopes.Local> original(int identifier) {
    int visible = c.scopes.mark();
    Optional<Scopes.Local> local = c.scopes.find(code.tree.text(identifier), visible);
    for (int depth = 0; depth < 8 && local.isPresent(); depth++) {
      int made = code.bare(local.get().initializer());
      boolean counted = local.get().value().type().isCounted();
      int of =
          !counted || !code.is(made, code.s.call)
              ? NONE
              : code.method(made).equals("clone")
                  ? code.bare(code.receiver(made))
                  : c.callee(made).endsWith("::clone") ? code.bare(code.argument(made, 0)) : NONE;
      if (!code.is(of, code.s.identifier)) {
        return local;
      }
      // In let x = x.clone() the second x is the one declared before.
      visible = c.scopes.indexOf(local.get());
      Optional<Scopes.Local> before = c.scopes.find(code.tree.text(of), visible);
      if (before.isEmpty()) {
        return local;
      }
      local = before;
    }
    return local;
  }
}
