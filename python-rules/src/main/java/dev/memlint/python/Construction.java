package dev.memlint.python;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which functions only run while an object is made. */
final class Construction {
  private static final Set<String> CONSTRUCTORS =
      Set.of("__init__", "__new__", "__post_init__", "__init_subclass__", "__setstate__");

  private final Code code;
  private final Scopes scopes;
  private final Map<ClassInfo, Set<String>> helpers = new HashMap<>();

  Construction(Code code, Scopes scopes) {
    this.code = code;
    this.scopes = scopes;
  }

  /** Whether the code of this scope runs in a constructor, in a class body or at module level. */
  boolean contains(Scope scope) {
    Scope function = scope;
    while (function.is(Scope.Kind.LAMBDA) || function.is(Scope.Kind.COMPREHENSION)) {
      function = function.parent().orElseThrow();
    }
    if (!function.is(Scope.Kind.FUNCTION)) {
      return true;
    }
    return isConstructor(function);
  }

  /** Whether a function is a constructor or a private helper that only constructors call. */
  boolean isConstructor(Scope function) {
    if (!function.isMethod()) {
      return false;
    }
    String name = code.text(code.child(function.node(), Field.NAME));
    return CONSTRUCTORS.contains(name)
        || function.owner().filter(c -> helpersOf(c).contains(name)).isPresent();
  }

  private Set<String> helpersOf(ClassInfo owner) {
    return helpers.computeIfAbsent(owner, this::findHelpers);
  }

  private Set<String> findHelpers(ClassInfo owner) {
    Set<String> fromConstructors = new HashSet<>();
    Set<String> fromOthers = new HashSet<>();
    for (Map.Entry<String, Integer> method : owner.methods().entrySet()) {
      int node = method.getValue();
      boolean constructor = CONSTRUCTORS.contains(method.getKey());
      for (int at = node; at < code.subtreeEnd(node); at++) {
        if (code.is(at, NodeKind.ATTRIBUTE)
            && scopes.classOfSelf(code.child(at, Field.OBJECT)).isPresent()) {
          // A method that a constructor only hands on runs later.
          boolean now = constructor && code.hasRole(at, Field.FUNCTION);
          (now ? fromConstructors : fromOthers).add(code.text(code.child(at, Field.ATTRIBUTE)));
        } else if (code.is(at, NodeKind.STRING)) {
          code.literal(at).ifPresent(fromOthers::add); // named for getattr or a timer
        }
      }
    }
    fromConstructors.removeIf(n -> !n.startsWith("_") || !owner.methods().containsKey(n));
    fromConstructors.removeAll(fromOthers);
    return fromConstructors;
  }
}
