package dev.memlint.python;

import dev.memlint.python.ClassInfo.Attribute;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the classes of a file down. */
final class Types {
  private static final int MOST_ASSIGNMENTS = 8;

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;

  Types(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
  }

  void declare(FactsBuilder out) {
    for (ClassInfo owner : scopes.classes()) {
      List<String> bases = meaning.bases(owner);
      List<TypeFact.Field> fields = new ArrayList<>();
      owner.attributes().forEach((name, all) -> fields.add(field(name, all)));
      out.type(
          new TypeFact(
              owner.name(),
              kind(bases),
              bases,
              annotations(owner.node()),
              fields,
              code.span(code.child(owner.node(), Field.NAME)),
              slots(owner)));
    }
  }

  private static TypeFact.Kind kind(List<String> bases) {
    if (bases.stream().anyMatch(BaseClasses::isEnum)) {
      return TypeFact.Kind.ENUM;
    }
    boolean protocol = bases.stream().anyMatch(b -> Names.simple(b).equals("Protocol"));
    return protocol ? TypeFact.Kind.INTERFACE : TypeFact.Kind.CLASS;
  }

  /** {@code @dataclass(slots=True)}. */
  private Optional<Fix> slots(ClassInfo owner) {
    int definition = owner.node();
    if (needsDictionary(owner)) {
      return Optional.empty();
    }
    for (int decorator : code.decorators(definition)) {
      boolean called = code.is(decorator, NodeKind.CALL);
      String name = meaning.canonical(called ? code.child(decorator, Field.FUNCTION) : decorator);
      if (name.equals("dataclasses.dataclass") && code.keyword(decorator, "slots") == Code.NONE) {
        int end = code.end(decorator);
        boolean empty = called && code.allArguments(decorator).length == 0;
        boolean comma = called && code.text(decorator).matches("(?s).*,\\s*\\)");
        String words = empty || comma ? "slots=True" : called ? ", slots=True" : "(slots=True)";
        int at = called ? end - 1 : end;
        return Optional.of(
            new Fix(
                "keep the fields in slots, from Python 3.10",
                FixSafety.UNSAFE,
                List.of(new Edit(new Span(at, at), words))));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the class sets attributes that it does not declare, or the file asks for all of them.
   */
  private boolean needsDictionary(ClassInfo owner) {
    boolean undeclared =
        owner.attributes().values().stream()
            .anyMatch(all -> all.stream().noneMatch(Attribute::inClassBody));
    return undeclared
        || !NameUses.isFree(code, 0, "__dict__")
        || !NameUses.isFree(code, 0, "vars")
        || !NameUses.isFree(code, 0, "__weakref__");
  }

  private List<String> annotations(int definition) {
    List<String> names = new ArrayList<>();
    for (int decorator : code.decorators(definition)) {
      int name =
          code.is(decorator, NodeKind.CALL) ? code.child(decorator, Field.FUNCTION) : decorator;
      names.add(Names.simple(code.text(name)));
      if (code.is(code.keyword(decorator, "slots"), NodeKind.TRUE)) {
        names.add("slots");
      }
    }
    return names;
  }

  private TypeFact.Field field(String name, List<Attribute> all) {
    Set<String> types = new LinkedHashSet<>();
    boolean isStatic = false;
    for (Attribute one : all.subList(0, Math.min(MOST_ASSIGNMENTS, all.size()))) {
      isStatic |= one.inClassBody() && one.annotation() == Code.NONE;
      if (one.annotation() != Code.NONE) {
        for (String written : Annotations.names(code.text(one.annotation()))) {
          String canonical = meaning.canonicalDotted(written, scopes.of(one.annotation()));
          types.add(canonical.isEmpty() ? written : canonical);
        }
      } else if (one.direct()) {
        meaning.typeOf(one.value()).map(TypeRef::name).ifPresent(types::add);
      }
    }
    return new TypeFact.Field(name, List.copyOf(types), isStatic);
  }
}
