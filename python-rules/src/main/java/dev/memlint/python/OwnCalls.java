package dev.memlint.python;

import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.Names;
import java.util.Optional;

/** Recognises calls of the project's own functions: on {@code self}, or by a name of the module. */
final class OwnCalls {
  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;

  OwnCalls(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
  }

  /** The own function that a call names, as a name for joining. */
  Optional<Callee> of(int call) {
    int function = code.bare(code.child(call, Field.FUNCTION));
    int arguments = code.children(code.child(call, Field.ARGUMENTS)).length;
    if (code.is(function, NodeKind.ATTRIBUTE)) {
      return scopes
          .classOfSelf(code.bare(code.child(function, Field.OBJECT)))
          .map(
              owner ->
                  new Callee(code.calleeName(call), owner.name(), arguments, scopes.loop(call)));
    }
    String callee = meaning.callee(call);
    String name = Names.simple(callee);
    return callee.equals(meaning.moduleName() + "." + name)
        ? Optional.of(new Callee(name, "", arguments, scopes.loop(call)))
        : Optional.empty();
  }
}
