package dev.memlint.python;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells whether expressions give the same value in every round of the loop around them. */
final class Invariance {
  private static final int DEEPEST = 24;

  /** Values made of more parts than this, with all names in them followed, count as changing. */
  private static final int MOST_PARTS = 200;

  /** Their result is the same as long as receiver and arguments are. */
  private static final Set<String> PURE =
      Set.of(
          "str",
          "int",
          "len",
          "tuple",
          "frozenset",
          "escape",
          "format",
          "join",
          "encode",
          "decode",
          "lower",
          "upper",
          "strip",
          "replace",
          "getenv",
          "timedelta",
          "Timeout");

  private final Code code;
  private final Scopes scopes;
  private final Map<Integer, Set<String>> assigned = new HashMap<>();
  private int parts;

  Invariance(Code code, Scopes scopes) {
    this.code = code;
    this.scopes = scopes;
  }

  /** Whether nothing in {@code values} changes between rounds of the loop around {@code at}. */
  boolean of(int at, List<Integer> values) {
    int round = round(at);
    parts = 0;
    return values.stream().allMatch(value -> isSame(value, round, 0));
  }

  /** The loop, comprehension or function whose code runs anew with each round. */
  private int round(int at) {
    int part = at;
    for (int outer = code.parent(part); outer != Code.NONE; outer = code.parent(part)) {
      boolean round =
          switch (code.kind(outer)) {
            case FOR_STATEMENT, FUNCTION_DEFINITION, LAMBDA -> code.hasRole(part, Field.BODY);
            case WHILE_STATEMENT -> !code.hasRole(part, Field.ALTERNATIVE);
            case LIST_COMPREHENSION, SET_COMPREHENSION, DICTIONARY_COMPREHENSION ->
                !isFirstClause(part, outer);
            case GENERATOR_EXPRESSION -> !isFirstClause(part, outer);
            default -> false;
          };
      if (round) {
        return outer;
      }
      part = outer;
    }
    return part;
  }

  /** The first clause holds the iterable, which is taken once, before the first round. */
  private boolean isFirstClause(int part, int comprehension) {
    return code.is(part, NodeKind.FOR_IN_CLAUSE) && code.child(comprehension, 1) == part;
  }

  private boolean isSame(int expression, int round, int depth) {
    int node = code.bare(expression);
    if (node == Code.NONE) {
      return true;
    }
    if (depth > DEEPEST || parts++ > MOST_PARTS) {
      return false;
    }
    return switch (code.kind(node)) {
      case IDENTIFIER -> isSameName(node, round, depth);
      case ATTRIBUTE ->
          !assignedIn(round).contains(code.text(node))
              && isSame(code.child(node, Field.OBJECT), round, depth + 1);
      case CALL -> {
        int receiver = code.receiver(node);
        yield PURE.contains(code.calleeName(node))
            && isSame(receiver, round, depth + 1)
            && areSame(code.allArguments(node), round, depth);
      }
      case KEYWORD_ARGUMENT -> isSame(code.child(node, Field.VALUE), round, depth + 1);
      case LAMBDA, AWAIT, YIELD, NAMED_EXPRESSION -> false;
      case LIST_COMPREHENSION, SET_COMPREHENSION, DICTIONARY_COMPREHENSION -> false;
      case GENERATOR_EXPRESSION -> false;
      default -> areSame(code.children(node), round, depth);
    };
  }

  private boolean areSame(int[] parts, int round, int depth) {
    for (int part : parts) {
      if (!isSame(part, round, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  /** A name whose every binding is outside, or one that a round binds once to the same value. */
  private boolean isSameName(int identifier, int round, int depth) {
    List<Binding> bindings = scopes.of(identifier).find(code.text(identifier));
    for (Binding binding : bindings) {
      if (!code.isIn(binding.node(), round)) {
        continue;
      }
      boolean same =
          switch (binding.how()) {
            case IMPORT, FUNCTION, CLASS -> true;
            case ASSIGNED ->
                bindings.size() == 1
                    && binding.value() != Code.NONE
                    && !isMutable(binding.value())
                    && isSame(binding.value(), round, depth + 1);
            case PARAMETER, UNPACKED, ELEMENT, CONTEXT, AUGMENTED -> false;
          };
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /** A list or dictionary may be filled after its name is bound. */
  private boolean isMutable(int value) {
    return switch (code.kind(code.bare(value))) {
      case LIST, DICTIONARY, SET -> true;
      default -> false;
    };
  }

  /** Attributes that are assigned in a round, as written. */
  private Set<String> assignedIn(int round) {
    return assigned.computeIfAbsent(
        round,
        loop -> {
          Set<String> names = new HashSet<>();
          for (int at = loop; at < code.subtreeEnd(loop); at++) {
            boolean assignment =
                code.is(at, NodeKind.ASSIGNMENT) || code.is(at, NodeKind.AUGMENTED_ASSIGNMENT);
            if (assignment && code.is(code.child(at, Field.LEFT), NodeKind.ATTRIBUTE)) {
              names.add(code.text(code.child(at, Field.LEFT)));
            }
          }
          return names;
        });
  }
}
