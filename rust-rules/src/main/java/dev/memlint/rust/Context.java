package dev.memlint.rust;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.source.Span;

/** All that the readers of one file share, and the place that the walk has reached. */
final class Context {
  final Code code;
  final Syntax s;
  final Imports imports;
  final TypeReader types;
  final Items items;
  final Scopes scopes = new Scopes();
  final Values values;
  final Sizes sizes;
  final FactsBuilder facts;
  final ApiTable apis;

  /** The function around the walk's place, an index into the file's functions. */
  int function;

  /** The function's own node, none at top level. */
  int functionNode = dev.memlint.rules.treesitter.FlatTree.NONE;

  FunctionFact.Kind functionKind = FunctionFact.Kind.TOP_LEVEL;

  Site.Loop loop = Site.Loop.NONE;

  /** How many loops are around the walk's place in its function. */
  int loops;

  /** Whether the place is in code for tests only. */
  boolean test;

  Context(Code code, String module, FactsBuilder facts, ApiTable apis) {
    this.code = code;
    this.s = code.s;
    this.imports = new Imports(code, module);
    this.types = new TypeReader(code, imports);
    this.items = new Items(code, imports, types);
    this.values = new Values(code, imports, items, types, scopes);
    this.sizes = new Sizes(code, imports, values, scopes, apis);
    this.facts = facts;
    this.apis = apis;
  }

  Site site(int node) {
    return site(new Span(code.visibleStart(node), code.tree.end(node)));
  }

  Site site(Span span) {
    return new Site(span, function, loop);
  }

  /** The canonical name of what a call's path names, {@code ""} for a method call. */
  String callee(int call) {
    int function = code.function(call);
    if (!code.isPath(function)) {
      return "";
    }
    TypeRef qualifier = values.qualifierType(function);
    String path = code.path(function);
    // Only a type's path can be an alias or Self; modules are what the imports say.
    boolean type =
        !qualifier.isUnknown()
            && (path.startsWith("Self::") || !imports.canonical(path).startsWith(qualifier.path()));
    return type
        ? qualifier.path() + path.substring(path.lastIndexOf("::"))
        : imports.canonical(path);
  }
}
