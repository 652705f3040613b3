package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.FactsBuilder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds calls that read a whole file. */
final class Reads {
  static final String HOTSPOT = "whole-file-read";

  /** Names that files usually have, for receivers whose origin is not visible. */
  private static final Set<String> FILE_NAMES =
      Set.of(
          "f",
          "fp",
          "fh",
          "fd",
          "file",
          "infile",
          "fin",
          "fileobj",
          "file_obj",
          "handle",
          "file_handle",
          "_file",
          "_fp",
          "_fh");

  private static final Set<String> STRIPS =
      Set.of("strip", "rstrip", "lstrip", "decode", "encode", "lower", "upper");

  private static final Set<String> FILE_METHODS = Set.of("read", "readlines");

  /** Attributes of a response that hold its whole body. */
  private static final Set<String> BODIES = Set.of("content", "text");

  private static final Set<String> RESPONSES = Set.of("requests.Response", "httpx.Response");

  /** Nodes behind a use of a response in which others are looked for. */
  private static final int FURTHEST = 20_000;

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Paths paths;
  private final Limits limits;
  private final Consumptions consumptions;
  private final Sites sites;
  private final FactsBuilder out;
  private final ReadFixes fixes;
  private final Rewrites rewrites;
  private final Set<Integer> fetched = new HashSet<>();

  Reads(
      Code code,
      Scopes scopes,
      Meaning meaning,
      Paths paths,
      Consumptions consumptions,
      Sites sites,
      FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.paths = paths;
    this.limits = new Limits(code, scopes);
    this.rewrites = new Rewrites(code, scopes, meaning, paths);
    this.fixes = new ReadFixes(code, scopes, meaning);
    this.consumptions = consumptions;
    this.sites = sites;
    this.out = out;
  }

  /** A call expression. */
  void call(int node) {
    String name = code.calleeName(node);
    if (name.isEmpty()) {
      return;
    }
    String callee = meaning.callee(node);
    Optional<Api> api = meaning.table().call(callee).filter(this::isRead);
    if (api.isPresent()) {
      known(node, api.get(), callee);
    } else if (callee.isEmpty() && FILE_METHODS.contains(name)) {
      byName(node, name);
    } else if (callee.equals("list") || callee.equals("tuple") || callee.equals("sorted")) {
      copied(node, code.argument(node, 0), callee);
    }
  }

  /**
   * {@code requests.get(url).content}: the body of a response that was not asked for as a stream.
   */
  void attribute(int node) {
    String name = code.text(code.child(node, Field.ATTRIBUTE));
    if (!BODIES.contains(name)) {
      return;
    }
    int object = code.bare(code.child(node, Field.OBJECT));
    int request = requestBehind(object);
    boolean whole =
        request != Code.NONE
            && code.calleeName(request).equals("get")
            && !code.textIs(code.keyword(request, "stream"), "True")
            && fetched.add(request);
    if (!whole) {
      return;
    }
    Set<Consumption> consumed = EnumSet.noneOf(Consumption.class);
    for (int body : bodies(object, node)) {
      consumed.addAll(consumptions.of(body, HOTSPOT));
    }
    int url = code.argument(request, 0, "url");
    String callee = meaning.callee(request);
    add(node, callee + "()." + name, true, url, consumed);
  }

  /** The call that made a response, directly or through a variable that holds nothing else. */
  private int requestBehind(int object) {
    if (meaning.typeOf(object).filter(t -> RESPONSES.contains(t.name())).isEmpty()) {
      return Code.NONE;
    }
    if (code.is(object, NodeKind.CALL)) {
      return object;
    }
    List<Binding> bindings =
        code.is(object, NodeKind.IDENTIFIER)
            ? scopes.of(object).find(code.text(object))
            : List.of();
    boolean made =
        bindings.size() == 1
            && (bindings.getFirst().is(How.ASSIGNED) || bindings.getFirst().is(How.CONTEXT))
            && code.is(code.bare(bindings.getFirst().value()), NodeKind.CALL);
    return made ? code.bare(bindings.getFirst().value()) : Code.NONE;
  }

  /** Every place of the function that takes the body of the same response. */
  private List<Integer> bodies(int object, int first) {
    List<Integer> found = new ArrayList<>(List.of(first));
    if (!code.is(object, NodeKind.IDENTIFIER)) {
      return found;
    }
    Scope function = scopes.of(first).functionOrModule();
    int end = Math.min(first + FURTHEST, code.subtreeEnd(function.node()));
    for (int at = first + 1; at < end; at++) {
      boolean again =
          code.is(at, NodeKind.ATTRIBUTE)
              && BODIES.contains(code.text(code.child(at, Field.ATTRIBUTE)))
              && code.text(code.child(at, Field.OBJECT)).equals(code.text(object))
              && scopes.of(at).functionOrModule() == function;
      if (again) {
        found.add(at);
      }
    }
    return found;
  }

  private boolean isRead(Api api) {
    return api.mayBe(HOTSPOT);
  }

  private void known(int node, Api api, String callee) {
    if (isSized(node, callee)) {
      return;
    }
    int subject = api.argument() < 0 ? code.receiver(node) : code.argument(node, api.argument());
    add(node, callee, true, subject, consumedBy(node, callee));
  }

  /** {@code read(n)} is bounded, {@code read(-1)} is not; readers of tables have other limits. */
  private boolean isSized(int node, String callee) {
    if (callee.startsWith("pandas.")) {
      return Set.of("chunksize", "nrows", "usecols", "iterator").stream()
          .anyMatch(k -> code.keyword(node, k) != Code.NONE);
    }
    if (callee.startsWith("file.") || callee.startsWith("http.")) {
      int size = code.argument(node, 0);
      size = size == Code.NONE ? code.keyword(node, "size") : size;
      return size != Code.NONE && !code.text(size).matches("-1|None");
    }
    return false;
  }

  /** Parsers that are handed the file parse it whole, whatever happens to their result. */
  private Set<Consumption> consumedBy(int node, String callee) {
    Set<Consumption> consumed = EnumSet.noneOf(Consumption.class);
    if (callee.equals("json.load") || callee.startsWith("pandas.")) {
      consumed.add(Consumption.PARSED_WHOLE);
    }
    consumed.addAll(consumptions.of(node, HOTSPOT));
    return consumed;
  }

  private void byName(int node, String name) {
    int receiver = code.receiver(node);
    String spelled =
        code.is(receiver, NodeKind.ATTRIBUTE)
            ? code.text(code.child(receiver, Field.ATTRIBUTE))
            : code.text(receiver);
    boolean nothingElse =
        code.hasNoArguments(node) || code.text(code.argument(node, 0)).equals("-1");
    if (FILE_NAMES.contains(spelled) && nothingElse) {
      add(node, "file." + name, false, receiver, consumptions.of(node, HOTSPOT));
    }
  }

  /** {@code list(f)}, {@code list(csv.reader(f))}, {@code sorted(f)}. */
  private void copied(int node, int argument, String callee) {
    int source = code.bare(argument);
    int file = fileBehind(source);
    if (file != Code.NONE && !isOverLines(source)) {
      Set<Consumption> consumed = EnumSet.of(Consumption.SPLIT);
      consumed.addAll(consumptions.of(node, HOTSPOT));
      add(node, callee + "(file)", true, file, consumed);
    }
  }

  private boolean isOverLines(int source) {
    return code.kind(source).isComprehension();
  }

  /** {@code [line for line in f]} without a condition keeps every line. */
  void comprehension(int node) {
    int[] parts = code.children(node);
    boolean filtered = parts.length != 2 || !code.is(parts[1], NodeKind.FOR_IN_CLAUSE);
    if (filtered || !isKept(node)) {
      return;
    }
    int file = fileBehind(code.bare(code.child(parts[1], Field.RIGHT)));
    if (file != Code.NONE) {
      Set<Consumption> consumed = EnumSet.of(Consumption.SPLIT);
      consumed.addAll(consumptions.of(node, HOTSPOT));
      if (!isLine(code.child(node, 0), code.text(code.child(parts[1], Field.LEFT)))) {
        consumed.add(Consumption.KEPT);
      }
      add(node, "[… for line in file]", true, file, consumed);
    }
  }

  /** A line as it is, or stripped: what is made of it is not the file any more. */
  private boolean isLine(int element, String line) {
    int at = code.bare(element);
    while (code.is(at, NodeKind.CALL)
        && STRIPS.contains(code.calleeName(at))
        && code.receiver(at) != Code.NONE) {
      at = code.receiver(at);
    }
    return code.textIs(at, line);
  }

  private boolean isKept(int node) {
    return code.is(node, NodeKind.LIST_COMPREHENSION)
        && !code.is(code.parent(node), NodeKind.ARGUMENT_LIST);
  }

  /** The file that is iterated, also through a csv reader or enumerate, or NONE. */
  private int fileBehind(int source) {
    if (meaning.typeOf(source).filter(t -> t.is("file")).isPresent()) {
      return source;
    }
    if (code.is(source, NodeKind.CALL)) {
      return switch (meaning.callee(source)) {
        case "csv.reader", "csv.DictReader", "enumerate", "map", "reversed" -> {
          int[] arguments = code.arguments(source);
          yield arguments.length == 0
              ? Code.NONE
              : fileBehind(code.bare(arguments[arguments.length - 1]));
        }
        default -> Code.NONE;
      };
    }
    boolean name = code.is(source, NodeKind.IDENTIFIER);
    if (!name) {
      return Code.NONE;
    }
    List<Binding> bindings = scopes.of(source).find(code.text(source));
    boolean reader =
        bindings.size() == 1
            && bindings.getFirst().is(How.ASSIGNED)
            && code.is(code.bare(bindings.getFirst().value()), NodeKind.CALL);
    if (!reader) {
      return Code.NONE;
    }
    int made = code.bare(bindings.getFirst().value());
    return meaning.callee(made).startsWith("csv.") ? fileBehind(made) : Code.NONE;
  }

  private void add(int node, String api, boolean certain, int subject, Set<Consumption> consumed) {
    String source = source(subject);
    if (rewrites.follow(node, subject)) {
      consumed.add(Consumption.REWRITTEN);
    }
    out.call(
        new CallFact(
            sites.of(node),
            HOTSPOT,
            api,
            certain,
            source,
            limits.isLimited(node, subject, source),
            consumed,
            List.of(),
            Optional.empty(),
            false,
            fixes.of(node).stream().toList()));
  }

  /** The path that a file was opened with, or the expression itself. */
  private String source(int subject) {
    return paths.of(subject);
  }
}
