package dev.memlint.rules.java;

import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.TypeFact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Judges how methods come to run. */
final class FunctionKinds {
  private static final Set<String> HANDLER_ANNOTATIONS =
      Set.of(
          "RequestMapping",
          "GetMapping",
          "PostMapping",
          "PutMapping",
          "DeleteMapping",
          "PatchMapping",
          "MessageMapping",
          "SubscribeMapping",
          "EventListener",
          "TransactionalEventListener",
          "KafkaListener",
          "KafkaHandler",
          "RabbitListener",
          "RabbitHandler",
          "JmsListener",
          "SqsListener",
          "PulsarListener",
          "StreamListener",
          "Scheduled",
          "Schedule",
          "Async",
          "Incoming",
          "ConsumeEvent",
          "Subscribe",
          "Observes",
          "GET",
          "POST",
          "PUT",
          "DELETE",
          "PATCH",
          "HEAD",
          "OPTIONS",
          "Get",
          "Post",
          "Put",
          "Delete",
          "Patch",
          "QueryMapping",
          "MutationMapping",
          "ExceptionHandler",
          "OnMessage",
          "OnOpen",
          "OnClose",
          "Timeout",
          "ServiceActivator");
  private static final Set<String> TEST_ANNOTATIONS =
      Set.of(
          "Test",
          "ParameterizedTest",
          "RepeatedTest",
          "TestFactory",
          "TestTemplate",
          "BeforeEach",
          "AfterEach",
          "BeforeAll",
          "AfterAll",
          "Before",
          "After",
          "BeforeClass",
          "AfterClass",
          "BeforeMethod",
          "AfterMethod",
          "Benchmark",
          "Property");
  private static final Set<String> SERVLET_METHODS =
      Set.of(
          "doGet",
          "doPost",
          "doPut",
          "doDelete",
          "doHead",
          "doOptions",
          "service",
          "doFilter",
          "doFilterInternal",
          "preHandle",
          "postHandle",
          "afterCompletion");
  private static final List<String> SERVLET_TYPES =
      List.of(
          "HttpServlet",
          "GenericServlet",
          "Servlet",
          "Filter",
          "HttpFilter",
          "OncePerRequestFilter",
          "HandlerInterceptor",
          "WebFilter");
  private static final Set<String> MESSAGE_METHODS =
      Set.of(
          "onMessage",
          "onNext",
          "channelRead",
          "channelRead0",
          "channelActive",
          "messageReceived",
          "onEvent",
          "onApplicationEvent",
          "onText",
          "onBinary",
          "handleRequest",
          "handleMessage",
          "userEventTriggered");
  private static final List<String> TASK_TYPES =
      List.of(
          "Runnable",
          "Callable",
          "TimerTask",
          "RecursiveTask",
          "RecursiveAction",
          "Job",
          "Supplier");
  private static final List<String> HANDLER_TYPES =
      List.of(
          "HttpHandler",
          "Handler",
          "RequestHandler",
          "RequestStreamHandler",
          "MessageHandler",
          "EventHandler");
  private static final Set<String> START_ANNOTATIONS = Set.of("PostConstruct");
  private static final Map<String, List<String>> START_METHODS =
      Map.of(
          "afterPropertiesSet",
          List.of("InitializingBean"),
          "run",
          List.of("ApplicationRunner", "CommandLineRunner"),
          "contextInitialized",
          List.of("ServletContextListener"));
  private static final Predicate<String> START_EVENT =
      Pattern.compile(
              "Application(?:Ready|Started)Event|ContextRefreshedEvent|StartupEvent|ServerStartupEvent")
          .asPredicate();
  private static final Set<String> DESTRUCTORS = Set.of("close", "finalize");
  private static final Set<String> DESTRUCTOR_ANNOTATIONS = Set.of("PreDestroy");

  /** Methods that the runtime calls by name. */
  private static final Set<String> RUNTIME_CALLED =
      Set.of(
          "close",
          "finalize",
          "writeObject",
          "readObject",
          "readResolve",
          "writeReplace",
          "readObjectNoData",
          "writeExternal",
          "readExternal",
          "premain",
          "agentmain",
          "toString",
          "equals",
          "hashCode",
          "compareTo",
          "run",
          "call",
          "accept",
          "apply");

  /** Annotations that only inform people or tools: no framework calls what carries them. */
  private static final Set<String> INFORMING =
      Set.of(
          "Deprecated",
          "SuppressWarnings",
          "SafeVarargs",
          "Nullable",
          "NonNull",
          "NotNull",
          "CheckForNull",
          "VisibleForTesting",
          "Beta",
          "GuardedBy",
          "Internal",
          "Experimental",
          "Contract",
          "CanIgnoreReturnValue",
          "ApiStatus",
          "J2ktIncompatible",
          "GwtIncompatible",
          "CheckReturnValue",
          "SuppressForbidden",
          "SuppressFBWarnings",
          "Generated",
          "Pure",
          "UnstableApi",
          "Skip",
          "Synchronized",
          "SneakyThrows",
          "Transactional",
          "ForTesting");

  private FunctionKinds() {}

  static Kind of(MethodDeclaration method, TypeInfo type) {
    String name = method.getNameAsString();
    if (isMain(method) || startsUp(name, method, type)) {
      return Kind.MAIN;
    }
    if (hasAny(method, TEST_ANNOTATIONS)) {
      return Kind.TEST;
    }
    if (hasAny(method, HANDLER_ANNOTATIONS) || isHandler(name, method, type)) {
      return Kind.HANDLER;
    }
    boolean ends =
        DESTRUCTORS.contains(name) && method.getParameters().isEmpty()
            || hasAny(method, DESTRUCTOR_ANNOTATIONS);
    return ends ? Kind.DESTRUCTOR : Kind.ORDINARY;
  }

  /** One without parameters that says so makes what only tests take; others may hand on to it. */
  static Kind of(ConstructorDeclaration constructor) {
    boolean forTests =
        constructor.getParameters().isEmpty()
            && constructor.getAnnotations().stream()
                .anyMatch(a -> name(a).equals("VisibleForTesting"));
    return forTests ? Kind.TEST : Kind.CONSTRUCTOR;
  }

  private static boolean isMain(MethodDeclaration method) {
    return method.getNameAsString().equals("main")
        && method.isStatic()
        && method.getParameters().size() <= 1
        && method.getType().isVoidType();
  }

  /** What a container runs once, when it has made the object or the application is up. */
  private static boolean startsUp(String name, MethodDeclaration method, TypeInfo type) {
    return hasAny(method, START_ANNOTATIONS)
        || START_METHODS.containsKey(name) && isAny(type, START_METHODS.get(name))
        || method.getAnnotations().stream()
            .anyMatch(a -> name(a).equals("EventListener") && START_EVENT.test(a.toString()))
        || method.getParameters().stream()
            .anyMatch(parameter -> START_EVENT.test(parameter.getTypeAsString()));
  }

  private static boolean isHandler(String name, MethodDeclaration method, TypeInfo type) {
    if (SERVLET_METHODS.contains(name) && isAny(type, SERVLET_TYPES)) {
      return true;
    }
    boolean overrides =
        type.anonymous || !type.supertypes.isEmpty() || hasAny(method, Set.of("Override"));
    if (MESSAGE_METHODS.contains(name) && overrides) {
      return true;
    }
    int parameters = method.getParameters().size();
    boolean task = (name.equals("run") || name.equals("call") || name.equals("compute"));
    return task && parameters == 0 && isAny(type, TASK_TYPES)
        || name.equals("handle") && parameters > 0 && isAny(type, HANDLER_TYPES);
  }

  private static boolean isAny(TypeInfo type, List<String> names) {
    return names.stream().anyMatch(type::isA);
  }

  /** Whether a method is reached without a visible call. */
  static boolean isCalled(MethodDeclaration method, TypeInfo type) {
    return type.anonymous
        || RUNTIME_CALLED.contains(method.getNameAsString())
        || type.supertypes.stream().anyMatch(name -> name.endsWith("MBean"))
        || method.isNative()
        || method.getAnnotations().stream()
            .anyMatch(annotation -> !INFORMING.contains(name(annotation)));
  }

  /** Whether code outside the project may call it. */
  static boolean isExported(CallableDeclaration<?> callable, TypeInfo type) {
    boolean visible =
        callable.isPublic()
            || callable.isProtected()
            || type.kind == TypeFact.Kind.INTERFACE && !callable.isPrivate();
    return visible && type.exported;
  }

  private static boolean hasAny(MethodDeclaration method, Set<String> names) {
    return method.getAnnotations().stream().anyMatch(a -> names.contains(name(a)));
  }

  private static String name(AnnotationExpr annotation) {
    return annotation.getName().getIdentifier();
  }
}
