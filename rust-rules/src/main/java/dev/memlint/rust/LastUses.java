package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import dev.memlint.rust.Scopes.Local;
import java.util.List;
import java.util.Optional;

/** Tells whether the original of a copy is needed behind it. */
final class LastUses {
  private final Context c;
  private final Code code;

  LastUses(Context context) {
    this.c = context;
    this.code = context.code;
  }

  /** Whether the original is needed behind the copy: not ours to move, or named again. */
  boolean isUsedLater(int call, int source) {
    if (!code.is(source, code.s.identifier)) {
      return true;
    }
    String name = code.tree.text(source);
    Optional<Local> local = c.scopes.find(name);
    boolean ours =
        local.isPresent()
            && !local.get().value().type().reference()
            && !local.get().value().type().isUnknown()
            && local.get().value().store().isEmpty();
    if (!ours || local.get().loops() < c.loops || isInClosure(call, local.get().declaration())) {
      return true;
    }
    int end = c.functionNode == NONE ? code.tree.size() : code.tree.subtreeEnd(c.functionNode);
    if (isLent(name, local.get().declaration(), call, end)) {
      return true;
    }
    for (int node = code.tree.subtreeEnd(call); node < end; node++) {
      boolean named =
          code.is(node, code.s.identifier) && code.tree.textIs(node, name)
              || code.is(node, code.s.string) && code.tree.text(node).contains("{" + name);
      if (named) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a variable that was made from the original is named behind the copy: it may borrow, as
   * a reference, an iterator or a closure does.
   */
  private boolean isLent(String name, int from, int call, int end) {
    for (int node = from; node < call; node++) {
      boolean mentions = code.is(node, code.s.identifier) && code.tree.textIs(node, name);
      int binding = mentions ? binding(node, from) : NONE;
      if (binding == NONE) {
        continue;
      }
      if (code.contains(binding, call)) {
        return true; // in the branch or round that the borrow was made for
      }
      for (int bound : code.boundNames(code.field(binding, code.s.patternField))) {
        for (int later = code.tree.subtreeEnd(call); later < end; later++) {
          if (code.is(later, code.s.identifier) && code.tree.textIs(later, code.tree.text(bound))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** What gives names to the value that a node is part of: {@code let}, {@code if let}, a loop. */
  private int binding(int node, int from) {
    for (int at = code.tree.parent(node); at > from; at = code.tree.parent(at)) {
      if (code.is(at, code.s.letDeclaration) || code.is(at, code.s.forExpression)) {
        return at;
      }
      if (code.is(at, code.s.letCondition) || code.is(at, code.s.matchExpression)) {
        int around = code.tree.ancestorOfKind(at, code.s.ifExpression);
        return around == NONE || around < from ? at : around;
      }
      if (code.is(at, code.s.block)) {
        return NONE;
      }
    }
    return NONE;
  }

  /** A copy taken before the original is changed is a snapshot: the two must be two. */
  boolean isChangedLater(int call, int source) {
    Optional<Local> local =
        code.is(source, code.s.identifier)
            ? c.scopes.find(code.tree.text(source))
            : Optional.empty();
    if (local.isEmpty() || !local.get().mutable() || c.functionNode == NONE) {
      return false;
    }
    String name = local.get().name();
    for (int node = code.tree.subtreeEnd(call);
        node < code.tree.subtreeEnd(c.functionNode);
        node++) {
      if (code.is(node, code.s.identifier) && code.tree.textIs(node, name)) {
        return true;
      }
    }
    return false;
  }

  /** A closure may run twice, and moving into it changes what it captures. */
  private boolean isInClosure(int call, int declaration) {
    int closure = code.tree.ancestorOfKind(call, code.s.closure);
    return closure != NONE && !code.contains(closure, declaration);
  }

  /** Deletes {@code .clone()} behind a last use. */
  List<Fix> moveInstead(int call, int source) {
    int copy = code.tree.ancestorOfKind(source, code.s.call);
    boolean direct =
        copy != NONE
            && code.contains(call, copy)
            && code.method(copy).equals("clone")
            && code.receiver(copy) == source;
    if (!direct) {
      return List.of();
    }
    Span deleted = new Span(code.tree.end(source), code.tree.end(copy));
    boolean plain =
        code.tree
            .text()
            .substring(deleted.start(), deleted.end())
            .matches("\\s*\\.\\s*clone\\(\\)");
    return plain
        ? List.of(
            new Fix(
                "move '" + Names.simple(code.tree.text(source)) + "' instead of cloning it",
                FixSafety.SAFE,
                List.of(new Edit(deleted, ""))))
        : List.of();
  }
}
