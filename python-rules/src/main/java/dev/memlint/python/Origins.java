package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.StoreFact.Content;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Follows values back to the files that they were made from. */
final class Origins {
  private static final int DEEPEST = 8;

  /** What files of settings, descriptions and the like are called, and functions that read them. */
  private static final Pattern SMALL =
      Pattern.compile(
          "(^|.*[^a-z])(config|configuration|cfg|conf|settings?|options|manifest|pyproject|package"
              + "|setup|version|requirements|requires|readme|license|changes|changelog|schema|template"
              + "|metadata|description|proc|sys|toml|ini|keys?|pem|secret|env|__file__)([^a-z].*|$)",
          Pattern.DOTALL);

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Paths paths;

  Origins(Code code, Scopes scopes, Meaning meaning, Paths paths) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.paths = paths;
  }

  /** Whether a name or path speaks of something small whatever the input. */
  static boolean isSmall(String words) {
    return SMALL.matcher(words.toLowerCase(java.util.Locale.ROOT)).matches();
  }

  /**
   * FILE for all or the elements of a file, CONFIGURATION when its name says that it is small,
   * LOADED for what is made from such a global; empty for everything else.
   */
  Optional<Content> of(int expression) {
    return of(expression, 0);
  }

  private Optional<Content> of(int expression, int depth) {
    int node = code.bare(expression);
    if (node == Code.NONE || depth > DEEPEST) {
      return Optional.empty();
    }
    return switch (code.kind(node)) {
      case LIST_COMPREHENSION, SET_COMPREHENSION, DICTIONARY_COMPREHENSION, GENERATOR_EXPRESSION ->
          ofFirstIterable(node, depth);
      case CALL -> ofCall(node, depth);
      case IDENTIFIER -> ofName(node, depth);
      default -> Optional.empty();
    };
  }

  private Optional<Content> ofFirstIterable(int comprehension, int depth) {
    for (int child : code.children(comprehension)) {
      if (code.is(child, NodeKind.FOR_IN_CLAUSE)) {
        return of(code.child(child, Field.RIGHT), depth + 1);
      }
    }
    return Optional.empty();
  }

  private Optional<Content> ofName(int node, int depth) {
    if (isFile(node)) {
      return Optional.of(named(paths.of(node)));
    }
    List<Binding> bindings = scopes.of(node).find(code.text(node));
    boolean global =
        bindings.size() == 1
            && bindings.getFirst().is(How.ASSIGNED)
            && bindings.getFirst().scope().is(Scope.Kind.MODULE);
    return global
        ? of(bindings.getFirst().value(), depth + 1)
            .map(c -> c == Content.FILE ? Content.LOADED : c)
        : Optional.empty();
  }

  private boolean isFile(int node) {
    return meaning.typeOf(node).filter(t -> t.is("file")).isPresent();
  }

  private Optional<Content> ofCall(int node, int depth) {
    if (isFile(node)) {
      return isWritten(node) ? Optional.empty() : Optional.of(named(paths.of(node)));
    }
    String callee = meaning.callee(node);
    Optional<Api> read = read(callee);
    if (read.isPresent()) {
      return Optional.of(named(paths.of(subject(node, read.get()))));
    }
    Optional<Integer> definition = meaning.definition(callee);
    if (definition.isPresent()) {
      return ofDefinition(node, definition.get());
    }
    int receiver = code.receiver(node);
    return switch (code.calleeName(node)) {
      case "read", "readlines", "splitlines", "split", "strip", "decode", "lower", "upper" ->
          receiver == Code.NONE ? Optional.empty() : of(receiver, depth + 1);
      case "list",
          "set",
          "dict",
          "tuple",
          "frozenset",
          "sorted",
          "reversed",
          "enumerate",
          "filter",
          "map",
          "zip",
          "iter",
          "reader",
          "DictReader",
          "loads",
          "safe_load" ->
          ofArguments(node, depth);
      default -> Optional.empty();
    };
  }

  private Optional<Content> ofArguments(int call, int depth) {
    for (int argument : code.arguments(call)) {
      Optional<Content> origin = of(argument, depth + 1);
      if (origin.isPresent()) {
        return origin;
      }
    }
    return Optional.empty();
  }

  private Optional<Api> read(String callee) {
    return meaning.table().call(callee).filter(a -> a.mayBe(Reads.HOTSPOT));
  }

  private int subject(int call, Api api) {
    return api.argument() < 0 ? code.receiver(call) : code.argument(call, api.argument());
  }

  private static Content named(String path) {
    return isSmall(path) ? Content.CONFIGURATION : Content.FILE;
  }

  private boolean isWritten(int open) {
    return code.literal(code.argument(open, 1, "mode"))
        .filter(m -> m.matches("[wax].*"))
        .isPresent();
  }

  /** A function of this file that reads a file and returns more than one number or flag of it. */
  private Optional<Content> ofDefinition(int call, int definition) {
    if (!returnsMuch(definition)) {
      return Optional.empty();
    }
    // What functions inside it read is read when they are called.
    Optional<Scope> inside = scopes.inside(definition);
    Optional<Content> found = Optional.empty();
    for (int at = definition; at < code.subtreeEnd(definition); at++) {
      if (code.is(at, NodeKind.CALL)
          && inside.equals(Optional.of(scopes.of(at).functionOrModule()))) {
        boolean opens = LibraryTypes.opens(meaning.callee(at)) && !isWritten(at);
        Optional<Api> read = read(meaning.callee(at));
        if (opens || read.isPresent()) {
          String path = paths.of(opens ? at : subject(at, read.get()));
          found = Optional.of(named(path + " " + code.shortText(call)));
        }
        if (found.filter(c -> c == Content.FILE).isPresent()) {
          return found;
        }
      }
    }
    return found;
  }

  private boolean returnsMuch(int definition) {
    String type = code.text(code.child(definition, Field.RETURN_TYPE));
    if (type.matches("(?i)bool|int|float|None|(pathlib\\.)?Path|.*version.*")) {
      return false;
    }
    Optional<Scope> inside = scopes.inside(definition);
    for (int at = definition; at < code.subtreeEnd(definition); at++) {
      if (code.is(at, NodeKind.RETURN_STATEMENT)
          && inside.equals(Optional.of(scopes.of(at).functionOrModule()))
          && isMuch(code.bare(code.child(at, 0)))) {
        return true;
      }
    }
    return false;
  }

  private boolean isMuch(int returned) {
    return switch (code.kind(returned)) {
      case ABSENT,
          NONE,
          TRUE,
          FALSE,
          INTEGER,
          FLOAT,
          STRING,
          CONCATENATED_STRING,
          SUBSCRIPT,
          COMPARISON_OPERATOR,
          NOT_OPERATOR ->
          false;
      case CALL ->
          switch (code.calleeName(returned)) {
            case "group", "int", "float", "bool", "len", "any", "all", "sum", "hexdigest" -> false;
            default -> true;
          };
      default -> true;
    };
  }
}
