package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.ConstantFact;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreFact.Scope;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.TypeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes down what a file declares: types, stores, constants. */
final class Stores {
  /** Methods that call a closure when there is nothing yet. */
  private static final Set<String> ON_MISS =
      Words.of(
          """
          get_or_init get_or_insert_with or_else or_insert_with unwrap_or_else
          """);

  private static final Set<String> LAZY =
      Words.of(
          """
          Lazy LazyLock LazyCell OnceCell OnceLock SyncLazy SyncOnceCell
          """);

  private final Context c;
  private final Code code;
  private final Containers containers;
  private final Contents contents;
  private final LazyStatics lazies;

  Stores(Context context, Containers containers) {
    this.c = context;
    this.code = context.code;
    this.containers = containers;
    this.contents = new Contents(context, containers);
    this.lazies = new LazyStatics(context);
  }

  /** A struct, union, enum or trait. */
  void type(int node, TypeFact.Kind kind) {
    String name = code.fieldText(node, code.s.nameField);
    TypeRef simple = TypeRef.of(name);
    List<TypeFact.Field> fields = new ArrayList<>();
    c.items
        .struct(simple)
        .filter(struct -> struct.node() == node)
        .ifPresent(
            struct ->
                struct
                    .fields()
                    .forEach(
                        (field, type) ->
                            fields.add(new TypeFact.Field(field, type.allNames(), false))));
    c.facts.type(
        new TypeFact(
            c.items.qualified(node, name),
            kind,
            c.items.traitsOf(name),
            c.items.attributes(node).stream().map(a -> a.split("[^\\w:]", 2)[0]).toList(),
            fields,
            code.span(code.field(node, code.s.nameField))));
    if (kind == TypeFact.Kind.CLASS) {
      fields(node, c.items.qualified(node, name));
    }
  }

  private void fields(int struct, String owner) {
    int body = code.field(struct, code.s.bodyField);
    if (body == NONE) {
      return;
    }
    boolean ordered = code.is(body, code.s.orderedFields);
    int index = 0;
    for (int child : code.children(body)) {
      if (ordered && code.tree.field(child) == code.s.typeField) {
        field(owner, String.valueOf(index++), child, child);
      } else if (code.is(child, code.s.fieldDeclaration)) {
        int name = code.field(child, code.s.nameField);
        field(owner, code.tree.text(name), name, code.field(child, code.s.typeField));
      }
    }
  }

  private void field(String owner, String name, int nameNode, int typeNode) {
    TypeRef type = c.items.resolve(c.types.read(typeNode, TypeRef.UNKNOWN));
    Kind kind = containers.kind(type);
    if (kind != Kind.OBJECT) {
      c.facts.store(
          store(
              new StoreRef(owner, name),
              nameNode,
              kind,
              type,
              code.shortText(typeNode),
              Scope.INSTANCE,
              containers.bound(type),
              Content.EMPTY,
              SizeExpr.UNKNOWN));
    }
  }

  /** A {@code static}, also one in a {@code lazy_static!} or {@code thread_local!}. */
  void staticItem(int node) {
    int nameNode = code.field(node, code.s.nameField);
    int typeNode = code.field(node, code.s.typeField);
    int value = code.field(node, code.s.valueField);
    if (nameNode == NONE || typeNode == NONE) {
      return;
    }
    String name = code.tree.text(nameNode);
    TypeRef type = c.items.resolve(c.types.read(typeNode, TypeRef.UNKNOWN));
    int mod = code.tree.ancestorOfKind(node, code.s.modItem);
    String macro = macro(mod);
    boolean mutable = code.tree.childOfKind(node, code.s.mutableSpecifier) != NONE;
    boolean threadLocal = macro.equals("thread_local");
    Kind kind = containers.kind(type);
    boolean changeable = mutable || type.isInteriorMutable() || containers.isShared(type);
    Bound bound = containers.bound(type);
    Content content = contents.of(type, value, name);
    boolean lateInit =
        type.anyWrapper(t -> LAZY.contains(t.simple())) || macro.equals("lazy_static");
    boolean inBinary = !lateInit && !changeable;
    c.facts.store(
        store(
                new StoreRef(c.imports.module(), name),
                nameNode,
                kind,
                type,
                code.shortText(typeNode),
                threadLocal ? Scope.THREAD : Scope.PROCESS,
                bound == Bound.NONE && !changeable ? Bound.IMMUTABLE : bound,
                content,
                // What the compiler lays out in the binary takes no heap, whatever its length.
                inBinary ? SizeExpr.UNKNOWN : contents.size(value))
            .with(lazies.of(node, macro.equals("lazy_static") ? mod : NONE)));
    constant(node, nameNode, typeNode, value, c.imports.module());
  }

  /** A {@code const}. */
  void constItem(int node) {
    int nameNode = code.field(node, code.s.nameField);
    TypeRef owner = c.items.ownerType(node);
    String name = owner.isUnknown() ? c.items.module(node) : c.items.typeName(owner);
    if (nameNode != NONE) {
      constant(
          node,
          nameNode,
          code.field(node, code.s.typeField),
          code.field(node, code.s.valueField),
          name);
    }
  }

  private void constant(int node, int name, int type, int value, String owner) {
    if (value == NONE
        || type == NONE
        || !code.tree.text(type).matches("[ui](8|16|32|64|128|size)")) {
      return;
    }
    SizeExpr size = c.sizes.of(value);
    if (!size.equals(SizeExpr.UNKNOWN)) {
      c.facts.constant(new ConstantFact(owner, code.tree.text(name), size, c.site(name)));
    }
  }

  /** {@code Box::leak(..)} or {@code String::leak}: {@code call} is the leaking call. */
  void leak(int call, int leaked) {
    if (isOnMiss(call)) {
      return; // interned: leaked once for each distinct value, and found again after that
    }
    TypeRef type = c.values.of(leaked).type();
    c.facts.store(
        new StoreFact(
            new StoreRef("", code.shortText(leaked)),
            c.site(call),
            containers.kind(type),
            type.text(),
            "",
            "",
            Scope.LEAKED,
            Bound.NONE,
            Content.OTHER,
            new Consumptions(c).of(call).contains(Consumption.RETURNED),
            SizeExpr.UNKNOWN));
  }

  /**
   * {@code cache.get(key).unwrap_or_else(|| ..)}, or the other branch of {@code if let Some(found)
   * = cache.get(key)}: only what was not found is made.
   */
  private boolean isOnMiss(int node) {
    if (isInOtherBranch(node)) {
      return true;
    }
    int closure = c.code.tree.ancestorOfKind(node, c.code.s.closure);
    if (closure == NONE || closure < c.functionNode) {
      return false;
    }
    int call = c.code.tree.parent(c.code.tree.parent(closure));
    return ON_MISS.contains(c.code.method(call));
  }

  private boolean isInOtherBranch(int node) {
    Code code = c.code;
    for (int at = node; at != NONE && at != c.functionNode; at = code.tree.parent(at)) {
      int parent = code.tree.parent(at);
      if (code.is(at, code.s.elseClause)) {
        int condition = code.field(parent, code.s.conditionField);
        if (code.is(condition, code.s.letCondition)
            && isLookup(code.field(condition, code.s.valueField))) {
          return true;
        }
      } else if (code.is(at, code.s.matchArm)
          && code.tree.text(code.field(at, code.s.patternField)).equals("None")) {
        int match = code.tree.ancestorOfKind(at, code.s.matchExpression);
        if (isLookup(code.field(match, code.s.valueField))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isLookup(int expression) {
    int at = c.code.bare(expression);
    while (Set.of("copied", "cloned").contains(c.code.method(at))) {
      at = c.code.bare(c.code.receiver(at));
    }
    return Set.of("get", "get_mut").contains(c.code.method(at));
  }

  /** A variable that lives as long as the process. */
  void local(StoreRef ref, Site site, TypeRef type) {
    c.facts.store(
        store(
            ref,
            site,
            containers.kind(type),
            type,
            type.text(),
            Scope.PROCESS,
            containers.bound(type),
            Content.EMPTY,
            SizeExpr.UNKNOWN));
  }

  private StoreFact store(
      StoreRef ref,
      int site,
      Kind kind,
      TypeRef type,
      String typeText,
      Scope scope,
      Bound bound,
      Content content,
      SizeExpr size) {
    return store(ref, c.site(site), kind, type, typeText, scope, bound, content, size);
  }

  private StoreFact store(
      StoreRef ref,
      Site site,
      Kind kind,
      TypeRef type,
      String typeText,
      Scope scope,
      Bound bound,
      Content content,
      SizeExpr size) {
    TypeRef core = c.items.resolve(type.core());
    boolean keyed = kind == Kind.MAP || kind == Kind.CACHE;
    String key = keyed ? core.arg(0).text() : "";
    String element = (keyed ? core.arg(1) : core.arg(0)).text();
    return new StoreFact(
        ref,
        site,
        kind,
        typeText,
        key,
        element,
        scope,
        bound,
        content,
        containers.isShared(type),
        size);
  }

  /** The macro whose body is shown as a module, empty for none. */
  private String macro(int mod) {
    if (mod == NONE) {
      return "";
    }
    String text = code.tree.text();
    int end = code.tree.end(code.field(mod, code.s.nameField));
    if (end >= text.length() || text.charAt(end) != '!') {
      return "";
    }
    return text.substring(code.tree.start(mod), end);
  }
}
