package dev.memlint.python;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.AllocationFact;
import dev.memlint.rules.facts.AllocationFact.Place;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.SizeExpr;
import java.util.Optional;
import java.util.Set;

/** Finds places that ask for memory of a stated size. */
final class Allocations {
  private static final String HOTSPOT = "large-preallocation";

  /** A list slot is a pointer. */
  private static final int SLOT_BYTES = 8;

  /** Literal sizes up to this never matter, not even per iteration, and are not written down. */
  private static final long TRIFLE_BYTES = 1024;

  /** Calls that give what a buffer is filled with. */
  private static final Set<String> CONTENT =
      Set.of("range", "list", "sorted", "map", "filter", "bytes", "reversed", "chain");

  private final Code code;
  private final Meaning meaning;
  private final Sizes sizes;
  private final Sites sites;
  private final FactsBuilder out;

  Allocations(Code code, Meaning meaning, Sizes sizes, Sites sites, FactsBuilder out) {
    this.code = code;
    this.meaning = meaning;
    this.sizes = sizes;
    this.sites = sites;
    this.out = out;
  }

  /** {@code b"\0" * n}, {@code [None] * n}, {@code array("B", [0]) * n}. */
  void binary(int node) {
    if (!code.textIs(code.child(node, Field.OPERATOR), "*")) {
      return;
    }
    int left = code.bare(code.child(node, Field.LEFT));
    int right = code.bare(code.child(node, Field.RIGHT));
    int unit = isUnit(left) ? left : right;
    int times = unit == left ? right : left;
    if (!isUnit(unit)) {
      return;
    }
    switch (code.kind(unit)) {
      case LIST -> {
        int[] elements = code.children(unit);
        String type = elements.length == 0 ? "" : code.shortText(elements[0]);
        add(node, "[…] * n", times, type, SLOT_BYTES * elements.length);
      }
      case CALL -> {
        String typecode = code.literal(code.argument(unit, 0)).orElse("");
        add(node, "array.array", times, typecode, ElementBytes.ofTypecode(typecode));
      }
      default -> {
        boolean bytes = code.isBytes(unit);
        int width = code.literal(unit).map(l -> unescapedLength(l)).orElse(1);
        add(node, bytes ? "bytes * n" : "str * n", times, bytes ? "byte" : "character", width);
      }
    }
  }

  private boolean isUnit(int node) {
    boolean array = code.is(node, NodeKind.CALL) && meaning.callee(node).equals("array.array");
    return array || code.is(node, NodeKind.LIST) || code.isString(node);
  }

  /** Characters of a literal, with escapes such as {@code \0} and {@code \x00} counted as one. */
  private static int unescapedLength(String literal) {
    return literal.replaceAll("\\\\(x..|u....|[0-7]{1,3}|.)", "_").length();
  }

  /** A call of something in the table. */
  void call(int node) {
    String callee = meaning.callee(node);
    Optional<Api> api = meaning.table().call(callee);
    if (api.isEmpty() && code.receiver(node) != Code.NONE && callee.isEmpty()) {
      api = meaning.table().callByNameAlone(code.calleeName(node));
    }
    api.filter(a -> a.mayBe(HOTSPOT)).ifPresent(a -> call(node, a));
  }

  private void call(int node, Api api) {
    int[] arguments = code.arguments(node);
    int size = api.argument() < arguments.length ? arguments[api.argument()] : Code.NONE;
    String name = api.call();
    if (name.startsWith("numpy.") || name.startsWith("torch.")) {
      size = size == Code.NONE ? code.keyword(node, "shape") : size;
      int type = code.argument(node, 1, "dtype");
      String text = type == Code.NONE ? "" : code.text(type);
      int known = ElementBytes.ofDtype(text).or(api::elementBytes).orElse(SLOT_BYTES);
      // What a variable or a setting says may be as little as a byte.
      int bytes = ElementBytes.isStated(text) ? known : 1;
      add(node, name, size, text, bytes);
      return;
    }
    if (name.equals("open") || name.equals("io.open")) {
      size = code.argument(node, 2, "buffering");
    }
    if (!code.isString(size) && !isContent(size) && !isStep(node) && !isOfAnother(node)) {
      add(node, name, size, "byte", api.elementBytes().orElse(1));
    }
  }

  /** {@code buffer.extend(bytes(STEP))}: growth on demand, which is the remedy. */
  private boolean isStep(int node) {
    int call = code.parent(code.parent(node));
    return code.is(code.parent(node), NodeKind.ARGUMENT_LIST)
        && code.calleeName(call).equals("extend")
        && code.arguments(call).length == 1;
  }

  /** {@code wire.recv(n, align=True)}: no socket's method takes that. */
  private boolean isOfAnother(int node) {
    boolean keywords = code.allArguments(node).length > code.arguments(node).length;
    return keywords && code.calleeName(node).equals("recv");
  }

  /** {@code bytearray(range(32, 127))}: what goes in, not how much. */
  private boolean isContent(int argument) {
    int node = code.bare(argument);
    return switch (code.kind(node)) {
      case CALL -> CONTENT.contains(code.calleeName(node));
      case LIST, TUPLE, SET, LIST_COMPREHENSION, GENERATOR_EXPRESSION -> true;
      default -> false;
    };
  }

  private void add(int node, String api, int size, String elementType, int elementBytes) {
    SizeExpr count = size == Code.NONE ? SizeExpr.UNKNOWN : sizes.of(size);
    boolean trifle =
        count instanceof SizeExpr.Literal literal
            && literal.value() <= TRIFLE_BYTES / Math.max(1, elementBytes);
    if (count.equals(SizeExpr.UNKNOWN) || trifle) {
      return;
    }
    int holder = holder(node);
    out.allocation(
        new AllocationFact(
            sites.brief(node),
            api,
            count,
            elementType,
            elementBytes,
            holder == Code.NONE ? "" : code.shortText(holder),
            isLong(node, holder) ? Place.HELD : Place.HEAP));
  }

  /** What the allocation is assigned to, or NONE. */
  private int holder(int node) {
    int outer = code.dressed(node);
    int parent = code.parent(outer);
    return switch (code.kind(parent)) {
      case ASSIGNMENT -> code.child(parent, Field.LEFT);
      case NAMED_EXPRESSION, KEYWORD_ARGUMENT -> code.child(parent, Field.NAME);
      default -> Code.NONE;
    };
  }

  private boolean isLong(int node, int holder) {
    return switch (code.kind(holder)) {
      case ATTRIBUTE, SUBSCRIPT -> true;
      case IDENTIFIER ->
          code.is(code.parent(holder), NodeKind.ASSIGNMENT)
              && code.above(node, NodeKind.FUNCTION_DEFINITION) == Code.NONE;
      default -> code.is(code.parent(code.dressed(node)), NodeKind.RETURN_STATEMENT);
    };
  }
}
