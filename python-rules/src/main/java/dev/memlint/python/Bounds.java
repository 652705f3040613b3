package dev.memlint.python;

import dev.memlint.rules.api.ContainerType;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Bound;

/** Limits that constructor calls state. */
final class Bounds {
  private Bounds() {}

  /** What the arguments of a container's constructor make of the bound that its type has. */
  static Bound of(Code code, ContainerType type, int call) {
    if (type.name().equals("collections.deque")) {
      return limits(code, code.argument(call, 1, "maxlen")) ? Bound.CAPACITY : type.bound();
    }
    if (type.kind() == StoreFact.Kind.QUEUE) {
      return limits(code, code.argument(call, 0, "maxsize")) ? Bound.CAPACITY : type.bound();
    }
    if (type.bound() == Bound.CAPACITY) {
      int size = code.argument(call, 0, "maxsize");
      boolean unlimited =
          code.is(size, NodeKind.NONE) || code.text(size).matches("(math\\.)?inf|float\\(.inf.\\)");
      return unlimited ? Bound.NONE : Bound.CAPACITY;
    }
    return type.bound();
  }

  /** A queue's 0 and a deque's None mean no limit; a name is taken to be one. */
  private static boolean limits(Code code, int size) {
    return size != Code.NONE && !code.is(size, NodeKind.NONE) && !code.text(size).matches("0|-.*");
  }
}
