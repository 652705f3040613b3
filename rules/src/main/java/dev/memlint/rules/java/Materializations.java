package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.MaterializationFact;
import dev.memlint.rules.facts.MaterializationFact.Extent;
import dev.memlint.rules.facts.MaterializationFact.Use;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds lists and arrays that are made from something that could be gone through without them. */
final class Materializations {
  private static final Set<String> LIST_COLLECTORS = Set.of("toList", "toUnmodifiableList");

  /** Regular expressions for the end of a line. */
  private static final Pattern LINE_END =
      Pattern.compile("[\\\\rnR?|+()\\[\\]:\\r\\n]*[nR\\n]\\)?\\]?\\+?");

  /** What may change the collection that a loop goes through. */
  private static final Pattern CHANGING =
      Pattern.compile(
          "(?i).*(?:add|clear|close|create|delete|evict|put|remove|replace|set|update).*");

  /** What may change the directory that a loop goes through. */
  private static final Pattern CHANGING_FILES =
      Pattern.compile("(?i).*(?:clean|copy|create|delete|extract|move|rename|replace|write).*");

  private static final Api.Items LINES = new Api.Items("lines of a text", Extent.UNKNOWN);

  private final Unit unit;
  private final StreamSources sources;

  Materializations(Unit unit) {
    this.unit = unit;
    this.sources = new StreamSources(unit);
  }

  /** What happens to a collection; {@code body} is the code that runs for each item, if any. */
  private record Found(Use use, Node at, Optional<Node> body) {}

  void call(MethodCallExpr call) {
    switch (call.getNameAsString()) {
      case "toList", "toArray" -> {
        if (call.getArguments().size() <= 1) {
          collected(call, "Stream." + call.getName() + "()");
        }
      }
      case "collect" -> {
        if (call.getArguments().size() == 1
            && call.getArgument(0) instanceof MethodCallExpr collector
            && LIST_COLLECTORS.contains(collector.getNameAsString())
            && collector.getArguments().isEmpty()) {
          collected(call, "Collectors." + collector.getName() + "()");
        }
      }
      case "split" -> split(call);
      case "findFirst" -> firstOfSorted(call);
      default -> {}
    }
  }

  /** Whether a regular expression is written for the end of a line. */
  static boolean isLineEnd(StringLiteralExpr expression) {
    return LINE_END.matcher(expression.getValue()).matches();
  }

  private void collected(MethodCallExpr call, String api) {
    Optional<Expression> chain = call.getScope();
    Optional<Found> found = chain.isPresent() ? use(call) : Optional.empty();
    if (found.isEmpty()) {
      return;
    }
    Optional<Api.Items> items = sources.of(chain.get());
    boolean needed =
        items.isEmpty()
            || sources.isBarrier(chain.get())
            || needsCopy(chain.get(), found.get(), call, items.get());
    if (!needed) {
      add(call, api, chain.get(), items.get(), found.get().use());
    }
  }

  /** {@code text.split("\n")}: copies of all lines, where {@code lines()} makes one at a time. */
  private void split(MethodCallExpr call) {
    boolean lines =
        call.getScope().isPresent()
            && call.getArguments().size() == 1
            && call.getArgument(0) instanceof StringLiteralExpr separator
            && isLineEnd(separator);
    if (!lines
        || call.getScope().get().isStringLiteralExpr()
        || sources.isWholeRead(call.getScope().get())) {
      return;
    }
    JavaType type = unit.types.of(call.getScope().get());
    Optional<Found> found = type.isUnknown() || type.isString() ? use(call) : Optional.empty();
    if (found.isPresent() && !StreamSources.leavesLock(call, found.get().at())) {
      add(call, "String.split()", call.getScope().get(), LINES, found.get().use());
    }
  }

  /** {@code stream.sorted(order).findFirst()} keeps all of them to sort them. */
  private void firstOfSorted(MethodCallExpr call) {
    if (call.getScope().isPresent()
        && call.getScope().get() instanceof MethodCallExpr sorted
        && sorted.getNameAsString().equals("sorted")
        && sorted.getScope().isPresent()) {
      Expression chain = sorted.getScope().get();
      sources
          .of(chain)
          .ifPresent(items -> add(call, "Stream.sorted()", chain, items, Use.FIRST_OF_SORTED));
    }
  }

  private void add(MethodCallExpr call, String api, Expression source, Api.Items items, Use use) {
    String text = unit.offsets.text(source);
    unit.facts.materialization(
        new MaterializationFact(
            unit.site(unit.shortSpan(call)),
            api,
            text.substring(0, Math.min(text.length(), 120)),
            items.what(),
            use,
            items.extent(),
            fix(call, source, use)));
  }

  /** {@code paths.toList().forEach(f)} to {@code paths.forEach(f)}. */
  private Optional<Fix> fix(MethodCallExpr call, Expression chain, Use use) {
    boolean list =
        call.getNameAsString().equals("toList") || call.getNameAsString().equals("collect");
    if (!list
        || !(call.getParentNode().orElse(null) instanceof MethodCallExpr next)
        || next.getScope().orElse(null) != call) {
      return Optional.empty();
    }
    int start = unit.offsets.span(chain).end();
    int end = unit.offsets.span(call).end();
    String method = next.getNameAsString();
    Optional<Edit> edit =
        switch (use) {
          case ITERATED ->
              switch (method) {
                case "forEach" -> Optional.of(new Edit(new Span(start, end), ""));
                case "stream" ->
                    Optional.of(new Edit(new Span(start, unit.offsets.span(next).end()), ""));
                default -> Optional.empty();
              };
          case TESTED ->
              method.equals("isEmpty")
                  ? Optional.of(new Edit(new Span(start, end), ".findAny()"))
                  : Optional.empty();
          case COUNTED, FOLDED, FIRST, FIRST_OF_SORTED -> Optional.empty();
        };
    return edit.flatMap(
        one ->
            Fix.keepingComments(
                "stay in the stream", FixSafety.UNSAFE, List.of(one), unit.offsets.text()));
  }

  private Optional<Found> use(Expression made) {
    Expression value = dressed(made);
    return value.getParentNode().orElse(null) instanceof VariableDeclarator variable
        ? ofVariable(variable)
        : direct(value);
  }

  private static Expression dressed(Expression expression) {
    Expression at = expression;
    while (at.getParentNode().orElse(null) instanceof Expression around
        && (around instanceof EnclosedExpr || around instanceof CastExpr)) {
      at = around;
    }
    return at;
  }

  private Optional<Found> direct(Expression made) {
    Expression value = dressed(made);
    return switch (value.getParentNode().orElse(null)) {
      case ForEachStmt loop when loop.getIterable() == value ->
          Optional.of(new Found(Use.ITERATED, value, Optional.of(loop.getBody())));
      case FieldAccessExpr length when length.getNameAsString().equals("length") ->
          found(Use.COUNTED, value);
      case ArrayAccessExpr access
          when access.getName() == value && access.getIndex().toString().equals("0") ->
          found(Use.FIRST, value);
      case MethodCallExpr call when call.getScope().filter(s -> s == value).isPresent() ->
          method(call, value);
      case MethodCallExpr call when isStreamOf(call) ->
          isSpent(call) ? found(Use.ITERATED, value) : Optional.empty();
      case null, default -> Optional.empty();
    };
  }

  private static Optional<Found> found(Use use, Node at) {
    return Optional.of(new Found(use, at, Optional.empty()));
  }

  /** {@code Arrays.stream(value)}, {@code Stream.of(value)}. */
  private static boolean isStreamOf(MethodCallExpr call) {
    String scope = call.getScope().map(Node::toString).orElse("");
    return call.getArguments().size() == 1
        && (scope.equals("Arrays") && call.getNameAsString().equals("stream")
            || scope.equals("Stream") && call.getNameAsString().equals("of"));
  }

  private Optional<Found> method(MethodCallExpr call, Expression value) {
    int arguments = call.getArguments().size();
    return switch (call.getNameAsString()) {
      case "size" -> arguments == 0 ? found(Use.COUNTED, value) : Optional.empty();
      case "isEmpty" -> arguments == 0 ? found(Use.TESTED, value) : Optional.empty();
      case "contains" -> arguments == 1 ? found(Use.TESTED, value) : Optional.empty();
      case "getFirst" -> arguments == 0 ? found(Use.FIRST, value) : Optional.empty();
      case "get" ->
          arguments == 1 && call.getArgument(0).toString().equals("0")
              ? found(Use.FIRST, value)
              : Optional.empty();
      case "stream" ->
          arguments == 0 && isSpent(call)
              ? Optional.of(new Found(Use.ITERATED, value, Optional.of(outermost(call))))
              : Optional.empty();
      case "forEach" ->
          arguments == 1
              ? Optional.of(new Found(Use.ITERATED, value, Optional.of(call.getArgument(0))))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Whether a second stream comes to its end in the same expression, and is not handed on. */
  private static boolean isSpent(MethodCallExpr stream) {
    return switch (outermost(stream).getNameAsString()) {
      case "count",
          "anyMatch",
          "allMatch",
          "noneMatch",
          "findFirst",
          "findAny",
          "forEach",
          "collect",
          "toList",
          "toArray",
          "reduce",
          "sum",
          "min",
          "max",
          "average" ->
          true;
      default -> false;
    };
  }

  private static MethodCallExpr outermost(MethodCallExpr call) {
    MethodCallExpr at = call;
    while (at.getParentNode().orElse(null) instanceof MethodCallExpr next
        && next.getScope().orElse(null) == at) {
      at = next;
    }
    return at;
  }

  /** The only use of a variable, in the block that declares it. */
  private Optional<Found> ofVariable(VariableDeclarator variable) {
    Optional<BlockStmt> block = Enclosing.innermost(BlockStmt.class, variable);
    boolean field = variable.getParentNode().filter(FieldDeclaration.class::isInstance).isPresent();
    if (field || block.isEmpty()) {
      return Optional.empty();
    }
    List<NameExpr> uses =
        block
            .get()
            .findAll(
                NameExpr.class, name -> name.getNameAsString().equals(variable.getNameAsString()));
    if (uses.size() != 1 || !runsAsOften(uses.getFirst(), block.get())) {
      return Optional.empty();
    }
    return direct(uses.getFirst());
  }

  private static boolean runsAsOften(Node use, BlockStmt block) {
    Node at = use;
    while (at != block) {
      Node parent = at.getParentNode().orElse(block);
      boolean repeats =
          switch (parent) {
            case ForEachStmt loop -> loop.getIterable() != at;
            case ForStmt loop -> true;
            case WhileStmt loop -> true;
            case DoStmt loop -> true;
            case LambdaExpr lambda -> true;
            default -> false;
          };
      if (repeats) {
        return false;
      }
      at = parent;
    }
    return true;
  }

  /** Whether the code for each item may change what the items come from. */
  private boolean needsCopy(Expression chain, Found found, Node made, Api.Items items) {
    if (StreamSources.leavesLock(made, found.at())) {
      return true;
    }
    boolean files = items.what().matches("(?:paths|entries) of .*");
    boolean fixed = !files && items.what().startsWith("lines of");
    if (found.body().isEmpty() || fixed) {
      return false;
    }
    Node body = found.body().get();
    Set<String> roots = files ? Set.of() : sources.roots(chain);
    Pattern changing = files ? CHANGING_FILES : CHANGING;
    boolean names =
        body.findFirst(
                NameExpr.class,
                name -> roots.contains(name.getNameAsString()) && !isIn(name, chain))
            .isPresent();
    boolean changes =
        body.findFirst(
                MethodCallExpr.class,
                call -> changing.matcher(call.getNameAsString()).matches() && !isIn(call, made))
            .isPresent();
    return names || changes;
  }

  private static boolean isIn(Node inner, Node outer) {
    return inner == outer || outer.isAncestorOf(inner);
  }
}
