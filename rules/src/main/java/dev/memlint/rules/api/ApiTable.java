package dev.memlint.rules.api;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The library knowledge of one language, read from its {@code apis.toml}. Immutable. */
public final class ApiTable {
  private final Map<String, Api> calls;
  private final Map<String, Api> callsByName;
  private final Map<String, ContainerType> types;
  private final Map<Kind, Map<String, StoreUse.Kind>> methods;

  ApiTable(
      List<Api> calls, List<ContainerType> types, Map<Kind, Map<String, StoreUse.Kind>> methods) {
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
