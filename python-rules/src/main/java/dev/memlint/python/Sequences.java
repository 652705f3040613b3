package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.MaterializationFact.Extent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what an expression gives one after the other, and how many of them there may be. */
final class Sequences {
  private static final int DEEPEST = 6;

  static final Api.Items LINES_OF_FILE = new Api.Items("lines of a file", Extent.LARGE);
  private static final Api.Items OUTPUT =
      new Api.Items("lines of a command's output", Extent.LARGE);
  private static final Api.Items TREE = new Api.Items("paths of a directory tree", Extent.LARGE);
  private static final Api.Items ITERATOR = new Api.Items("items of an iterator", Extent.UNKNOWN);

  /** What is gone through with these is gone through with their arguments. */
  private static final Set<String> PASSING =
      Set.of(
          "enumerate",
          "filter",
          "frozenset",
          "iter",
          "list",
          "map",
          "reversed",
          "set",
          "sorted",
          "tuple",
          "zip",
          "csv.reader",
          "csv.DictReader",
          "itertools.chain",
          "itertools.chain.from_iterable",
          "itertools.dropwhile",
          "itertools.filterfalse",
          "itertools.starmap",
          "itertools.takewhile");

  private static final String CAPTURE = "full-output-capture";

  /** Functions of a project that run a command, by what they are called. */
  private static final Pattern RUNS_COMMAND =
      Pattern.compile(
          "_*(?:(?:run|exec|execute|call|invoke|capture|get|check|do)_)?"
              + "(?:git|hg|svn|cmd|command|shell|subprocess|popen|check_output|getoutput|communicate)"
              + "(?:_(?:cmd|command|output|stdout|lines))*");

  private static final Set<String> SAME_TEXT =
      Set.of("strip", "rstrip", "lstrip", "decode", "read", "replace", "expandtabs");

  private static final Set<String> ITERATORS =
      Set.of(
          "generator",
          "typing.Generator",
          "typing.Iterator",
          "collections.abc.Generator",
          "collections.abc.Iterator");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;

  Sequences(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
  }

  /** What an iterable gives, when that is seen not to be in memory already. */
  Optional<Api.Items> of(int iterable) {
    return of(iterable, 0);
  }

  private Optional<Api.Items> of(int iterable, int depth) {
    int node = code.bare(iterable);
    if (node == Code.NONE || depth > DEEPEST) {
      return Optional.empty();
    }
    if (meaning.typeOf(node).filter(t -> t.is("file")).isPresent()) {
      return Optional.of(LINES_OF_FILE);
    }
    return switch (code.kind(node)) {
      case GENERATOR_EXPRESSION, LIST_COMPREHENSION, SET_COMPREHENSION ->
          of(code.child(code.child(node, 1), Field.RIGHT), depth + 1);
      case CALL -> ofCall(node, depth);
      case IDENTIFIER -> ofName(node, depth);
      default -> Optional.empty();
    };
  }

  private Optional<Api.Items> ofCall(int call, int depth) {
    String callee = meaning.callee(call);
    if (PASSING.contains(callee)) {
      int[] arguments = code.arguments(call);
      int first = callee.equals("map") || callee.equals("filter") ? 1 : 0;
      for (int i = first; i < arguments.length; i++) {
        Optional<Api.Items> items = of(arguments[i], depth + 1);
        if (items.isPresent()) {
          return items;
        }
      }
      return Optional.empty();
    }
    Optional<Api.Items> known = meaning.table().call(callee).flatMap(Api::items);
    if (known.isPresent()) {
      return callee.contains("glob") && goesDown(call) ? Optional.of(TREE) : known;
    }
    if (splitsLines(call) && isOutput(code.receiver(call), depth + 1)) {
      return Optional.of(OUTPUT);
    }
    return meaning.definition(callee).flatMap(f -> yielded(f, depth));
  }

  /** Whether a pattern is looked for in all directories below, too. */
  private boolean goesDown(int glob) {
    return code.text(code.argument(glob, 0)).contains("**")
        || code.textIs(code.keyword(glob, "recursive"), "True");
  }

  /** {@code text.splitlines()}, {@code text.split("\n")}. */
  boolean splitsLines(int call) {
    return switch (code.calleeName(call)) {
      case "splitlines" -> true;
      case "split" -> {
        String separator = code.literal(code.argument(call, 0)).orElse("");
        yield separator.equals("\\n") || separator.equals("\\0") || separator.equals("\\x00");
      }
      default -> false;
    };
  }

  /** Whether an expression is the text that a command has printed. */
  boolean isOutput(int expression) {
    return isOutput(expression, 0);
  }

  private boolean isOutput(int expression, int depth) {
    int node = code.bare(expression);
    if (node == Code.NONE || depth > DEEPEST) {
      return false;
    }
    return switch (code.kind(node)) {
      case CALL -> {
        String name = code.calleeName(node);
        yield meaning
                .table()
                .call(meaning.callee(node))
                .filter(api -> api.mayBe(CAPTURE))
                .isPresent()
            || RUNS_COMMAND.matcher(name).matches()
            || SAME_TEXT.contains(name) && isOutput(code.receiver(node), depth + 1);
      }
      case ATTRIBUTE ->
          switch (code.text(code.child(node, Field.ATTRIBUTE))) {
            case "stdout", "stderr", "output" ->
                isOutput(code.child(node, Field.OBJECT), depth + 1);
            default -> false;
          };
      case SUBSCRIPT -> isOutput(code.child(node, Field.VALUE), depth + 1);
      case BOOLEAN_OPERATOR -> isOutput(code.child(node, Field.LEFT), depth + 1);
      case IDENTIFIER -> {
        Optional<Binding> binding = sole(node);
        yield binding.isPresent()
            && (binding.get().is(How.ASSIGNED) || binding.get().is(How.UNPACKED))
            && isOutput(binding.get().value(), depth + 1);
      }
      default -> false;
    };
  }

  private Optional<Api.Items> ofName(int node, int depth) {
    Optional<Binding> binding = sole(node);
    if (binding.isEmpty()) {
      return Optional.empty();
    }
    return switch (binding.get().how()) {
      case ASSIGNED, CONTEXT -> of(binding.get().value(), depth + 1);
      case PARAMETER ->
          meaning.typeOf(node).filter(t -> ITERATORS.contains(t.name())).map(t -> ITERATOR);
      case IMPORT, FUNCTION, CLASS, UNPACKED, ELEMENT, AUGMENTED -> Optional.empty();
    };
  }

  /** The only place that binds a name, when there is one alone. */
  private Optional<Binding> sole(int identifier) {
    List<Binding> bindings = scopes.of(identifier).find(code.text(identifier));
    return bindings.size() == 1 ? Optional.of(bindings.getFirst()) : Optional.empty();
  }

  private String nameOf(int function) {
    return code.text(code.child(function, Field.NAME));
  }

  /** What a generator yields: as much as what it goes through itself. */
  private Optional<Api.Items> yielded(int function, int depth) {
    boolean yields = false;
    Extent extent = Extent.IN_MEMORY;
    for (int at = function + 1; at < code.subtreeEnd(function); at++) {
      NodeKind kind = code.kind(at);
      if (kind == NodeKind.YIELD) {
        yields |= scopes.of(at).functionOrModule().node() == function;
      } else if (kind == NodeKind.FOR_STATEMENT) {
        Extent through =
            of(code.child(at, Field.RIGHT), depth + 1).map(Api.Items::extent).orElse(extent);
        extent = through.compareTo(extent) > 0 ? through : extent;
      }
    }
    boolean many = yields && extent != Extent.IN_MEMORY;
    return many
        ? Optional.of(new Api.Items("items that '" + nameOf(function) + "' yields", extent))
        : Optional.empty();
  }
}
