package dev.memlint.python;

import dev.memlint.python.Binding.How;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what a read reads, as written and followed through variables, attributes and constants. */
final class Paths {
  private static final int MOST_STEPS = 5;
  private static final int LONGEST = 200;

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;

  Paths(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
  }

  /** The path in {@code open(path, "rb")} and {@code path.open()}, else the expression itself. */
  private int opened(int expression) {
    int node = code.bare(expression);
    if (!code.is(node, NodeKind.CALL) || !LibraryTypes.opens(meaning.callee(node))) {
      return expression;
    }
    int receiver = code.receiver(node);
    boolean method = receiver != Code.NONE && !meaning.isStaticPath(receiver);
    int path = method ? receiver : code.argument(node, 0, "file");
    return path == Code.NONE ? expression : path;
  }

  /** The path that the file in this expression was opened with, as written. */
  String pathOf(int expression) {
    if (expression == Code.NONE) {
      return "";
    }
    int at = expression;
    if (code.is(code.bare(at), NodeKind.IDENTIFIER)
        && meaning.typeOf(at).filter(t -> t.is("file")).isPresent()) {
      at = nameOrigin(code.bare(at)).orElse(at);
    }
    int path = opened(at);
    boolean constructed =
        code.is(path, NodeKind.CALL) && LibraryTypes.isPathClass(meaning.callee(path));
    return code.shortText(constructed ? code.argument(path, 0) : path);
  }

  /** The expression's text, then what its names were assigned from, joined by {@code " <- "}. */
  String of(int expression) {
    if (expression == Code.NONE) {
      return "";
    }
    Set<String> steps = new LinkedHashSet<>();
    Set<Integer> seen = new HashSet<>(); // attributes may be assigned from each other
    List<Integer> open = new ArrayList<>(List.of(opened(expression)));
    for (int i = 0; i < open.size() && steps.size() < MOST_STEPS; i++) {
      int at = open.get(i);
      if (seen.add(at)) {
        steps.add(shortened(code.shortText(at)));
        origins(at).forEach(o -> open.add(opened(o)));
      }
    }
    return String.join(" <- ", steps);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** What the names in an expression got their values from. */
  private List<Integer> origins(int expression) {
    List<Integer> found = new ArrayList<>();
    int end = code.subtreeEnd(expression);
    for (int at = expression; at < end && found.size() < MOST_STEPS; at++) {
      if (code.is(at, NodeKind.ATTRIBUTE)) {
        attributeOrigin(at).ifPresent(found::add);
      } else if (code.is(at, NodeKind.IDENTIFIER) && !isAttributeName(at)) {
        nameOrigin(at).ifPresent(found::add);
      }
    }
    found.removeIf(o -> code.isIn(expression, o));
    return found;
  }

  private boolean isAttributeName(int identifier) {
    return code.isChild(identifier, code.parent(identifier), Field.ATTRIBUTE)
        || code.is(code.parent(identifier), NodeKind.KEYWORD_ARGUMENT)
            && code.hasRole(identifier, Field.NAME);
  }

  private Optional<Integer> nameOrigin(int identifier) {
    List<Binding> bindings = scopes.of(identifier).find(code.text(identifier));
    return contextOrigin(identifier, bindings).or(() -> firstOrigin(identifier, bindings));
  }

  /** What the innermost {@code with} around a name opens, whatever else the name is used for. */
  private Optional<Integer> contextOrigin(int identifier, List<Binding> bindings) {
    return bindings.stream()
        .filter(b -> b.is(How.CONTEXT) && b.value() != Code.NONE)
        .filter(b -> code.isIn(identifier, code.above(b.node(), NodeKind.WITH_STATEMENT)))
        .filter(b -> !code.isIn(identifier, b.value()))
        .map(Binding::value)
        .reduce((outer, inner) -> inner);
  }

  private Optional<Integer> firstOrigin(int identifier, List<Binding> bindings) {
    return bindings.stream()
        .filter(b -> b.value() != Code.NONE && !code.is(b.value(), NodeKind.NONE))
        .filter(
            b ->
                b.is(How.ASSIGNED)
                    || b.is(How.ELEMENT)
                    || b.is(How.CONTEXT)
                    || b.is(How.UNPACKED)
                    || b.is(How.PARAMETER))
        .map(Binding::value)
        .filter(v -> code.start(v) < code.start(identifier) || isAtModule(v))
        .findFirst();
  }

  private boolean isAtModule(int node) {
    return scopes.of(node).is(Scope.Kind.MODULE);
  }

  private Optional<Integer> attributeOrigin(int attribute) {
    int object = code.bare(code.child(attribute, Field.OBJECT));
    String name = code.text(code.child(attribute, Field.ATTRIBUTE));
    return scopes
        .classOfSelf(object)
        .flatMap(
            c ->
                c.attribute(name).stream()
                    .map(ClassInfo.Attribute::value)
                    .filter(v -> v != Code.NONE && !code.is(v, NodeKind.NONE))
                    .findFirst());
  }
}
