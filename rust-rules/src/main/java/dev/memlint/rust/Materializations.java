package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.MaterializationFact;
import dev.memlint.rules.facts.MaterializationFact.Use;
import dev.memlint.rules.source.Span;
import java.util.Optional;
import java.util.Set;

/** Finds collections that are made from an iterator that could be gone through without them. */
final class Materializations {
  private static final int MAX_HOPS = 32;

  /** Steps after which the value is spent, and nothing of the collection is left in the result. */
  private static final Set<String> SPENDING =
      Words.of(
          """
          all any count find_map for_each position product sum try_for_each
          """);

  /** Steps that spend a collection whose items are moved out of it. */
  private static final Set<String> SPENDING_OWNED =
      Words.of(
          """
          collect fold last max max_by max_by_key min min_by min_by_key partition reduce
          try_fold unzip
          """);

  /** Steps that need both ends, the length or the whole. */
  private static final Set<String> NEEDING =
      Words.of(
          """
          as_slice cycle next_back peekable rev rfind rfold rposition
          """);

  private final Context c;
  private final Code code;
  private final IteratorChains chains;
  private final MaterializationFixes fixes;

  Materializations(Context context) {
    this.c = context;
    this.code = context.code;
    this.chains = new IteratorChains(context);
    this.fixes = new MaterializationFixes(context);
  }

  /** What happens to a collection; {@code body} is the code that runs for each item, if any. */
  private record Found(Use use, int body) {
    static Optional<Found> of(Use use) {
      return Optional.of(new Found(use, NONE));
    }
  }

  void call(int call) {
    switch (code.method(call)) {
      case "collect" -> collected(call);
      case "next" -> firstOfSorted(call);
      default -> {}
    }
  }

  /** {@code iter.sorted().next()}. */
  private void firstOfSorted(int call) {
    int sorted = code.bare(code.receiver(call));
    if (code.method(sorted).startsWith("sorted")) {
      int chain = code.receiver(sorted);
      add(call, code.method(sorted) + "()", chain, Use.FIRST_OF_SORTED);
    }
  }

  private void collected(int call) {
    int chain = code.receiver(call);
    String type = target(call);
    if (type.isEmpty() || chain == NONE) {
      return;
    }
    Optional<Found> found = use(call);
    if (found.isEmpty() || chains.isBarrier(chain) || needsCopy(chain, found.get())) {
      return;
    }
    add(call, "collect::<" + type + "<_>>()", chain, found.get().use());
  }

  private void add(int call, String api, int chain, Use use) {
    Api.Items items = chains.items(chain);
    c.facts.materialization(
        new MaterializationFact(
            c.site(brief(call)),
            api,
            code.shortText(chain),
            items.what(),
            use,
            items.extent(),
            fixes.of(call, chain, use)));
  }

  /** A call of several lines is shown by its last step. */
  private Span brief(int call) {
    Span whole = code.span(call);
    String text = code.tree.text();
    int lineEnd = text.indexOf('\n', whole.start());
    if (lineEnd < 0 || lineEnd >= whole.end()) {
      return whole;
    }
    int name = code.field(code.function(call), code.s.fieldField);
    return new Span(code.tree.start(name), whole.end());
  }

  /** The list type that is collected into: Vec or VecDeque, empty for any other. */
  private String target(int call) {
    int function = code.field(call, code.s.functionField);
    int arguments = code.field(function, code.s.typeArgumentsField);
    String written;
    if (arguments != NONE) {
      written = code.tree.text(arguments).replaceFirst("^::", "").replaceFirst("^<\\s*", "");
    } else {
      int let = code.outer(call);
      boolean whole =
          code.is(let, code.s.letDeclaration) && code.field(let, code.s.valueField) == call;
      written = whole ? code.fieldText(let, code.s.typeField) : "";
    }
    String type = written.replaceFirst("^(?:std::(?:vec|collections)::)", "");
    return type.startsWith("VecDeque<") ? "VecDeque" : type.startsWith("Vec<") ? "Vec" : "";
  }

  private Optional<Found> use(int call) {
    int outer = code.outer(call);
    return code.is(outer, code.s.letDeclaration) ? ofVariable(outer) : direct(call);
  }

  private Optional<Found> direct(int value) {
    int node = value;
    int parent = code.outer(node);
    boolean lent = false;
    while (code.is(parent, code.s.reference)) {
      if (code.tree.text(parent).startsWith("&mut")) {
        return Optional.empty();
      }
      lent = true;
      parent = code.outer(parent);
    }
    if (code.is(parent, code.s.forExpression)) {
      int body = code.field(parent, code.s.bodyField);
      return code.contains(body, value) || lent && keeps(body)
          ? Optional.empty()
          : Optional.of(new Found(Use.ITERATED, body));
    }
    if (code.is(parent, code.s.indexExpression)) {
      int index = code.next(code.first(parent));
      return code.contains(code.first(parent), value) && isZero(index)
          ? Found.of(Use.FIRST)
          : Optional.empty();
    }
    return code.is(parent, code.s.fieldExpression) ? method(parent) : Optional.empty();
  }

  private boolean isZero(int index) {
    return code.is(index, code.s.integerLiteral) && code.tree.textIs(index, "0");
  }

  private Optional<Found> method(int fieldExpression) {
    int call = callOf(fieldExpression);
    if (call == NONE) {
      return Optional.empty();
    }
    return switch (code.method(call)) {
      case "len" -> Found.of(Use.COUNTED);
      case "is_empty" -> Found.of(Use.TESTED);
      case "contains" -> Found.of(Use.TESTED);
      case "first" -> Found.of(Use.FIRST);
      case "get" -> isZero(code.argument(call, 0)) ? Found.of(Use.FIRST) : Optional.empty();
      case "iter" -> spent(call, true);
      case "into_iter" -> spent(call, false);
      default -> Optional.empty();
    };
  }

  private int callOf(int fieldExpression) {
    int call = code.tree.parent(fieldExpression);
    if (code.is(call, code.s.genericFunction)) {
      call = code.tree.parent(call);
    }
    return code.is(call, code.s.call) && code.function(call) == fieldExpression ? call : NONE;
  }

  /** A chain behind {@code iter()} that ends in the same expression. */
  private Optional<Found> spent(int iter, boolean lent) {
    int at = iter;
    for (int hop = 0; hop < MAX_HOPS; hop++) {
      int parent = code.outer(at);
      if (code.is(parent, code.s.forExpression)) {
        int body = code.field(parent, code.s.bodyField);
        return code.contains(body, at) || lent && keeps(body)
            ? Optional.empty()
            : Optional.of(new Found(Use.ITERATED, body));
      }
      int call = code.is(parent, code.s.fieldExpression) ? callOf(parent) : NONE;
      String method = call == NONE ? "" : code.method(call);
      if (method.isEmpty() || NEEDING.contains(method)) {
        return Optional.empty();
      }
      if (SPENDING.contains(method) || !lent && SPENDING_OWNED.contains(method)) {
        return Optional.of(new Found(Use.ITERATED, call));
      }
      at = call;
    }
    return Optional.empty();
  }

  /** Whether a body may keep references to what it is shown. */
  private boolean keeps(int body) {
    for (int node = body; node < code.tree.subtreeEnd(body); node++) {
      boolean keeps =
          Set.of("push", "insert", "extend", "push_back", "entry").contains(code.method(node))
              || code.is(node, code.s.assignment)
              || code.is(node, code.s.returnExpression)
              || code.is(node, code.s.breakExpression);
      if (keeps) {
        return true;
      }
    }
    return false;
  }

  /** The only use of a variable, in the block that declares it. */
  private Optional<Found> ofVariable(int let) {
    int pattern = code.field(let, code.s.patternField);
    int block = code.enclosingBlock(let);
    if (!code.is(pattern, code.s.identifier) || block == NONE) {
      return Optional.empty();
    }
    String name = code.tree.text(pattern);
    int use = NONE;
    for (int node = code.tree.subtreeEnd(let); node < code.tree.subtreeEnd(block); node++) {
      boolean inText =
          code.is(node, code.s.string) && code.tree.text(node).contains("{" + name)
              || code.is(node, code.s.shorthandFieldInitializer)
                  && code.tree.text(node).equals(name);
      if (inText) {
        return Optional.empty();
      }
      boolean named =
          code.is(node, code.s.identifier)
              && code.tree.textIs(node, name)
              && code.tree.field(node) != code.s.nameField;
      if (named) {
        if (use != NONE) {
          return Optional.empty();
        }
        use = node;
      }
    }
    if (use == NONE || !runsAsOften(use, block) || isTouched(let, use)) {
      return Optional.empty();
    }
    return direct(use);
  }

  private boolean runsAsOften(int use, int block) {
    for (int at = use; at != block && at != NONE; at = code.tree.parent(at)) {
      int parent = code.tree.parent(at);
      boolean inside =
          code.is(parent, code.s.closure)
              || code.is(parent, code.s.asyncBlock)
              || code.is(parent, code.s.whileExpression)
              || code.is(parent, code.s.tokenTree)
              || code.is(parent, code.s.loopExpression)
              || code.is(parent, code.s.forExpression) && code.tree.field(at) != code.s.valueField;
      if (inside) {
        return false;
      }
    }
    return true;
  }

  /** Whether what the collection was made from is named between its declaration and its use. */
  private boolean isTouched(int let, int use) {
    Set<String> roots = chains.roots(code.field(let, code.s.valueField));
    return mentions(code.tree.subtreeEnd(let), use, roots);
  }

  private boolean mentions(int from, int end, Set<String> names) {
    for (int node = from; node < end; node++) {
      boolean name = code.is(node, code.s.identifier) || code.is(node, code.s.self);
      if (name && names.contains(code.tree.text(node))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the code for each item uses what the items come from, or waits while it lends them. */
  private boolean needsCopy(int chain, Found found) {
    if (found.body() == NONE) {
      return false;
    }
    int end = code.tree.subtreeEnd(found.body());
    for (int node = found.body(); node < end; node++) {
      boolean waits =
          code.is(node, code.s.awaitExpression)
              || code.method(node).equals("spawn")
              || code.is(node, code.s.call) && code.path(code.function(node)).endsWith("spawn");
      if (waits) {
        return true;
      }
    }
    // The chain itself stands inside of a consuming call; only what is behind it counts.
    int from = code.contains(found.body(), chain) ? code.tree.subtreeEnd(chain) : found.body();
    return mentions(from, end, chains.roots(chain));
  }
}
