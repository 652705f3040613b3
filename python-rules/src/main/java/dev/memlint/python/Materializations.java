package dev.memlint.python;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.MaterializationFact;
import dev.memlint.rules.facts.MaterializationFact.Extent;
import dev.memlint.rules.facts.MaterializationFact.Use;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds collections that are made from something that could be gone through without them. */
final class Materializations {
  /** Commands that print each line but once, so that a set of the lines removes none. */
  private static final Pattern UNIQUE_LINES =
      Pattern.compile(
          "(?s).*(?:ls-files|ls-tree|name-only|name-status|rev-list|['\" ]find['\" ]).*");

  /** Calls that ask and change nothing, by how they are named. */
  private static final Pattern ASKING =
      Pattern.compile(
          "(?:is|has|can|starts|ends|match|search|full|exists|callable|len|bool|any|all|get|lower|upper"
              + "|strip|str|int|float|abs|contains|isinstance|issubclass|equal).*");

  /** How a collection is made. */
  private enum Shape {
    /** In order, everything kept. */
    PLAIN,
    /** What is there twice is kept once. */
    SET,
    SORTED
  }

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Sequences sequences;
  private final OnlyUses uses;
  private final MaterializationFixes fixes;
  private final Sites sites;
  private final FactsBuilder out;

  Materializations(Code code, Scopes scopes, Meaning meaning, Sites sites, FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.sequences = new Sequences(code, scopes, meaning);
    this.uses = new OnlyUses(code, scopes, meaning);
    this.fixes = new MaterializationFixes(code, scopes, meaning);
    this.sites = sites;
    this.out = out;
  }

  /** {@code list(x)}, {@code set(x)}, {@code sorted(x)}, {@code glob.glob(x)}, {@code findall}. */
  void call(int node) {
    String callee = meaning.callee(node);
    switch (callee) {
      case "list", "tuple" -> copy(node, callee, Shape.PLAIN);
      case "set", "frozenset" -> copy(node, callee, Shape.SET);
      case "sorted" -> copy(node, callee, Shape.SORTED);
      case "glob.glob" -> made(node, "glob.glob()", node, Shape.PLAIN, false);
      case "re.findall" -> matches(node, code.argument(node, 1));
      default -> {
        if (code.calleeName(node).equals("findall")) {
          matches(node, code.argument(node, 0));
        }
      }
    }
  }

  private void copy(int node, String callee, Shape shape) {
    int[] arguments = code.arguments(node);
    if (arguments.length == 1 && !code.isSplat(arguments[0])) {
      made(node, callee + "()", arguments[0], shape, false);
    }
  }

  /** All matches of a pattern in a large text. */
  private void matches(int node, int text) {
    boolean file =
        code.is(code.bare(text), NodeKind.CALL)
            && meaning
                .table()
                .call(meaning.callee(code.bare(text)))
                .filter(api -> api.mayBe(Reads.HOTSPOT))
                .isPresent();
    if (file || sequences.isOutput(text)) {
      add(
          node,
          "findall()",
          text,
          new Api.Items("matches of a pattern", Extent.LARGE),
          Shape.PLAIN,
          true);
    }
  }

  /** A list or set comprehension. */
  void comprehension(int node) {
    boolean set = code.is(node, NodeKind.SET_COMPREHENSION);
    for (int at = node; at < code.subtreeEnd(node); at++) {
      boolean waits =
          code.is(at, NodeKind.AWAIT)
              || code.is(at, NodeKind.FOR_IN_CLAUSE) && code.text(at).startsWith("async");
      if (waits) {
        return;
      }
    }
    made(node, set ? "a set" : "a list", node, set ? Shape.SET : Shape.PLAIN, true);
  }

  private void made(int node, String api, int source, Shape shape, boolean fresh) {
    Api.Items items =
        sequences
            .of(source)
            .orElseGet(
                () -> {
                  int from = fresh ? code.child(code.child(source, 1), Field.RIGHT) : source;
                  String text = code.shortText(from);
                  String brief = text.length() <= 40 ? text : text.substring(0, 40) + "...";
                  return new Api.Items("items of '" + brief + "'", Extent.IN_MEMORY);
                });
    add(node, api, source, items, shape, fresh);
  }

  private void add(int node, String api, int source, Api.Items items, Shape shape, boolean fresh) {
    Optional<OnlyUses.Found> found = uses.of(node);
    if (found.isEmpty()) {
      return;
    }
    Optional<Use> use = judged(node, found.get(), source, items, shape, fresh);
    use.ifPresent(
        only ->
            out.materialization(
                new MaterializationFact(
                    sites.brief(node),
                    api,
                    code.shortText(source),
                    items.what(),
                    only,
                    items.extent(),
                    fixes.of(node, only))));
  }

  /** The use, unless the collection is needed for it. */
  private Optional<Use> judged(
      int node, OnlyUses.Found found, int source, Api.Items items, Shape shape, boolean fresh) {
    boolean needed =
        switch (shape) {
          case PLAIN -> false;
          case SET ->
              switch (found.use()) {
                case TESTED, FIRST -> false;
                case ITERATED, COUNTED -> !UNIQUE_LINES.matcher(origin(source)).matches();
                case FOLDED, FIRST_OF_SORTED -> true;
              };
          case SORTED -> found.use() != Use.FIRST;
        };
    boolean copied =
        found.loop() != Code.NONE
            && (!fresh && items.extent() != Extent.LARGE && !isKeys(source)
                || uses.mayChange(found.loop(), source, items));
    boolean acts = found.use() == Use.FOLDED && actsForEach(node);
    if (needed || copied || acts) {
      return Optional.empty();
    }
    return Optional.of(shape == Shape.SORTED ? Use.FIRST_OF_SORTED : found.use());
  }

  /** {@code list(table.keys())}: a habit from when keys were a list anyway. */
  private boolean isKeys(int source) {
    int call = code.bare(source);
    return code.is(call, NodeKind.CALL)
        && code.calleeName(call).equals("keys")
        && code.hasNoArguments(call);
  }

  /** The source with what its variable was assigned. */
  private String origin(int source) {
    StringBuilder text = new StringBuilder(code.text(source));
    for (int at = source; at < code.subtreeEnd(source); at++) {
      if (code.is(at, NodeKind.IDENTIFIER)) {
        for (Binding binding : scopes.of(at).find(code.text(at))) {
          if (binding.is(Binding.How.ASSIGNED) && text.length() < 2_000) {
            text.append(' ').append(code.text(binding.value()));
          }
        }
      }
    }
    return text.toString();
  }

  /** {@code all([close(c) for c in cs])}: the list sees to it that each one is called. */
  private boolean actsForEach(int node) {
    int call = code.parent(code.parent(code.dressed(node)));
    String callee = code.calleeName(call);
    if (!callee.equals("any") && !callee.equals("all")) {
      return false;
    }
    int element = code.bare(code.child(node, 0));
    return code.is(element, NodeKind.CALL) && !ASKING.matcher(code.calleeName(element)).matches();
  }
}
