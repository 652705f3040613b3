package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.facts.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows expressions to the stores that they name: through self, modules, aliases and getters. */
final class StoreRefs {
  private static final int DEEPEST = 8;
  private static final int MOST_ALIASES = 4;

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Getters getters;
  private final Map<Integer, Optional<Target>> byNode = new HashMap<>();

  StoreRefs(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.getters = new Getters(code, scopes, meaning);
  }

  /** The store that an expression names; empty for locals and other values. */
  Optional<Target> of(int expression) {
    return of(expression, 0);
  }

  private Optional<Target> of(int expression, int depth) {
    int node = code.bare(expression);
    if (node == Code.NONE || depth > DEEPEST) {
      return Optional.empty();
    }
    Optional<Target> known = byNode.putIfAbsent(node, Optional.empty());
    if (known != null) {
      return known;
    }
    Optional<Target> found = find(node, depth);
    byNode.put(node, found);
    return found;
  }

  private Optional<Target> find(int node, int depth) {
    return switch (code.kind(node)) {
      case IDENTIFIER -> name(node, depth);
      case ATTRIBUTE -> attribute(node, depth);
      case SUBSCRIPT ->
          of(code.child(node, Field.VALUE), depth + 1)
              .map(t -> t.element(code.child(node, Field.SUBSCRIPT)));
      case CALL -> call(node, depth);
      default -> Optional.empty();
    };
  }

  private Optional<Target> name(int node, int depth) {
    if (scopes.classOfSelf(node).isPresent()) {
      return Optional.empty();
    }
    String name = code.text(node);
    Scope scope = scopes.of(node);
    Optional<Scope> defining = scope.definingScope(name);
    if (defining.isEmpty()) {
      return Optional.empty();
    }
    List<Binding> bindings = scope.find(name);
    Binding first = bindings.getFirst();
    return switch (first.how()) {
      case IMPORT -> imported(first.qualified());
      case FUNCTION, CLASS, CONTEXT -> Optional.empty();
      case ELEMENT -> bindings.size() > 1 ? Optional.empty() : element(first, node, depth);
      case PARAMETER -> parameter(first, name);
      case ASSIGNED, UNPACKED, AUGMENTED ->
          switch (defining.get().kind()) {
            case MODULE -> Optional.of(Target.of(meaning.moduleName(), name));
            case CLASS -> defining.get().owner().map(c -> Target.of(c.name(), name));
            case FUNCTION, LAMBDA, COMPREHENSION ->
                first.is(How.UNPACKED) && bindings.size() == 1
                    ? element(first, node, depth)
                    : alias(bindings, node, depth);
          };
    };
  }

  private static Optional<Target> imported(String qualified) {
    if (!Names.isQualified(qualified)) {
      return Optional.empty();
    }
    String name = Names.simple(qualified);
    return Optional.of(
        Target.of(qualified.substring(0, qualified.length() - name.length() - 1), name));
  }

  /** A parameter is a store when its default is a container that all calls share. */
  private Optional<Target> parameter(Binding parameter, String name) {
    Scope function = parameter.scope();
    return MutableDefaults.isMutable(code, meaning, parameter.value())
            && !MutableDefaults.isReplaced(function, name)
        ? Optional.of(Target.of(functionName(function), name))
        : Optional.empty();
  }

  /** The qualified name of a function, the owner of its default arguments. */
  String functionName(Scope function) {
    String owner = function.owner().map(ClassInfo::name).orElse(meaning.moduleName());
    String name = code.text(code.child(function.node(), Field.NAME));
    return owner + "." + (name.isEmpty() ? "<lambda>" : name);
  }

  /** A local name for a store, {@code cache = self._cache}. */
  private Optional<Target> alias(List<Binding> bindings, int use, int depth) {
    if (bindings.size() > MOST_ALIASES) {
      return Optional.empty();
    }
    Optional<Target> found = Optional.empty();
    for (Binding binding : bindings) {
      // A later rebinding to something else does not concern an earlier use.
      if (binding.is(How.ASSIGNED) && binding.node() < use) {
        Optional<Target> named =
            isAliasable(binding.value()) ? of(binding.value(), depth + 1) : Optional.empty();
        found = named.isEmpty() && mayBeSkipped(binding.node(), use) ? found : named;
      }
    }
    return found;
  }

  /** {@code if x is None: x = load()}: afterwards the name may still mean what it meant before. */
  private boolean mayBeSkipped(int binding, int use) {
    int condition = code.above(binding, NodeKind.IF_STATEMENT);
    return condition != Code.NONE && !code.isIn(use, condition);
  }

  /** {@code for item in self.items.values()}: an element of the store. */
  private Optional<Target> element(Binding binding, int use, int depth) {
    int iterable = code.bare(binding.value());
    if (code.is(iterable, NodeKind.CALL)) {
      iterable =
          switch (code.calleeName(iterable)) {
            case "values", "items" -> code.receiver(iterable);
            case "list", "tuple" -> code.bare(code.argument(iterable, 0));
            default -> Code.NONE;
          };
      if (code.is(iterable, NodeKind.CALL)) { // list(x.values())
        iterable = code.receiver(iterable);
      }
    }
    boolean looped =
        code.is(code.above(binding.node(), NodeKind.FOR_STATEMENT), NodeKind.FOR_STATEMENT);
    return looped && iterable != Code.NONE
        ? of(iterable, depth + 1).map(t -> t.element(use))
        : Optional.empty();
  }

  private boolean isAliasable(int value) {
    int node = code.bare(value);
    return switch (code.kind(node)) {
      case IDENTIFIER, ATTRIBUTE, SUBSCRIPT, CALL -> true;
      default -> false;
    };
  }

  private Optional<Target> attribute(int node, int depth) {
    int object = code.bare(code.child(node, Field.OBJECT));
    String name = code.text(code.child(node, Field.ATTRIBUTE));
    Optional<Target> direct = ofClass(object, name, depth);
    if (direct.isPresent()) {
      return direct;
    }
    Optional<Target> path = of(object, depth + 1);
    if (path.isPresent() && !path.get().isElement() && isPathRoot(path.get())) {
      return path.map(t -> t.attribute(name));
    }
    return Optional.of(Target.of("", name));
  }

  /** A path needs an owner; {@code other.session.items} has none, so only its last name is kept. */
  private static boolean isPathRoot(Target target) {
    return !target.ref().owner().isEmpty();
  }

  private Optional<Target> ofClass(int object, String name, int depth) {
    Optional<ClassInfo> self = scopes.classOfSelf(object);
    if (self.isPresent()) {
      return member(self.get(), name, depth);
    }
    Optional<ClassInfo> ownClass = classItself(object);
    if (ownClass.isPresent()) {
      return member(ownClass.get(), name, depth);
    }
    String named = isKnownStatic(object) ? meaning.canonical(object) : "";
    if (!named.isEmpty()) {
      Optional<ClassInfo> known = meaning.classNamed(named);
      if (known.isPresent()) {
        return member(known.get(), name, depth);
      }
      String simple = Names.simple(named);
      boolean variable = Names.isQualified(named) && isConstantName(simple);
      return variable
          ? imported(named).map(t -> t.attribute(name))
          : Optional.of(Target.of(named, name));
    }
    Optional<TypeRef> type = meaning.typeOf(object);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Optional<ClassInfo> known = meaning.classNamed(type.get().name());
    if (known.isPresent()) {
      return member(known.get(), name, depth);
    }
    return Meaning.looksLikeClass(type.get().name())
            && meaning.table().type(type.get().name()).isEmpty()
        ? Optional.of(Target.of(type.get().name(), name))
        : Optional.empty();
  }

  /** {@code self.__class__}, {@code type(self)}. */
  private Optional<ClassInfo> classItself(int object) {
    if (code.is(object, NodeKind.ATTRIBUTE)
        && code.textIs(code.child(object, Field.ATTRIBUTE), "__class__")) {
      return scopes.classOfSelf(code.bare(code.child(object, Field.OBJECT)));
    }
    if (code.is(object, NodeKind.CALL) && code.calleeName(object).equals("type")) {
      return scopes.classOfSelf(code.bare(code.argument(object, 0)));
    }
    return Optional.empty();
  }

  /** A dotted path from an import or a class of this file; an unbound name may be anything. */
  private boolean isKnownStatic(int object) {
    int root = object;
    while (code.is(root, NodeKind.ATTRIBUTE)) {
      root = code.bare(code.child(root, Field.OBJECT));
    }
    return meaning.isStaticPath(object) && !scopes.of(root).find(code.text(root)).isEmpty();
  }

  private Optional<Target> member(ClassInfo owner, String name, int depth) {
    Optional<ClassInfo> declaring = meaning.declaring(owner, name);
    if (declaring.isPresent()) {
      return Optional.of(Target.of(declaring.get().name(), name));
    }
    Optional<Integer> property = getters.property(owner, name);
    if (property.isPresent()) {
      return of(property.get(), depth + 1);
    }
    boolean foreignBase = meaning.bases(owner).stream().anyMatch(Names::isQualified);
    String holder =
        foreignBase
            ? meaning.soleBase(owner).filter(Names::isQualified).orElse(owner.name())
            : owner.name();
    return Optional.of(Target.of(holder, name));
  }

  private Optional<Target> call(int node, int depth) {
    switch (code.calleeName(node)) {
      case "setdefault", "get" -> {
        int key = code.argument(node, 0);
        Optional<Target> map =
            code.receiver(node) == Code.NONE
                ? Optional.empty()
                : of(code.receiver(node), depth + 1);
        if (map.isPresent() && key != Code.NONE) {
          return map.map(t -> t.element(key));
        }
      }
      default -> {}
    }
    return getters.returnedBy(node).flatMap(value -> of(value, depth + 1));
  }

  private static boolean isConstantName(String name) {
    return name.length() > 1 && name.equals(name.toUpperCase(java.util.Locale.ROOT));
  }
}
