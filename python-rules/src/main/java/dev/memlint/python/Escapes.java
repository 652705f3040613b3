package dev.memlint.python;

import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.facts.StoreUse.Key;
import java.util.Optional;
import java.util.Set;

/** Places that hand a container of this file on, so that code elsewhere may change it. */
final class Escapes {
  /** Functions and methods that read or copy what they are given. */
  private static final Set<String> READERS =
      Set.of(
          "len",
          "sorted",
          "list",
          "dict",
          "set",
          "tuple",
          "str",
          "repr",
          "iter",
          "enumerate",
          "zip",
          "map",
          "filter",
          "sum",
          "any",
          "all",
          "min",
          "max",
          "isinstance",
          "print",
          "bool",
          "reversed",
          "frozenset",
          "id",
          "type",
          "hash",
          "next",
          "join",
          "dumps",
          "dump",
          "format",
          "copy",
          "deepcopy",
          "chain",
          "from_iterable",
          "extend",
          "update",
          "debug",
          "info",
          "warning",
          "error",
          "exception",
          "log",
          "write",
          "writelines",
          "bytes",
          "memoryview",
          "getsizeof",
          "getattr",
          "hasattr",
          "islice",
          "nlargest",
          "nsmallest",
          "choice",
          "sample",
          "Counter",
          "OrderedDict",
          "heappush",
          "heappop",
          "insort",
          "gather",
          "wait",
          "super");

  private final Code code;
  private final StoreRefs refs;
  private final Uses uses;

  Escapes(Code code, StoreRefs refs, Uses uses) {
    this.code = code;
    this.refs = refs;
    this.uses = uses;
  }

  /** A name or attribute expression. */
  void value(int node) {
    Optional<String> how = handedOn(node);
    if (how.isEmpty()) {
      return;
    }
    refs.of(node)
        .filter(t -> !t.isElement())
        .filter(t -> uses.known(t).filter(Initial::canGrow).isPresent())
        .ifPresent(t -> uses.add(t, StoreUse.Kind.ESCAPE, node, how.get(), Key.UNKNOWN));
  }

  private Optional<String> handedOn(int node) {
    int parent = code.parent(node);
    return switch (code.kind(parent)) {
      case RETURN_STATEMENT -> Optional.of("return");
      case YIELD -> Optional.of("yield");
      case ARGUMENT_LIST -> argumentOf(code.parent(parent));
      case KEYWORD_ARGUMENT ->
          code.hasRole(node, Field.VALUE)
              ? argumentOf(code.parent(code.parent(parent)))
              : Optional.empty();
      case ASSIGNMENT -> {
        NodeKind left = code.kind(code.child(parent, Field.LEFT));
        boolean kept = left == NodeKind.ATTRIBUTE || left == NodeKind.SUBSCRIPT;
        yield kept && code.hasRole(node, Field.RIGHT) ? Optional.of("=") : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private Optional<String> argumentOf(int call) {
    return code.is(call, NodeKind.CALL) && !READERS.contains(code.calleeName(call))
        ? Optional.of("argument")
        : Optional.empty();
  }
}
