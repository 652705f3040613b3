package dev.memlint.python;

import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.RecursionFact;
import dev.memlint.rules.facts.RecursionFact.Over;
import dev.memlint.rules.frontend.Recursing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes down calls that go down into data and may come back, and a raised recursion limit. */
final class Recursions {
  private static final int MAX_HOPS = 24;
  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "//", ">>", "%");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final OwnCalls own;
  private final Sites sites;
  private final FactsBuilder out;

  /** What is known of the function that was asked about last. */
  private Function last = new Function(Code.NONE, "", "", "", Set.of(), 0, false, false);

  Recursions(
      Code code, Scopes scopes, Meaning meaning, OwnCalls own, Sites sites, FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.own = own;
    this.sites = sites;
    this.out = out;
  }

  private record Function(
      int node,
      String name,
      String owner,
      String text,
      Set<String> names,
      int parameters,
      boolean document,
      boolean tree) {}

  void call(int node) {
    String called = code.calleeName(node);
    if (called.equals("setrecursionlimit")) {
      stackLimit(node);
      return;
    }
    Scope scope = scopes.of(node).functionOrModule();
    if (!scope.is(Scope.Kind.FUNCTION)) {
      return;
    }
    String name = code.text(code.child(scope.node(), Field.NAME));
    boolean parses = Recursing.isParsing(name) && Recursing.isParsing(called);
    Function function = function(scope, name);
    if (!called.equals(name) && !parses && !function.document && !function.tree) {
      return;
    }
    Optional<Callee> callee = own.of(node);
    if (callee.isEmpty()) {
      return;
    }
    boolean direct =
        called.equals(name)
            && callee.get().receiver().equals(function.owner)
            && callee.get().arguments() <= function.parameters;
    over(node, callee.get(), function, direct)
        .filter(over -> !isGuarded(function) && !isCounted(node, function))
        .ifPresent(
            over ->
                out.recursion(
                    new RecursionFact(sites.brief(node), callee.get(), over, data(node))));
  }

  private Optional<Over> over(int call, Callee callee, Function function, boolean direct) {
    if (isParsing(call, callee, function)) {
      // To read on in the same place is no nesting.
      boolean tail = direct && code.is(code.parent(code.dressed(call)), NodeKind.RETURN_STATEMENT);
      return tail ? Optional.empty() : Optional.of(Over.INPUT);
    }
    if (function.document && callee.arguments() > 0) {
      return Optional.of(Over.DOCUMENT);
    }
    if (!direct) {
      return function.tree && !callee.name().equals(function.name)
          ? step(call, function)
          : Optional.empty();
    }
    if (Recursing.listsDirectory(function.text)) {
      return Optional.of(Recursing.followsLinks(function.text) ? Over.DIRECTORY : Over.TREE);
    }
    boolean down = false;
    for (int argument : code.children(code.child(call, Field.ARGUMENTS))) {
      int value =
          code.is(argument, NodeKind.KEYWORD_ARGUMENT)
              ? code.child(argument, Field.VALUE)
              : argument;
      if (code.is(value, NodeKind.ATTRIBUTE)
          && Recursing.isLink(code.text(code.child(value, Field.ATTRIBUTE)))) {
        return Optional.of(Over.LINKS);
      }
      down |= isPart(value, function);
    }
    return down ? Optional.of(Over.TREE) : Optional.empty();
  }

  /** A call of another function that may come back. */
  private Optional<Over> step(int call, Function function) {
    boolean same = false;
    for (int argument : code.arguments(call)) {
      int value = code.bare(argument);
      if (isPart(value, function)) {
        return Optional.of(Over.TREE);
      }
      same |= code.is(value, NodeKind.IDENTIFIER) && function.names.contains(code.text(value));
    }
    return same ? Optional.of(Over.SAME) : Optional.empty();
  }

  /** The parser's own methods, or functions that hand on the input that they were given. */
  private boolean isParsing(int call, Callee callee, Function function) {
    if (!Recursing.isParsing(function.name) || !Recursing.isParsing(callee.name())) {
      return false;
    }
    if (!function.owner.isEmpty()) {
      return callee.receiver().equals(function.owner)
          && Recursing.isParser(Names.simple(function.owner));
    }
    int input = code.bare(code.argument(call, 0));
    return callee.receiver().isEmpty()
        && code.is(input, NodeKind.IDENTIFIER)
        && function.names.contains(code.text(input));
  }

  /** Whether an expression is reached from something else than a parameter as it was given. */
  private boolean isPart(int expression, Function function) {
    int at = code.bare(expression);
    boolean inside = false;
    for (int hop = 0; hop < MAX_HOPS; hop++) {
      switch (code.kind(at)) {
        case ATTRIBUTE -> {
          inside = true;
          at = code.bare(code.child(at, Field.OBJECT));
        }
        case SUBSCRIPT -> {
          inside = true;
          at = code.bare(code.child(at, Field.VALUE));
        }
        case CALL -> {
          inside = true;
          at = code.receiver(at);
        }
        case IDENTIFIER -> {
          List<Binding> bindings = scopes.of(at).find(code.text(at));
          boolean local =
              !bindings.isEmpty() && bindings.getFirst().is(Binding.How.ELEMENT)
                  || !bindings.isEmpty() && bindings.getFirst().is(Binding.How.UNPACKED);
          return local || inside && function.names.contains(code.text(at));
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  /** {@code walk(child, depth + 1)} with a depth that the function compares. */
  private boolean isCounted(int call, Function function) {
    for (int argument : code.children(code.child(call, Field.ARGUMENTS))) {
      int value =
          code.bare(
              code.is(argument, NodeKind.KEYWORD_ARGUMENT)
                  ? code.child(argument, Field.VALUE)
                  : argument);
      int left = code.bare(code.child(value, Field.LEFT));
      boolean sum =
          code.is(value, NodeKind.BINARY_OPERATOR)
              && ARITHMETIC.contains(code.text(code.child(value, Field.OPERATOR)))
              && code.is(left, NodeKind.IDENTIFIER);
      if (sum && Recursing.isCompared(function.text, code.text(left))) {
        return true;
      }
    }
    return false;
  }

  private Function function(Scope scope, String name) {
    if (last.node == scope.node()) {
      return last;
    }
    List<Parameters.Parameter> parameters =
        Parameters.of(code, code.child(scope.node(), Field.PARAMETERS));
    String text = code.text(scope.node());
    last =
        new Function(
            scope.node(),
            name,
            scope.owner().map(ClassInfo::name).orElse(""),
            text,
            parameters.stream().map(Parameters.Parameter::name).collect(Collectors.toSet()),
            parameters.size() - (scope.isMethod() ? 1 : 0),
            parameters.stream().anyMatch(this::isDocument),
            parameters.stream().map(Parameters.Parameter::name).anyMatch(Recursing::isNode));
    return last;
  }

  /** Asked last, because it searches the function's whole text. */
  private boolean isGuarded(Function function) {
    return code.decorators(function.node).stream().anyMatch(d -> code.text(d).contains("cache"))
        || Recursing.isGuarded(function.text);
  }

  private boolean isDocument(Parameters.Parameter parameter) {
    int annotation = parameter.annotation();
    return annotation != Code.NONE
        && meaning
            .annotated(code.text(annotation), annotation)
            .filter(type -> meaning.table().isNested(type.name()))
            .isPresent();
  }

  /** {@code sys.setrecursionlimit(10**6)}; setting back what it was before raises nothing. */
  private void stackLimit(int node) {
    int limit = code.argument(node, 0);
    boolean states = code.text(limit).chars().anyMatch(Character::isDigit);
    boolean low = code.is(limit, NodeKind.INTEGER) && code.text(limit).length() < 4;
    if (states && !low && meaning.callee(node).equals("sys.setrecursionlimit")) {
      out.recursion(
          new RecursionFact(
              sites.brief(node),
              new Callee("setrecursionlimit", "sys", 1, scopes.loop(node)),
              Over.STACK_LIMIT,
              code.shortText(limit)));
    }
  }

  /** The part that is handed on, as written. */
  private String data(int call) {
    int first = code.argument(call, 0);
    String text = first == Code.NONE ? "self" : code.shortText(first);
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }
}
