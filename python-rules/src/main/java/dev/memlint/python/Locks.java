package dev.memlint.python;

import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.LockFact;
import dev.memlint.rules.facts.LockFact.Guards;
import dev.memlint.rules.facts.LockFact.Kind;
import dev.memlint.rules.facts.LockFact.WaitsFor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes down where code waits inside {@code with lock:}. */
final class Locks {
  private static final int MAX_FACTS_PER_LOCK = 4;

  /** Nodes above a wait among which a lock is looked for. */
  private static final int HIGHEST = 128;

  private static final Set<String> ASYNC_LOCKS =
      Set.of("asyncio.Lock", "asyncio.locks.Lock", "anyio.Lock", "trio.Lock");
  private static final Set<String> BLOCKING_LOCKS =
      Set.of(
          "threading.Lock",
          "threading.RLock",
          "multiprocessing.Lock",
          "multiprocessing.RLock",
          "_thread.allocate_lock");

  /** What locks are called where their making is not in sight. */
  private static final Pattern LOCK_NAME = Pattern.compile("(?i)(.*_)?(r?lock|mutex)");

  /** Awaits of what is there for locking itself, or that end at once by design. */
  private static final Set<String> HANDSHAKES =
      Set.of("acquire", "release", "wait", "wait_for", "notify", "notify_all", "cancel");

  /** Starting, ending and loading once are done in order on purpose. */
  private static final Pattern LIFECYCLE =
      Pattern.compile(
          "(?i)_*(init_*|aenter__|enter__|main|start|stop|open|close|shut|destroy|connect|disconnect"
              + "|reconnect|setup|tear|join|flush|sync|commit|rollback|reset|restart).*");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final StoreRefs refs;
  private final Sites sites;
  private final OwnCalls own;
  private final FactsBuilder out;
  private final Map<Integer, Integer> factsByLock = new HashMap<>();

  Locks(
      Code code,
      Scopes scopes,
      Meaning meaning,
      StoreRefs refs,
      Sites sites,
      OwnCalls own,
      FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.refs = refs;
    this.sites = sites;
    this.own = own;
    this.out = out;
  }

  /** An {@code await}. */
  void await(int node) {
    int awaited = code.bare(node);
    String name = code.is(awaited, NodeKind.CALL) ? code.calleeName(awaited) : "";
    if (!name.isEmpty() && !HANDSHAKES.contains(name)) {
      boolean sleeps = meaning.callee(awaited).equals("asyncio.sleep");
      wait(node, awaited, sleeps ? WaitsFor.SLEEP : WaitsFor.AWAIT, Optional.empty());
    }
  }

  /** A call that waits by itself. */
  void call(int node) {
    if (code.is(code.parent(code.dressed(node)), NodeKind.AWAIT)
        || code.is(code.parent(node), NodeKind.AWAIT)) {
      return;
    }
    String callee = meaning.callee(node);
    Optional<WaitsFor> waits =
        callee.isEmpty() ? Optional.empty() : meaning.table().waitsFor(callee);
    if (waits.isPresent()) {
      Scope scope = scopes.of(node);
      if (waits.get() == WaitsFor.IO && !scope.is(Scope.Kind.LAMBDA)) {
        out.waits(scope.function());
      }
      wait(node, node, waits.get(), Optional.empty());
    } else {
      own.of(node).ifPresent(called -> wait(node, node, WaitsFor.IO, Optional.of(called)));
    }
  }

  private void wait(int node, int waiting, WaitsFor what, Optional<Callee> callee) {
    int at = code.parent(node);
    for (int up = 0; up < HIGHEST && at != Code.NONE; up++) {
      switch (code.kind(at)) {
        case FUNCTION_DEFINITION, LAMBDA, CLASS_DEFINITION -> {
          return;
        }
        case WITH_ITEM -> {
          return; // what is entered beside a lock is entered when the lock is taken, or before
        }
        case WITH_STATEMENT -> {
          if (locked(at, node, waiting, what, callee)) {
            return;
          }
        }
        default -> {}
      }
      at = code.parent(at);
    }
  }

  private boolean locked(int with, int node, int waiting, WaitsFor what, Optional<Callee> callee) {
    if (!code.isIn(node, code.child(with, Field.BODY))) {
      return false;
    }
    for (int item : code.children(code.child(with, 0))) {
      int lock = code.bare(code.child(item, 0));
      Optional<Kind> kind = kind(lock, with);
      if (kind.isPresent()) {
        write(with, lock, kind.get(), node, waiting, what, callee);
        return true;
      }
    }
    return false;
  }

  private Optional<Kind> kind(int lock, int with) {
    boolean named = code.is(lock, NodeKind.IDENTIFIER) || code.is(lock, NodeKind.ATTRIBUTE);
    if (!named) {
      return Optional.empty();
    }
    Optional<TypeRef> type = meaning.typeOf(lock);
    if (type.filter(t -> ASYNC_LOCKS.contains(t.name())).isPresent()) {
      return Optional.of(Kind.ASYNC);
    }
    if (type.filter(t -> BLOCKING_LOCKS.contains(t.name())).isPresent()) {
      return Optional.of(Kind.BLOCKING);
    }
    String name =
        code.is(lock, NodeKind.ATTRIBUTE)
            ? code.text(code.child(lock, Field.ATTRIBUTE))
            : code.text(lock);
    if (type.isPresent() || !LOCK_NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    boolean async = code.text(with).startsWith("async");
    return Optional.of(async ? Kind.ASYNC : Kind.BLOCKING);
  }

  private void write(
      int with,
      int lock,
      Kind kind,
      int node,
      int waiting,
      WaitsFor what,
      Optional<Callee> callee) {
    Guards guards = guarded(with);
    boolean ownResource = callee.isEmpty() && refs.of(code.receiver(waiting)).isPresent();
    if (ownResource && kind == Kind.ASYNC && guards != Guards.ENTRIES
        || factsByLock.merge(with, 1, Integer::sum) > MAX_FACTS_PER_LOCK) {
      return;
    }
    String api = code.text(code.child(waiting, Field.FUNCTION));
    out.lock(
        new LockFact(
            sites.of(lock),
            sites.brief(node),
            code.shortText(lock),
            kind,
            what,
            api.length() <= 60 && api.indexOf('\n') < 0 ? api : code.calleeName(waiting),
            callee,
            guards,
            true));
  }

  private Guards guarded(int with) {
    Scope function = scopes.of(with).functionOrModule();
    String name = code.text(code.child(function.node(), Field.NAME));
    if (function.is(Scope.Kind.MODULE) || LIFECYCLE.matcher(name).matches()) {
      return Guards.ORDER;
    }
    boolean once = false;
    int end = code.subtreeEnd(with);
    for (int at = with; at < end; at++) {
      if (code.is(at, NodeKind.ASSIGNMENT)) {
        int target = code.child(at, Field.LEFT);
        boolean entry = code.is(target, NodeKind.SUBSCRIPT);
        if (entry && refs.of(code.child(target, Field.VALUE)).isPresent()) {
          return Guards.ENTRIES;
        }
        once |= code.is(target, NodeKind.ATTRIBUTE) || isGlobal(target);
      } else if (code.is(at, NodeKind.CALL) && isChange(at)) {
        return Guards.ENTRIES;
      }
    }
    return once ? Guards.ORDER : Guards.STATE;
  }

  private boolean isChange(int call) {
    String name = code.calleeName(call);
    boolean changes =
        switch (name) {
          case "append", "appendleft", "add", "setdefault", "update", "pop", "popleft" -> true;
          default -> false;
        };
    return changes && refs.of(code.receiver(call)).isPresent();
  }

  private boolean isGlobal(int target) {
    return code.is(target, NodeKind.IDENTIFIER)
        && scopes.of(target).declaresGlobal(code.text(target));
  }
}
