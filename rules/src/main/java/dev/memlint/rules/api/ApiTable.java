package dev.memlint.rules.api;

import dev.memlint.rules.facts.LockFact.WaitsFor;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The library knowledge of one language, read from its {@code apis.toml}. Immutable. */
public final class ApiTable {
  /** A table that knows nothing. */
  public static final ApiTable EMPTY = new ApiTable(List.of(), List.of(), Map.of());

  private final Map<String, Api> calls;
  private final Map<String, Api> callsByName;
  private final Map<String, ContainerType> types;
  private final Map<Kind, Map<String, StoreUse.Kind>> methods;
  private final Map<String, WaitsFor> waits;
  private final Set<String> nested;

  ApiTable(
      List<Api> calls, List<ContainerType> types, Map<Kind, Map<String, StoreUse.Kind>> methods) {
    this(calls, types, methods, Map.of(), Set.of());
  }

  ApiTable(
      List<Api> calls,
      List<ContainerType> types,
      Map<Kind, Map<String, StoreUse.Kind>> methods,
      Map<String, WaitsFor> waits,
      Set<String> nested) {
    Map<String, Api> byCall = new HashMap<>();
    Map<String, Api> byName = new HashMap<>();
    for (Api api : calls) {
      byCall.put(api.call(), api);
      if (api.nameAlone()) {
        byName.put(Names.simple(api.call()), api);
      }
    }
    Map<String, ContainerType> byType = new HashMap<>();
    types.forEach(type -> byType.put(type.name(), type));
    this.calls = Map.copyOf(byCall);
    this.callsByName = Map.copyOf(byName);
    this.types = Map.copyOf(byType);
    this.methods = Map.copyOf(methods);
    this.waits = Map.copyOf(waits);
    this.nested = Set.copyOf(nested);
  }

  /**
   * This table and what another adds to it; of a name that both have, the other's entry counts.
   * Added types have the methods that this table gives to their kind.
   */
  public ApiTable with(ApiTable additions) {
    if (additions.calls.isEmpty() && additions.types.isEmpty()) {
      return this;
    }
    Map<String, Api> moreCalls = new HashMap<>(calls);
    moreCalls.putAll(additions.calls);
    Map<String, ContainerType> moreTypes = new HashMap<>(types);
    for (ContainerType type : additions.types.values()) {
      moreTypes.put(
          type.name(),
          new ContainerType(
              type.name(),
              type.kind(),
              type.bound(),
              type.shared(),
              methods.getOrDefault(type.kind(), Map.of())));
    }
    return new ApiTable(
        List.copyOf(moreCalls.values()), List.copyOf(moreTypes.values()), methods, waits, nested);
  }

  /** The hotspots that its calls may be. */
  public Set<String> hotspots() {
    return calls.values().stream()
        .flatMap(api -> api.hotspots().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The entry for a canonical name. */
  public Optional<Api> call(String canonical) {
    return Optional.ofNullable(calls.get(canonical));
  }

  /** The entry whose simple name is evidence enough when the receiver's type is unknown. */
  public Optional<Api> callByNameAlone(String simpleName) {
    return Optional.ofNullable(callsByName.get(simpleName));
  }

  /** The container with this canonical name. */
  public Optional<ContainerType> type(String canonical) {
    return Optional.ofNullable(types.get(canonical));
  }

  /**
   * What a call of this canonical name waits for; {@code *} in the table stands for every method of
   * a type.
   */
  public Optional<WaitsFor> waitsFor(String canonical) {
    WaitsFor exact = waits.get(canonical);
    String type = canonical.substring(0, canonical.length() - Names.simple(canonical).length());
    return Optional.ofNullable(exact != null ? exact : waits.get(type + "*"));
  }

  /** Whether values of this type are nested as deep as a document from outside says. */
  public boolean isNested(String canonicalType) {
    return nested.contains(canonicalType);
  }

  /** What a method does to a container of this kind, whatever its type; empty for reads. */
  public Optional<StoreUse.Kind> use(Kind kind, String method) {
    return Optional.ofNullable(methods.getOrDefault(kind, Map.of()).get(method));
  }

  /**
   * What a method of this name does to containers of any kind that has it, for receivers whose type
   * is unknown; empty when kinds disagree or none has it.
   */
  public Optional<StoreUse.Kind> useOfAnyKind(String method) {
    List<StoreUse.Kind> kinds =
        methods.values().stream()
            .map(byMethod -> byMethod.get(method))
            .filter(kind -> kind != null)
            .distinct()
            .toList();
    return kinds.size() == 1 ? Optional.of(kinds.getFirst()) : Optional.empty();
  }
}
