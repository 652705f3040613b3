package dev.memlint.rules.java;

import dev.memlint.rules.api.ContainerType;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreFact.Scope;
import dev.memlint.rules.facts.TypeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down a type's fields that can hold memory, once all that is assigned to them is known. */
final class Stores {
  private final Unit unit;
  private final Initializers initializers;
  private final StoreBounds bounds;
  private final ThreadLocalCleanup cleanup;

  Stores(Unit unit) {
    this.unit = unit;
    this.initializers = new Initializers(unit);
    this.bounds = new StoreBounds(unit);
    this.cleanup = new ThreadLocalCleanup(unit);
  }

  /** All stores of a type; the unit's frame must be the type's own. */
  void of(TypeInfo type) {
    type.fields.values().forEach(field -> kind(field).ifPresent(kind -> store(field, kind)));
  }

  private Optional<Kind> kind(FieldInfo field) {
    if (field.container.isPresent()) {
      return field.container.map(ContainerType::kind);
    }
    if (field.type.isString()) {
      return field.appended || field.isStatic && holdsFile(field)
          ? Optional.of(Kind.TEXT)
          : Optional.empty();
    }
    if (!field.isStatic || field.type.isUnknown() || Primitives.isIntegral(field.type)) {
      return Optional.empty();
    }
    if (field.type.isArray()) {
      boolean bytes = field.type.dimensions() == 1 && field.type.name().equals("byte");
      return Optional.of(bytes ? Kind.BYTES : Kind.OBJECT);
    }
    return field.type.isPrimitive() ? Optional.empty() : Optional.of(Kind.OBJECT);
  }

  private boolean holdsFile(FieldInfo field) {
    return made(field).stream().anyMatch(value -> value.content() == Content.FILE);
  }

  private void store(FieldInfo field, Kind kind) {
    List<Made> made = made(field);
    Scope scope =
        !field.isStatic ? Scope.INSTANCE : kind == Kind.THREAD_LOCAL ? Scope.THREAD : Scope.PROCESS;
    boolean shared =
        field.isVolatile
            || field.container.filter(ContainerType::shared).isPresent()
            || made.stream().anyMatch(Made::shared);
    boolean keyed = kind == Kind.MAP || kind == Kind.CACHE;
    JavaType type = field.type;
    unit.facts.store(
        new StoreFact(
            field.ref(),
            unit.site(field.node),
            kind,
            type.text(),
            keyed ? type.argument(0).text() : "",
            elementType(type, keyed),
            scope,
            bound(field, made),
            content(field, made),
            shared,
            made.stream()
                .map(Made::size)
                .filter(size -> !size.equals(SizeExpr.UNKNOWN))
                .findFirst()
                .orElse(SizeExpr.UNKNOWN),
            kind == Kind.THREAD_LOCAL ? cleanup.fix(field) : bounds.fix(field)));
  }

  private static String elementType(JavaType type, boolean keyed) {
    return type.isArray() ? type.component().text() : type.argument(keyed ? 1 : 0).text();
  }

  private List<Made> made(FieldInfo field) {
    List<Made> made = new ArrayList<>();
    field
        .initializer()
        .filter(value -> !Nulls.isNull(value))
        .ifPresent(value -> made.add(initializers.of(value)));
    made.addAll(field.assigned);
    return made;
  }

  /** A bound holds only when everything that the field is ever given has it. */
  private Bound bound(FieldInfo field, List<Made> made) {
    Bound declared = field.container.map(ContainerType::bound).orElse(Bound.NONE);
    if (declared != Bound.NONE) {
      return declared;
    }
    boolean evicts = unit.declared.ofName(field.type.name()).filter(own -> own.evicts).isPresent();
    if (evicts) {
      return Bound.CAPACITY;
    }
    boolean closed =
        initializers.isClosedKey(field.type)
            || field.container.isPresent() && hasEnumKey(field.type);
    if (closed) {
      return Bound.CLOSED_KEYS;
    }
    boolean allBounded = made.stream().noneMatch(m -> m.bound() == Bound.NONE);
    return made.isEmpty() || !allBounded ? Bound.NONE : made.getFirst().bound();
  }

  private boolean hasEnumKey(JavaType type) {
    boolean keyed =
        type.arguments().size() == 2 || type.name().endsWith("Set") && !type.arguments().isEmpty();
    return keyed
        && unit.declared
            .ofName(type.argument(0).name())
            .filter(key -> key.kind == TypeFact.Kind.ENUM)
            .isPresent();
  }

  private Content content(FieldInfo field, List<Made> made) {
    List<Content> contents =
        made.stream().map(Made::content).filter(c -> c != Content.EMPTY).distinct().toList();
    Content byType =
        field.container.isEmpty() && !field.type.isArray()
            ? ContentNames.ofType(field.type.name(), unit)
            : Content.OTHER;
    for (Content content : contents) {
      boolean byNameOnly = content == Content.LOADED && byType != Content.OTHER;
      if (content != Content.OTHER && !byNameOnly) {
        return content;
      }
    }
    return byType != Content.OTHER || !contents.isEmpty() ? byType : Content.EMPTY;
  }
}
