package dev.memlint.python;

import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreUse.Kind;
import java.util.Optional;

/** Tells what assigning a value to a store does to it, from how the value is made. */
final class Rebuilds {
  private static final int DEEPEST = 8;

  private final Code code;
  private final Meaning meaning;
  private final StoreRefs refs;
  private final Initialisers initialisers;

  Rebuilds(Code code, Meaning meaning, StoreRefs refs, Initialisers initialisers) {
    this.code = code;
    this.meaning = meaning;
    this.refs = refs;
    this.initialisers = initialisers;
  }

  /**
   * CLEAR for an empty container or None, SHRINK for a part of the old content, GROW for the old
   * content with more; empty for a value that has nothing to do with the old one.
   */
  Optional<Kind> kindOf(Target store, int value) {
    Initial made = initialisers.of(value, Code.NONE);
    if (made.content() == Content.EMPTY) {
      return Optional.of(Kind.CLEAR);
    }
    return ofOld(store, code.bare(value), 0);
  }

  private Optional<Kind> ofOld(Target store, int node, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    return switch (code.kind(node)) {
      case SUBSCRIPT ->
          code.is(code.child(node, Field.SUBSCRIPT), NodeKind.SLICE)
                  && (leadsTo(store, code.child(node, Field.VALUE), depth))
              ? Optional.of(Kind.SHRINK)
              : Optional.empty();
      case LIST_COMPREHENSION, SET_COMPREHENSION, DICTIONARY_COMPREHENSION, GENERATOR_EXPRESSION ->
          iterates(store, node, depth) ? Optional.of(Kind.SHRINK) : Optional.empty();
      case CALL -> ofCall(store, node, depth);
      case BINARY_OPERATOR -> ofBinary(store, node, depth);
      case LIST, SET, DICTIONARY, TUPLE -> ofDisplay(store, node);
      case BOOLEAN_OPERATOR ->
          ofOld(store, code.bare(code.child(node, Field.LEFT)), depth + 1)
              .or(() -> ofOld(store, code.bare(code.child(node, Field.RIGHT)), depth + 1));
      case CONDITIONAL_EXPRESSION ->
          ofOld(store, code.bare(code.child(node, 0)), depth + 1)
              .or(() -> ofOld(store, code.bare(code.child(node, 2)), depth + 1));
      default -> Optional.empty();
    };
  }

  /** Whether a comprehension loops over the store. */
  private boolean iterates(Target store, int comprehension, int depth) {
    for (int child : code.children(comprehension)) {
      if (code.is(child, NodeKind.FOR_IN_CLAUSE)) {
        return leadsTo(store, code.child(child, Field.RIGHT), depth);
      }
    }
    return false;
  }

  private Optional<Kind> ofCall(Target store, int node, int depth) {
    for (int argument : code.arguments(node)) {
      int part = code.bare(argument);
      Optional<Kind> inner = ofOld(store, part, depth + 1);
      if (inner.isPresent()) {
        return inner;
      }
      if (leadsTo(store, part, depth + 1)) {
        // filter(f, x), islice(x, n), nlargest(n, x), prune(x): at most what was there
        return Optional.of(Kind.SHRINK);
      }
    }
    String method = code.calleeName(node);
    int receiver = code.receiver(node);
    boolean ofStore = receiver != Code.NONE && leadsTo(store, receiver, depth + 1);
    if (!ofStore) {
      return Optional.empty();
    }
    return switch (method) {
      case "union", "copy" -> Optional.of(Kind.GROW);
      default -> Optional.of(Kind.SHRINK);
    };
  }

  private Optional<Kind> ofBinary(Target store, int node, int depth) {
    int left = code.bare(code.child(node, Field.LEFT));
    int right = code.bare(code.child(node, Field.RIGHT));
    Optional<Kind> trimmed = ofOld(store, left, depth + 1).or(() -> ofOld(store, right, depth + 1));
    if (trimmed.isPresent()) {
      return trimmed;
    }
    boolean old = isStore(store, left) || isStore(store, right);
    if (!old) {
      return Optional.empty();
    }
    return switch (code.text(code.child(node, Field.OPERATOR))) {
      case "+", "|" -> Optional.of(Kind.GROW);
      case "-", "&" -> Optional.of(Kind.SHRINK);
      default -> Optional.empty();
    };
  }

  /** {@code [*x, new]}, {@code {**x, k: v}}. */
  private Optional<Kind> ofDisplay(Target store, int node) {
    for (int child : code.children(node)) {
      boolean table = code.is(child, NodeKind.DICTIONARY_SPLAT);
      int whole = table ? code.child(child, 0) : code.splatted(child);
      if ((table || code.isSplat(child)) && isStore(store, whole)) {
        return Optional.of(Kind.GROW);
      }
    }
    return Optional.empty();
  }

  /** The store itself, or a view or a sorted, listed or enumerated copy of it. */
  private boolean leadsTo(Target store, int expression, int depth) {
    int node = code.bare(expression);
    if (depth > DEEPEST) {
      return false;
    }
    if (isStore(store, node)) {
      return true;
    }
    if (!code.is(node, NodeKind.CALL)) {
      return false;
    }
    int receiver = code.receiver(node);
    if (receiver != Code.NONE) {
      return switch (code.calleeName(node)) {
        case "items", "keys", "values", "copy" -> leadsTo(store, receiver, depth + 1);
        default -> false;
      };
    }
    return switch (code.calleeName(node)) {
      case "list", "sorted", "reversed", "enumerate", "tuple", "set", "iter", "dict" ->
          leadsTo(store, code.argument(node, 0), depth + 1);
      default -> false;
    };
  }

  private boolean isStore(Target store, int expression) {
    return refs.of(expression).filter(t -> t.equals(store)).isPresent();
  }

  /** Whether a value is visibly a container or text, so that adding it makes something longer. */
  boolean isContainer(int value) {
    return meaning
        .typeOf(value)
        .flatMap(t -> meaning.table().type(t.name()))
        .filter(t -> t.kind().isContainer())
        .isPresent();
  }

  /** Numbers and flags: no container is replaced by them. */
  boolean isScalar(int value) {
    Initial made = initialisers.of(value, Code.NONE);
    return made.kind() == StoreFact.Kind.OBJECT && made.content() == Content.SMALL;
  }
}
