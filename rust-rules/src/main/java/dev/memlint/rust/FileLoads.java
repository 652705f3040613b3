package dev.memlint.rust;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreFact.Kind;
import java.util.Optional;

/** Tells whether a static's value is filled from a file by a function of its own file. */
final class FileLoads {
  /** A loader that calls a reader that opens the file; what is deeper is hardly this file's. */
  private static final int MAX_DEPTH = 2;

  private final Context c;
  private final Code code;
  private final Containers containers;

  FileLoads(Context context, Containers containers) {
    this.c = context;
    this.code = context.code;
    this.containers = containers;
  }

  /** Whether a value can hold as much as a file: a collection, or a struct with one in a field. */
  boolean mayHoldMuch(TypeRef type) {
    TypeRef core = c.items.resolve(type).core();
    return isCollection(core)
        || c.items
            .struct(core)
            .map(struct -> struct.fields().values().stream().anyMatch(this::isCollection))
            .orElse(false);
  }

  private boolean isCollection(TypeRef type) {
    Kind kind = containers.kind(type);
    return kind == Kind.LIST || kind == Kind.MAP || kind == Kind.SET || kind == Kind.QUEUE;
  }

  /** Whether {@code path} names a function of the file that reads a file. */
  boolean reads(int path) {
    return code.isPath(path) && reads(path, 0);
  }

  private boolean reads(int path, int depth) {
    TypeRef owner = c.values.qualifierType(path);
    Optional<Integer> function =
        c.items.function(owner.isUnknown() ? "" : owner.simple(), Names.simple(code.path(path)));
    if (function.isEmpty()) {
      return false;
    }
    for (int node = function.get(); node < code.tree.subtreeEnd(function.get()); node++) {
      if (!code.is(node, code.s.call) || code.isMacro(node) || code.isMethodCall(node)) {
        continue;
      }
      boolean file =
          c.apis
              .call(c.callee(node))
              .flatMap(Api::content)
              .filter(Content.FILE::equals)
              .isPresent();
      int callee = code.function(node);
      if (file || depth < MAX_DEPTH && code.isPath(callee) && reads(callee, depth + 1)) {
        return true;
      }
    }
    return false;
  }
}
