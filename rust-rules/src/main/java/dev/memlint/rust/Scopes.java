package dev.memlint.rust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The local variables that are visible at the place the walk has reached. */
final class Scopes {
  /**
   * A local variable.
   *
   * @param declaration the {@code let}, parameter or pattern that made it
   * @param initializer its expression, {@link dev.memlint.rules.treesitter.FlatTree#NONE} for none
   * @param mutable declared {@code mut}
   * @param loops how many loops were around its declaration
   */
  record Local(
      String name, Value value, int declaration, int initializer, boolean mutable, int loops) {}

  private final List<Local> locals = new ArrayList<>();
  private int base;

  int mark() {
    return locals.size();
  }

  /** Forgets everything declared since {@code mark}. */
  void release(int mark) {
    while (locals.size() > mark) {
      locals.removeLast();
    }
  }

  /** Hides what is declared so far, for a function inside a function; returns the old base. */
  int hide() {
    int old = base;
    base = locals.size();
    return old;
  }

  void unhide(int oldBase) {
    base = oldBase;
  }

  void declare(Local local) {
    locals.add(local);
  }

  Optional<Local> find(String name) {
    return find(name, locals.size());
  }

  /** Where a variable stands among the visible ones. */
  int indexOf(Local local) {
    return locals.lastIndexOf(local);
  }

  /** The variable of this name among the first {@code end} that are visible. */
  Optional<Local> find(String name, int end) {
    for (int i = end - 1; i >= base; i--) {
      if (locals.get(i).name().equals(name)) {
        return Optional.of(locals.get(i));
      }
    }
    return Optional.empty();
  }
}
