package dev.memlint.python;

import dev.memlint.python.MeasuredImports.Cost;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.ImportFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes down which heavy packages a file loads, and which of its functions need them. */
final class ModuleImports {
  private static final int MOST_PARENTS = 10_000;

  private final Code code;
  private final Scopes scopes;
  private final Sites sites;
  private final String path;
  private final FactsBuilder out;
  private final List<Found> found = new ArrayList<>();
  private final Map<String, Found> byName = new HashMap<>();

  /** One import, with what has been seen of its use so far. */
  private static final class Found {
    final int node;
    final int statement;
    final Cost cost;
    final Set<String> names = new TreeSet<>();
    final Set<Integer> users = new TreeSet<>();
    final Set<Integer> functions = new TreeSet<>();
    boolean usedAtTopLevel;
    boolean inSignature;
    boolean exported;

    Found(int node, int statement, Cost cost) {
      this.node = node;
      this.statement = statement;
      this.cost = cost;
    }
  }

  ModuleImports(Code code, Scopes scopes, Sites sites, String path, FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.sites = sites;
    this.path = path;
    this.out = out;
    for (int statement : statements()) {
      statement(statement);
    }
  }

  /** Every import in the module's own body, in any order with the code that uses it. */
  private Set<Integer> statements() {
    Set<Integer> statements = new TreeSet<>();
    scopes
        .module()
        .bindings()
        .values()
        .forEach(
            bindings ->
                bindings.stream()
                    .filter(binding -> binding.is(Binding.How.IMPORT))
                    .filter(binding -> binding.scope() == scopes.module())
                    .forEach(binding -> statements.add(binding.node())));
    return statements;
  }

  private void statement(int statement) {
    if (code.is(statement, NodeKind.IMPORT_FROM_STATEMENT)) {
      from(statement);
      return;
    }
    for (int name : code.children(statement)) {
      boolean aliased = code.is(name, NodeKind.ALIASED_IMPORT);
      String dotted = dotted(aliased ? code.child(name, Field.NAME) : name);
      String bound =
          aliased ? code.text(code.child(name, Field.ALIAS)) : dotted.replaceFirst("\\..*", "");
      cost(dotted).ifPresent(cost -> add(new Found(name, statement, cost), bound));
    }
  }

  private void from(int statement) {
    int module = code.child(statement, Field.MODULE_NAME);
    if (code.is(module, NodeKind.RELATIVE_IMPORT)) {
      return;
    }
    Map<String, Found> byModule = new HashMap<>();
    for (int name : code.children(statement)) {
      if (name == module) {
        continue;
      }
      boolean aliased = code.is(name, NodeKind.ALIASED_IMPORT);
      String imported = dotted(aliased ? code.child(name, Field.NAME) : name);
      String bound = aliased ? code.text(code.child(name, Field.ALIAS)) : imported;
      boolean all = code.is(name, NodeKind.WILDCARD_IMPORT);
      cost(dotted(module) + (all ? "" : "." + imported))
          .ifPresent(
              cost -> {
                Found one = byModule.get(cost.module());
                if (one == null) {
                  one = new Found(statement, statement, cost);
                  byModule.put(cost.module(), one);
                }
                one.exported |= all;
                add(one, bound);
              });
    }
  }

  private String dotted(int node) {
    return code.text(node).replaceAll("\\s", "");
  }

  /** The cost of a module, unless this file is part of it. */
  private Optional<Cost> cost(String dotted) {
    String root = dotted.replaceFirst("\\..*", "");
    boolean own = List.of(path.split("/")).contains(root);
    return own ? Optional.empty() : MeasuredImports.of(dotted);
  }

  private void add(Found one, String bound) {
    if (one.names.isEmpty()) {
      found.add(one);
    }
    one.names.add(bound);
    byName.put(bound, one);
  }

  /** Notes a name that may be one of the imported. */
  void name(int node) {
    if (byName.isEmpty() || code.hasRole(node, Field.ATTRIBUTE)) {
      return;
    }
    Found one = byName.get(code.text(node));
    boolean used =
        one != null
            && !code.isIn(node, one.statement)
            && !isDeclared(node)
            && scopes
                .of(node)
                .definingScope(code.text(node))
                .filter(scopes.module()::equals)
                .isPresent();
    if (!used || importsAgain(node)) {
      return;
    }
    int function = outermostFunction(node);
    Optional<Integer> user =
        function == Code.NONE ? Optional.empty() : scopes.inside(function).map(Scope::function);
    if (user.isEmpty()) {
      one.usedAtTopLevel = true;
      return;
    }
    one.users.add(user.get());
    one.functions.add(function);
    one.inSignature |= !code.isIn(node, code.child(function, Field.BODY));
  }

  /** Whether the name is a parameter, a keyword or what a definition is called. */
  private boolean isDeclared(int node) {
    return switch (code.kind(code.parent(node))) {
      case PARAMETERS,
          LAMBDA_PARAMETERS,
          TYPED_PARAMETER,
          LIST_SPLAT_PATTERN,
          DICTIONARY_SPLAT_PATTERN ->
          true;
      default -> code.hasRole(node, Field.NAME);
    };
  }

  private boolean importsAgain(int node) {
    return code.above(node, NodeKind.IMPORT_STATEMENT) != Code.NONE
        || code.above(node, NodeKind.IMPORT_FROM_STATEMENT) != Code.NONE;
  }

  /**
   * The outermost function whose body or signature's types hold the node. Decorators and default
   * values run when the file is loaded.
   */
  private int outermostFunction(int node) {
    int outermost = Code.NONE;
    int child = node;
    int parent = code.parent(node);
    boolean type = false;
    for (int up = 0; parent != Code.NONE && up < MOST_PARENTS; up++) {
      type |= code.is(child, NodeKind.TYPE);
      if (code.is(parent, NodeKind.FUNCTION_DEFINITION)) {
        boolean inside =
            code.hasRole(child, Field.BODY)
                || code.hasRole(child, Field.RETURN_TYPE)
                || type && code.hasRole(child, Field.PARAMETERS);
        if (inside) {
          outermost = parent;
        }
        type = false;
      }
      child = parent;
      parent = code.parent(parent);
    }
    return outermost;
  }

  /** Writes the facts when all names have been seen. */
  void finish() {
    Set<String> exports = exports();
    for (Found one : found) {
      if (isForTypeCheckers(one.statement)) {
        continue;
      }
      boolean rebound = one.names.stream().anyMatch(name -> scopes.module().find(name).size() > 1);
      boolean exported =
          one.exported
              || one.names.stream().anyMatch(exports::contains)
              || restOfLine(one.statement).contains("noqa")
              || path.endsWith("__init__.py") && one.users.isEmpty();
      out.imported(
          new ImportFact(
              sites.brief(one.node),
              one.cost.module(),
              one.cost.distribution(),
              one.cost.kibibytes(),
              one.cost.brings(),
              one.usedAtTopLevel,
              List.copyOf(one.users),
              rebound || isConditional(one.statement),
              exported,
              rebound || one.inSignature || one.usedAtTopLevel
                  ? Optional.empty()
                  : new LocalImport(code).fix(one.statement, one.names.size(), one.functions)));
    }
  }

  private Set<String> exports() {
    Set<String> exports = new TreeSet<>();
    for (Binding binding : scopes.module().find("__all__")) {
      for (int element : code.children(binding.value())) {
        code.literal(element).ifPresent(exports::add);
      }
    }
    return exports;
  }

  private String restOfLine(int statement) {
    String text = code.tree().text();
    int end = text.indexOf('\n', code.tree().end(statement));
    return text.substring(code.tree().end(statement), end < 0 ? text.length() : end);
  }

  private boolean isForTypeCheckers(int statement) {
    for (int at = code.parent(statement); at != Code.NONE; at = code.parent(at)) {
      if (code.is(at, NodeKind.IF_STATEMENT)
          && code.text(code.child(at, Field.CONDITION)).contains("TYPE_CHECKING")) {
        return true;
      }
    }
    return false;
  }

  private boolean isConditional(int statement) {
    int block = code.parent(statement);
    return !code.is(block, NodeKind.MODULE);
  }
}
