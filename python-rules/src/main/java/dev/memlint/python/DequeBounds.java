package dev.memlint.python;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.finding.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a list that is only added to and gone through a {@code collections.deque} with a length,
 * which drops the oldest entry by itself. Only for names with an underscore in front, whose uses
 * are all in sight: a deque can neither be sliced nor written as JSON.
 */
final class DequeBounds {
  private static final Set<String> SAME_METHODS =
      Set.of("append", "extend", "clear", "count", "remove", "reverse");

  private static final Set<String> TAKES_ANY =
      Set.of(
          "all",
          "any",
          "bool",
          "enumerate",
          "frozenset",
          "iter",
          "len",
          "list",
          "max",
          "min",
          "reversed",
          "set",
          "sorted",
          "sum",
          "tuple");

  private final Code code;
  private final NewImport imports;
  private final Lines lines;

  DequeBounds(Code code, Scopes scopes) {
    this.code = code;
    this.imports = new NewImport(code, scopes);
    this.lines = new Lines(code);
  }

  /**
   * The edits that put the deque in the place of the empty list; empty when one is not sure.
   *
   * @param limit the name of the constant
   * @param constant adds it to the module; a list of the module itself has it in front
   */
  Optional<List<Edit>> of(StoreRef store, String limit, String value, Edit constant) {
    String name = Names.simple(store.name());
    if (!name.startsWith("_")) {
      return Optional.empty();
    }
    List<Integer> made = new ArrayList<>();
    for (int node = 0; node < code.tree().size(); node++) {
      if (!code.is(node, NodeKind.IDENTIFIER) || !code.textIs(node, name)) {
        continue;
      }
      int parent = code.parent(node);
      boolean member =
          code.is(parent, NodeKind.ATTRIBUTE) && code.child(parent, Field.ATTRIBUTE) == node;
      int list = member ? parent : node;
      Optional<Integer> empty = emptyList(list);
      empty.ifPresent(made::add);
      if (empty.isEmpty() && !isSame(list)) {
        return Optional.empty();
      }
    }
    return made.isEmpty()
        ? Optional.empty()
        : imports
            .of("collections", made.getFirst())
            .map(
                known -> {
                  List<Edit> edits = new ArrayList<>(known.edits());
                  String deque = "%s.deque(maxlen=%s)".formatted(known.name(), limit);
                  made.forEach(empty -> edits.add(new Edit(code.span(empty), deque)));
                  edits.add(
                      ofModule(made.getFirst())
                          .flatMap(first -> lines.before(first, limit + " = " + value))
                          .orElse(constant));
                  return edits;
                });
  }

  /** The statement that makes a list of the module itself. */
  private Optional<Integer> ofModule(int list) {
    int statement = code.above(list, NodeKind.EXPRESSION_STATEMENT);
    return code.parent(statement) == 0 ? Optional.of(statement) : Optional.empty();
  }

  /** What is assigned to it where it is made: {@code []} or {@code list()}, without a type. */
  private Optional<Integer> emptyList(int list) {
    int assignment = code.parent(list);
    int value = code.child(assignment, Field.RIGHT);
    boolean plain =
        code.is(assignment, NodeKind.ASSIGNMENT)
            && code.child(assignment, Field.LEFT) == list
            && code.child(assignment, Field.TYPE) == Code.NONE
            && code.text(value).matches("\\[\\s*]|list\\(\\)");
    return plain ? Optional.of(value) : Optional.empty();
  }

  /** Whether only its emptiness counts: {@code if items and ready:}. */
  private boolean isAsked(int list) {
    int operand = list;
    while (code.is(code.parent(operand), NodeKind.BOOLEAN_OPERATOR)) {
      operand = code.parent(operand);
    }
    int parent = code.parent(operand);
    return code.is(parent, NodeKind.NOT_OPERATOR) || code.child(parent, Field.CONDITION) == operand;
  }

  /** Whether a deque does the same at this use. */
  private boolean isSame(int list) {
    int parent = code.parent(list);
    return switch (code.kind(parent)) {
      case GLOBAL_STATEMENT, NOT_OPERATOR -> true;
      case BOOLEAN_OPERATOR, IF_STATEMENT, ELIF_CLAUSE, WHILE_STATEMENT -> isAsked(list);
      case AUGMENTED_ASSIGNMENT ->
          code.child(parent, Field.LEFT) == list
              && code.textIs(code.child(parent, Field.OPERATOR), "+=");
      case FOR_STATEMENT, FOR_IN_CLAUSE -> code.child(parent, Field.RIGHT) == list;
      case SUBSCRIPT ->
          code.child(parent, Field.VALUE) == list
              && code.text(parent).matches("(?s).*\\[\\s*-?\\d+\\s*]");
      case COMPARISON_OPERATOR ->
          code.text(parent).matches("(?s).*\\bin\\s+\\Q" + code.text(list) + "\\E");
      case ATTRIBUTE -> {
        int call = code.parent(parent);
        yield code.is(call, NodeKind.CALL)
            && code.child(call, Field.FUNCTION) == parent
            && SAME_METHODS.contains(code.text(code.child(parent, Field.ATTRIBUTE)));
      }
      case ARGUMENT_LIST -> {
        int call = code.parent(parent);
        yield code.is(code.child(call, Field.FUNCTION), NodeKind.IDENTIFIER)
            && TAKES_ANY.contains(code.calleeName(call));
      }
      default -> false;
    };
  }
}
