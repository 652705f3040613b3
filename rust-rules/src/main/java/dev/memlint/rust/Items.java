package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a file declares, collected before its functions are read. */
final class Items {
  /** How many wrappers with an alias inside are opened. */
  private static final int MAX_ALIASES = 8;

  /** A struct or union and the types of its fields; tuple fields are named by number. */
  record Struct(String name, int node, Map<String, TypeRef> fields) {}

  private final Code code;
  private final Imports imports;
  private final TypeReader types;
  private final Map<String, Struct> structs = new HashMap<>();
  private final Set<String> enums = new HashSet<>();
  private final Map<String, List<String>> traits = new HashMap<>();
  private final Map<String, TypeRef> aliases = new HashMap<>();
  private final Map<String, TypeRef> statics = new HashMap<>();
  private final Map<String, Integer> constants = new HashMap<>();
  private final Map<String, TypeRef> returns = new HashMap<>();
  private final Map<String, Integer> functions = new HashMap<>();

  /** Collects the items of a whole file. */
  Items(Code code, Imports imports, TypeReader types) {
    this.code = code;
    this.imports = imports;
    this.types = types;
    Syntax s = code.s;
    int size = code.tree.size();
    for (int node = 0; node < size; node++) {
      int kind = code.tree.kind(node);
      if (kind == s.useDeclaration) {
        imports.use(node);
      } else if (kind == s.structItem
          || kind == s.enumItem
          || kind == s.unionItem
          || kind == s.traitItem) {
        imports.declareType(code.fieldText(node, s.nameField));
      } else if (kind == s.typeItem || kind == s.functionItem && !isMethod(node)) {
        imports.declare(code.fieldText(node, s.nameField));
      }
    }
    // Types are read when all names are known: a file may use a type above its import.
    for (int node = 0; node < size; node++) {
      collect(node, code.tree.kind(node));
    }
  }

  private boolean isMethod(int function) {
    return code.is(code.tree.parent(function), code.s.declarationList)
        && !code.is(code.tree.parent(code.tree.parent(function)), code.s.modItem);
  }

  private void collect(int node, int kind) {
    Syntax s = code.s;
    if (kind == s.structItem || kind == s.unionItem) {
      String name = code.fieldText(node, s.nameField);
      structs.putIfAbsent(name, new Struct(qualified(node, name), node, fields(node)));
      traits.computeIfAbsent(name, key -> new ArrayList<>()).addAll(derives(node));
    } else if (kind == s.enumItem) {
      String name = code.fieldText(node, s.nameField);
      enums.add(name);
      traits.computeIfAbsent(name, key -> new ArrayList<>()).addAll(derives(node));
    } else if (kind == s.implItem) {
      int implemented = code.field(node, s.traitField);
      if (implemented != NONE) {
        String type = types.read(code.field(node, s.typeField), TypeRef.UNKNOWN).simple();
        traits
            .computeIfAbsent(type, key -> new ArrayList<>())
            .add(imports.canonical(code.path(implemented)));
      }
    } else if (kind == s.typeItem) {
      aliases.putIfAbsent(
          code.fieldText(node, s.nameField),
          types.read(code.field(node, s.typeField), TypeRef.UNKNOWN));
    } else if (kind == s.staticItem) {
      statics.putIfAbsent(
          code.fieldText(node, s.nameField),
          types.read(code.field(node, s.typeField), TypeRef.UNKNOWN));
    } else if (kind == s.constItem) {
      constants.putIfAbsent(code.fieldText(node, s.nameField), node);
    } else if (kind == s.functionItem || kind == s.functionSignature) {
      TypeRef owner = ownerType(node);
      TypeRef result = types.read(code.field(node, s.returnTypeField), owner);
      String key = owner.simple() + "::" + code.fieldText(node, s.nameField);
      returns.putIfAbsent(key, result);
      if (kind == s.functionItem) {
        functions.putIfAbsent(key, node);
      }
    }
  }

  private Map<String, TypeRef> fields(int struct) {
    Map<String, TypeRef> fields = new LinkedHashMap<>();
    Syntax s = code.s;
    int body = code.field(struct, s.bodyField);
    if (code.is(body, s.orderedFields)) {
      int index = 0;
      for (int child = code.first(body); child != NONE; child = code.next(child)) {
        if (code.tree.field(child) == s.typeField) {
          fields.put(String.valueOf(index++), types.read(child, TypeRef.UNKNOWN));
        }
      }
    } else if (body != NONE) {
      for (int field : code.children(body)) {
        if (code.is(field, s.fieldDeclaration)) {
          fields.put(
              code.fieldText(field, s.nameField),
              types.read(code.field(field, s.typeField), TypeRef.UNKNOWN));
        }
      }
    }
    return fields;
  }

  /** Simple names in the {@code derive} attributes above an item. */
  List<String> derives(int item) {
    List<String> derived = new ArrayList<>();
    for (String attribute : attributes(item)) {
      if (attribute.startsWith("derive")) {
        for (String name : attribute.substring("derive".length()).split("[^\\w:]+")) {
          if (!name.isEmpty()) {
            derived.add(name.substring(name.lastIndexOf(':') + 1));
          }
        }
      }
    }
    return derived;
  }

  /** The attributes above an item, without {@code #[} and {@code ]}, nearest first. */
  List<String> attributes(int item) {
    List<String> attributes = new ArrayList<>();
    int at = code.previous(item);
    while (at != NONE && (code.isComment(at) || code.is(at, code.s.attributeItem))) {
      if (code.is(at, code.s.attributeItem)) {
        String text = code.tree.text(at);
        int open = text.indexOf('[');
        attributes.add(text.substring(open + 1, Math.max(open + 1, text.length() - 1)).strip());
      }
      at = code.previous(at);
    }
    return attributes;
  }

  /** The type whose {@code impl} or trait a function stands in; unknown for a free function. */
  TypeRef ownerType(int function) {
    int list = code.tree.parent(function);
    int item = list == NONE ? NONE : code.tree.parent(list);
    if (code.is(item, code.s.implItem)) {
      TypeRef type = types.read(code.field(item, code.s.typeField), TypeRef.UNKNOWN);
      return type.owned();
    }
    if (code.is(item, code.s.traitItem)) {
      return TypeRef.of(imports.canonical(code.fieldText(item, code.s.nameField)));
    }
    return TypeRef.UNKNOWN;
  }

  /** A declared item's qualified name, inner modules included. */
  String qualified(int item, String name) {
    return module(item) + "::" + name;
  }

  /** The module around a node. */
  String module(int item) {
    StringBuilder inner = new StringBuilder();
    for (int at = code.tree.parent(item); at != NONE; at = code.tree.parent(at)) {
      // A macro's body shown as a module (MacroView) does not say "mod" in the text.
      if (code.is(at, code.s.modItem) && isWritten(at)) {
        inner.insert(0, "::" + code.fieldText(at, code.s.nameField));
      }
    }
    return imports.module() + inner;
  }

  private boolean isWritten(int mod) {
    int name = code.field(mod, code.s.nameField);
    String before = code.tree.text().substring(code.tree.start(mod), code.tree.start(name));
    return before.stripTrailing().endsWith("mod");
  }

  Optional<Struct> struct(TypeRef type) {
    return struct(type.simple());
  }

  private Optional<Struct> struct(String simpleName) {
    return Optional.ofNullable(structs.get(simpleName));
  }

  /** The canonical name of a type, inner modules included for the file's own. */
  String typeName(TypeRef type) {
    return struct(type).map(Struct::name).orElse(type.path());
  }

  boolean isEnum(String simpleName) {
    return enums.contains(simpleName);
  }

  /** Traits that the file implements or derives for its type of this name. */
  List<String> traitsOf(String simpleName) {
    return traits.getOrDefault(simpleName, List.of());
  }

  /** The type with the file's own aliases replaced, also inside its wrappers. */
  TypeRef resolve(TypeRef type) {
    return resolve(type, 0);
  }

  private TypeRef resolve(TypeRef type, int depth) {
    TypeRef target = aliases.get(type.simple());
    // An alias with parameters keeps its arguments: type Result<T> = std::result::Result<T, E>.
    boolean alias =
        target != null && type.args().isEmpty() && !target.simple().equals(type.simple());
    TypeRef at = !alias ? type : type.reference() ? target.borrowed() : target;
    if (depth > MAX_ALIASES || aliases.isEmpty() || at.args().isEmpty() || !at.isWrapper()) {
      return at;
    }
    List<TypeRef> args = new ArrayList<>(at.args());
    args.set(0, resolve(args.getFirst(), depth + 1));
    return new TypeRef(at.path(), args, at.reference(), at.own(), at.text());
  }

  Optional<TypeRef> staticType(String name) {
    return Optional.ofNullable(statics.get(name));
  }

  /** The {@code const} item of this name. */
  Optional<Integer> constant(String name) {
    return Optional.ofNullable(constants.get(name));
  }

  /** What a function of the file returns; {@code owner} is a simple type name, empty for none. */
  Optional<TypeRef> returnType(String owner, String function) {
    return Optional.ofNullable(returns.get(owner + "::" + function));
  }

  /** A function of the file with a body; {@code owner} is a simple type name, empty for none. */
  Optional<Integer> function(String owner, String function) {
    return Optional.ofNullable(functions.get(owner + "::" + function));
  }
}
