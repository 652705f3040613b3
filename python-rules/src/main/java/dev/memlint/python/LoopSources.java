package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.AccumulationFact.From;
import dev.memlint.rules.facts.LoopNames;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what loops take their items from: piece by piece, where it is not in memory already. */
final class LoopSources {
  private static final int DEEPEST = 6;

  /** Nodes of a loop that are looked at. */
  static final int FURTHEST = 4_000;

  /** Calls that go through their last argument. */
  private static final Set<String> LAZY =
      Set.of(
          "enumerate",
          "map",
          "filter",
          "zip",
          "tqdm",
          "csv.reader",
          "csv.DictReader",
          "codecs.iterdecode",
          "itertools.chain",
          "aiter");

  /** Methods that give one piece at each call. */
  private static final Set<String> ONE_PIECE =
      Set.of(
          "read",
          "read1",
          "readany",
          "readchunk",
          "readline",
          "readuntil",
          "read_nonblocking",
          "recv",
          "recvfrom",
          "recv_bytes",
          "receive",
          "receive_bytes",
          "fetchone",
          "fetchmany",
          "get",
          "get_nowait");

  /** What is not held in memory goes by such names. */
  private static final Pattern LAZY_NAMES =
      Pattern.compile(
          "(?i).*(cursor|stdout|stderr|stream|reader|paginator|process_output|command_output)");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;

  LoopSources(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
  }

  /** What a {@code for} or {@code while} statement goes through, when it is seen to be lazy. */
  Optional<LoopSource> of(int loop) {
    return code.is(loop, NodeKind.FOR_STATEMENT) ? ofFor(loop) : ofWhile(loop);
  }

  private Optional<LoopSource> ofFor(int loop) {
    int iterable = code.bare(code.child(loop, Field.RIGHT));
    Optional<From> from = iterated(iterable, 0);
    if (from.isEmpty() && code.tree().text().startsWith("async", code.start(loop))) {
      from = Optional.of(From.STREAM);
    }
    if (from.isEmpty()) {
      return Optional.empty();
    }
    Set<String> items = names(code.child(loop, Field.LEFT));
    spread(loop, items, Set.of());
    return Optional.of(new LoopSource(from.get(), iterable, items, Set.of()));
  }

  private Optional<LoopSource> ofWhile(int loop) {
    Set<String> items = new HashSet<>();
    Set<Integer> calls = new HashSet<>();
    Optional<From> from = Optional.empty();
    int expression = Code.NONE;
    for (int node = loop; node < end(loop); node++) {
      if (!code.is(node, NodeKind.CALL) || !isOfLoop(node, loop)) {
        continue;
      }
      Optional<From> read = piece(node);
      if (read.isPresent()) {
        calls.add(node);
        items.addAll(assigned(node));
        expression = from.isPresent() ? expression : subject(node);
        from = from.or(() -> read);
      }
    }
    if (from.isEmpty() && LoopNames.isPaging(text(loop))) {
      pages(loop, items, calls);
      from = calls.isEmpty() ? Optional.empty() : Optional.of(From.PAGES);
      expression = calls.stream().min(Integer::compare).orElse(Code.NONE);
    }
    if (from.isEmpty()) {
      return Optional.empty();
    }
    spread(loop, items, calls);
    return Optional.of(new LoopSource(from.get(), expression, items, calls));
  }

  /** The calls that fetch a page: what a page's token is handed to. */
  private void pages(int loop, Set<String> items, Set<Integer> calls) {
    for (int node = loop; node < end(loop); node++) {
      boolean fetches =
          code.is(node, NodeKind.CALL)
              && isOfLoop(node, loop)
              && !assigned(node).isEmpty()
              && !code.hasNoArguments(node)
              && !Set.of("get", "len", "int", "str", "pop", "debug", "info", "update")
                  .contains(code.calleeName(node));
      if (fetches && calls.isEmpty()) {
        calls.add(node);
        items.addAll(assigned(node));
      }
    }
  }

  private boolean isOfLoop(int node, int loop) {
    return scopes.of(node).functionOrModule() == scopes.of(loop).functionOrModule();
  }

  int end(int loop) {
    return Math.min(loop + FURTHEST, code.subtreeEnd(loop));
  }

  private String text(int loop) {
    int end = code.span(end(loop) - 1).end();
    return code.tree().text().substring(code.start(loop), Math.max(code.start(loop), end));
  }

  /** What an iterable goes through, empty when it is in memory or not known. */
  private Optional<From> iterated(int node, int depth) {
    if (node == Code.NONE || depth > DEEPEST) {
      return Optional.empty();
    }
    Optional<String> type = meaning.typeOf(node).map(TypeRef::name);
    if (type.isPresent()) {
      Optional<From> known = reads(type.get() + ".__iter__");
      if (known.isPresent()) {
        return known;
      }
    }
    return switch (code.kind(node)) {
      case CALL -> ofCall(node, depth);
      case ATTRIBUTE -> ofAttribute(node);
      case IDENTIFIER -> ofName(node, depth);
      default -> Optional.empty();
    };
  }

  private Optional<From> ofCall(int node, int depth) {
    String name = code.calleeName(node);
    String callee = meaning.callee(node);
    if (callee.equals("iter") && code.arguments(node).length == 2) {
      return repeated(code.bare(code.argument(node, 0)));
    }
    if (LAZY.contains(callee) || LAZY.contains(name)) {
      int[] arguments = code.arguments(node);
      return arguments.length == 0
          ? Optional.empty()
          : iterated(code.bare(arguments[arguments.length - 1]), depth + 1);
    }
    Optional<Api> api = api(node).filter(a -> a.reads().isPresent());
    return ONE_PIECE.contains(name) ? Optional.empty() : api.flatMap(Api::reads);
  }

  /** {@code iter(lambda: f.read(4096), b"")}, {@code iter(process.stdout.readline, b"")}. */
  private Optional<From> repeated(int function) {
    if (code.is(function, NodeKind.LAMBDA)) {
      int call = code.bare(code.child(function, Field.BODY));
      return code.is(call, NodeKind.CALL) ? piece(call) : Optional.empty();
    }
    if (!code.is(function, NodeKind.ATTRIBUTE)) {
      return Optional.empty();
    }
    return method(function);
  }

  private Optional<From> ofAttribute(int node) {
    String attribute = code.text(code.child(node, Field.ATTRIBUTE));
    boolean output =
        (attribute.equals("stdout") || attribute.equals("stderr"))
            && !code.text(node).startsWith("sys.");
    if (output) {
      return Optional.of(From.PROCESS);
    }
    return code.text(node).equals("sys.stdin") ? Optional.of(From.FILE) : Optional.empty();
  }

  private Optional<From> ofName(int node, int depth) {
    List<Binding> bindings = scopes.of(node).find(code.text(node));
    if (bindings.size() != 1) {
      return Optional.empty();
    }
    Binding binding = bindings.getFirst();
    Optional<From> known =
        switch (binding.how()) {
          case ASSIGNED, CONTEXT -> iterated(code.bare(binding.value()), depth + 1);
          case PARAMETER -> ofParameter(binding);
          default -> Optional.empty();
        };
    boolean opened =
        binding.is(How.CONTEXT) && code.calleeName(code.bare(binding.value())).endsWith("open");
    if (known.isEmpty() && opened) {
      return Optional.of(From.FILE);
    }
    boolean called =
        binding.is(How.PARAMETER) && binding.annotation() == Code.NONE
            || code.is(code.bare(binding.value()), NodeKind.CALL) && !binding.is(How.ELEMENT);
    return known.or(
        () ->
            called && LAZY_NAMES.matcher(code.text(node)).matches()
                ? Optional.of(From.STREAM)
                : Optional.empty());
  }

  /** What an annotation says is gone through lazily. */
  private Optional<From> ofParameter(Binding parameter) {
    boolean lazy =
        code.text(parameter.annotation())
            .matches("(typing\\.|collections\\.abc\\.)?(Async)?(Iterator|Generator)\\b.*");
    return lazy ? Optional.of(From.STREAM) : Optional.empty();
  }

  /** What a call gives one piece of, empty for other calls. */
  private Optional<From> piece(int call) {
    String name = code.calleeName(call);
    boolean whole = name.equals("read") && code.hasNoArguments(call);
    Optional<From> from =
        whole || !ONE_PIECE.contains(name) ? Optional.empty() : api(call).flatMap(Api::reads);
    if (from.filter(f -> f == From.STREAM).isPresent()) {
      return Optional.of(ofReceiver(code.receiver(call)));
    }
    return from;
  }

  private Optional<From> method(int attribute) {
    String name = code.text(code.child(attribute, Field.ATTRIBUTE));
    String canonical = meaning.canonical(attribute);
    Optional<From> from =
        (canonical.isEmpty()
                ? meaning.table().callByNameAlone(name)
                : meaning.table().call(canonical))
            .flatMap(Api::reads);
    return from.map(
        f -> f == From.STREAM ? ofReceiver(code.bare(code.child(attribute, Field.OBJECT))) : f);
  }

  /** What a reader reads, as far as it is seen. */
  private From ofReceiver(int receiver) {
    return code.is(receiver, NodeKind.ATTRIBUTE)
        ? ofAttribute(receiver).orElse(From.STREAM)
        : From.STREAM;
  }

  private Optional<Api> api(int call) {
    String callee = meaning.callee(call);
    return callee.isEmpty()
        ? meaning.table().callByNameAlone(code.calleeName(call))
        : meaning.table().call(callee);
  }

  private Optional<From> reads(String canonical) {
    return meaning.table().call(canonical).flatMap(Api::reads);
  }

  /** What is read from: the receiver, or the first argument of a function. */
  private int subject(int call) {
    int receiver = code.receiver(call);
    boolean module = receiver == Code.NONE || meaning.isStaticPath(receiver);
    int argument = code.argument(call, 0);
    return module && argument != Code.NONE ? argument : receiver == Code.NONE ? call : receiver;
  }

  /** The names that get what an expression gives. */
  private Set<String> assigned(int expression) {
    int at = code.dressed(expression);
    for (int up = 0; up < DEEPEST; up++) {
      int parent = code.parent(at);
      switch (code.kind(parent)) {
        case ASSIGNMENT -> {
          return code.hasRole(at, Field.RIGHT) ? names(code.child(parent, Field.LEFT)) : Set.of();
        }
        case NAMED_EXPRESSION -> {
          return names(code.child(parent, Field.NAME));
        }
        case ATTRIBUTE,
            CALL,
            ARGUMENT_LIST,
            SUBSCRIPT,
            BOOLEAN_OPERATOR,
            CONDITIONAL_EXPRESSION,
            KEYWORD_ARGUMENT,
            PARENTHESIZED_EXPRESSION,
            AWAIT ->
            at = parent;
        default -> {
          return Set.of();
        }
      }
    }
    return Set.of();
  }

  /** All names in an assignment's target. */
  private Set<String> names(int target) {
    Set<String> names = new HashSet<>();
    if (target != Code.NONE && !code.is(target, NodeKind.ATTRIBUTE)) {
      for (int node = target; node < code.subtreeEnd(target); node++) {
        if (code.is(node, NodeKind.IDENTIFIER)) {
          names.add(code.text(node));
        }
      }
    }
    return names;
  }

  /** Adds the names that something made of an item gets, in reading order. */
  private void spread(int loop, Set<String> items, Set<Integer> calls) {
    for (int node = loop; node < end(loop); node++) {
      switch (code.kind(node)) {
        case ASSIGNMENT, NAMED_EXPRESSION, FOR_STATEMENT, FOR_IN_CLAUSE -> {
          boolean named = code.is(node, NodeKind.NAMED_EXPRESSION);
          boolean loops = node != loop && !named && !code.is(node, NodeKind.ASSIGNMENT);
          int right = named ? code.child(node, Field.VALUE) : code.child(node, Field.RIGHT);
          boolean relevant = loops || named || code.is(node, NodeKind.ASSIGNMENT);
          if (relevant && mentions(right, items, calls)) {
            items.addAll(names(code.child(node, named ? Field.NAME : Field.LEFT)));
          }
        }
        case AS_PATTERN -> {
          if (mentions(code.child(node, 0), items, calls)) {
            items.addAll(names(code.child(node, Field.ALIAS)));
          }
        }
        default -> {}
      }
    }
  }

  /** Whether an expression has an item in it. */
  boolean mentions(int expression, Set<String> items, Set<Integer> calls) {
    if (expression == Code.NONE) {
      return false;
    }
    int end = Math.min(expression + FURTHEST, code.subtreeEnd(expression));
    for (int node = expression; node < end; node++) {
      boolean item =
          code.is(node, NodeKind.IDENTIFIER)
              && !code.hasRole(node, Field.ATTRIBUTE)
              && items.contains(code.text(node));
      if (item || calls.contains(node)) {
        return true;
      }
    }
    return false;
  }
}
