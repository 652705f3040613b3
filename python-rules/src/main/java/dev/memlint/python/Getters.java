package dev.memlint.python;

import java.util.Optional;

/** Functions that only return an attribute or a global: using their result is using that. */
final class Getters {
  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;

  Getters(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
  }

  /** The expression that a property of the class returns. */
  Optional<Integer> property(ClassInfo owner, String name) {
    Integer definition = owner.methods().get(name);
    if (definition == null) {
      return Optional.empty();
    }
    boolean isProperty =
        code.decorators(definition).stream().anyMatch(d -> code.text(d).endsWith("property"));
    return isProperty ? returned(definition) : Optional.empty();
  }

  /** The expression that a call's function of this file returns. */
  Optional<Integer> returnedBy(int call) {
    int receiver = code.receiver(call);
    Optional<ClassInfo> self =
        receiver == Code.NONE ? Optional.empty() : scopes.classOfSelf(receiver);
    if (self.isPresent()) {
      return Optional.ofNullable(self.get().methods().get(code.calleeName(call)))
          .flatMap(this::returned);
    }
    return meaning.definition(meaning.callee(call)).flatMap(this::returned);
  }

  /** What the last statement of a body returns, if it is a name or an attribute. */
  private Optional<Integer> returned(int definition) {
    int[] statements = code.children(code.child(definition, Field.BODY));
    if (statements.length == 0) {
      return Optional.empty();
    }
    int last = statements[statements.length - 1];
    if (!code.is(last, NodeKind.RETURN_STATEMENT)) {
      return Optional.empty();
    }
    int value = code.bare(code.child(last, 0));
    boolean plain = code.is(value, NodeKind.ATTRIBUTE) || code.is(value, NodeKind.IDENTIFIER);
    return plain ? Optional.of(value) : Optional.empty();
  }
}
