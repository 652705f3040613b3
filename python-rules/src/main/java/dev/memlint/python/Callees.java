package dev.memlint.python;

import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.Names;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Notes whom functions call or hand on by name. */
final class Callees {
  private static final Set<String> REMOTE_CALLS =
      Set.of("remote", "delay", "apply_async", "s", "options", "call_one", "spawn");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final FactsBuilder out;

  Callees(Code code, Scopes scopes, Meaning meaning, FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.out = out;
  }

  /** A call expression. */
  void call(int node) {
    int function = code.bare(code.child(node, Field.FUNCTION));
    int arguments = code.children(code.child(node, Field.ARGUMENTS)).length;
    if (code.is(code.child(node, Field.ARGUMENTS), NodeKind.GENERATOR_EXPRESSION)) {
      arguments = 1;
    }
    note(function, arguments, node);
    // A remote function or task is called through a method of its own.
    if (code.is(function, NodeKind.ATTRIBUTE)
        && REMOTE_CALLS.contains(code.text(code.child(function, Field.ATTRIBUTE)))) {
      note(code.bare(code.child(function, Field.OBJECT)), -1, node);
    }
  }

  /** A bare name or attribute that is no call's function: a function handed on as a value. */
  void value(int node) {
    if (isHandedOn(node) && mayBeFunction(node)) {
      note(node, -1, node);
    }
  }

  /** {@code call_later(self, "_cleanup")} names a method of the own class by its text. */
  void text(int node) {
    if (!code.is(code.parent(node), NodeKind.ARGUMENT_LIST)) {
      return;
    }
    Optional<ClassInfo> owner = scopes.of(node).owner();
    Optional<String> name = code.literal(node);
    if (owner.isPresent() && name.filter(owner.get().methods()::containsKey).isPresent()) {
      out.callee(
          scopes.of(node).function(),
          new Callee(name.get(), owner.get().name(), -1, scopes.loop(node)));
    }
  }

  /** {@code @register} calls register with the function under it. */
  void decorator(int node) {
    int expression = code.child(node, 0);
    if (!code.is(expression, NodeKind.CALL)) {
      note(expression, 1, node);
    }
  }

  private void note(int function, int arguments, int at) {
    String name =
        switch (code.kind(function)) {
          case IDENTIFIER -> code.text(function);
          case ATTRIBUTE -> code.text(code.child(function, Field.ATTRIBUTE));
          default -> "";
        };
    if (name.isEmpty()) {
      return;
    }
    String receiver = receiver(function);
    // An alias (`from m import prune as p`) is a call of what it stands for.
    String canonical = meaning.canonical(function);
    if (code.is(function, NodeKind.IDENTIFIER) && Names.isQualified(canonical)) {
      name = Names.simple(canonical);
    }
    out.callee(scopes.of(at).function(), new Callee(name, receiver, arguments, scopes.loop(at)));
  }

  private String receiver(int function) {
    if (code.is(function, NodeKind.ATTRIBUTE)) {
      int object = code.bare(code.child(function, Field.OBJECT));
      Optional<ClassInfo> self = scopes.classOfSelf(object);
      if (self.isPresent()) {
        return self.get().name();
      }
    }
    String canonical = meaning.canonical(function);
    if (!Names.isQualified(canonical)) {
      return "";
    }
    String owner = canonical.substring(0, canonical.lastIndexOf('.'));
    return owner.equals(meaning.moduleName()) ? "" : owner;
  }

  private boolean isHandedOn(int node) {
    int parent = code.parent(node);
    return switch (code.kind(parent)) {
      case ARGUMENT_LIST, LIST, TUPLE, SET, RETURN_STATEMENT, EXPRESSION_LIST -> true;
      case KEYWORD_ARGUMENT, PAIR -> code.hasRole(node, Field.VALUE);
      case ASSIGNMENT -> code.hasRole(node, Field.RIGHT);
      case DEFAULT_PARAMETER, TYPED_DEFAULT_PARAMETER -> code.hasRole(node, Field.VALUE);
      case CONDITIONAL_EXPRESSION, BOOLEAN_OPERATOR -> true;
      default -> false;
    };
  }

  /** Variables are handed on all the time; only what can be a function is worth a fact. */
  private boolean mayBeFunction(int node) {
    if (code.is(node, NodeKind.IDENTIFIER)) {
      var found = scopes.of(node).find(code.text(node));
      boolean constant = code.text(node).equals(code.text(node).toUpperCase(Locale.ROOT));
      return !found.isEmpty()
          && (found.getFirst().is(Binding.How.FUNCTION)
              || found.getFirst().is(Binding.How.IMPORT) && !constant);
    }
    int object = code.bare(code.child(node, Field.OBJECT));
    String name = code.text(code.child(node, Field.ATTRIBUTE));
    return meaning
        .typeOf(object)
        .flatMap(t -> meaning.classNamed(t.name()))
        .flatMap(c -> meaning.declaring(c, name))
        .isEmpty();
  }
}
