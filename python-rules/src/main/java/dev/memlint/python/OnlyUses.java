package dev.memlint.python;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.MaterializationFact.Extent;
import dev.memlint.rules.facts.MaterializationFact.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the only thing that happens to a collection, when there is only one. */
final class OnlyUses {
  /** Nodes behind an assignment in which uses of the name are looked for. */
  private static final int FURTHEST = 20_000;

  /** Nobody nests statements deeper than this. */
  private static final int DEEPEST = 200;

  /** What may change the container or the state that a loop goes through. */
  private static final Pattern CHANGING =
      Pattern.compile(
          "(?i).*(?:add|append|clear|close|create|delete|discard|drop|evict|extend|insert|kill|pop|prune|purge"
              + "|put|register|remove|reset|set|stop|update).*");

  /** What may change the directory that a loop goes through. */
  private static final Pattern CHANGING_FILES =
      Pattern.compile(
          "(?i).*(?:archive|clean|convert|copy|create|delete|extract|fix|install|link|migrate|mkdir|move"
              + "|prune|purge|remove|rename|replace|rm|save|sync|touch|write).*");

  /**
   * What happens to a collection.
   *
   * @param loop the for statement that goes through it, or {@link Code#NONE}
   */
  record Found(Use use, int loop) {
    static Optional<Found> of(Use use) {
      return Optional.of(new Found(use, Code.NONE));
    }
  }

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;

  OnlyUses(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
  }

  /** The only use of the expression's value, directly or through a variable of its own. */
  Optional<Found> of(int expression) {
    int node = code.dressed(expression);
    int parent = code.parent(node);
    return switch (code.kind(parent)) {
      case ASSIGNMENT ->
          code.hasRole(node, Field.RIGHT)
              ? ofVariable(code.child(parent, Field.LEFT), parent).flatMap(this::direct)
              : Optional.empty();
      default -> direct(node);
    };
  }

  private Optional<Found> direct(int expression) {
    int node = code.dressed(expression);
    int parent = code.parent(node);
    return switch (code.kind(parent)) {
      case FOR_STATEMENT ->
          code.hasRole(node, Field.RIGHT) && !isAsync(parent)
              ? Optional.of(new Found(Use.ITERATED, parent))
              : Optional.empty();
      case FOR_IN_CLAUSE ->
          code.hasRole(node, Field.RIGHT) && !isAsync(parent)
              ? Found.of(Use.ITERATED)
              : Optional.empty();
      case ARGUMENT_LIST -> argument(node, code.parent(parent));
      case SUBSCRIPT -> first(node, parent);
      case COMPARISON_OPERATOR -> membership(node, parent);
      case IF_STATEMENT, ELIF_CLAUSE ->
          code.hasRole(node, Field.CONDITION) ? Found.of(Use.TESTED) : Optional.empty();
      case NOT_OPERATOR -> Found.of(Use.TESTED);
      case CONDITIONAL_EXPRESSION ->
          code.child(parent, 1) == node ? Found.of(Use.TESTED) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private boolean isAsync(int loop) {
    return code.text(loop).startsWith("async");
  }

  private Optional<Found> argument(int node, int call) {
    int[] arguments = code.arguments(call);
    if (!code.is(call, NodeKind.CALL) || arguments.length == 0 || arguments[0] != node) {
      return Optional.empty();
    }
    boolean alone = arguments.length == 1;
    return switch (meaning.callee(call)) {
      case "sum" -> Found.of(Use.FOLDED);
      case "min", "max", "any", "all" -> alone ? Found.of(Use.FOLDED) : Optional.empty();
      case "len" -> Found.of(Use.COUNTED);
      case "bool" -> Found.of(Use.TESTED);
      case "set", "frozenset", "dict", "collections.Counter" ->
          alone ? Found.of(Use.ITERATED) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** {@code [..][0]}; where an IndexError is awaited, another exception would not do. */
  private Optional<Found> first(int node, int subscript) {
    boolean taken =
        code.hasRole(node, Field.VALUE)
            && code.textIs(code.child(subscript, Field.SUBSCRIPT), "0")
            && code.children(subscript).length == 2
            && !code.is(code.parent(subscript), NodeKind.DELETE_STATEMENT)
            && !awaitsIndexError(subscript);
    return taken ? Found.of(Use.FIRST) : Optional.empty();
  }

  private boolean awaitsIndexError(int node) {
    int at = code.parent(node);
    for (int up = 0; up < DEEPEST && at != Code.NONE; up++) {
      if (code.is(at, NodeKind.FUNCTION_DEFINITION)) {
        return false;
      }
      for (int child : code.children(at)) {
        if (code.is(child, NodeKind.EXCEPT_CLAUSE)
            && code.text(code.child(child, 0)).contains("IndexError")) {
          return true;
        }
      }
      at = code.parent(at);
    }
    return false;
  }

  private Optional<Found> membership(int node, int comparison) {
    boolean in = code.text(code.child(comparison, Field.OPERATORS)).matches("(?:not )?in");
    boolean container = code.children(comparison).length == 2 && code.child(comparison, 1) == node;
    return in && container ? Found.of(Use.TESTED) : Optional.empty();
  }

  /** The only use of a variable that is bound here alone, in the same block. */
  private Optional<Integer> ofVariable(int target, int assignment) {
    if (!code.is(target, NodeKind.IDENTIFIER)) {
      return Optional.empty();
    }
    String name = code.text(target);
    Scope scope = scopes.of(target);
    boolean own =
        scope.is(Scope.Kind.FUNCTION)
            && !scope.declaresGlobal(name)
            && scope.find(name).size() == 1
            && scope.definingScope(name).filter(s -> s == scope).isPresent();
    if (!own) {
      return Optional.empty();
    }
    int use = Code.NONE;
    int end = Math.min(target + FURTHEST, code.subtreeEnd(scope.node()));
    for (int at = target + 1; at < end; at++) {
      if (code.is(at, NodeKind.IDENTIFIER) && code.textIs(at, name) && !isOtherName(at)) {
        if (use != Code.NONE) {
          return Optional.empty();
        }
        use = at;
      }
    }
    boolean once = use != Code.NONE && runsAsOftenAs(use, code.parent(assignment));
    return once ? Optional.of(use) : Optional.empty();
  }

  private boolean isOtherName(int identifier) {
    return code.hasRole(identifier, Field.ATTRIBUTE)
        || code.is(code.parent(identifier), NodeKind.KEYWORD_ARGUMENT)
            && code.hasRole(identifier, Field.NAME);
  }

  /** Whether a use stands in the block of a statement and in no loop or function inside of it. */
  private boolean runsAsOftenAs(int use, int statement) {
    int block = code.parent(statement);
    int at = use;
    for (int up = 0; up < DEEPEST && at != Code.NONE; up++) {
      int parent = code.parent(at);
      if (parent == block) {
        return true;
      }
      boolean repeats =
          switch (code.kind(parent)) {
            case FOR_STATEMENT -> !code.hasRole(at, Field.RIGHT);
            case WHILE_STATEMENT, FUNCTION_DEFINITION, LAMBDA, CLASS_DEFINITION -> true;
            case GENERATOR_EXPRESSION,
                LIST_COMPREHENSION,
                SET_COMPREHENSION,
                DICTIONARY_COMPREHENSION ->
                at != code.child(parent, 1) || scopes.of(use).node() == parent;
            default -> false;
          };
      if (repeats) {
        return false;
      }
      at = parent;
    }
    return false;
  }

  /** Whether a loop may change what it goes through, so that it needs a copy. */
  boolean mayChange(int loop, int source, Api.Items items) {
    boolean files = items.what().matches("(?:paths|entries) of .*");
    if (!files && items.extent() == Extent.LARGE) {
      return false; // what a command has printed, or a file that is open for reading
    }
    int body = code.child(loop, Field.BODY);
    List<String> roots = files ? List.of() : roots(source);
    for (int at = body; at < code.subtreeEnd(body); at++) {
      boolean changes =
          switch (code.kind(at)) {
            case CALL -> (files ? CHANGING_FILES : CHANGING).matcher(code.calleeName(at)).matches();
            case IDENTIFIER -> !isOtherName(at) && roots.contains(code.text(at)) && !isLookedUp(at);
            case DELETE_STATEMENT -> !files;
            default -> false;
          };
      if (changes) {
        return true;
      }
    }
    return false;
  }

  /** {@code table[key]}, read and not assigned to. */
  private boolean isLookedUp(int name) {
    int entry = code.parent(name);
    int around = code.parent(entry);
    return code.is(entry, NodeKind.SUBSCRIPT)
        && code.hasRole(name, Field.VALUE)
        && !code.hasRole(entry, Field.LEFT)
        && !code.is(around, NodeKind.DELETE_STATEMENT);
  }

  /** The variables that a source is made from. */
  private List<String> roots(int source) {
    List<String> names = new ArrayList<>();
    for (int at = source; at < code.subtreeEnd(source); at++) {
      boolean variable =
          code.is(at, NodeKind.IDENTIFIER)
              && !isOtherName(at)
              && !code.hasRole(at, Field.FUNCTION)
              && !scopes.of(at).find(code.text(at)).isEmpty()
              && !scopes.of(at).find(code.text(at)).getFirst().is(Binding.How.IMPORT);
      if (variable) {
        names.add(code.text(at));
      }
    }
    return names;
  }
}
