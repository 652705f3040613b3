package dev.memlint.python;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.CopyFact;
import dev.memlint.rules.facts.CopyFact.Form;
import dev.memlint.rules.facts.CopyFact.Into;
import dev.memlint.rules.facts.CopyFact.Ownership;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.StoreFact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down copies of stores, or of a store's elements, that leave the function. */
final class Copies {
  private static final String HOTSPOT = "copy-of-shared-state";
  private static final int MAX_DEPTH = 16;

  /** A reader's body longer than this is not looked through. */
  private static final int MAX_BODY = 5_000;

  /** Methods through which {@code list(d.values())} reaches all of a dict. */
  private static final Set<String> VIEWS = Set.of("values", "keys", "items");

  /** Functions that only look at what they are given. */
  private static final Set<String> READING_FUNCTIONS =
      Set.of(
          "len", "any", "all", "sum", "min", "max", "enumerate", "sorted", "print", "repr", "str");

  private static final Set<String> READING_METHODS =
      Set.of("get", "keys", "values", "items", "index", "count");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final StoreRefs refs;
  private final Construction construction;
  private final Sites sites;
  private final FactsBuilder out;

  Copies(
      Code code,
      Scopes scopes,
      Meaning meaning,
      StoreRefs refs,
      Construction construction,
      Sites sites,
      FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.refs = refs;
    this.construction = construction;
    this.sites = sites;
    this.out = out;
  }

  /** {@code list(self.items)}, {@code copy.deepcopy(self.x)}, {@code self.items.copy()}. */
  void call(int node) {
    String name = code.calleeName(node);
    int receiver = code.receiver(node);
    if (name.equals("copy") && receiver != Code.NONE && code.hasNoArguments(node)) {
      write(node, receiver, false);
      return;
    }
    int source = code.argument(node, 0);
    if (source == Code.NONE || code.argument(node, 1) != Code.NONE) {
      return;
    }
    String callee = meaning.callee(node);
    Optional<Api> api = meaning.table().call(callee).filter(a -> a.mayBe(HOTSPOT));
    boolean container =
        meaning
            .table()
            .type(callee)
            .filter(t -> t.kind().isContainer())
            .filter(t -> t.kind() != StoreFact.Kind.TEXT)
            .isPresent();
    if (api.isPresent() || container) {
      write(node, viewed(source), name.equals("deepcopy"));
    }
  }

  /** {@code self.items[:]}. */
  void subscript(int node) {
    int slice = code.child(node, Field.SUBSCRIPT);
    if (code.is(slice, NodeKind.SLICE) && code.children(slice).length == 0) {
      write(node, code.child(node, Field.VALUE), false);
    }
  }

  /** {@code {**self.table}}. */
  void dictionary(int node) {
    int[] parts = code.children(node);
    if (parts.length == 1 && code.is(parts[0], NodeKind.DICTIONARY_SPLAT)) {
      write(node, viewed(code.child(parts[0], 0)), false);
    }
  }

  /** {@code [*self.items]}, {@code {*self.names}}. */
  void display(int node) {
    int[] parts = code.children(node);
    if (parts.length == 1 && code.isSplat(parts[0])) {
      write(node, viewed(code.splatted(parts[0])), false);
    }
  }

  /** {@code [item for item in self.items]}: each element as it is. */
  void comprehension(int node) {
    int body = code.child(node, Field.BODY);
    int[] parts = code.children(node);
    boolean whole =
        parts.length == 2
            && code.is(parts[1], NodeKind.FOR_IN_CLAUSE)
            && code.is(body, NodeKind.IDENTIFIER)
            && code.textIs(code.child(parts[1], Field.LEFT), code.text(body));
    if (whole) {
      write(node, viewed(code.child(parts[1], Field.RIGHT)), false);
    }
  }

  private int viewed(int source) {
    int node = code.bare(source);
    boolean view =
        code.is(node, NodeKind.CALL)
            && VIEWS.contains(code.calleeName(node))
            && code.hasNoArguments(node)
            && code.receiver(node) != Code.NONE;
    return view ? code.receiver(node) : node;
  }

  private void write(int copy, int source, boolean deep) {
    int node = code.bare(source);
    Into into = into(copy);
    Optional<Target> target = into == Into.OTHER ? Optional.empty() : refs.of(node);
    if (target.isEmpty() || target.get().ref().owner().isEmpty()) {
      return;
    }
    Optional<TypeRef> type = meaning.typeOf(node);
    boolean known =
        type.flatMap(t -> meaning.table().type(t.name()))
                .filter(t -> t.kind() != StoreFact.Kind.OBJECT)
                .isPresent()
            || type.flatMap(t -> meaning.classNamed(t.name())).isPresent();
    Scope scope = scopes.of(copy);
    out.copy(
        new CopyFact(
            sites.brief(copy),
            target.get().isElement() ? Form.COPY_OF_ELEMENT : Form.COPY_OF_STORE,
            isLocked(copy) ? "lock" : "",
            code.shortText(node),
            known ? Ownership.OWNED : Ownership.UNKNOWN,
            type.map(TypeRef::text).orElse(""),
            false,
            true,
            false,
            construction.contains(scope) || scope.functionOrModule().is(Scope.Kind.MODULE),
            Optional.of(target.get().ref()),
            into,
            deep,
            List.of()));
  }

  /** Where an expression's value goes, through branches around it. */
  private Into into(int expression) {
    int node = code.dressed(expression);
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      int parent = code.parent(node);
      switch (code.kind(parent)) {
        case RETURN_STATEMENT -> {
          return Into.RETURNED;
        }
        case CONDITIONAL_EXPRESSION -> {
          if (code.child(parent, 1) == node) {
            return Into.OTHER;
          }
          node = code.dressed(parent);
        }
        case BOOLEAN_OPERATOR -> node = code.dressed(parent);
        case ARGUMENT_LIST -> {
          return isReader(code.parent(parent), node) ? Into.READER : Into.OTHER;
        }
        default -> {
          return Into.OTHER;
        }
      }
    }
    return Into.OTHER;
  }

  /** Whether the argument goes to a function of the file that only reads it. */
  private boolean isReader(int call, int argument) {
    Optional<Integer> definition = meaning.definition(meaning.callee(call));
    if (definition.isEmpty()) {
      return false;
    }
    int at = 0;
    int[] arguments = code.arguments(call);
    while (at < arguments.length && arguments[at] != argument) {
      at++;
    }
    Scope function = scopes.inside(definition.get()).orElseThrow();
    boolean bound =
        function.isMethod()
            && code.decorators(definition.get()).stream()
                .noneMatch(d -> code.textIs(d, "staticmethod"));
    List<Parameters.Parameter> parameters =
        Parameters.of(code, code.child(definition.get(), Field.PARAMETERS));
    int index = at + (bound ? 1 : 0);
    return at < arguments.length
        && index < parameters.size()
        && isOnlyRead(definition.get(), parameters.get(index).name());
  }

  private boolean isOnlyRead(int definition, String name) {
    int body = code.child(definition, Field.BODY);
    if (body == Code.NONE || code.subtreeEnd(body) - body > MAX_BODY) {
      return false;
    }
    boolean read = false;
    for (int node = body; node < code.subtreeEnd(body); node++) {
      boolean use =
          code.is(node, NodeKind.IDENTIFIER)
              && code.textIs(node, name)
              && !code.hasRole(node, Field.ATTRIBUTE);
      if (use) {
        read = true;
        if (!isReading(node)) {
          return false;
        }
      }
    }
    return read;
  }

  private boolean isReading(int node) {
    int parent = code.parent(node);
    return switch (code.kind(parent)) {
      case FOR_STATEMENT, FOR_IN_CLAUSE -> code.hasRole(node, Field.RIGHT);
      case COMPARISON_OPERATOR -> true;
      case ARGUMENT_LIST -> READING_FUNCTIONS.contains(code.calleeName(code.parent(parent)));
      case ATTRIBUTE ->
          code.hasRole(node, Field.OBJECT)
              && READING_METHODS.contains(code.text(code.child(parent, Field.ATTRIBUTE)))
              && code.is(code.parent(parent), NodeKind.CALL);
      default -> false;
    };
  }

  /** Inside of {@code with self._lock:}. */
  private boolean isLocked(int node) {
    int function = scopes.of(node).functionOrModule().node();
    int with = code.above(node, NodeKind.WITH_STATEMENT);
    while (with != Code.NONE && with > function) {
      int body = code.child(with, Field.BODY);
      String opened =
          code.tree()
              .text()
              .substring(code.start(with), body == Code.NONE ? code.start(with) : code.start(body));
      if (opened.matches("(?is).*(lock|mutex|cond|guard).*")) {
        return true;
      }
      with = code.above(with, NodeKind.WITH_STATEMENT);
    }
    return false;
  }
}
