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
