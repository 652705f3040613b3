package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rust.Scopes.Local;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Declares the variables that patterns bind. */
final class Bindings {
  /** Methods that call their closure with what the receiver gives access to. */
  private static final Set<String> WITH =
      Set.of("with", "with_borrow", "with_borrow_mut", "update");

  private final Context c;
  private final Code code;

  /** Locals of a constructor that become fields, and which. */
  private final Map<String, StoreRef> fieldsToBe = new HashMap<>();

  Bindings(Context context) {
    this.c = context;
    this.code = context.code;
  }

  void parameters(int function) {
    for (int parameter : code.children(code.field(function, code.s.parametersField))) {
      if (code.is(parameter, code.s.parameter)) {
        TypeRef type = c.types.read(code.field(parameter, code.s.typeField), c.values.selfType());
        boolean mutable = code.tree.childOfKind(parameter, code.s.mutableSpecifier) != NONE;
        bind(
            code.field(parameter, code.s.patternField),
            Value.of(c.items.resolve(type)),
            parameter,
            NONE,
            mutable);
      }
    }
  }

  /** Notes which locals of a constructor end up in the fields of what it makes. */
  void fieldsToBe(int constructor) {
    fieldsToBe.clear();
    Optional<Items.Struct> struct = c.items.struct(c.values.selfType());
    if (constructor == NONE || struct.isEmpty()) {
      return;
    }
    Syntax s = code.s;
    for (int node = constructor; node < code.tree.subtreeEnd(constructor); node++) {
      boolean shorthand = code.is(node, s.shorthandFieldInitializer);
      if (!shorthand && !code.is(node, s.fieldInitializer)) {
        continue;
      }
      int literal = code.tree.ancestorOfKind(node, s.structExpression);
      TypeRef made = c.types.read(code.field(literal, s.nameField), c.values.selfType());
      int value = shorthand ? code.first(node) : code.field(node, s.valueField);
      if (made.simple().equals(c.values.selfType().simple()) && code.is(value, s.identifier)) {
        String field = shorthand ? code.tree.text(value) : code.fieldText(node, s.fieldField);
        fieldsToBe.put(code.tree.text(value), new StoreRef(struct.get().name(), field));
      }
    }
  }

  void let(int let) {
    int initializer = code.field(let, code.s.valueField);
    Value value = c.values.of(initializer);
    int typeNode = code.field(let, code.s.typeField);
    if (typeNode != NONE) {
      TypeRef declared = c.items.resolve(c.types.read(typeNode, c.values.selfType()));
      value = declared.isUnknown() ? value : value.as(declared);
    }
    boolean mutable = code.tree.childOfKind(let, code.s.mutableSpecifier) != NONE;
    int pattern = code.field(let, code.s.patternField);
    if (value.store().isEmpty() && code.is(pattern, code.s.identifier)) {
      Optional<StoreRef> field = Optional.ofNullable(fieldsToBe.get(code.tree.text(pattern)));
      value = new Value(value.type(), field, false);
    }
    bind(code.field(let, code.s.patternField), value, let, initializer, mutable);
  }

  void condition(int condition) {
    int value = code.field(condition, code.s.valueField);
    bind(code.field(condition, code.s.patternField), c.values.of(value), condition, value, false);
  }

  void forLoop(int loop) {
    int iterable = code.field(loop, code.s.valueField);
    Value container = c.values.of(iterable);
    Value element = container.part(Access.element(container.type()));
    bind(code.field(loop, code.s.patternField), element, loop, NONE, false);
  }

  void arm(int arm) {
    int match = code.tree.ancestorOfKind(arm, code.s.matchExpression);
    int scrutinee = code.field(match, code.s.valueField);
    bind(code.field(arm, code.s.patternField), c.values.of(scrutinee), arm, scrutinee, false);
  }

  void closure(int closure) {
    int call = code.tree.parent(code.tree.parent(closure));
    Value given = Value.UNKNOWN;
    if (code.isMethodCall(call)) {
      Value receiver = c.values.of(code.receiver(call));
      boolean whole = WITH.contains(code.method(call)) || receiver.type().isOptional();
      given = whole ? inside(receiver) : receiver.part(Access.element(receiver.type()));
    }
    for (int parameter : code.children(code.field(closure, code.s.parametersField))) {
      if (code.is(parameter, code.s.parameter)) {
        TypeRef type = c.types.read(code.field(parameter, code.s.typeField), c.values.selfType());
        bind(
            code.field(parameter, code.s.patternField),
            type.isUnknown() ? given : given.as(c.items.resolve(type)),
            parameter,
            NONE,
            false);
      } else {
        bind(parameter, given, parameter, NONE, false);
      }
    }
  }

  /** Binds every name of a pattern; only a name that stands for the whole knows its value. */
  private void bind(int pattern, Value value, int declaration, int initializer, boolean mutable) {
    if (pattern == NONE) {
      return;
    }
    Syntax s = code.s;
    boolean plain = code.is(pattern, s.identifier);
    List<Integer> names = code.boundNames(pattern);
    boolean tuple = code.is(pattern, s.tuplePattern);
    for (int i = 0; i < names.size(); i++) {
      Value bound = value;
      if (tuple) {
        bound = part(value, i, names.size());
      } else if (!plain) {
        bound = unwraps(pattern) ? inside(value) : opened(pattern, names.get(i), value);
      }
      c.scopes.declare(
          new Local(
              code.tree.text(names.get(i)),
              bound,
              declaration,
              plain ? initializer : NONE,
              mutable,
              c.loops));
    }
  }

  /** {@code Some(x)}, {@code Ok(mut x)}, {@code &x}, {@code mut x}: x is all there is. */
  private boolean unwraps(int pattern) {
    int inner = code.is(pattern, code.s.matchPattern) ? code.first(pattern) : pattern;
    if (code.is(inner, code.s.tupleStructPattern)) {
      String variant = code.fieldText(inner, code.s.typeField);
      return variant.equals("Some")
          || variant.equals("Ok")
          || variant.endsWith("Occupied")
          || variant.endsWith("Vacant");
    }
    return !code.is(inner, code.s.structPattern)
        && !code.is(inner, code.s.tuplePattern)
        && !code.is(inner, code.s.slicePattern);
  }

  private static Value inside(Value value) {
    TypeRef type = value.type();
    return type.isOptional() ? value.as(type.arg(0)) : value;
  }

  /** A part of a tuple, or of what an iteration gives: its last part is the element. */
  private Value part(Value value, int index, int count) {
    if (value.type().path().equals(TypeRef.TUPLE)) {
      return Value.of(value.type().arg(index));
    }
    return index == count - 1 && value.element() ? value : Value.UNKNOWN;
  }

  /** A field of a struct pattern is the field itself: {@code let Self { items, .. } = self}. */
  private Value opened(int pattern, int name, Value value) {
    int inner = code.is(pattern, code.s.matchPattern) ? code.first(pattern) : pattern;
    if (!code.is(inner, code.s.structPattern)) {
      return Value.UNKNOWN;
    }
    String field = code.tree.text(name);
    return c.items
        .struct(value.type().core())
        .filter(struct -> struct.fields().containsKey(field))
        .map(
            struct ->
                new Value(
                    c.items.resolve(struct.fields().get(field)),
                    Optional.of(new StoreRef(struct.name(), field)),
                    false))
        .orElse(Value.UNKNOWN);
  }
}
