package dev.memlint.rules.api;

import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreUse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a library type that can be a store.
 *
 * @param name canonical: {@code java.util.HashMap}, {@code std::collections::HashMap}, {@code dict}
 * @param kind what it holds
 * @param bound what limits it by construction
 * @param shared made to be used by many threads
 * @param methods what its methods do to it, by simple name
 */
public record ContainerType(
    String name, Kind kind, Bound bound, boolean shared, Map<String, StoreUse.Kind> methods) {

  public ContainerType {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(bound);
    methods = Map.copyOf(methods);
  }

  /** What calling a method does to the container; empty for reads and unknown methods. */
  public Optional<StoreUse.Kind> use(String method) {
    return Optional.ofNullable(methods.get(method));
  }
}
