package dev.memlint.rules.java;

import com.github.javaparser.ast.ArrayCreationLevel;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.AllocationFact;
import dev.memlint.rules.facts.AllocationFact.Place;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Optional;

/** Writes down memory that is asked for up front, wherever the size says something. */
final class Allocations {
  private static final String HOTSPOT = "large-preallocation";

  /** Entries that a container may ask for at once when others say how many come. */
  private static final String START = "1_024";

  private final Unit unit;
  private final Sizes sizes;

  Allocations(Unit unit) {
    this.unit = unit;
    this.sizes = new Sizes(unit);
  }

  void array(ArrayCreationExpr array) {
    SizeExpr count = SizeExpr.UNKNOWN;
    int stated = 0;
    for (ArrayCreationLevel level : array.getLevels()) {
      if (level.getDimension().isEmpty()) {
        break;
      }
      SizeExpr size = sizes.of(level.getDimension().get());
      count =
          stated++ == 0 ? size : new SizeExpr.Arithmetic(SizeExpr.Operator.MULTIPLY, count, size);
    }
    if (stated == 0) {
      return;
    }
    boolean allStated = stated == array.getLevels().size();
    JavaType element = unit.type(array.getElementType());
    int bytes = allStated ? Primitives.slotBytes(element) : 4;
    String type = array.getElementType().asString();
    add(array, unit.offsets.span(array), "new " + type + "[]", count, type, bytes);
  }

  void creation(ObjectCreationExpr created) {
    JavaType type = unit.type(created.getType());
    unit.apis
        .call(type.name() + "#<init>")
        .ifPresent(
            api -> {
              String simple = Names.simple(type.name());
              sized(
                  created,
                  unit.shortSpan(created),
                  api,
                  created.getArguments(),
                  "new " + simple,
                  type);
            });
  }

  void call(MethodCallExpr call) {
    String owner = unit.owner(call);
    if (owner.isEmpty()) {
      return;
    }
    unit.api(owner, call.getNameAsString())
        .ifPresent(
            api ->
                sized(
                    call,
                    unit.shortSpan(call),
                    api,
                    call.getArguments(),
                    Names.simple(owner) + "." + call.getNameAsString(),
                    JavaType.UNKNOWN));
  }

  private void sized(
      Expression at, Span span, Api api, List<Expression> arguments, String name, JavaType type) {
    boolean asks = api.mayBe(HOTSPOT);
    if (!asks || api.argument() < 0 || api.argument() >= arguments.size()) {
      return;
    }
    Expression size = arguments.get(api.argument());
    JavaType sizeType = unit.types.of(size);
    if (sizeType.isUnknown() || Primitives.isIntegral(sizeType)) {
      JavaType element = type.argument(0);
      add(at, span, name, sizes.of(size), element.text(), api.elementBytes().orElse(4));
    }
  }

  private void add(
      Expression at, Span span, String api, SizeExpr count, String elementType, int bytes) {
    if (count.equals(SizeExpr.UNKNOWN)) {
      return;
    }
    Target target = target(at);
    unit.facts.allocation(
        new AllocationFact(
            unit.site(span),
            api,
            count,
            elementType,
            bytes,
            target.name(),
            target.heldLong() ? Place.HELD : Place.HEAP,
            fix(at, count)));
  }

  /**
   * {@code new ArrayList<>(1_000_000)} to {@code new ArrayList<>()}; a number from the input stays,
   * with a limit: {@code new ArrayList<>(Math.min(n, 1_024))}.
   */
  private Optional<Fix> fix(Expression at, SizeExpr count) {
    boolean container =
        at instanceof ObjectCreationExpr created
            && created.getArguments().size() == 1
            && unit.declared
                .container(unit.type(created.getType()).name())
                .filter(kind -> kind.kind().isContainer())
                .filter(kind -> kind.bound() == StoreFact.Bound.NONE)
                .isPresent();
    if (!container) {
      return Optional.empty();
    }
    Span size = unit.offsets.span(((ObjectCreationExpr) at).getArgument(0));
    String text = unit.offsets.text();
    boolean input = count.isFromInput();
    String limited = "Math.min(%s, %s)".formatted(text.substring(size.start(), size.end()), START);
    return Fix.keepingComments(
        input ? "limit what it starts with" : "let it grow on demand",
        FixSafety.UNSAFE,
        List.of(new Edit(size, input ? limited : "")),
        text);
  }

  private record Target(String name, boolean heldLong) {}

  /** What the value ends in: a variable, a field, the caller. */
  private Target target(Expression value) {
    Node node = value;
    Optional<Node> parent = node.getParentNode();
    while (parent.isPresent()
        && (parent.get() instanceof CastExpr
            || parent.get() instanceof EnclosedExpr
            || parent.get() instanceof ObjectCreationExpr
            || parent.get() instanceof MethodCallExpr)) {
      node = parent.get();
      parent = node.getParentNode();
    }
    Node held = node;
    return switch (parent.orElse(null)) {
      case VariableDeclarator variable ->
          new Target(
              variable.getNameAsString(),
              variable.getParentNode().filter(p -> p instanceof FieldDeclaration).isPresent());
      case AssignExpr assign when assign.getValue() == held ->
          switch (assign.getTarget()) {
            case NameExpr name ->
                new Target(
                    name.getNameAsString(), unit.frame.local(name.getNameAsString()).isEmpty());
            case FieldAccessExpr access -> new Target(access.getNameAsString(), true);
            default -> new Target("", false);
          };
      case null, default -> new Target("", false);
    };
  }
}
