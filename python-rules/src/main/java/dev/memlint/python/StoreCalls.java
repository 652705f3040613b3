package dev.memlint.python;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse.Key;
import dev.memlint.rules.facts.StoreUse.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Method calls that change stores, and such methods handed on as callbacks. */
final class StoreCalls {
  /** Names that other things than containers have too: believed only on a known container. */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "get",
          "get_nowait",
          "write",
          "writelines",
          "read",
          "send",
          "put",
          "put_nowait",
          "join",
          "truncate",
          "expire",
          "push");

  private static final Map<String, Kind> FUNCTIONS =
      Map.of(
          "heapq.heappush", Kind.GROW,
          "heapq.heappop", Kind.SHRINK,
          "bisect.insort", Kind.GROW,
          "bisect.insort_left", Kind.GROW,
          "bisect.insort_right", Kind.GROW);

  private final Code code;
  private final Meaning meaning;
  private final StoreRefs refs;
  private final Keys keys;
  private final Uses uses;
  private final Lookups lookups;
  private final Map<String, Boolean> changes = new HashMap<>();

  StoreCalls(Code code, Meaning meaning, StoreRefs refs, Keys keys, Uses uses, Lookups lookups) {
    this.code = code;
    this.meaning = meaning;
    this.refs = refs;
    this.keys = keys;
    this.uses = uses;
    this.lookups = lookups;
  }

  /** A call expression. */
  void call(int node) {
    String method = code.calleeName(node);
    int receiver = code.receiver(node);
    if (receiver == Code.NONE || !changes(method)) {
      function(node, method);
      return;
    }
    Optional<Target> target = refs.of(receiver);
    if (target.isEmpty()) {
      function(node, method);
      return;
    }
    use(target.get(), method)
        .ifPresent(
            kind -> {
              boolean element = target.get().isElement();
              // Emptying one element gives back a part of the store.
              Kind told = element && kind != Kind.GROW ? Kind.SHRINK : kind;
              String operation = element ? "[]." + method : method;
              if (kind == Kind.GROW) {
                grow(node, method, target.get(), operation);
              } else {
                uses.add(target.get(), told, node, operation, Key.UNKNOWN);
              }
            });
  }

  private void grow(int node, String method, Target target, String operation) {
    Key key = key(node, method, target);
    boolean answers =
        method.equals("setdefault") && lookups.defaults(target, code.argument(node, 1));
    int first = target.isElement() ? target.key() : code.argument(node, 0);
    uses.grow(target, node, operation, key, lookups.by(first), answers);
  }

  /** A method handed on: {@code task.add_done_callback(self.tasks.discard)}. */
  void value(int node) {
    String method = code.text(code.child(node, Field.ATTRIBUTE));
    if (!changes(method)) {
      return;
    }
    refs.of(code.child(node, Field.OBJECT))
        .ifPresent(
            target ->
                use(target, method)
                    .ifPresent(kind -> uses.add(target, kind, node, method, Key.DATA)));
  }

  private void function(int node, String name) {
    if (!name.startsWith("heap") && !name.startsWith("insort")) {
      return;
    }
    Kind kind = FUNCTIONS.get(meaning.callee(node));
    if (kind != null) {
      refs.of(code.argument(node, 0)).ifPresent(t -> uses.add(t, kind, node, name, Key.UNKNOWN));
    }
  }

  private boolean changes(String method) {
    return changes.computeIfAbsent(
        method,
        m -> {
          ApiTable table = meaning.table();
          for (StoreFact.Kind kind : StoreFact.Kind.values()) {
            if (table.use(kind, m).isPresent()) {
              return true;
            }
          }
          return false;
        });
  }

  private Optional<Kind> use(Target target, String method) {
    ApiTable table = meaning.table();
    Optional<StoreFact.Kind> kind = uses.kindOf(target).filter(StoreFact.Kind::isContainer);
    if (kind.isPresent() && !target.isElement()) {
      return table.use(kind.get(), method);
    }
    boolean counts =
        method.equals("add")
            && target.isElement()
            && uses.known(target)
                .filter(initial -> initial.element().endsWith("Counter"))
                .isPresent();
    if (counts || uses.isNoContainer(target) && !target.isElement() || AMBIGUOUS.contains(method)) {
      return Optional.empty();
    }
    return anyUse(method);
  }

  /** What the method does to most containers: removal in some is removal. */
  private Optional<Kind> anyUse(String method) {
    Optional<Kind> agreed = meaning.table().useOfAnyKind(method);
    if (agreed.isPresent()) {
      return agreed;
    }
    return meaning
        .table()
        .use(StoreFact.Kind.MAP, method)
        .or(() -> meaning.table().use(StoreFact.Kind.SET, method));
  }

  private Key key(int call, String method, Target target) {
    boolean addsEntry =
        target.isElement() && uses.known(target).filter(Initial::defaults).isPresent();
    return addsEntry && keys.of(target.key()) == Key.DATA
        ? Key.DATA
        : keyOfMethod(call, method, target);
  }

  private Key keyOfMethod(int call, String method, Target target) {
    int first = code.argument(call, 0);
    return switch (method) {
      case "setdefault", "add" -> keys.of(first);
      case "update" -> updateKey(call, first);
      case "append", "appendleft", "extend", "extendleft", "insert", "put", "put_nowait" ->
          Key.UNKNOWN;
      default -> target.isElement() ? keys.of(target.key()) : Key.UNKNOWN;
    };
  }

  /** {@code update(a=1)} and {@code update({"a": 1})} add known keys. */
  private Key updateKey(int call, int argument) {
    if (argument == Code.NONE) {
      boolean splat =
          java.util.Arrays.stream(code.children(code.child(call, Field.ARGUMENTS)))
              .anyMatch(a -> code.is(a, NodeKind.DICTIONARY_SPLAT));
      return splat ? Key.DATA : Key.LITERAL;
    }
    int node = code.bare(argument);
    return switch (code.kind(node)) {
      case DICTIONARY -> {
        for (int pair : code.children(node)) {
          int key = code.child(pair, Field.KEY);
          if (key == Code.NONE || keys.of(key) == Key.DATA) {
            yield Key.DATA;
          }
        }
        yield Key.LITERAL;
      }
      case LIST, SET, TUPLE -> {
        for (int element : code.children(node)) {
          if (keys.of(element) == Key.DATA) {
            yield Key.DATA;
          }
        }
        yield Key.LITERAL;
      }
      default -> Key.DATA;
    };
  }
}
