package dev.memlint.python;

import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells how functions come to run: from their names, decorators, parameters and classes. */
final class FunctionKinds {
  /** Methods that are looked up by what comes in: {@code getattr(self, "do_" + command)}. */
  private static final Pattern DISPATCHED =
      Pattern.compile("_?(?:do|handle|visit|cmd|command|on|render|action)_\\w+");

  private static final Set<String> CONSTRUCTORS =
      Set.of("__init__", "__new__", "__post_init__", "__init_subclass__", "__set_name__");
  private static final Set<String> CLOSERS =
      Set.of(
          "__exit__",
          "__aexit__",
          "__del__",
          "close",
          "aclose",
          "_close",
          "teardown",
          "tear_down",
          "tearDown",
          "shutdown",
          "dispose",
          "destroy",
          "cleanup",
          "stop");
  private static final Set<String> HTTP_METHODS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options", "dispatch");
  private static final Set<String> PROTOCOL_METHODS =
      Set.of(
          "data_received",
          "datagram_received",
          "eof_received",
          "connection_made",
          "connection_lost",
          "pipe_data_received",
          "process_exited",
          "buffer_updated");
  private static final Set<String> MESSAGE_METHODS =
      Set.of(
          "receive",
          "receive_json",
          "websocket_receive",
          "websocket_connect",
          "on_message",
          "on_receive",
          "on_request",
          "process_request",
          "process_response",
          "process_view",
          "process_exception",
          "handle",
          "handle_request",
          "on_get",
          "on_post",
          "on_put",
          "on_delete",
          "dispatch_request");
  private static final Set<String> SERVING_BASES =
      Set.of(
          "View",
          "APIView",
          "ViewSet",
          "Handler",
          "Consumer",
          "Resource",
          "Endpoint",
          "MethodView",
          "Protocol",
          "Middleware",
          "MiddlewareMixin",
          "Servicer",
          "Controller");
  private static final Set<String> REQUEST_TYPES =
      Set.of("Request", "HttpRequest", "WebSocket", "BaseRequest", "StreamReader");
  private static final Set<String> FUNCTION_NAMES =
      Set.of("callback", "cls", "f", "fn", "fun", "func", "function", "klass", "method", "wrapped");
  private static final Set<String> TEST_SETUP =
      Set.of(
          "setUp",
          "setUpClass",
          "setUpModule",
          "setUpTestData",
          "setup_method",
          "setup_class",
          "setup_module",
          "teardown_method",
          "teardown_class",
          "tearDownClass",
          "asyncSetUp");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Decorators decorators;
  private final Set<String> startedFromGuard = new HashSet<>();

  FunctionKinds(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.decorators = new Decorators(code, meaning);
    collectStarted();
  }

  FunctionFact.Kind of(Scope scope) {
    int node = scope.node();
    String name = code.text(code.child(node, Field.NAME));
    boolean method = scope.isMethod();
    if (isTest(scope, name)) {
      return FunctionFact.Kind.TEST;
    }
    if (method && CONSTRUCTORS.contains(name)) {
      return FunctionFact.Kind.CONSTRUCTOR;
    }
    if (method && CLOSERS.contains(name)) {
      return FunctionFact.Kind.DESTRUCTOR;
    }
    for (int decorator : code.decorators(node)) {
      switch (decorators.role(decorator)) {
        case HANDLER -> {
          return FunctionFact.Kind.HANDLER;
        }
        case COMMAND -> {
          return FunctionFact.Kind.MAIN;
        }
        case TEST -> {
          return FunctionFact.Kind.TEST;
        }
        case PLAIN, UNKNOWN -> {}
      }
    }
    if (isRegistration(scope)) {
      return FunctionFact.Kind.TOP_LEVEL;
    }
    if (method) {
      return isServingMethod(scope, name)
          ? FunctionFact.Kind.HANDLER
          : isManagementCommand(scope, name) ? FunctionFact.Kind.MAIN : FunctionFact.Kind.ORDINARY;
    }
    boolean inModule = scope.parent().filter(p -> p.is(Scope.Kind.MODULE)).isPresent();
    if (inModule && (name.equals("main") || startedFromGuard.contains(name))) {
      return FunctionFact.Kind.MAIN;
    }
    return takesRequest(scope, 0) || name.equals("lambda_handler")
        ? FunctionFact.Kind.HANDLER
        : FunctionFact.Kind.ORDINARY;
  }

  /**
   * A decorator that gives back the function it is put on runs once for each such function, when
   * its module is loaded.
   */
  private boolean isRegistration(Scope scope) {
    List<Parameters.Parameter> all =
        Parameters.of(code, code.child(scope.node(), Field.PARAMETERS));
    if (all.size() != (scope.isMethod() ? 2 : 1)) {
      return false;
    }
    String name = all.getLast().name();
    int[] body = code.children(code.child(scope.node(), Field.BODY));
    int last = body.length == 0 ? Code.NONE : body[body.length - 1];
    return FUNCTION_NAMES.contains(name)
        && code.is(last, NodeKind.RETURN_STATEMENT)
        && code.textIs(code.bare(code.child(last, 0)), name)
        && scope.find(name).size() == 1;
  }

  /** Whether something calls the function that the project's code does not show. */
  boolean isCalledUnseen(Scope scope, FunctionFact.Kind kind) {
    String name = code.text(code.child(scope.node(), Field.NAME));
    boolean dunder = name.startsWith("__") && name.endsWith("__");
    if (dunder || kind == FunctionFact.Kind.HANDLER || kind == FunctionFact.Kind.MAIN) {
      return true;
    }
    for (int decorator : code.decorators(scope.node())) {
      if (decorators.role(decorator) == Decorators.Role.UNKNOWN
          || decorators.isProperty(decorator)) {
        return true;
      }
    }
    return scope.isMethod()
        && (DISPATCHED.matcher(name).matches()
            || scope.owner().filter(this::hasForeignBase).isPresent());
  }

  boolean hasDecorator(int definition, String text) {
    return code.decorators(definition).stream().anyMatch(d -> code.textIs(d, text));
  }

  /** Whether a base comes from another project, whose code may call any method. */
  private boolean hasForeignBase(ClassInfo owner) {
    String module = meaning.moduleName();
    int dot = module.indexOf('.');
    String project = dot < 0 ? module : module.substring(0, dot);
    for (String base : meaning.bases(owner)) {
      boolean foreign = Names.isQualified(base) && !base.startsWith(project + ".");
      if (foreign && !BaseClasses.isAbstractMarker(base)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTest(Scope scope, String name) {
    boolean testClass =
        scope
            .owner()
            .filter(
                c ->
                    Names.simple(c.name()).startsWith("Test")
                        || meaning.bases(c).stream()
                            .anyMatch(b -> Names.simple(b).endsWith("TestCase")))
            .isPresent();
    if (scope.isMethod()) {
      return testClass && (name.startsWith("test") || TEST_SETUP.contains(name));
    }
    return name.startsWith("test_");
  }

  private boolean isServingMethod(Scope scope, String name) {
    List<String> bases = scope.owner().map(meaning::bases).orElse(List.of());
    boolean serves = bases.stream().anyMatch(FunctionKinds::isServingBase);
    if (PROTOCOL_METHODS.contains(name)) {
      return !bases.isEmpty();
    }
    if (serves && (HTTP_METHODS.contains(name) || MESSAGE_METHODS.contains(name))) {
      return true;
    }
    boolean doVerb =
        name.startsWith("do_")
            && name.length() > 3
            && name.equals("do_" + name.substring(3).toUpperCase(java.util.Locale.ROOT));
    boolean event = name.startsWith("on_") && !bases.isEmpty() && isAsync(scope.node());
    boolean asCallable = name.equals("__call__") && takesRequest(scope, 1);
    return doVerb || event || asCallable || serves && takesRequest(scope, 1);
  }

  private static boolean isServingBase(String base) {
    String simple = Names.simple(base);
    return SERVING_BASES.stream().anyMatch(simple::endsWith) && !base.equals("typing.Protocol");
  }

  private boolean isManagementCommand(Scope scope, String name) {
    return (name.equals("handle") || name.equals("handle_noargs"))
        && scope
            .owner()
            .filter(
                c -> meaning.bases(c).stream().anyMatch(b -> Names.simple(b).endsWith("Command")))
            .isPresent();
  }

  private boolean isAsync(int definition) {
    int first = code.tree().firstChild(definition);
    return code.textIs(first, "async");
  }

  /** Whether the parameter at {@code index} is a request by its name or annotation. */
  private boolean takesRequest(Scope scope, int index) {
    List<Parameters.Parameter> all =
        Parameters.of(code, code.child(scope.node(), Field.PARAMETERS));
    if (all.size() <= index) {
      return false;
    }
    Parameters.Parameter parameter = all.get(index);
    if (parameter.annotation() != Code.NONE) {
      return Annotations.names(code.text(parameter.annotation())).stream()
          .anyMatch(n -> REQUEST_TYPES.contains(Names.simple(n)));
    }
    return parameter.name().equals("request");
  }

  /** Functions that {@code if __name__ == "__main__":} calls. */
  private void collectStarted() {
    for (int node : code.children(0)) {
      if (code.isMainGuard(node)) {
        int body = code.child(node, Field.CONSEQUENCE);
        for (int at = body; at != Code.NONE && at < code.subtreeEnd(body); at++) {
          if (code.is(at, NodeKind.CALL) && scopes.of(at).is(Scope.Kind.MODULE)) {
            startedFromGuard.add(code.text(code.child(at, Field.FUNCTION)));
          }
        }
      }
    }
  }
}
