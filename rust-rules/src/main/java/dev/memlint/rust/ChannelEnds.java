package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import java.util.List;
import java.util.Set;

/** Where the ends of a channel go: with another type they may only meet code of the same file. */
final class ChannelEnds {
  private final Context c;
  private final Code code;

  ChannelEnds(Context context) {
    this.c = context;
    this.code = context.code;
  }

  /** The parameter or field that a type is written for, if any. */
  List<String> declared(int type) {
    for (int at = type; at != NONE && !code.is(at, code.s.block); at = code.tree.parent(at)) {
      if (code.is(at, code.s.fieldDeclaration)) {
        return List.of(code.fieldText(at, code.s.nameField));
      }
      if (code.is(at, code.s.parameter)) {
        return code.boundNames(code.field(at, code.s.patternField)).stream()
            .map(code.tree::text)
            .toList();
      }
    }
    return List.of();
  }

  /** Whether anything of these names goes to a function of another file, or into a macro. */
  boolean areHandedOn(Set<String> names) {
    for (int node = 0; node < code.tree.size(); node++) {
      boolean named =
          (code.is(node, code.s.identifier) || code.is(node, code.s.fieldIdentifier))
              && names.contains(code.tree.text(node));
      if (named && isArgumentElsewhere(node)) {
        return true;
      }
    }
    return false;
  }

  private boolean isArgumentElsewhere(int name) {
    int handed = handle(code.is(name, code.s.fieldIdentifier) ? code.tree.parent(name) : name);
    int parent = code.outer(handed);
    return code.is(parent, code.s.arguments) && !isOwnCall(code.tree.parent(parent));
  }

  /** Whether both ends stay with code of this file, as far as the function that makes them says. */
  boolean isHeldHere(int call) {
    int let = code.tree.parent(call);
    int pattern = code.field(let, code.s.patternField);
    int function = code.enclosingFunction(let);
    if (!code.is(let, code.s.letDeclaration)
        || !code.is(pattern, code.s.tuplePattern)
        || function == NONE) {
      return false;
    }
    for (int name : code.boundNames(pattern)) {
      for (int node = code.tree.subtreeEnd(let); node < code.tree.subtreeEnd(function); node++) {
        boolean used =
            (code.is(node, code.s.identifier) || code.is(node, code.s.shorthandFieldInitializer))
                && code.tree.text(node).equals(code.tree.text(name));
        boolean hidden =
            code.is(node, code.s.tokenTree)
                && code.tree.text(node).matches("(?s).*\\b" + code.tree.text(name) + "\\b.*");
        if (hidden || used && !stays(node, function)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The reference or clone of an end that a use of it is part of: {@code &tx.clone()}. */
  private int handle(int use) {
    int at = use;
    int parent = code.outer(at);
    while (code.is(parent, code.s.reference)
        || code.isMethodCall(parent) && code.method(parent).equals("clone")
        || code.is(parent, code.s.fieldExpression)
            && code.method(code.tree.parent(parent)).equals("clone")) {
      at = parent;
      parent = code.outer(at);
    }
    return at;
  }

  private boolean stays(int use, int function) {
    int at = handle(use);
    int parent = code.outer(at);
    if (code.is(parent, code.s.fieldExpression)
        || code.is(parent, code.s.letDeclaration)
        || code.is(parent, code.s.forExpression)
        || code.is(parent, code.s.expressionStatement)
        || code.is(parent, code.s.fieldPattern)) {
      return true;
    }
    int literal = code.tree.ancestorOfKind(at, code.s.structExpression);
    boolean field =
        code.is(parent, code.s.fieldInitializer)
            || code.is(at, code.s.shorthandFieldInitializer)
            || code.is(parent, code.s.shorthandFieldInitializer);
    if (field) {
      String type = literal == NONE ? "" : code.path(code.field(literal, code.s.nameField));
      return type.equals("Self") || c.items.struct(TypeRef.of(type)).isPresent();
    }
    if (code.is(parent, code.s.arguments)) {
      return isOwnCall(code.tree.parent(parent));
    }
    return code.tree.childOfKind(function, code.s.visibility) == NONE && !isOfTrait(function);
  }

  /** A call of a function of this file, or of {@code drop}. */
  private boolean isOwnCall(int call) {
    int function = code.function(call);
    if (code.isMacro(call) || !code.isPath(function)) {
      return false;
    }
    String path = code.path(function);
    TypeRef owner = c.values.qualifierType(function);
    String simple = path.substring(path.lastIndexOf(':') + 1);
    return path.equals("drop")
        || c.items.function(owner.isUnknown() ? "" : owner.simple(), simple).isPresent();
  }

  /** Whether a function is one that a trait asks for. */
  boolean isOfTrait(int function) {
    int impl = code.tree.parent(code.tree.parent(function));
    return code.is(impl, code.s.implItem) && code.field(impl, code.s.traitField) != NONE;
  }
}
