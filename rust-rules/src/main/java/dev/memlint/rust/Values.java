package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rust.Scopes.Local;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what an expression stands for at the place the walk has reached. */
final class Values {
  private static final int MAX_DEPTH = 48;

  /** Associated functions that give a value of their own type, as far as their name says. */
  private static final Set<String> MAKERS =
      Words.of(
          """
          new default from with_capacity open create build connect bind from_iter with_hasher
          with_capacity_and_hasher unbounded empty init from_slice from_vec const_new
          open_buffered options
          """);

  private final Code code;
  private final Imports imports;
  private final Items items;
  private final TypeReader types;
  private final Scopes scopes;
  private TypeRef self = TypeRef.UNKNOWN;

  Values(Code code, Imports imports, Items items, TypeReader types, Scopes scopes) {
    this.code = code;
    this.imports = imports;
    this.items = items;
    this.types = types;
    this.scopes = scopes;
  }

  /** Sets the type that {@code self} and {@code Self} mean; returns the one before. */
  TypeRef enter(TypeRef owner) {
    TypeRef before = self;
    self = owner;
    return before;
  }

  TypeRef selfType() {
    return self;
  }

  Value of(int node) {
    return node == NONE ? Value.UNKNOWN : of(node, 0);
  }

  private Value of(int node, int depth) {
    if (node == NONE || depth > MAX_DEPTH) {
      return Value.UNKNOWN;
    }
    Syntax s = code.s;
    int kind = code.tree.kind(node);
    if (kind == s.identifier) {
      return named(node);
    }
    if (kind == s.self) {
      return Value.of(self);
    }
    if (kind == s.fieldExpression) {
      return fieldOf(node, depth);
    }
    if (kind == s.call) {
      return call(node, depth);
    }
    if (kind == s.reference) {
      Value inner = of(code.field(node, s.valueField), depth + 1);
      return inner.as(inner.type().borrowed());
    }
    if (kind == s.unary) {
      Value inner = of(code.first(node), depth + 1);
      return code.operator(node) == '*' ? inner.as(Access.dereferenced(inner.type())) : inner;
    }
    if (kind == s.tryExpression) {
      Value inner = of(code.first(node), depth + 1);
      return inner.as(inner.type().isOptional() ? inner.type().arg(0) : inner.type());
    }
    if (kind == s.parenthesized || kind == s.awaitExpression || kind == s.constBlock) {
      return of(code.first(node), depth + 1);
    }
    if (kind == s.block || kind == s.unsafeBlock) {
      return of(lastExpression(node), depth + 1);
    }
    if (kind == s.indexExpression) {
      Value container = of(code.first(node), depth + 1);
      boolean range = code.is(code.next(code.first(node)), s.rangeExpression);
      return container.part(range ? container.type() : Access.element(container.type()));
    }
    if (kind == s.scopedIdentifier) {
      return scoped(node);
    }
    return Value.of(literal(node, kind, depth));
  }

  private int lastExpression(int block) {
    int last = NONE;
    int inner = code.is(block, code.s.unsafeBlock) ? code.first(block) : block;
    for (int child = code.first(inner); child != NONE; child = code.next(child)) {
      last = child;
    }
    return last;
  }

  private TypeRef literal(int node, int kind, int depth) {
    Syntax s = code.s;
    if (kind == s.string || kind == s.rawString) {
      return new TypeRef("str", List.of(), true, false, "&str");
    }
    if (kind == s.integerLiteral || kind == s.floatLiteral) {
      String suffix = code.tree.text(node).replaceFirst("^[0-9_.]+", "");
      boolean hex = code.tree.text(node).startsWith("0x");
      return suffix.isEmpty() || hex
          ? new TypeRef("{number}", List.of(), false, false, "")
          : TypeRef.of(suffix.replaceFirst("^_", ""));
    }
    if (kind == s.booleanLiteral) {
      return TypeRef.of("bool");
    }
    if (kind == s.charLiteral) {
      return TypeRef.of(code.tree.text(node).startsWith("b") ? "u8" : "char"); // b'0' is a byte
    }
    if (kind == s.arrayExpression) {
      TypeRef element = of(code.first(node), depth + 1).type();
      return code.isVec(node)
          ? TypeRef.of("std::vec::Vec", element)
          : new TypeRef(TypeRef.ARRAY, List.of(element), false, false, "[_]");
    }
    if (kind == s.structExpression) {
      return types.read(code.field(node, s.nameField), self);
    }
    if (kind == s.cast) {
      return types.read(code.field(node, s.typeField), self);
    }
    return TypeRef.UNKNOWN;
  }

  private Value named(int node) {
    String name = code.tree.text(node);
    Optional<Local> local = scopes.find(name);
    if (local.isPresent()) {
      return local.get().value();
    }
    Optional<TypeRef> staticType = items.staticType(name);
    if (staticType.isPresent()) {
      return new Value(
          items.resolve(staticType.get()),
          Optional.of(new StoreRef(imports.module(), name)),
          false);
    }
    return isStaticName(name) && imports.isImported(name)
        ? global(imports.canonical(name))
        : Value.UNKNOWN;
  }

  private Value scoped(int node) {
    String path = code.path(node);
    String name = Names.simple(path);
    return isStaticName(name) ? global(imports.canonical(path)) : Value.UNKNOWN;
  }

  private static Value global(String canonical) {
    String name = Names.simple(canonical);
    String owner = canonical.substring(0, Math.max(0, canonical.length() - name.length() - 2));
    return new Value(TypeRef.UNKNOWN, Optional.of(new StoreRef(owner, name)), false);
  }

  static boolean isStaticName(String name) {
    return name.length() > 1
        && name.chars().allMatch(c -> c == '_' || Character.isUpperCase(c) || Character.isDigit(c));
  }

  private Value fieldOf(int node, int depth) {
    Value base = of(code.field(node, code.s.valueField), depth + 1);
    String name = code.fieldText(node, code.s.fieldField);
    TypeRef type = items.resolve(base.type()).core();
    Optional<Items.Struct> struct = items.struct(type);
    if (struct.isPresent() && struct.get().fields().containsKey(name)) {
      TypeRef fieldType = items.resolve(struct.get().fields().get(name));
      return new Value(fieldType, Optional.of(new StoreRef(struct.get().name(), name)), false);
    }
    if (type.path().equals(TypeRef.TUPLE) && name.chars().allMatch(Character::isDigit)) {
      return base.as(type.arg(Integer.parseInt(name.length() > 3 ? "0" : name)));
    }
    if (!type.isUnknown()) {
      return new Value(
          TypeRef.UNKNOWN, Optional.of(new StoreRef(items.typeName(type), name)), false);
    }
    StoreRef ref =
        base.store()
            .map(store -> new StoreRef(store.owner(), store.name() + "." + name))
            .orElse(new StoreRef("", name));
    return new Value(TypeRef.UNKNOWN, Optional.of(ref), false);
  }

  private Value call(int call, int depth) {
    String method = code.method(call);
    return method.isEmpty() ? functionCall(call, depth) : methodCall(call, method, depth);
  }

  private Value methodCall(int call, String method, int depth) {
    Value receiver = of(code.receiver(call), depth + 1);
    TypeRef type = items.resolve(receiver.type());
    Optional<TypeRef> own = items.returnType(type.core().simple(), method);
    if (own.isPresent() && items.struct(type.core()).isPresent()) {
      return lent(type.core(), method, items.resolve(own.get()), depth);
    }
    if (method.equals("clone") || method.equals("cloned")) {
      return type.isCounted() ? receiver.as(type.owned()) : Value.of(type.owned());
    }
    if (method.equals("get_mut") && code.arguments(call) == 0) {
      return receiver.as(Access.opened(type));
    }
    if (Access.ELEMENT.contains(method)) {
      return receiver.part(Access.element(type));
    }
    if (Access.TAKEN.contains(method)) {
      return Value.of(method.equals("take") && type.isOptional() ? type : Access.element(type));
    }
    if (Access.THROUGH.contains(method)) {
      return receiver.as(Access.through(method, type));
    }
    return Value.of(
        switch (method) {
          case "to_string", "to_uppercase", "to_lowercase" -> TypeRef.of("std::string::String");
          case "to_owned" -> Access.ownedOf(type);
          case "to_vec" -> TypeRef.of("std::vec::Vec", type.core().arg(0));
          case "to_path_buf" -> TypeRef.of("std::path::PathBuf");
          case "len", "count", "capacity" -> TypeRef.of("usize");
          case "collect", "parse", "sum", "into" -> turbofish(call);
          default -> TypeRef.UNKNOWN;
        });
  }

  /** What a method returns; a guard or reference reaches into the field that its body names. */
  private Value lent(TypeRef owner, String method, TypeRef result, int depth) {
    Optional<Integer> function =
        result.isGuard() || result.reference()
            ? items.function(owner.simple(), method)
            : Optional.empty();
    int tail =
        function.map(node -> lastExpression(code.field(node, code.s.bodyField))).orElse(NONE);
    if (!isPathOfSelf(tail)) {
      return Value.of(result);
    }
    TypeRef before = enter(owner);
    Value field = of(tail, depth + 1);
    enter(before);
    return field.as(result);
  }

  /** {@code self.a.lock().unwrap()}, {@code &mut self.a}: no other variable is needed to tell. */
  boolean isPathOfSelf(int expression) {
    int at = code.bare(expression);
    for (int depth = 0; depth < MAX_DEPTH && at != NONE; depth++) {
      if (code.is(at, code.s.self)) {
        return true;
      }
      if (code.is(at, code.s.fieldExpression)) {
        at = code.bare(code.field(at, code.s.valueField));
      } else if (code.isMethodCall(at)) {
        at = code.bare(code.receiver(at));
      } else {
        return false;
      }
    }
    return false;
  }

  private TypeRef turbofish(int call) {
    int function = code.field(call, code.s.functionField);
    int arguments = code.field(function, code.s.typeArgumentsField);
    return arguments == NONE ? TypeRef.UNKNOWN : types.read(code.first(arguments), self);
  }

  private Value functionCall(int call, int depth) {
    int function = code.function(call);
    String path = code.path(function);
    if (code.isMacro(call)) {
      return Value.of(path.equals("format") ? TypeRef.of("std::string::String") : TypeRef.UNKNOWN);
    }
    String name = Names.simple(path);
    if (imports.canonical(path).equals("std::io::stdin")) {
      return Value.of(TypeRef.of("std::io::Stdin"));
    }
    if (path.equals("Some") || path.equals("Ok")) {
      Value inner = of(code.argument(call, 0), depth + 1);
      String wrapper = path.equals("Some") ? "std::option::Option" : "std::result::Result";
      return inner.as(TypeRef.of(wrapper, inner.type()));
    }
    String qualifier =
        path.length() > name.length() ? path.substring(0, path.length() - name.length() - 2) : "";
    if (qualifier.isEmpty()) {
      return Value.of(items.returnType("", name).map(items::resolve).orElse(TypeRef.UNKNOWN));
    }
    TypeRef type = qualifierType(function);
    boolean pointerClone =
        name.equals("clone") && (type.isCounted() || type.simple().equals("Clone"));
    if (pointerClone || name.equals("downgrade")) {
      Value inner = of(code.argument(call, 0), depth + 1);
      return inner.as(inner.type().owned());
    }
    Optional<TypeRef> own =
        items.returnType(type.isUnknown() ? "" : type.simple(), name).map(items::resolve);
    if (own.isPresent()) {
      return Value.of(own.get());
    }
    boolean isType = Names.isCapitalized(Names.simple(qualifier));
    return isType && MAKERS.contains(name) ? Value.of(made(type, call, depth)) : Value.UNKNOWN;
  }

  /** {@code Arc::new(x)} says what the Arc holds even where nobody writes its type. */
  private TypeRef made(TypeRef type, int call, int depth) {
    boolean holdsArgument =
        type.args().isEmpty()
            && code.arguments(call) == 1
            && (type.isWrapper() || type.simple().startsWith("Buf"));
    if (!holdsArgument) {
      return type;
    }
    return TypeRef.of(type.path(), of(code.argument(call, 0), depth + 1).type());
  }

  /** The type in front of an associated function's name. */
  TypeRef qualifierType(int function) {
    int qualifier = code.field(function, code.s.pathField);
    return qualifier == NONE ? TypeRef.UNKNOWN : items.resolve(types.read(qualifier, self));
  }
}
