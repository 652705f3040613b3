package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rust.Scopes.Local;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Declares the variables that patterns bind. */
final class Bindings {
  /** Nobody writes patterns nested deeper than this; generated text may. */
  private static final int MAX_DEPTH = 16;

  /** Methods that call their closure with what the receiver gives access to. */
  private static final Set<String> WITH =
      Set.of("with", "with_borrow", "with_borrow_mut", "update");

  /** {@code Event::Log}: a type in front of the last name. */
  private static final Pattern VARIANT = Pattern.compile("(^|:)[A-Z]\\w*::\\w+$");

  private final Context c;
  private final Code code;
  private final LocalStores locals;

  /** Locals of a constructor that become fields, and which. */
  private final Map<String, StoreRef> fieldsToBe = new HashMap<>();

  Bindings(Context context, LocalStores locals) {
    this.c = context;
    this.locals = locals;
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
      value = locals.declared(pattern, initializer, new Value(value.type(), field, false));
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

  /** Binds every name of a pattern to the part of the value that it stands for. */
  private void bind(int pattern, Value value, int declaration, int initializer, boolean mutable) {
    if (pattern != NONE) {
      boolean plain = code.is(pattern, code.s.identifier);
      descend(pattern, value, new Binding(declaration, plain ? initializer : NONE, mutable), 0);
    }
  }

  /** What all names of one pattern have in common. */
  private record Binding(int declaration, int initializer, boolean mutable) {}

  private void descend(int pattern, Value value, Binding binding, int depth) {
    if (pattern == NONE || depth > MAX_DEPTH) {
      return;
    }
    Syntax s = code.s;
    if (code.is(pattern, s.matchPattern)) {
      descend(code.first(pattern), inside(value), binding, depth + 1);
    } else if (code.is(pattern, s.tuplePattern)) {
      List<Integer> parts = code.children(pattern);
      for (int i = 0; i < parts.size(); i++) {
        descend(parts.get(i), part(value, i, parts.size()), binding, depth + 1);
      }
    } else if (code.is(pattern, s.tupleStructPattern)) {
      tupleStruct(pattern, value, binding, depth);
    } else if (code.is(pattern, s.structPattern)) {
      for (int child : code.children(pattern)) {
        if (code.is(child, s.fieldPattern)) {
          fieldPattern(child, opened(pattern, value), binding, depth);
        }
      }
    } else if (code.is(pattern, s.slicePattern)) {
      names(pattern, Value.UNKNOWN, binding);
    } else {
      names(pattern, code.is(pattern, s.identifier) ? value : inside(value), binding);
    }
  }

  private void names(int pattern, Value value, Binding binding) {
    for (int name : code.boundNames(pattern)) {
      declare(name, value, binding);
    }
  }

  private void declare(int name, Value value, Binding binding) {
    c.scopes.declare(
        new Local(
            code.tree.text(name),
            value,
            binding.declaration(),
            binding.initializer(),
            binding.mutable(),
            c.loops));
  }

  /** {@code Some(x)}, {@code Ok(mut x)}: x is all there is; {@code State(x)}: what it wraps. */
  private void tupleStruct(int pattern, Value value, Binding binding, int depth) {
    int type = code.field(pattern, code.s.typeField);
    List<Integer> parts = new ArrayList<>(code.children(pattern));
    parts.remove(Integer.valueOf(type));
    String variant = code.tree.text(type);
    boolean whole =
        variant.equals("Some")
            || variant.equals("Ok")
            || variant.endsWith("Occupied")
            || variant.endsWith("Vacant");
    for (int i = 0; i < parts.size(); i++) {
      Value bound = whole ? inside(value) : position(type, i, value);
      descend(parts.get(i), bound, binding, depth + 1);
    }
  }

  /** The field at a position of a tuple struct: the file's own, or a library's wrapper. */
  private Value position(int typeNode, int index, Value value) {
    TypeRef named = named(typeNode);
    Optional<Value> own = field(named, String.valueOf(index));
    if (own.isPresent()) {
      return own.get();
    }
    TypeRef type = c.items.resolve(value.type());
    boolean wraps = index == 0 && type.args().size() == 1 && type.simple().equals(named.simple());
    return wraps ? value.as(c.items.resolve(type.arg(0))) : Value.UNKNOWN;
  }

  /** A field of a struct pattern is the field itself: {@code let Self { items, .. } = self}. */
  private void fieldPattern(int node, TypeRef struct, Binding binding, int depth) {
    int name = code.field(node, code.s.nameField);
    int inner = code.field(node, code.s.patternField);
    Value value = field(struct, code.tree.text(name)).orElse(Value.UNKNOWN);
    if (inner == NONE) {
      declare(name, value, binding);
    } else {
      descend(inner, value, binding, depth + 1);
    }
  }

  /** The struct that a struct pattern takes apart, of what is matched or as the pattern says. */
  private TypeRef opened(int pattern, Value value) {
    TypeRef matched = c.items.resolve(value.type()).core();
    return matched.isUnknown() ? named(code.field(pattern, code.s.typeField)) : matched;
  }

  /** The type that a pattern names, unknown for an enum's variant. */
  private TypeRef named(int typeNode) {
    boolean variant = VARIANT.matcher(code.tree.text(typeNode)).find();
    return variant ? TypeRef.UNKNOWN : c.items.resolve(c.types.read(typeNode, c.values.selfType()));
  }

  private Optional<Value> field(TypeRef type, String field) {
    return c.items
        .struct(type)
        .filter(struct -> struct.fields().containsKey(field))
        .map(
            struct ->
                new Value(
                    c.items.resolve(struct.fields().get(field)),
                    Optional.of(new StoreRef(struct.name(), field)),
                    false));
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
}
