package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.AllocationFact;
import dev.memlint.rules.facts.AllocationFact.Place;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import java.util.List;
import java.util.Optional;

/** Writes down memory that is asked for up front. */
final class Allocations {
  private static final String HOTSPOT = "large-preallocation";

  /** Entries that a container may ask for at once when others say how many come. */
  private static final String START = "1_024";

  private final Context c;
  private final Code code;
  private final Expected expected;
  private final ElementSizes sizes;

  Allocations(Context context) {
    this.c = context;
    this.code = context.code;
    this.expected = new Expected(context);
    this.sizes = new ElementSizes(context.items);
  }

  void call(int call) {
    String method = code.method(call);
    if (method.isEmpty()) {
      associated(call);
      return;
    }
    TypeRef type = settled(code.receiver(call));
    String canonical = type.path() + "::" + method;
    entry(canonical)
        .ifPresent(
            api -> {
              Value target = c.values.of(code.receiver(call));
              add(
                  call,
                  type.simple() + "::" + method,
                  c.sizes.of(code.argument(call, api.argument())),
                  type,
                  api,
                  code.shortText(code.receiver(call)),
                  target.store().isPresent());
            });
  }

  /** A variable's type; where only the container is visible, as the function returns it. */
  private TypeRef settled(int receiver) {
    TypeRef type = c.items.resolve(c.values.of(receiver).type()).core();
    if (!type.arg(0).isUnknown()
        || !code.is(receiver, code.s.identifier)
        || c.functionNode == NONE) {
      return type;
    }
    TypeRef result =
        c.items
            .resolve(
                c.types.read(
                    code.field(c.functionNode, code.s.returnTypeField), c.values.selfType()))
            .core();
    return result.path().equals(type.path()) ? result : type;
  }

  private void associated(int call) {
    String callee = c.callee(call);
    Optional<Api> api = entry(callee);
    if (api.isEmpty()) {
      return;
    }
    Expected.Place place = expected.of(call);
    TypeRef type = c.values.qualifierType(code.function(call));
    if (type.args().isEmpty()) {
      TypeRef declared = c.items.resolve(place.type()).core();
      type = declared.simple().equals(type.simple()) ? declared : type;
    }
    String name = Names.simple(callee);
    add(
        call,
        type.isUnknown() ? callee : type.simple() + "::" + name,
        c.sizes.of(code.argument(call, api.get().argument())),
        type,
        api.get(),
        place.name(),
        place.held());
  }

  private Optional<Api> entry(String canonical) {
    return c.apis.call(canonical).filter(api -> api.mayBe(HOTSPOT));
  }

  private void add(
      int call, String name, SizeExpr count, TypeRef type, Api api, String variable, boolean held) {
    if (count.equals(SizeExpr.UNKNOWN)) {
      return;
    }
    int bytes = api.elementBytes().orElseGet(() -> elementBytes(type));
    String element = api.elementBytes().isPresent() ? "u8" : type.arg(0).text();
    c.facts.allocation(
        new AllocationFact(
            c.site(call),
            name,
            count,
            element,
            bytes,
            variable,
            held ? Place.HELD : Place.HEAP,
            fix(call, count)));
  }

  /**
   * {@code Vec::with_capacity(1 << 20)} to {@code Vec::new()}; a number from the input stays, with
   * a limit: {@code Vec::with_capacity(n.min(1_024))}.
   */
  private Optional<Fix> fix(int call, SizeExpr count) {
    int function = code.function(call);
    int name =
        code.is(function, code.s.scopedIdentifier) ? code.field(function, code.s.nameField) : NONE;
    if (name == NONE || !code.tree.textIs(name, "with_capacity") || code.arguments(call) != 1) {
      return Optional.empty();
    }
    int size = code.argument(call, 0);
    if (count.isFromInput()) {
      String written = code.tree.text(size);
      String operand = written.matches("[\\w.]+") ? written : "(" + written + ")";
      return Fix.keepingComments(
          "limit what it starts with",
          FixSafety.UNSAFE,
          List.of(new Edit(code.span(size), operand + ".min(" + START + ")")),
          code.tree.text());
    }
    return Fix.keepingComments(
        "let it grow on demand",
        FixSafety.UNSAFE,
        List.of(new Edit(code.span(name), "new"), new Edit(code.span(size), "")),
        code.tree.text());
  }

  /** Where the element type is not visible the estimate is the least that it can be. */
  private int elementBytes(TypeRef container) {
    if (container.arg(0).isUnknown()) {
      return 1;
    }
    int value =
        container.args().size() > 1 && container.simple().endsWith("Map")
            ? sizes.of(container.arg(1))
            : 0;
    return sizes.of(container.arg(0)) + value;
  }

  /** {@code [x; n]} on the stack or in a Box, and {@code vec![x; n]}. */
  void array(int array) {
    int length = code.field(array, code.s.lengthField);
    if (length == NONE || c.functionNode == NONE && !code.isVec(array)) {
      return; // what a static or const holds is part of the binary
    }
    SizeExpr count = c.sizes.of(length);
    if (count.equals(SizeExpr.UNKNOWN)) {
      return;
    }
    Expected.Place place = expected.of(array);
    TypeRef element = c.values.of(code.first(array)).type();
    TypeRef declared = c.items.resolve(place.type()).core().arg(0);
    boolean vague = element.isUnknown() || element.path().equals("{number}");
    TypeRef known = vague ? declared : element;
    // Where the element type is not visible the estimate is the least that it can be.
    int bytes = known.isUnknown() ? 1 : sizes.of(known);
    c.facts.allocation(
        new AllocationFact(
            c.site(array),
            code.isVec(array) ? "vec!" : "an array",
            count,
            known.text(),
            bytes,
            place.name(),
            where(array, place.held())));
  }

  private Place where(int array, boolean held) {
    if (held) {
      return Place.HELD;
    }
    return code.isVec(array) ? Place.HEAP : Place.STACK;
  }
}
