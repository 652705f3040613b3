package dev.memlint.rules.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreUse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an {@code apis.toml}.
 *
 * <pre>{@code
 * [[kind]]                       # what methods do, for every type of this kind
 * name   = "map"
 * grow   = ["put", "putIfAbsent"]
 * shrink = ["remove"]
 * clear  = ["clear"]
 * drain  = []
 *
 * [[type]]
 * names  = ["java.util.HashMap", "java.util.TreeMap"]
 * kind   = "map"
 * bound  = "weak"                # optional: capacity, weak, immutable, closed-keys
 * shared = true                  # optional
 *
 * [[api]]
 * calls    = ["java.nio.file.Files#readString"]
 * hotspot  = "whole-file-read"   # each of these is optional
 * argument = 0
 * element-bytes = 1
 * content  = "file"
 * consumption = "hashed"
 * input    = "the request header"
 * bounded-by = ["0", "maxsize"]  # positions, keywords or builder steps
 * name-alone = true
 * }</pre>
 */
public final class ApiTableReader {
  private static final Set<String> TABLES = Set.of("kind", "type", "api");
  private static final Set<String> KIND_KEYS = Set.of("name", "grow", "shrink", "clear", "drain");
  private static final Set<String> TYPE_KEYS = Set.of("names", "kind", "bound", "shared");
  private static final Set<String> API_KEYS =
      Set.of(
          "calls",
          "hotspot",
          "argument",
          "element-bytes",
          "content",
          "consumption",
          "input",
          "bounded-by",
          "name-alone");

  private ApiTableReader() {}

  /**
   * The table in a resource beside a class.
   *
   * @throws IllegalArgumentException when an entry is malformed, naming it
   * @throws UncheckedIOException when the resource is missing or is not TOML
   */
  public static ApiTable read(Class<?> anchor, String resource) {
    try (InputStream in = anchor.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no resource " + resource + " beside " + anchor.getName());
      }
      return read(new TomlMapper().readTree(in), resource);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static ApiTable read(JsonNode root, String resource) {
    checkKeys(root, TABLES, resource);
    Map<Kind, Map<String, StoreUse.Kind>> methods = new EnumMap<>(Kind.class);
    for (JsonNode node : root.path("kind")) {
      checkKeys(node, KIND_KEYS, resource);
      methods.put(constant(Kind.class, text(node, "name")), methods(node));
    }
    List<ContainerType> types = new ArrayList<>();
    for (JsonNode node : root.path("type")) {
      checkKeys(node, TYPE_KEYS, resource);
      Kind kind = constant(Kind.class, text(node, "kind"));
      Bound bound = optional(node, "bound").map(b -> constant(Bound.class, b)).orElse(Bound.NONE);
      boolean shared = node.path("shared").asBoolean(false);
      for (JsonNode name : node.path("names")) {
        types.add(
            new ContainerType(
                name.asText(), kind, bound, shared, methods.getOrDefault(kind, Map.of())));
      }
    }
    List<Api> calls = new ArrayList<>();
    for (JsonNode node : root.path("api")) {
      checkKeys(node, API_KEYS, resource);
      for (JsonNode call : node.path("calls")) {
        calls.add(api(call.asText(), node));
      }
    }
    return new ApiTable(calls, types, methods);
  }

  private static Api api(String call, JsonNode node) {
    return new Api(
        call,
        optional(node, "hotspot"),
        node.path("argument").asInt(0),
        node.has("element-bytes")
            ? Optional.of(node.get("element-bytes").asInt())
            : Optional.empty(),
        optional(node, "content").map(c -> constant(Content.class, c)),
        optional(node, "consumption").map(c -> constant(Consumption.class, c)),
        optional(node, "input"),
        texts(node, "bounded-by"),
        node.path("name-alone").asBoolean(false));
  }

  private static Map<String, StoreUse.Kind> methods(JsonNode node) {
    Map<String, StoreUse.Kind> uses = new HashMap<>();
    for (StoreUse.Kind use :
        List.of(
            StoreUse.Kind.GROW, StoreUse.Kind.SHRINK, StoreUse.Kind.CLEAR, StoreUse.Kind.DRAIN)) {
      for (JsonNode method : node.path(use.name().toLowerCase(Locale.ROOT))) {
        uses.put(method.asText(), use);
      }
    }
    return uses;
  }

  private static void checkKeys(JsonNode node, Set<String> known, String resource) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw new IllegalArgumentException(
                    resource + ": unknown key '" + key + "' in " + node);
              }
            });
  }

  private static String text(JsonNode node, String key) {
    return optional(node, key)
        .orElseThrow(() -> new IllegalArgumentException("missing '" + key + "' in " + node));
  }

  private static Optional<String> optional(JsonNode node, String key) {
    return node.has(key) ? Optional.of(node.get(key).asText()) : Optional.empty();
  }

  private static Set<String> texts(JsonNode node, String key) {
    Set<String> texts = new HashSet<>();
    node.path(key).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
