package dev.memlint.python;

import java.util.HashSet;
import java.util.Set;

/** Names of a module's top level that only the top level itself needs: they end with the script. */
final class ScriptVariables {
  private final Code code;
  private final Scopes scopes;
  private final Set<String> needed = new HashSet<>();
  private boolean collected;

  ScriptVariables(Code code, Scopes scopes) {
    this.code = code;
    this.scopes = scopes;
  }

  /**
   * Whether a filled global is such a name. Capitals and underscores say that it is meant to stay,
   * {@code __all__} that others use it.
   */
  boolean contains(String name, Initial initial) {
    boolean filled =
        switch (initial.content()) {
          case FILE, LOADED -> true;
          case OTHER -> !initial.kind().isContainer();
          case EMPTY, TABLE, PATTERN, TELEMETRY, SMALL, CONFIGURATION, BUFFER -> false;
        };
    if (name.isEmpty()) {
      return true; // the grammar put a name where a broken file has none
    }
    char first = name.charAt(0);
    return filled && first != '_' && !Character.isUpperCase(first) && !needed().contains(name);
  }

  private Set<String> needed() {
    if (!collected) {
      collected = true;
      for (int node = 0; node < code.size(); node++) {
        if (code.is(node, NodeKind.IDENTIFIER) && isSeenFromInside(node)) {
          needed.add(code.text(node));
        }
      }
      for (Binding binding : scopes.module().find("__all__")) {
        for (int element : code.children(binding.value())) {
          code.literal(element).ifPresent(needed::add);
        }
      }
    }
    return needed;
  }

  private boolean isSeenFromInside(int name) {
    Scope scope = scopes.of(name);
    boolean otherName =
        code.hasRole(name, Field.ATTRIBUTE)
            || isParameter(name)
            || code.is(code.parent(name), NodeKind.KEYWORD_ARGUMENT)
                && code.hasRole(name, Field.NAME);
    return !otherName
        && !isAtTopLevel(scope)
        && scope.definingScope(code.text(name)).filter(s -> s.is(Scope.Kind.MODULE)).isPresent();
  }

  /** A parameter's own name stands outside its function's body. */
  private boolean isParameter(int name) {
    return switch (code.kind(code.parent(name))) {
      case PARAMETERS, TYPED_PARAMETER, DEFAULT_PARAMETER, TYPED_DEFAULT_PARAMETER ->
          !code.hasRole(name, Field.VALUE) && !code.hasRole(name, Field.TYPE);
      default -> false;
    };
  }

  private static boolean isAtTopLevel(Scope scope) {
    Scope at = scope;
    while (at.is(Scope.Kind.COMPREHENSION)) {
      at = at.parent().orElseThrow();
    }
    return at.is(Scope.Kind.MODULE);
  }
}
