package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.facts.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What expressions refer to and which type they have, as far as one file shows it. An empty answer
 * means "unknown", never "no".
 */
final class Meaning {
  /** Follows no chain of names longer than this; hostile code has endless ones. */
  private static final int DEEPEST = 16;

  /** Looks at no more bindings of one name than this. */
  private static final int MOST_BINDINGS = 8;

  private final Code code;
  private final Scopes scopes;
  private final String moduleName;
  private final ApiTable table;
  private final Map<String, ClassInfo> classes = new HashMap<>();
  // One answer per node: names refer to names, and asking again each time multiplies at every step.
  private final Map<Integer, Optional<TypeRef>> typesByNode = new HashMap<>();
  private final Map<Integer, String> namesByNode = new HashMap<>();
  private int depth;

  Meaning(Code code, Scopes scopes, String moduleName, ApiTable table) {
    this.code = code;
    this.scopes = scopes;
    this.moduleName = moduleName;
    this.table = table;
    scopes.classes().forEach(c -> classes.put(c.name(), c));
  }

  String moduleName() {
    return moduleName;
  }

  ApiTable table() {
    return table;
  }

  /** The class of this file with this qualified name. */
  Optional<ClassInfo> classNamed(String qualified) {
    return Optional.ofNullable(classes.get(qualified));
  }

  /**
   * The canonical name of a function, class, module or method: {@code os.path.join}, {@code open},
   * {@code pathlib.Path.read_text}; "" when unknown. Local definitions win over builtins.
   */
  String canonical(int expression) {
    int node = code.bare(expression);
    boolean nameable = code.is(node, NodeKind.IDENTIFIER) || code.is(node, NodeKind.ATTRIBUTE);
    if (!nameable || depth > DEEPEST) {
      return "";
    }
    String known = namesByNode.putIfAbsent(node, ""); // also the answer for a name in a circle
    if (known != null) {
      return known;
    }
    depth++;
    String found =
        code.is(node, NodeKind.IDENTIFIER)
            ? canonicalName(code.text(node), scopes.of(node))
            : canonicalAttribute(node);
    depth--;
    namesByNode.put(node, found);
    return found;
  }

  private String canonicalName(String name, Scope scope) {
    List<Binding> bindings = scope.find(name);
    if (bindings.isEmpty()) {
      return name;
    }
    Binding first = bindings.getFirst();
    return switch (first.how()) {
      case IMPORT -> first.qualified();
      case CLASS ->
          scopes.classOf(first.value()).map(ClassInfo::name).orElse(moduleName + "." + name);
      case FUNCTION -> qualifiedFunction(first, name);
      case ASSIGNED -> {
        NodeKind kind = code.kind(first.value());
        boolean alias = kind == NodeKind.IDENTIFIER || kind == NodeKind.ATTRIBUTE;
        yield bindings.size() == 1 && alias ? namedEntity(first.value()) : "";
      }
      default -> "";
    };
  }

  /** The canonical name unless it is reached through a value's type. */
  private String namedEntity(int expression) {
    return isStaticPath(expression) ? canonical(expression) : "";
  }

  /** Whether the expression is a dotted path from a module, class, function or builtin. */
  boolean isStaticPath(int expression) {
    int root = expression;
    while (code.is(root, NodeKind.ATTRIBUTE)) {
      root = code.bare(code.child(root, Field.OBJECT));
    }
    return code.is(root, NodeKind.IDENTIFIER) && isStaticName(root);
  }

  private boolean isStaticName(int identifier) {
    List<Binding> bindings = scopes.of(identifier).find(code.text(identifier));
    if (bindings.isEmpty()) {
      return true;
    }
    return switch (bindings.getFirst().how()) {
      case IMPORT, CLASS, FUNCTION -> true;
      default -> false;
    };
  }

  private String qualifiedFunction(Binding binding, String name) {
    Scope scope = binding.scope();
    String owner =
        scope.is(Scope.Kind.CLASS)
            ? scope.owner().map(ClassInfo::name).orElse(moduleName)
            : moduleName;
    return owner + "." + name;
  }

  private String canonicalAttribute(int node) {
    int object = code.bare(code.child(node, Field.OBJECT));
    String attribute = code.text(code.child(node, Field.ATTRIBUTE));
    if (isStaticPath(object)) {
      String named = canonical(object);
      return named.isEmpty() ? "" : named + "." + attribute;
    }
    return typeOf(object).map(t -> t.name() + "." + attribute).orElse("");
  }

  /** The canonical name of what a call calls. */
  String callee(int call) {
    return canonical(code.child(call, Field.FUNCTION));
  }

  /** The type of an expression. */
  Optional<TypeRef> typeOf(int expression) {
    int node = code.bare(expression);
    if (node == Code.NONE || depth > DEEPEST) {
      return Optional.empty();
    }
    Optional<TypeRef> known = typesByNode.putIfAbsent(node, Optional.empty());
    if (known != null) {
      return known;
    }
    depth++;
    Optional<TypeRef> found = typeOfBare(node);
    depth--;
    typesByNode.put(node, found);
    return found;
  }

  private Optional<TypeRef> typeOfBare(int node) {
    return switch (code.kind(node)) {
      case LIST, LIST_COMPREHENSION -> Optional.of(TypeRef.of("list"));
      case DICTIONARY, DICTIONARY_COMPREHENSION -> Optional.of(TypeRef.of("dict"));
      case SET, SET_COMPREHENSION -> Optional.of(TypeRef.of("set"));
      case TUPLE, EXPRESSION_LIST -> Optional.of(TypeRef.of("tuple"));
      case STRING, CONCATENATED_STRING ->
          Optional.of(TypeRef.of(code.isBytes(node) ? "bytes" : "str"));
      case INTEGER, TRUE, FALSE -> Optional.of(TypeRef.of("int"));
      case FLOAT -> Optional.of(TypeRef.of("float"));
      case GENERATOR_EXPRESSION -> Optional.of(TypeRef.of("generator"));
      case CALL -> typeOfCall(node);
      case IDENTIFIER -> typeOfName(node);
      case ATTRIBUTE -> typeOfAttribute(node);
      case BINARY_OPERATOR -> typeOfBinary(node);
      case BOOLEAN_OPERATOR ->
          typeOf(code.child(node, Field.RIGHT)).or(() -> typeOf(code.child(node, Field.LEFT)));
      case CONDITIONAL_EXPRESSION ->
          typeOf(code.child(node, 0)).or(() -> typeOf(code.child(node, 2)));
      case NAMED_EXPRESSION -> typeOf(code.child(node, Field.VALUE));
      case SUBSCRIPT -> typeOfElement(node);
      default -> Optional.empty();
    };
  }

  private Optional<TypeRef> typeOfBinary(int node) {
    Optional<TypeRef> left = typeOf(code.child(node, Field.LEFT));
    Optional<TypeRef> right = typeOf(code.child(node, Field.RIGHT));
    if (code.textIs(code.child(node, Field.OPERATOR), "*")
        && left.filter(t -> t.is("int")).isPresent()) {
      return right;
    }
    return left.or(() -> right.filter(t -> t.is("list") || t.is("str") || t.is("bytes")));
  }

  private Optional<TypeRef> typeOfElement(int node) {
    Optional<TypeRef> whole = typeOf(code.child(node, Field.VALUE));
    if (code.is(code.child(node, Field.SUBSCRIPT), NodeKind.SLICE)) {
      return whole;
    }
    return whole.filter(t -> !t.element().isEmpty()).flatMap(t -> annotated(t.element(), node));
  }

  private Optional<TypeRef> typeOfCall(int node) {
    String callee = callee(node);
    if (callee.equals("super")) {
      return scopes.of(node).owner().flatMap(this::soleBase).map(TypeRef::of);
    }
    int function = code.bare(code.child(node, Field.FUNCTION));
    Optional<ClassInfo> own = scopes.classOfSelf(function); // cls(...)
    if (own.isPresent()) {
      return Optional.of(TypeRef.of(own.get().name()));
    }
    if (callee.isEmpty()) {
      return Optional.empty();
    }
    Optional<TypeRef> element = typeFromContainer(node);
    if (element.isPresent()) {
      return element;
    }
    Optional<TypeRef> library = LibraryTypes.returnedBy(callee);
    if (library.isPresent()) {
      return library;
    }
    if (classes.containsKey(callee) || table.type(callee).isPresent() || looksLikeClass(callee)) {
      return Optional.of(new TypeRef(callee, code.text(function), "", ""));
    }
    return definition(callee)
        .filter(d -> code.child(d, Field.RETURN_TYPE) != Code.NONE)
        .flatMap(d -> annotated(code.text(code.child(d, Field.RETURN_TYPE)), d));
  }

  /** What {@code get}, {@code pop} and {@code values} of a container with known elements give. */
  private Optional<TypeRef> typeFromContainer(int call) {
    int receiver = code.receiver(call);
    if (receiver == Code.NONE) {
      return Optional.empty();
    }
    String method = code.calleeName(call);
    return switch (method) {
      case "get", "pop", "setdefault", "popleft", "values", "copy" ->
          typeOf(receiver)
              .filter(t -> !t.element().isEmpty() && table.type(t.name()).isPresent())
              .flatMap(
                  t ->
                      switch (method) {
                        case "values" ->
                            Optional.of(new TypeRef("iterator", "iterator", "", t.element()));
                        case "copy" -> Optional.of(t);
                        default -> annotated(t.element(), call);
                      });
      default -> Optional.empty();
    };
  }

  /** The function or method of this file with this canonical name. */
  Optional<Integer> definition(String canonical) {
    int dot = canonical.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String owner = canonical.substring(0, dot);
    String name = canonical.substring(dot + 1);
    if (owner.equals(moduleName)) {
      return scopes.module().find(name).stream()
          .filter(b -> b.is(How.FUNCTION))
          .map(Binding::value)
          .findFirst();
    }
    return classNamed(owner).map(c -> c.methods().get(name));
  }

  private Optional<TypeRef> typeOfName(int node) {
    Optional<ClassInfo> self = scopes.classOfSelf(node);
    if (self.isPresent()) {
      return Optional.of(TypeRef.of(self.get().name()));
    }
    List<Binding> bindings = scopes.of(node).find(code.text(node));
    Optional<TypeRef> found = Optional.empty();
    for (Binding binding : bindings.subList(0, Math.min(bindings.size(), MOST_BINDINGS))) {
      Optional<TypeRef> type = typeOfBinding(binding);
      if (type.isPresent()) {
        if (found.isPresent() && !found.get().is(type.get().name())) {
          return Optional.empty();
        }
        found = type;
      }
    }
    return found;
  }

  private Optional<TypeRef> typeOfBinding(Binding binding) {
    if (binding.annotation() != Code.NONE) {
      return annotated(code.text(binding.annotation()), binding.annotation());
    }
    return switch (binding.how()) {
      case ASSIGNED, CONTEXT -> typeOf(binding.value());
      case PARAMETER -> typeOf(binding.value());
      case ELEMENT ->
          typeOf(binding.value())
              .filter(t -> !t.element().isEmpty() && t.key().isEmpty())
              .flatMap(t -> annotated(t.element(), binding.value()));
      case IMPORT, FUNCTION, CLASS, UNPACKED, AUGMENTED -> Optional.empty();
    };
  }

  private Optional<TypeRef> typeOfAttribute(int node) {
    int object = code.bare(code.child(node, Field.OBJECT));
    String attribute = code.text(code.child(node, Field.ATTRIBUTE));
    Optional<TypeRef> owner = typeOf(object);
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    return classNamed(owner.get().name())
        .flatMap(c -> declaring(c, attribute))
        .flatMap(c -> typeOfField(c, attribute))
        .or(() -> LibraryTypes.attribute(owner.get().name(), attribute));
  }

  /** The type of a class's own attribute: its annotation, else what all its values agree on. */
  Optional<TypeRef> typeOfField(ClassInfo owner, String attribute) {
    List<ClassInfo.Attribute> all = owner.attribute(attribute);
    Optional<TypeRef> found = Optional.empty();
    for (ClassInfo.Attribute one : all.subList(0, Math.min(all.size(), MOST_BINDINGS))) {
      if (one.annotation() != Code.NONE) {
        return annotated(code.text(one.annotation()), one.annotation());
      }
      Optional<TypeRef> type = one.direct() ? typeOf(one.value()) : Optional.empty();
      if (type.isPresent()) {
        if (found.isPresent() && !found.get().is(type.get().name())) {
          return Optional.empty();
        }
        found = type;
      }
    }
    return found;
  }

  /** The class itself or its nearest base in this file that has the attribute. */
  Optional<ClassInfo> declaring(ClassInfo owner, String attribute) {
    ClassInfo at = owner;
    for (int up = 0; up < DEEPEST; up++) {
      if (!at.attribute(attribute).isEmpty()) {
        return Optional.of(at);
      }
      Optional<ClassInfo> base =
          bases(at).stream().flatMap(b -> classNamed(b).stream()).findFirst();
      if (base.isEmpty()) {
        return Optional.empty();
      }
      at = base.get();
    }
    return Optional.empty();
  }

  /** Canonical names of a class's bases, as written where an import does not say more. */
  List<String> bases(ClassInfo owner) {
    int list = code.child(owner.node(), Field.SUPERCLASSES);
    return java.util.Arrays.stream(code.children(list))
        .filter(b -> !code.is(b, NodeKind.KEYWORD_ARGUMENT))
        .map(b -> code.is(b, NodeKind.SUBSCRIPT) ? code.child(b, Field.VALUE) : b)
        .mapToObj(b -> canonicalOrText(b))
        .filter(b -> !b.isEmpty())
        .toList();
  }

  /** The same with the bases of those bases that this file declares. */
  List<String> allBases(ClassInfo owner) {
    List<String> all = new ArrayList<>(bases(owner));
    Set<ClassInfo> seen = new HashSet<>(Set.of(owner));
    for (int at = 0; at < all.size(); at++) {
      classNamed(all.get(at)).filter(seen::add).ifPresent(base -> all.addAll(bases(base)));
    }
    return all;
  }

  private String canonicalOrText(int node) {
    String canonical = canonical(node);
    return canonical.isEmpty() && !code.is(node, NodeKind.CALL) ? code.text(node) : canonical;
  }

  /** The only base that can hold attributes, when there is exactly one. */
  Optional<String> soleBase(ClassInfo owner) {
    List<String> bases =
        bases(owner).stream().filter(b -> !BaseClasses.isAbstractMarker(b)).toList();
    return bases.size() == 1 ? Optional.of(bases.getFirst()) : Optional.empty();
  }

  /** The type named by an annotation's text as seen from a node. */
  Optional<TypeRef> annotated(String text, int node) {
    return Annotations.read(text, dotted -> canonicalDotted(dotted, scopes.of(node)));
  }

  /** The canonical form of a dotted name in a text. */
  String canonicalDotted(String dotted, Scope scope) {
    int dot = dotted.indexOf('.');
    String root = canonicalName(dot < 0 ? dotted : dotted.substring(0, dot), scope);
    return root.isEmpty() || dot < 0 ? root : root + dotted.substring(dot);
  }

  /** Whether a qualified name's last part is spelled like a class: {@code app.Session}. */
  static boolean looksLikeClass(String canonical) {
    String simple = Names.simple(canonical);
    String bare = simple.startsWith("_") ? simple.substring(1) : simple;
    return bare.length() > 1
        && Character.isUpperCase(bare.charAt(0))
        && bare.chars().anyMatch(Character::isLowerCase);
  }
}
