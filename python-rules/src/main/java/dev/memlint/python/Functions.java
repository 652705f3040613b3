package dev.memlint.python;

import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.source.Span;
import java.util.List;

/** Opens a fact for every function of the file, so that sites can point to them. */
final class Functions {
  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final FunctionKinds kinds;

  Functions(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.kinds = new FunctionKinds(code, scopes, meaning);
  }

  void open(FactsBuilder out) {
    for (Scope scope : scopes.functions()) {
      int node = scope.node();
      int nameNode = code.child(node, Field.NAME);
      String name = code.text(nameNode);
      String owner = scope.owner().map(ClassInfo::name).orElse("");
      FunctionFact.Kind kind = kinds.of(scope);
      scope.setFunction(
          out.openFunction(
              isConstructor(scope, name) ? "<init>" : name,
              owner,
              kind,
              parameters(scope),
              new Span(code.span(nameNode).start(), code.span(node).end()),
              isExported(scope, name),
              kinds.isCalledUnseen(scope, kind)));
    }
  }

  private static boolean isConstructor(Scope scope, String name) {
    return scope.isMethod() && name.equals("__init__");
  }

  private int parameters(Scope scope) {
    List<Parameters.Parameter> all =
        Parameters.of(code, code.child(scope.node(), Field.PARAMETERS));
    boolean hasReceiver =
        scope.isMethod() && !all.isEmpty() && !kinds.hasDecorator(scope.node(), "staticmethod");
    return hasReceiver ? all.size() - 1 : all.size();
  }

  private boolean isExported(Scope scope, String name) {
    boolean reachable = scope.isMethod() || scope.parent().filter(this::isModule).isPresent();
    String owner = scope.owner().map(ClassInfo::name).orElse(meaning.moduleName());
    boolean dunder = name.startsWith("__") && name.endsWith("__");
    return reachable && ModuleNames.isPublic(owner) && (dunder || !name.startsWith("_"));
  }

  private boolean isModule(Scope scope) {
    return scope.is(Scope.Kind.MODULE);
  }
}
