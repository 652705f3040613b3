package dev.memlint.python;

import dev.memlint.python.TextGrowths.Growth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text with all places of one function, or of the module, that name it. */
final class GrownText {
  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final TextGrowths growths;
  private final int target;
  private final String name;
  private final Scope function;
  private final List<Integer> uses;

  /**
   * Looks for all places.
   *
   * @param target an assignment's left side: a name or an attribute
   */
  GrownText(Code code, Scopes scopes, Meaning meaning, TextGrowths growths, int target) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.growths = growths;
    this.target = target;
    this.name = code.text(target);
    this.function = scopes.of(target).functionOrModule();
    this.uses = isVariable() ? NameUses.in(code, function.node(), name) : attributes();
  }

  private List<Integer> attributes() {
    List<Integer> found = new ArrayList<>();
    for (int at = function.node(); at < code.subtreeEnd(function.node()); at++) {
      if (code.is(at, NodeKind.ATTRIBUTE) && code.textIs(at, name)) {
        found.add(at);
      }
    }
    return found;
  }

  /** As written, {@code text} or {@code self.text}. */
  String name() {
    return name;
  }

  Scope function() {
    return function;
  }

  List<Integer> uses() {
    return uses;
  }

  boolean isVariable() {
    return code.is(target, NodeKind.IDENTIFIER);
  }

  /** The object whose attribute it is, {@code self}; empty for a variable. */
  String object() {
    return code.text(code.child(target, Field.OBJECT));
  }

  /** Whether no other function can look at it while this one puts it together, as far as seen. */
  boolean isOwn() {
    if (!isVariable()) {
      return code.is(target, NodeKind.ATTRIBUTE)
          && code.is(code.child(target, Field.OBJECT), NodeKind.IDENTIFIER)
          && function.is(Scope.Kind.FUNCTION);
    }
    return scopes.of(target) == function
        && function.definingScope(name).filter(scope -> scope == function).isPresent()
        && uses.stream().allMatch(use -> scopes.of(use).functionOrModule() == function);
  }

  List<Integer> usesIn(int from, int to) {
    return uses.stream().filter(use -> use >= from && use < to).toList();
  }

  /** The statements among some nodes that make it longer, when nothing else there names it. */
  Optional<List<Growth>> onlyGrowths(int from, int to) {
    List<Growth> found = new ArrayList<>();
    for (int use : usesIn(from, to)) {
      Optional<Growth> growth = growthOf(use);
      if (growth.isEmpty()) {
        return Optional.empty();
      }
      if (code.hasRole(use, Field.LEFT) && code.parent(use) == growth.get().assignment()) {
        found.add(growth.get());
      }
    }
    return Optional.of(found);
  }

  /** Whether another loop makes it longer too. */
  boolean isGrownElsewhere(int from, int to) {
    return uses.stream()
        .filter(use -> use < from || use >= to)
        .anyMatch(use -> scopes.loop(use).repeats() && growthOf(use).isPresent());
  }

  /** The statement around a use that makes the text longer; empty when its part is the use. */
  private Optional<Growth> growthOf(int use) {
    int assignment = code.child(code.above(use, NodeKind.EXPRESSION_STATEMENT), 0);
    if (!code.textIs(code.child(assignment, Field.LEFT), name)) {
      return Optional.empty();
    }
    return growths
        .of(assignment)
        .filter(
            growth ->
                !growth.part().contains(code.span(use))
                    || growth.own().filter(own -> own.contains(code.span(use))).isPresent());
  }

  boolean isBytes() {
    return meaning.typeOf(target).filter(type -> type.is("bytes")).isPresent();
  }

  boolean isText() {
    return isBytes() || meaning.typeOf(target).filter(type -> type.is("str")).isPresent();
  }

  /** An empty literal of the text's type with the quotes that the function uses. */
  String empty() {
    return (isBytes() ? "b" : "") + Quotes.like(code, function.node(), "");
  }

  /** A name for its parts that nothing in the function has; empty when all are taken. */
  Optional<String> nameOfParts() {
    String base = name.substring(name.lastIndexOf('.') + 1).replaceFirst("^_+", "");
    boolean camel = base.matches("[a-z]+(?:[A-Z][a-z0-9]*)+");
    return List.of(base + (camel ? "Parts" : "_parts"), "parts").stream()
        .filter(
            candidate ->
                function.find(candidate).isEmpty()
                    && NameUses.isFree(code, function.node(), candidate))
        .findFirst();
  }
}
