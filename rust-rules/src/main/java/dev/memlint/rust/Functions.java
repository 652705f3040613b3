package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Set;

/** Writes down functions and whom they call. */
final class Functions {
  private static final Set<String> HANDLER_ATTRIBUTES =
      Words.of(
          """
          command connect delete event get handler head message options patch post put route
          tool
          """);

  private static final Set<String> CALLED_ATTRIBUTES =
      Words.of(
          """
          ctor export_name no_mangle napi panic_handler proc_macro proc_macro_attribute
          proc_macro_derive pyfunction pymethods start wasm_bindgen
          """);

  private static final Set<String> TEST_ATTRIBUTES =
      Words.of(
          """
          bench test test_case rstest quickcheck proptest wasm_bindgen_test
          """);

  private static final Set<String> WEB_CRATES =
      Words.of(
          """
          actix_web axum hyper lambda_http lambda_runtime poem rocket salvo tide tonic warp
          """);

  private static final Set<String> HANDLER_TRAITS =
      Set.of("EventHandler", "Handler", "LanguageServer", "MessageHandler", "Service");

  private final Context c;
  private final Code code;

  Functions(Context context) {
    this.c = context;
    this.code = context.code;
  }

  /** A function's index among the file's, and how it comes to run. */
  record Opened(int index, Kind kind) {}

  /** Opens the fact for a function. */
  Opened open(int node) {
    Syntax s = code.s;
    String name = code.fieldText(node, s.nameField);
    TypeRef owner = c.items.ownerType(node);
    int item = item(node);
    List<String> attributes = c.items.attributes(node);
    int parameters = 0;
    for (int parameter : code.children(code.field(node, s.parametersField))) {
      parameters += code.is(parameter, s.selfParameter) ? 0 : 1;
    }
    boolean ofTrait = code.field(item, s.traitField) != NONE || code.is(item, s.traitItem);
    boolean called =
        ofTrait
            || has(attributes, CALLED_ATTRIBUTES)
            || item != NONE && has(c.items.attributes(item), CALLED_ATTRIBUTES)
            || code.fieldText(node, s.nameField).isEmpty();
    int start = code.tree.start(code.field(node, s.nameField));
    Kind kind = kind(node, name, owner, attributes);
    int index =
        c.facts.openFunction(
            name,
            c.items.typeName(owner),
            kind,
            parameters,
            new Span(start, code.tree.end(node)),
            isPublic(node),
            called);
    return new Opened(index, kind);
  }

  /** Opens a function that stands for the top level of a test module. */
  int openTestModule(int node) {
    return c.facts.openFunction("<top>", "", Kind.TEST, 0, code.span(node), false, true);
  }

  private int item(int function) {
    int list = code.tree.parent(function);
    int item = list == NONE ? NONE : code.tree.parent(list);
    return code.is(item, code.s.implItem) || code.is(item, code.s.traitItem) ? item : NONE;
  }

  private Kind kind(int node, String name, TypeRef owner, List<String> attributes) {
    if (c.test || isTest(attributes)) {
      return Kind.TEST;
    }
    int item = item(node);
    String implemented = Names.simple(code.path(code.field(item, code.s.traitField)));
    if (name.equals("main") && owner.isUnknown()) {
      return Kind.MAIN;
    }
    boolean drop = implemented.equals("Drop") && name.equals("drop");
    if (drop || name.equals("close") && item != NONE) {
      return Kind.DESTRUCTOR;
    }
    if (has(attributes, HANDLER_ATTRIBUTES)
        || HANDLER_TRAITS.contains(implemented)
        || takesRequest(node, owner)) {
      return Kind.HANDLER;
    }
    return isConstructor(node, owner) ? Kind.CONSTRUCTOR : Kind.ORDINARY;
  }

  private boolean takesRequest(int node, TypeRef owner) {
    for (int parameter : code.children(code.field(node, code.s.parametersField))) {
      TypeRef type = c.types.read(code.field(parameter, code.s.typeField), owner);
      String path = type.path();
      int end = path.indexOf("::");
      if (end > 0 && WEB_CRATES.contains(path.substring(0, end)) && isPerRequest(type.simple())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPerRequest(String simple) {
    return Words.of(
            """
            Extension Form HttpRequest Json LambdaEvent Multipart Path Payload Query Request
            State Data WebSocketUpgrade ConnectInfo
            """)
        .contains(simple);
  }

  private boolean isConstructor(int node, TypeRef owner) {
    if (owner.isUnknown()) {
      return false;
    }
    for (int parameter : code.children(code.field(node, code.s.parametersField))) {
      if (code.is(parameter, code.s.selfParameter)) {
        return false;
      }
    }
    TypeRef result = c.types.read(code.field(node, code.s.returnTypeField), owner);
    // A crate's own alias, CargoResult<Self>, is a Result by name.
    TypeRef made = result.simple().endsWith("Result") ? result.arg(0) : result;
    return !made.isUnknown() && made.core().simple().equals(owner.simple());
  }

  private boolean isPublic(int node) {
    int item = item(node);
    if (code.field(item, code.s.traitField) != NONE) {
      return true;
    }
    int visibility = code.tree.childOfKind(node, code.s.visibility);
    boolean own = visibility != NONE && code.tree.textIs(visibility, "pub");
    TypeRef owner = c.items.ownerType(node);
    return own
        && c.items
            .struct(owner)
            .map(struct -> code.tree.childOfKind(struct.node(), code.s.visibility) != NONE)
            .orElse(true);
  }

  /** Whether attributes say that what follows is compiled for tests only. */
  static boolean isTest(List<String> attributes) {
    return attributes.stream()
        .anyMatch(
            attribute ->
                TEST_ATTRIBUTES.contains(simple(attribute))
                    || attribute.matches("(?s)cfg\\s*\\(\\s*(all\\s*\\(\\s*)?test\\b.*")
                    || attribute.matches("(?s)cfg\\s*\\(\\s*any\\s*\\(\\s*test\\b.*"));
  }

  private static boolean has(List<String> attributes, Set<String> wanted) {
    return attributes.stream().anyMatch(attribute -> wanted.contains(simple(attribute)));
  }

  /** {@code "get"} of {@code actix_web::get("/path")}; what {@code unsafe(..)} holds. */
  private static String simple(String attribute) {
    String inner = attribute.replaceFirst("^unsafe\\s*\\(", "");
    return Names.simple(inner.split("[^\\w:]", 2)[0]);
  }

  // Callees

  /** Notes the function that a call expression calls. */
  void call(int call) {
    String method = code.method(call);
    int arguments = code.arguments(call);
    if (!method.isEmpty()) {
      TypeRef type = c.values.of(code.receiver(call)).type();
      add(method, receiverName(type), arguments);
      return;
    }
    int function = code.function(call);
    if (!code.isPath(function) || code.isMacro(call)) {
      return;
    }
    path(function, arguments);
  }

  /** Notes that a struct literal makes an object. */
  void literal(int structExpression) {
    TypeRef made =
        c.types.read(code.field(structExpression, code.s.nameField), c.values.selfType());
    made(c.items.resolve(made));
  }

  private void made(TypeRef type) {
    String name = receiverName(type);
    if (!name.isEmpty()) {
      add("<init>", name, 0);
    }
  }

  /** Notes a function that is handed on by name. */
  void value(int path) {
    int parent = code.outer(path);
    boolean handedOn =
        code.is(parent, code.s.arguments)
            || code.is(parent, code.s.fieldInitializer)
            || code.is(parent, code.s.arrayExpression)
            || code.is(parent, code.s.assignment)
            || code.is(parent, code.s.reference);
    String name = Names.simple(code.path(path));
    boolean local = code.is(path, code.s.identifier) && c.scopes.find(name).isPresent();
    boolean functionName = !name.isEmpty() && !Character.isUpperCase(name.charAt(0));
    if (handedOn && functionName && !local) {
      path(path, -1);
    }
  }

  /** Notes whatever looks like a call among tokens that the grammar leaves opaque. */
  void tokens(int tree) {
    for (int node = tree; node < code.tree.subtreeEnd(tree); node++) {
      if (!code.is(node, code.s.identifier)) {
        continue;
      }
      int end = code.tree.end(node);
      boolean called = end < code.tree.text().length() && code.tree.text().charAt(end) == '(';
      if (called) {
        add(code.tree.text(node), "", -1);
      }
    }
  }

  private void path(int function, int arguments) {
    String path = code.path(function);
    String name = Names.simple(path);
    TypeRef qualifier = c.values.qualifierType(function);
    boolean method = !qualifier.isUnknown() && Names.isCapitalized(qualifier.simple());
    if (method && name.equals("default")) {
      made(qualifier); // mostly derived, so no function of that name is there to be seen
    }
    if (qualifier.isUnknown() && c.items.struct(TypeRef.of(name)).isPresent()) {
      made(TypeRef.of(c.imports.canonical(name))); // a tuple struct
      return;
    }
    // Called by path, a method's receiver is one of the arguments.
    add(name, method ? receiverName(qualifier) : "", arguments);
  }

  private String receiverName(TypeRef type) {
    TypeRef core = c.items.resolve(type).core();
    boolean named = !core.isUnknown() && Character.isLetter(core.path().charAt(0));
    return named ? c.items.typeName(core) : "";
  }

  private void add(String name, String receiver, int arguments) {
    c.facts.callee(c.function, new Callee(name, receiver, arguments, c.loop));
  }
}
