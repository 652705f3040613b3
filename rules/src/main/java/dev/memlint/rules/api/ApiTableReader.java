package dev.memlint.rules.api;

import dev.memlint.rules.facts.AccumulationFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.LockFact.WaitsFor;
import dev.memlint.rules.facts.MaterializationFact.Extent;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.source.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
 * reads    = "network"         # gives one piece after the other of that
 * bounded-by = ["0", "maxsize"]  # positions, keywords or builder steps
 * bound-fixes = [".maximumSize(10_000)"]   # best first; or arguments for a call without any
 * memoizes = 128                 # a decorator that keeps so many results, 0 for all
 * items    = "paths of a directory tree"   # in the plural, for people
 * extent   = "large"             # of the items: unknown (if not said) or large
 * parses-document = true         # builds values from the whole text that it is handed
 * name-alone = true
 *
 * [[wait]]                       # calls that take as long as others let them
 * calls = ["java.net.http.HttpClient#send"]
 * for   = "io"                   # io, channel, task, sleep
 *
 * [[nested]]                     # trees of documents whose reader sets no limit on depth
 * types = ["org.w3c.dom.Node"]
 * }</pre>
 */
public final class ApiTableReader {
  /** The tables of a file in this format. */
  private static final Set<String> TABLES = Set.of("kind", "type", "api", "wait", "nested");

  private static final Set<String> KIND_KEYS = Set.of("name", "grow", "shrink", "clear", "drain");
  private static final Set<String> TYPE_KEYS = Set.of("names", "kind", "bound", "shared");
  private static final Set<String> WAIT_KEYS = Set.of("calls", "for");
  private static final Set<String> NESTED_KEYS = Set.of("types");
  private static final Set<String> API_KEYS =
      Set.of(
          "calls",
          "hotspot",
          "argument",
          "element-bytes",
          "content",
          "consumption",
          "input",
          "reads",
          "bounded-by",
          "bound-fixes",
          "memoizes",
          "items",
          "extent",
          "parses-document",
          "name-alone");

  /** The tables of a project's own file in this format. */
  public static final Set<String> ADDITIONS = Set.of("type", "api");

  private static final String LANGUAGE = "language";

  private ApiTableReader() {}

  /**
   * What a project's own file says of libraries, by language: its {@code [[api]]} and {@code
   * [[type]]} tables. A call's spelling tells its language ({@code a.B#c}, {@code a::b}, {@code
   * a.b}); a type must state it.
   *
   * @param hotspots the ones that a call may be
   */
  public static Map<Language, ApiTable> additions(TomlEntry file, Set<String> hotspots)
      throws MalformedTableException {
    Map<Language, List<Api>> apis = new EnumMap<>(Language.class);
    for (TomlEntry entry : file.entries("api", API_KEYS)) {
      entry.required("hotspot");
      Optional<String> unknown = entry.text("hotspot").filter(h -> !hotspots.contains(h));
      if (unknown.isPresent()) {
        throw entry.unknown("hotspot", unknown.get(), hotspots);
      }
      if (entry.texts("calls").isEmpty()) {
        entry.required("calls");
      }
      for (Api api : apis(entry)) {
        apis.computeIfAbsent(languageOf(api.call()), l -> new ArrayList<>()).add(api);
      }
    }
    Map<Language, List<ContainerType>> types = new EnumMap<>(Language.class);
    Set<String> keys = new HashSet<>(TYPE_KEYS);
    keys.add(LANGUAGE);
    for (TomlEntry entry : file.entries("type", keys)) {
      entry.required(LANGUAGE);
      Language language = entry.constant(Language.class, LANGUAGE).orElseThrow();
      types.computeIfAbsent(language, l -> new ArrayList<>()).addAll(types(entry, Map.of()));
    }
    Map<Language, ApiTable> additions = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      additions.put(
          language,
          new ApiTable(
              apis.getOrDefault(language, List.of()),
              types.getOrDefault(language, List.of()),
              Map.of()));
    }
    return additions;
  }

  private static Language languageOf(String call) {
    return call.contains("#")
        ? Language.JAVA
        : call.contains("::") ? Language.RUST : Language.PYTHON;
  }

  /**
   * The table in a resource beside a class.
   *
   * @throws IllegalArgumentException when an entry is malformed, naming it
   * @throws UncheckedIOException when the resource is missing or unreadable
   */
  public static ApiTable read(Class<?> anchor, String resource) {
    try (InputStream in = anchor.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no resource " + resource + " beside " + anchor.getName());
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return read(TomlEntry.ofFile(text, TABLES));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    } catch (MalformedTableException e) {
      throw new IllegalArgumentException(resource + ":" + e.line() + ": " + e.getMessage(), e);
    }
  }

  private static ApiTable read(TomlEntry file) throws MalformedTableException {
    Map<Kind, Map<String, StoreUse.Kind>> methods = new EnumMap<>(Kind.class);
    for (TomlEntry entry : file.entries("kind", KIND_KEYS)) {
      entry.required("name");
      methods.put(entry.constant(Kind.class, "name").orElseThrow(), methods(entry));
    }
    List<ContainerType> types = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (TomlEntry entry : file.entries("type", TYPE_KEYS)) {
      types.addAll(types(entry, methods));
      checkNew(entry, "names", named);
    }
    Map<String, Api> calls = new LinkedHashMap<>();
    for (TomlEntry entry : file.entries("api", API_KEYS)) {
      for (Api api : apis(entry)) {
        Optional<Api> before = Optional.ofNullable(calls.put(api.call(), api));
        if (before.isPresent()) {
          calls.put(api.call(), joined(entry, before.get(), api));
        }
      }
    }
    Map<String, WaitsFor> waits = new HashMap<>();
    Set<String> waiting = new HashSet<>();
    for (TomlEntry entry : file.entries("wait", WAIT_KEYS)) {
      entry.required("for");
      WaitsFor what = entry.constant(WaitsFor.class, "for").orElseThrow();
      entry.texts("calls").forEach(call -> waits.put(call, what));
      checkNew(entry, "calls", waiting);
    }
    Set<String> nested = new HashSet<>();
    for (TomlEntry entry : file.entries("nested", NESTED_KEYS)) {
      checkNew(entry, "types", nested);
    }
    return new ApiTable(List.copyOf(calls.values()), types, methods, waits, nested);
  }

  /** A second entry would silently take the first one's place. */
  private static void checkNew(TomlEntry entry, String key, Set<String> seen)
      throws MalformedTableException {
    for (String name : entry.texts(key)) {
      if (!seen.add(name)) {
        throw new MalformedTableException(
            entry.line(key), "'" + name + "' has an entry already", "", Set.of());
      }
    }
  }

  private static List<ContainerType> types(
      TomlEntry entry, Map<Kind, Map<String, StoreUse.Kind>> methods)
      throws MalformedTableException {
    entry.required("kind");
    Kind kind = entry.constant(Kind.class, "kind").orElseThrow();
    Bound bound = entry.constant(Bound.class, "bound").orElse(Bound.NONE);
    boolean shared = entry.flag("shared");
    return entry.texts("names").stream()
        .map(
            name ->
                new ContainerType(name, kind, bound, shared, methods.getOrDefault(kind, Map.of())))
        .toList();
  }

  private static List<Api> apis(TomlEntry entry) throws MalformedTableException {
    List<Api> apis = new ArrayList<>();
    for (String call : entry.texts("calls")) {
      apis.add(
          new Api(
              call,
              entry.text("hotspot").map(Set::of).orElse(Set.of()),
              entry.integer("argument").orElse(0),
              entry.integer("element-bytes"),
              entry.constant(Content.class, "content"),
              entry.constant(Consumption.class, "consumption"),
              entry.text("input"),
              entry.constant(AccumulationFact.From.class, "reads"),
              entry.texts("bounded-by"),
              List.copyOf(entry.texts("bound-fixes")),
              entry.integer("memoizes"),
              items(entry),
              entry.flag("parses-document"),
              entry.flag("name-alone")));
    }
    return apis;
  }

  private static Optional<Api.Items> items(TomlEntry entry) throws MalformedTableException {
    Optional<String> what = entry.text("items");
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Api.Items(
                what.get(), entry.constant(Extent.class, "extent").orElse(Extent.UNKNOWN)));
  }

  /** What two entries say of one call, which must not contradict each other. */
  private static Api joined(TomlEntry entry, Api one, Api other) throws MalformedTableException {
    boolean both = !one.hotspots().isEmpty() && !other.hotspots().isEmpty();
    if (both && one.argument() != other.argument()) {
      throw new MalformedTableException(
          entry.line("calls"),
          "argument %d of '%s' matters here and argument %d in another entry"
              .formatted(other.argument(), one.call(), one.argument()),
          "",
          Set.of());
    }
    return new Api(
        one.call(),
        union(one.hotspots(), other.hotspots()),
        one.hotspots().isEmpty() ? other.argument() : one.argument(),
        either(entry, one, one.elementBytes(), other.elementBytes()),
        either(entry, one, one.content(), other.content()),
        either(entry, one, one.consumption(), other.consumption()),
        either(entry, one, one.input(), other.input()),
        either(entry, one, one.reads(), other.reads()),
        union(one.boundedBy(), other.boundedBy()),
        one.boundFixes().isEmpty() ? other.boundFixes() : one.boundFixes(),
        either(entry, one, one.memoizes(), other.memoizes()),
        either(entry, one, one.items(), other.items()),
        one.parsesDocument() || other.parsesDocument(),
        one.nameAlone() || other.nameAlone());
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }

  private static <T> Optional<T> either(
      TomlEntry entry, Api api, Optional<T> one, Optional<T> other) throws MalformedTableException {
    if (one.isPresent() && other.isPresent() && !one.equals(other)) {
      throw new MalformedTableException(
          entry.line("calls"),
          "'%s' is '%s' here and '%s' in another entry"
              .formatted(api.call(), other.get(), one.get()),
          "",
          Set.of());
    }
    return one.or(() -> other);
  }

  private static Map<String, StoreUse.Kind> methods(TomlEntry entry)
      throws MalformedTableException {
    Map<String, StoreUse.Kind> uses = new HashMap<>();
    for (StoreUse.Kind use :
        List.of(
            StoreUse.Kind.GROW, StoreUse.Kind.SHRINK, StoreUse.Kind.CLEAR, StoreUse.Kind.DRAIN)) {
      for (String method : entry.texts(use.name().toLowerCase(Locale.ROOT))) {
        uses.put(method, use);
      }
    }
    return uses;
  }
}
