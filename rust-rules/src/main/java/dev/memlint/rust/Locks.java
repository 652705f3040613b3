package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.LockFact;
import dev.memlint.rules.facts.LockFact.Kind;
import dev.memlint.rules.facts.LockFact.WaitsFor;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down where code waits while a guard is alive. */
final class Locks {
  private static final int MAX_FACTS_PER_GUARD = 4;
  private static final int MAX_HOPS = 24;

  /** Awaits of what is there for locking itself, or that end at once by design. */
  private static final Set<String> HANDSHAKES =
      Words.of(
          """
          lock read write acquire acquire_owned lock_owned read_owned write_owned yield_now
          notified cancelled closed changed ready
          """);

  private static final Set<String> ENTRIES =
      Words.of("get get_mut insert remove entry contains_key push push_back iter values keys");

  private final Context c;
  private final Code code;
  private final Guards guards;
  private final OwnCalls own;
  private final List<Held> held = new ArrayList<>();

  Locks(Context context, OwnCalls own) {
    this.c = context;
    this.code = context.code;
    this.guards = new Guards(context);
    this.own = own;
  }

  /** A guard that is alive from here to the node {@code end}. */
  private static final class Held {
    private final String name;
    private final int opener;
    private final Site site;
    private final int function;
    private final int start;
    private final int end;
    private final LockFact.Guards guards;
    private final Set<String> inside = new HashSet<>();
    private int facts;

    Held(
        String name,
        int opener,
        Site site,
        int function,
        int start,
        int end,
        LockFact.Guards guards) {
      this.name = name;
      this.opener = opener;
      this.site = site;
      this.function = function;
      this.start = start;
      this.end = end;
      this.guards = guards;
      inside.add(name);
    }
  }

  /** A {@code let} that has been read: a guard gets a name, or something is taken out of one. */
  void let(int let) {
    int pattern = code.field(let, code.s.patternField);
    int value = code.field(let, code.s.valueField);
    if (value == NONE || code.field(let, code.s.alternativeField) != NONE) {
      return;
    }
    List<Integer> names = code.boundNames(pattern);
    for (Held guard : alive(let)) {
      // What is borrowed from a guard is the resource as much as the guard is.
      if (isRootedIn(value, guard) || isLent(value, guard)) {
        names.forEach(name -> guard.inside.add(code.tree.text(name)));
      }
    }
    int opener = code.is(pattern, code.s.identifier) ? opener(value) : NONE;
    int block = code.enclosingBlock(let);
    if (opener == NONE || block == NONE) {
      return;
    }
    String name = code.tree.text(pattern);
    hold(name, opener, code.tree.subtreeEnd(let), code.tree.subtreeEnd(block));
  }

  /**
   * The subject of a {@code match}, {@code if let}, {@code while let} or {@code for}: its
   * temporaries, guards among them, live until the end of the whole.
   */
  void subject(int value, int whole) {
    if (value == NONE) {
      return;
    }
    int at = value;
    for (int hop = 0; hop < MAX_HOPS && at != NONE; hop++) {
      if (opener(at) != NONE && at != code.bare(value)) {
        hold("", opener(at), code.tree.subtreeEnd(value), code.tree.subtreeEnd(whole));
        return;
      }
      at = code.isMethodCall(at) ? code.receiver(at) : inner(at);
    }
  }

  private int inner(int node) {
    int bare = code.bare(node);
    return bare == node ? NONE : bare;
  }

  private int opener(int value) {
    int bare = code.bare(value);
    int opener = code.isMethodCall(bare) ? guards.opener(bare) : NONE;
    return opener == NONE || code.method(opener).startsWith("borrow") ? NONE : opener;
  }

  private void hold(String name, int opener, int start, int end) {
    if (c.functionKind == FunctionFact.Kind.TEST) {
      return;
    }
    Held guard =
        new Held(
            name,
            opener,
            c.site(opener),
            c.function,
            start,
            end,
            guarded(name, opener, start, end));
    held.add(guard);
  }

  private LockFact.Guards guarded(String name, int opener, int start, int end) {
    TypeRef inside = Access.opened(c.items.resolve(c.values.of(code.receiver(opener)).type()));
    TypeRef core = inside.core();
    boolean order =
        name.startsWith("_")
            || core.path().equals(TypeRef.TUPLE) && core.args().isEmpty()
            || core.path().equals("bool")
            || inside.isOptional()
            || setsOnce(name, start, end);
    if (order) {
      return LockFact.Guards.ORDER;
    }
    boolean keyed = c.apis.type(core.path()).isPresent() || core.simple().endsWith("Map");
    return keyed || core.isUnknown() && usesEntries(name, start, end)
        ? LockFact.Guards.ENTRIES
        : LockFact.Guards.STATE;
  }

  /** {@code *guard = Some(..)}: something is made once, and all others need it too. */
  private boolean setsOnce(String name, int start, int end) {
    for (int node = start; node < end; node++) {
      int left = code.is(node, code.s.assignment) ? code.field(node, code.s.leftField) : NONE;
      if (code.is(left, code.s.unary) && code.tree.text(left).equals("*" + name)) {
        return true;
      }
    }
    return false;
  }

  private boolean usesEntries(String name, int start, int end) {
    for (int node = start; node < end; node++) {
      if (ENTRIES.contains(code.method(node))
          && code.tree.textIs(code.bare(code.receiver(node)), name)) {
        return true;
      }
    }
    return false;
  }

  /** An {@code .await}. */
  void await(int node) {
    int awaited = code.bare(code.first(node));
    List<Held> alive = alive(node);
    if (alive.isEmpty() || awaited == NONE) {
      return;
    }
    String name = calleeName(awaited);
    boolean handshake = code.isMethodCall(awaited) && HANDSHAKES.contains(name);
    if (handshake || name.isEmpty()) {
      return;
    }
    WaitsFor what = name.equals("sleep") ? WaitsFor.SLEEP : WaitsFor.AWAIT;
    write(alive, node, awaited, what, shown(awaited), Optional.empty());
  }

  /** A call: one that waits, or one that ends a guard. */
  void call(int call) {
    boolean awaited = code.is(code.outer(call), code.s.awaitExpression);
    Optional<WaitsFor> waits = awaited ? Optional.empty() : waits(call);
    if (waits.filter(WaitsFor.IO::equals).isPresent() && !isLater(call, c.functionNode)) {
      c.facts.waits(c.function);
    }
    if (held.isEmpty()) {
      return;
    }
    List<Held> alive = alive(call);
    for (Held guard : alive) {
      // Moved away: drop(guard), condvar.wait(guard).
      for (int argument : code.children(code.field(call, code.s.argumentsField))) {
        if (code.is(argument, code.s.identifier) && code.tree.textIs(argument, guard.name)) {
          held.remove(guard);
        }
      }
    }
    alive = alive(call);
    if (alive.isEmpty() || awaited) {
      return;
    }
    if (waits.isPresent()) {
      write(alive, call, call, waits.get(), shown(call), Optional.empty());
    } else {
      own.of(call)
          .ifPresent(
              callee ->
                  write(alive(call), call, call, WaitsFor.IO, shown(call), Optional.of(callee)));
    }
  }

  private Optional<WaitsFor> waits(int call) {
    String method = code.method(call);
    if (method.isEmpty()) {
      return c.apis.waitsFor(c.callee(call));
    }
    TypeRef receiver = c.items.resolve(c.values.of(code.receiver(call)).type()).core();
    return receiver.isUnknown() || receiver.own()
        ? Optional.empty()
        : c.apis.waitsFor(receiver.path() + "::" + method);
  }

  private List<Held> alive(int node) {
    held.removeIf(guard -> guard.end <= node);
    return held.stream()
        .filter(guard -> guard.function == c.function && guard.start <= node)
        .filter(guard -> !isLater(node, guard.start))
        .toList();
  }

  /** Whether the node is in a closure or async block after {@code start}, which may run later. */
  private boolean isLater(int node, int start) {
    for (int at = code.tree.parent(node); at != NONE && at >= start; at = code.tree.parent(at)) {
      if (code.is(at, code.s.closure) || code.is(at, code.s.asyncBlock)) {
        return true;
      }
    }
    return false;
  }

  private void write(
      List<Held> alive, int node, int waiting, WaitsFor what, String api, Optional<Callee> callee) {
    for (Held guard : alive) {
      boolean resource = isRootedIn(waiting, guard) || isLent(waiting, guard);
      if (resource || guard.facts++ >= MAX_FACTS_PER_GUARD) {
        continue;
      }
      boolean awaited = code.is(code.tree.parent(guard.opener), code.s.awaitExpression);
      String method = code.method(guard.opener);
      c.facts.lock(
          new LockFact(
              guard.site,
              c.site(node),
              code.shortText(code.receiver(guard.opener)),
              awaited ? Kind.ASYNC : Kind.BLOCKING,
              what,
              api,
              callee,
              guard.guards,
              !method.endsWith("read")));
    }
  }

  /** Whether an expression starts from what is locked: {@code guard.write_all(..)}. */
  private boolean isRootedIn(int expression, Held guard) {
    int at = code.bare(expression);
    for (int hop = 0; hop < MAX_HOPS && at != NONE; hop++) {
      if (code.is(at, code.s.identifier)) {
        return guard.inside.contains(code.tree.text(at));
      }
      if (code.isMethodCall(at)) {
        at = code.bare(code.receiver(at));
      } else if (code.is(at, code.s.fieldExpression)) {
        at = code.bare(code.field(at, code.s.valueField));
      } else if (code.is(at, code.s.indexExpression) || code.is(at, code.s.unary)) {
        at = code.bare(code.first(at));
      } else {
        return false;
      }
    }
    return false;
  }

  /** Whether a call is handed what is locked: {@code send(&mut *guard)}. */
  private boolean isLent(int expression, Held guard) {
    int at = code.bare(expression);
    for (int hop = 0; hop < MAX_HOPS && code.is(at, code.s.call); hop++) {
      for (int argument : code.children(code.field(at, code.s.argumentsField))) {
        if (isRootedIn(argument, guard)) {
          return true;
        }
      }
      at = code.bare(code.isMethodCall(at) ? code.receiver(at) : NONE);
    }
    return false;
  }

  private String calleeName(int expression) {
    if (code.isMethodCall(expression)) {
      return code.method(expression);
    }
    return code.is(expression, code.s.call)
        ? Names.simple(code.path(code.function(expression)))
        : "";
  }

  /** A call without its arguments. */
  private String shown(int call) {
    String text = code.is(call, code.s.call) ? code.shortText(code.function(call)) : "";
    return text.length() <= 60 ? text : calleeName(call);
  }
}
