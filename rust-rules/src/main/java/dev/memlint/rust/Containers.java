package dev.memlint.rust;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.api.ContainerType;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreUse;
import java.util.List;
import java.util.Optional;

/** What is known of types as containers. */
final class Containers {
  /** Where well-known type names come from when the file hides it behind a glob or re-export. */
  private static final List<String> USUAL_HOMES =
      List.of("std::collections::", "dashmap::", "indexmap::", "std::vec::", "std::string::");

  private final ApiTable apis;
  private final Imports imports;
  private final Items items;

  Containers(ApiTable apis, Imports imports, Items items) {
    this.apis = apis;
    this.imports = imports;
    this.items = items;
  }

  /** The container that a type is, inside all its wrappers. */
  Optional<ContainerType> of(TypeRef type) {
    TypeRef core = items.resolve(items.resolve(type).core());
    if (core.isUnknown()) {
      return Optional.empty();
    }
    if (core.path().equals(TypeRef.SLICE) || core.path().equals(TypeRef.ARRAY)) {
      return apis.type(core.path());
    }
    Optional<ContainerType> exact = apis.type(core.path());
    if (exact.isPresent() || imports.isDeclared(core.simple())) {
      return exact;
    }
    return USUAL_HOMES.stream()
        .map(home -> apis.type(home + core.simple()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What a type is as a container; a vector of bytes is a buffer of bytes. */
  Kind kind(TypeRef type) {
    Kind kind = of(type).map(ContainerType::kind).orElse(Kind.OBJECT);
    boolean bytes = kind == Kind.LIST && type.core().arg(0).path().equals("u8");
    return bytes ? Kind.BYTES : kind;
  }

  /** What limits a container of this type, as the type itself says. */
  Bound bound(TypeRef type) {
    Bound own = of(type).map(ContainerType::bound).orElse(Bound.NONE);
    boolean sharedView =
        type.reference() && !type.isInteriorMutable() && !type.text().contains("mut");
    return own == Bound.NONE && sharedView ? Bound.IMMUTABLE : own;
  }

  boolean isShared(TypeRef type) {
    return type.isShared() || of(type).map(ContainerType::shared).orElse(false);
  }

  /** What a method does to a value of this type; by its name alone when the type is not known. */
  Optional<StoreUse.Kind> use(TypeRef type, String method) {
    Optional<ContainerType> container = of(type);
    if (container.isPresent()) {
      return container.get().use(method);
    }
    boolean known = !items.resolve(type).core().isUnknown();
    return known ? Optional.empty() : apis.useOfAnyKind(method);
  }
}
