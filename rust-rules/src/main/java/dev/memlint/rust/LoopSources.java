package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.AccumulationFact.From;
import dev.memlint.rules.facts.LoopNames;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what loops take their items from: piece by piece, where it is not in memory already. */
final class LoopSources {
  /** Nodes of a loop that are looked at. */
  static final int FURTHEST = 6_000;

  private static final int MAX_HOPS = 8;

  /** Steps that go through what is before them. */
  private static final Set<String> LAZY =
      Words.of(
          """
          by_ref into_iter iter iter_mut map map_while flatten filter_map enumerate skip peekable
          fuse inspect cloned copied unwrap expect zip chain
          """);

  /** What is not held in memory goes by such names. */
  private static final String LAZY_NAMES =
      "(?i).*(cursor|stdout|stderr|stream|reader|process_output|command_output)";

  private static final Pattern LAZY_TYPE =
      Pattern.compile("\\b(?:impl|dyn)\\s+(?:\\w+::)*(?:Iterator|Stream)\\b");

  private final Context c;
  private final Code code;
  private final Sources sources;

  LoopSources(Context context) {
    this.c = context;
    this.code = context.code;
    this.sources = new Sources(context);
  }

  int end(int loop) {
    return Math.min(loop + FURTHEST, code.tree.subtreeEnd(loop));
  }

  /** What a loop goes through, when it is seen to be lazy. */
  Optional<LoopSource> of(int loop) {
    return code.is(loop, code.s.forExpression) ? ofFor(loop) : ofReads(loop);
  }

  private Optional<LoopSource> ofFor(int loop) {
    int iterable = code.field(loop, code.s.valueField);
    Optional<From> from = iterated(iterable);
    if (from.isEmpty()) {
      return Optional.empty();
    }
    Set<String> items = names(code.field(loop, code.s.patternField));
    spread(loop, items, Set.of());
    return Optional.of(new LoopSource(from.get(), sources.of(iterable), items, Set.of()));
  }

  private Optional<From> iterated(int iterable) {
    return iterated(iterable, MAX_HOPS);
  }

  /**
   * @param hops left, also through the initialisers of names, one of which may shadow itself
   */
  private Optional<From> iterated(int iterable, int hops) {
    int at = code.bare(iterable);
    for (int left = hops; left > 0 && at != NONE; left--) {
      String method = code.method(at);
      TypeRef type = c.items.resolve(c.values.of(at).type()).core();
      Optional<From> ofType = c.apis.call(type.path() + "::into_iter").flatMap(Api::reads);
      if (ofType.isPresent()) {
        return ofType;
      }
      if (code.is(at, code.s.identifier)) {
        return ofName(at, type, left - 1);
      }
      if (method.isEmpty()) {
        return Optional.empty();
      }
      Optional<From> read = each(at, method);
      if (read.isPresent()) {
        return read;
      }
      if (!LAZY.contains(method)) {
        return Optional.empty();
      }
      at = code.bare(code.receiver(at));
    }
    return Optional.empty();
  }

  /** {@code reader.lines()}, {@code receiver.iter()}, {@code statement.query_map(..)}. */
  private Optional<From> each(int call, String method) {
    TypeRef type = c.items.resolve(c.values.of(code.receiver(call)).type()).core();
    if (method.equals("lines") && (type.isUnknown() ? !isText(call) : type.path().equals("str"))) {
      return Optional.empty();
    }
    Optional<Api> api =
        type.isUnknown()
            ? c.apis.callByNameAlone(method)
            : c.apis.call(type.path() + "::" + method);
    return api.filter(a -> !isPiece(method)).flatMap(Api::reads);
  }

  /** Lines of something that is not known are a reader's only when it is called one. */
  private boolean isText(int call) {
    String receiver = code.tree.text(code.receiver(call));
    return receiver.matches("(?is).*(read|stdin|stdout|stderr|file|input|buf|stream|lock\\(\\)).*");
  }

  private Optional<From> ofName(int name, TypeRef type, int hops) {
    Optional<Scopes.Local> local = c.scopes.find(code.tree.text(name));
    int initializer = local.map(Scopes.Local::initializer).orElse(NONE);
    if (initializer != NONE && code.isMethodCall(code.bare(initializer))) {
      return iterated(initializer, hops);
    }
    boolean declared = local.isPresent() && type.isUnknown();
    String written = local.map(Scopes.Local::declaration).map(code.tree::text).orElse("");
    boolean lazy =
        LAZY_TYPE.matcher(written).find() || declared && code.tree.text(name).matches(LAZY_NAMES);
    return lazy ? Optional.of(From.STREAM) : Optional.empty();
  }

  private Optional<LoopSource> ofReads(int loop) {
    Set<String> items = new HashSet<>();
    Set<Integer> calls = new HashSet<>();
    From from = null;
    String text = "";
    for (int node = loop; node < end(loop); node++) {
      if (!code.is(node, code.s.call) || code.tree.ancestorOfKind(node, code.s.closure) > loop) {
        continue;
      }
      Optional<From> read = piece(node);
      if (read.isPresent()) {
        calls.add(node);
        receives(node, loop, items);
        if (from == null) {
          from = read.get();
          text = sources.of(code.receiver(node));
        }
      }
    }
    if (from == null) {
      return ofPages(loop);
    }
    spread(loop, items, calls);
    return Optional.of(new LoopSource(from, text, items, calls));
  }

  /** A loop that asks for one page after the other. */
  private Optional<LoopSource> ofPages(int loop) {
    int last = end(loop) - 1;
    String text = code.tree.text().substring(code.tree.start(loop), code.tree.end(last));
    if (!LoopNames.isPaging(text)) {
      return Optional.empty();
    }
    for (int node = loop; node < end(loop); node++) {
      boolean fetches =
          code.is(node, code.s.call) && code.is(code.tree.parent(node), code.s.awaitExpression);
      if (fetches) {
        Set<String> items = new HashSet<>();
        Set<Integer> calls = Set.of(node);
        receives(node, loop, items);
        spread(loop, items, calls);
        return items.isEmpty()
            ? Optional.empty()
            : Optional.of(new LoopSource(From.PAGES, code.shortText(node), items, calls));
      }
    }
    return Optional.empty();
  }

  private static boolean isPiece(String method) {
    return switch (method) {
      case "recv",
          "recv_async",
          "try_recv",
          "next_line",
          "read_line",
          "read_until",
          "read",
          "read_buf",
          "try_next",
          "next",
          "chunk",
          "frame",
          "next_segment",
          "recv_from",
          "blocking_recv" ->
          true;
      default -> false;
    };
  }

  /** What a call gives one piece of, empty for other calls. */
  private Optional<From> piece(int call) {
    String method = code.method(call);
    if (!isPiece(method)) {
      return Optional.empty();
    }
    boolean awaited = code.is(code.tree.parent(call), code.s.awaitExpression);
    boolean buffer = code.arguments(call) == 1 && isMutable(code.argument(call, 0));
    TypeRef type = c.items.resolve(c.values.of(code.receiver(call)).type()).core();
    Optional<Api> known =
        type.isUnknown() ? Optional.empty() : c.apis.call(type.path() + "::" + method);
    if (known.isPresent()) {
      return known.flatMap(Api::reads);
    }
    return switch (method) {
      case "read", "read_buf", "read_line" -> buffer ? byName(method) : Optional.empty();
      case "read_until" -> code.arguments(call) == 2 ? byName(method) : Optional.empty();
      case "next", "try_next", "chunk", "frame", "next_line", "next_segment" -> {
        if (awaited) {
          yield byName(method);
        }
        // The next of lines, which a while loop goes through.
        yield method.equals("next") ? iterated(code.receiver(call)) : Optional.empty();
      }
      default -> code.arguments(call) == 0 ? byName(method) : Optional.empty();
    };
  }

  private Optional<From> byName(String method) {
    return c.apis.callByNameAlone(method).flatMap(Api::reads);
  }

  private boolean isMutable(int argument) {
    return code.is(argument, code.s.reference)
        && code.tree.childOfKind(argument, code.s.mutableSpecifier) != NONE;
  }

  /** The names that get what a call reads: of patterns around it, and of buffers. */
  private void receives(int call, int loop, Set<String> items) {
    for (int i = 0; i < code.arguments(call); i++) {
      int buffer = code.argument(call, i);
      if (isMutable(buffer)) {
        items.addAll(identifiers(buffer));
      }
    }
    for (int at = call; at != NONE && at != loop; at = code.tree.parent(at)) {
      int parent = code.tree.parent(at);
      if (code.is(parent, code.s.letDeclaration) || code.is(parent, code.s.letCondition)) {
        items.addAll(names(code.field(parent, code.s.patternField)));
        return;
      }
      if (code.is(parent, code.s.matchExpression) && code.field(parent, code.s.valueField) == at) {
        for (int arm : code.children(code.field(parent, code.s.bodyField))) {
          items.addAll(names(code.field(arm, code.s.patternField)));
        }
        // What the match gives may have a name in turn.
      } else if (code.is(parent, code.s.block)) {
        return;
      }
    }
  }

  private Set<String> names(int pattern) {
    Set<String> names = new HashSet<>();
    code.boundNames(pattern).forEach(name -> names.add(code.tree.text(name)));
    return names;
  }

  private Set<String> identifiers(int expression) {
    Set<String> names = new HashSet<>();
    for (int node = expression; node < code.tree.subtreeEnd(expression); node++) {
      if (code.is(node, code.s.identifier)) {
        names.add(code.tree.text(node));
      }
    }
    return names;
  }

  /** Adds the names that something made of an item gets, in reading order. */
  private void spread(int loop, Set<String> items, Set<Integer> calls) {
    for (int node = loop; node < end(loop); node++) {
      boolean binds =
          code.is(node, code.s.letDeclaration)
              || code.is(node, code.s.letCondition)
              || node != loop && code.is(node, code.s.forExpression);
      if (binds && mentions(code.field(node, code.s.valueField), items, calls)) {
        items.addAll(names(code.field(node, code.s.patternField)));
      } else if (code.is(node, code.s.matchExpression)
          && mentions(code.field(node, code.s.valueField), items, calls)) {
        for (int arm : code.children(code.field(node, code.s.bodyField))) {
          items.addAll(names(code.field(arm, code.s.patternField)));
        }
      }
    }
  }

  /** Whether an expression has an item in it. */
  boolean mentions(int expression, Set<String> items, Set<Integer> calls) {
    if (expression == NONE) {
      return false;
    }
    for (int node = expression; node < end(expression); node++) {
      boolean item = code.is(node, code.s.identifier) && items.contains(code.tree.text(node));
      boolean formatted = code.is(node, code.s.string) && isFormatted(node, items);
      if (item || formatted || calls.contains(node)) {
        return true;
      }
    }
    return false;
  }

  private boolean isFormatted(int string, Set<String> items) {
    String text = code.tree.text(string);
    return items.stream().anyMatch(name -> text.contains("{" + name));
  }
}
