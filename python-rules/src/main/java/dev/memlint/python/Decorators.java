package dev.memlint.python;

import dev.memlint.rules.facts.Names;
import java.util.Set;

/** What decorators say about the functions under them. */
final class Decorators {
  /** What a decorator makes of a function. */
  enum Role {
    /** Called per request, message or task. */
    HANDLER,
    /** A command of a program. */
    COMMAND,
    TEST,
    /** Changes how the function behaves, but does not call it. */
    PLAIN,
    /** May keep the function and call it. */
    UNKNOWN
  }

  private static final Set<String> HANDLERS =
      Set.of(
          "route",
          "websocket",
          "websocket_route",
          "api_route",
          "before_request",
          "after_request",
          "teardown_request",
          "errorhandler",
          "exception_handler",
          "middleware",
          "task",
          "shared_task",
          "periodic_task",
          "receiver",
          "listener",
          "event",
          "subscriber",
          "subscribe",
          "message_handler",
          "consumer",
          "api_view",
          "view_config",
          "require_POST",
          "require_GET",
          "require_http_methods",
          "csrf_exempt",
          "login_required",
          "on_message",
          "actor",
          "agent",
          "job",
          "aiohttp_view",
          "postmapping",
          "action");
  private static final Set<String> VERBS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options", "on");
  private static final Set<String> PLAIN =
      Set.of(
          "staticmethod",
          "classmethod",
          "property",
          "abstractmethod",
          "override",
          "overload",
          "final",
          "wraps",
          "lru_cache",
          "cache",
          "cached_property",
          "contextmanager",
          "asynccontextmanager",
          "total_ordering",
          "dataclass",
          "coroutine",
          "deprecated",
          "singledispatch",
          "njit",
          "jit",
          "no_type_check",
          "setter",
          "getter",
          "deleter",
          "sync_to_async",
          "async_to_sync",
          "update_wrapper",
          "classproperty",
          "keep_lazy",
          "keep_lazy_text",
          "method_decorator",
          "never_cache",
          "atomic",
          "sensitive_variables");

  private final Code code;
  private final Meaning meaning;

  Decorators(Code code, Meaning meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  Role role(int decorator) {
    boolean called = code.is(decorator, NodeKind.CALL);
    int target = called ? code.child(decorator, Field.FUNCTION) : decorator;
    String canonical = meaning.canonical(target);
    String written = canonical.isEmpty() ? code.text(target) : canonical;
    String name = Names.simple(written);
    if (name.equals("fixture") || written.startsWith("pytest.") || written.contains("mock.patch")) {
      return Role.TEST;
    }
    if (name.equals("command") || name.equals("group")) {
      // Chat bots run a command per message, click and typer run it per process.
      return code.text(target).contains("bot") ? Role.HANDLER : Role.COMMAND;
    }
    boolean verb = called && VERBS.contains(name) && code.isString(code.argument(decorator, 0));
    if (HANDLERS.contains(name) || verb) {
      return Role.HANDLER;
    }
    return PLAIN.contains(name) ? Role.PLAIN : Role.UNKNOWN;
  }

  /** Whether reading or assigning an attribute runs the function. */
  boolean isProperty(int decorator) {
    String name = Names.simple(code.text(decorator));
    return switch (name) {
      case "property", "cached_property", "setter", "getter", "deleter", "classproperty" -> true;
      default -> false;
    };
  }
}
