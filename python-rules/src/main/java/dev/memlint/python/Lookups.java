package dev.memlint.python;

import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.source.OneLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells growths that answer a look-up, as those of a cache do, and what they are keyed by. */
final class Lookups {
  private static final int LONGEST = 80;
  private static final int DEEPEST = 4;

  private final Code code;
  private final Scopes scopes;
  private final StoreRefs refs;
  private final Initialisers initialisers;
  private final Set<Asked> asked = new HashSet<>();
  private final Map<Integer, Boolean> givesBack = new HashMap<>();

  private record Asked(int function, StoreRef store) {}

  Lookups(Code code, Scopes scopes, StoreRefs refs, Initialisers initialisers) {
    this.code = code;
    this.scopes = scopes;
    this.refs = refs;
    this.initialisers = initialisers;
  }

  /** {@code x.get(k)}. */
  void call(int node) {
    if (code.calleeName(node).equals("get") && code.receiver(node) != Code.NONE) {
      note(code.receiver(node));
    }
  }

  /** {@code k in x}, {@code k not in x}. */
  void comparison(int node) {
    int[] operands = code.children(node);
    String operator = code.text(code.child(node, Field.OPERATORS));
    if (operands.length == 2 && (operator.equals("in") || operator.matches("not\\s+in"))) {
      note(operands[1]);
    }
  }

  /** {@code return x[k]}, and {@code x[k]} in a {@code try} that expects it to be missing. */
  void subscript(int node) {
    int parent = code.parent(code.dressed(node));
    boolean returned = code.is(parent, NodeKind.RETURN_STATEMENT);
    boolean read = code.is(parent, NodeKind.ASSIGNMENT) && !code.hasRole(node, Field.LEFT);
    boolean tried =
        read && code.is(code.parent(code.parent(code.parent(parent))), NodeKind.TRY_STATEMENT);
    if (returned || tried) {
      note(code.child(node, Field.VALUE));
    }
  }

  private void note(int store) {
    refs.of(store)
        .filter(target -> !target.isElement())
        .ifPresent(target -> asked.add(new Asked(functionOf(store), target.ref())));
  }

  private int functionOf(int node) {
    return scopes.of(node).functionOrModule().node();
  }

  /** Whether {@code x[k] = value} puts in what was made for a look-up that found nothing. */
  boolean answers(Target store, int node, int value) {
    int function = functionOf(node);
    return !store.isElement()
        && asked.contains(new Asked(function, store.ref()))
        && givesBack.computeIfAbsent(function, this::givesBack)
        && isMade(value, store, 0);
  }

  /** Whether {@code x.setdefault(k, value)} does. */
  boolean defaults(Target store, int value) {
    return !store.isElement() && isMade(value, store, 0);
  }

  /** A function that gives nothing back keeps books; it hands out no cached value. */
  private boolean givesBack(int function) {
    for (int at = function + 1; at < code.subtreeEnd(function); at++) {
      boolean value =
          code.is(at, NodeKind.RETURN_STATEMENT)
              && code.child(at, 0) != Code.NONE
              && !code.is(code.child(at, 0), NodeKind.NONE);
      if (value && functionOf(at) == function) {
        return true;
      }
    }
    return false;
  }

  /** Whether a value is worth finding again: no literal, count, fresh container or given object. */
  private boolean isMade(int expression, Target store, int depth) {
    int value = code.bare(expression);
    if (depth > DEEPEST) {
      return true;
    }
    return switch (code.kind(value)) {
      case CALL -> !isEmpty(value) && !mentions(value, store);
      case IDENTIFIER -> {
        List<Binding> bindings = scopes.of(value).find(code.text(value));
        yield bindings.stream()
            .anyMatch(
                b ->
                    switch (b.how()) {
                      case ASSIGNED -> isMade(b.value(), store, depth + 1);
                      case UNPACKED, CONTEXT -> true;
                      case PARAMETER, IMPORT, FUNCTION, CLASS, ELEMENT, AUGMENTED -> false;
                    });
      }
      case CONDITIONAL_EXPRESSION ->
          isMade(code.child(value, 0), store, depth + 1)
              || isMade(code.child(value, 2), store, depth + 1);
      case BOOLEAN_OPERATOR ->
          isMade(code.child(value, Field.LEFT), store, depth + 1)
              || isMade(code.child(value, Field.RIGHT), store, depth + 1);
      case TUPLE, LIST_COMPREHENSION, DICTIONARY_COMPREHENSION, SET_COMPREHENSION, SUBSCRIPT ->
          !mentions(value, store);
      default -> false;
    };
  }

  private boolean isEmpty(int call) {
    return initialisers.of(call, Code.NONE).content() == Content.EMPTY;
  }

  private boolean mentions(int expression, Target store) {
    for (int at = expression; at < code.subtreeEnd(expression); at++) {
      boolean name = code.is(at, NodeKind.IDENTIFIER) || code.is(at, NodeKind.ATTRIBUTE);
      if (name && refs.of(at).filter(t -> t.ref().equals(store.ref())).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** A key as written; a variable with what it was assigned from. */
  String by(int expression) {
    int key = code.bare(expression);
    if (code.is(key, NodeKind.IDENTIFIER)) {
      List<Binding> bindings = scopes.of(key).find(code.text(key));
      boolean assigned = bindings.size() == 1 && bindings.getFirst().is(Binding.How.ASSIGNED);
      if (assigned && bindings.getFirst().value() != Code.NONE) {
        return brief(code.text(key) + " <- " + code.text(bindings.getFirst().value()));
      }
    }
    return brief(code.text(key));
  }

  private static String brief(String text) {
    String line = OneLine.of(text);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }
}
