package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rust.Scopes.Local;
import java.util.Optional;
import java.util.Set;

/** Finds the lock behind a guard. */
final class Guards {
  private static final Set<String> OPENING =
      Words.of(
          """
          borrow borrow_mut lock read write blocking_lock blocking_read
          """);
  private static final Set<String> PASSING =
      Set.of("unwrap", "expect", "unwrap_or_else", "as_ref", "deref", "map_err");

  private final Context c;
  private final Code code;

  Guards(Context context) {
    this.c = context;
    this.code = context.code;
  }

  /** The {@code lock()}, {@code read()} or {@code borrow()} call whose guard is {@code source}. */
  int opener(int source) {
    int at = source;
    if (code.is(at, code.s.identifier)) {
      Optional<Local> local = c.scopes.find(code.tree.text(at));
      if (local.isEmpty() || !code.is(local.get().declaration(), code.s.letDeclaration)) {
        return NONE;
      }
      at = code.bare(local.get().initializer());
    }
    boolean opened = false;
    for (int hop = 0; hop < 6 && code.isMethodCall(at); hop++) {
      String method = code.method(at);
      boolean bare = code.arguments(at) == 0;
      if (OPENING.contains(method) && bare && isLock(at, method, opened)) {
        return at;
      }
      if (!PASSING.contains(method)) {
        return NONE;
      }
      opened = true;
      at = code.bare(code.receiver(at));
    }
    return NONE;
  }

  private boolean isLock(int call, String method, boolean unwrapped) {
    TypeRef type = c.items.resolve(c.values.of(code.receiver(call)).type());
    if (type.anyWrapper(TypeRef::isLock)) {
      return true;
    }
    boolean awaited = code.is(code.tree.parent(call), code.s.awaitExpression);
    return type.isUnknown() && method.equals("lock") && (unwrapped || awaited);
  }
}
