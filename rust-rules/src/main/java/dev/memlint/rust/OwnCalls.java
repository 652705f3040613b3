package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.Names;
import java.util.Optional;

/** Recognises calls of the project's own functions: on {@code self}, by type, or by plain name. */
final class OwnCalls {
  private final Context c;
  private final Code code;

  OwnCalls(Context context) {
    this.c = context;
    this.code = context.code;
  }

  /** The own function that a call names, as a name for joining. */
  Optional<Callee> of(int call) {
    if (code.isMacro(call)) {
      return Optional.empty();
    }
    String method = code.method(call);
    if (!method.isEmpty()) {
      TypeRef self = c.values.selfType();
      return code.is(code.bare(code.receiver(call)), code.s.self) && !self.isUnknown()
          ? Optional.of(callee(method, c.items.typeName(self), code.arguments(call)))
          : Optional.empty();
    }
    String path = code.path(code.function(call));
    String name = Names.simple(path);
    boolean plain =
        !name.isEmpty() && Character.isLowerCase(name.charAt(0)) && c.scopes.find(name).isEmpty();
    if (!plain) {
      return Optional.empty();
    }
    if (!path.contains("::")) {
      return Optional.of(callee(name, "", code.arguments(call)));
    }
    TypeRef qualifier = c.values.qualifierType(code.function(call));
    return qualifier.isUnknown() || !Character.isUpperCase(qualifier.simple().charAt(0))
        ? Optional.empty()
        : Optional.of(
            callee(
                name,
                c.items.typeName(qualifier.owned()),
                code.arguments(call) - receivers(qualifier, name)));
  }

  /** {@code Self::walk(self, node)} writes the receiver among the arguments. */
  private int receivers(TypeRef owner, String name) {
    int function = c.items.function(owner.simple(), name).orElse(NONE);
    int parameters = code.field(function, code.s.parametersField);
    return code.is(code.first(parameters), code.s.selfParameter) ? 1 : 0;
  }

  private Callee callee(String name, String owner, int arguments) {
    return new Callee(name, owner, arguments, c.loop);
  }
}
