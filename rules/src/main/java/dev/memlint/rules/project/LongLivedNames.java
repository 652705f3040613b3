package dev.memlint.rules.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What names say about how long an object lives; the weakest evidence, used where no other is. */
final class LongLivedNames {
  private static final Set<String> LONG_LIVED =
      Set.of(
          "agent",
          "app",
          "application",
          "audit",
          "bot",
          "broker",
          "bus",
          "cache",
          "checker",
          "client",
          "connection",
          "controller",
          "coordinator",
          "crawler",
          "daemon",
          "dispatcher",
          "enforcer",
          "engine",
          "gateway",
          "history",
          "hub",
          "inbox",
          "journal",
          "ledger",
          "log",
          "mailbox",
          "manager",
          "monitor",
          "notifier",
          "pool",
          "poller",
          "proxy",
          "publisher",
          "recorder",
          "registry",
          "repository",
          "runtime",
          "scheduler",
          "server",
          "service",
          "session",
          "sessions",
          "singleton",
          "store",
          "supervisor",
          "telemetry",
          "terminal",
          "tracker",
          "watcher",
          "worker");

  /** What is only about such a thing, or made for one use of it: a SessionBuilder is no session. */
  private static final Set<String> SHORT_LIVED =
      Set.of(
          "action",
          "args",
          "attempt",
          "batch",
          "builder",
          "call",
          "callback",
          "chunk",
          "collector",
          "command",
          "config",
          "configuration",
          "context",
          "criteria",
          "cursor",
          "decoder",
          "def",
          "definition",
          "description",
          "descriptor",
          "details",
          "dto",
          "encoder",
          "entity",
          "entry",
          "error",
          "event",
          "exception",
          "factory",
          "filter",
          "form",
          "formatter",
          "frame",
          "generator",
          "guard",
          "helper",
          "info",
          "iter",
          "iterator",
          "key",
          "mapper",
          "matcher",
          "message",
          "meta",
          "metadata",
          "model",
          "msg",
          "node",
          "observer",
          "op",
          "operation",
          "options",
          "packet",
          "page",
          "params",
          "parser",
          "path",
          "payload",
          "plan",
          "properties",
          "query",
          "reader",
          "record",
          "ref",
          "reply",
          "report",
          "request",
          "response",
          "result",
          "results",
          "row",
          "serializer",
          "settings",
          "spec",
          "state",
          "stats",
          "stream",
          "summary",
          "support",
          "task",
          "test",
          "token",
          "transaction",
          "tx",
          "type",
          "types",
          "util",
          "utils",
          "value",
          "view",
          "visitor",
          "walker",
          "writer");

  private static final Set<String> SINGLETON_ANNOTATIONS =
      Set.of(
          "ApplicationScoped",
          "Component",
          "ControllerAdvice",
          "Controller",
          "Repository",
          "RestController",
          "Service",
          "Singleton",
          "Startup",
          "WebServlet");

  private static final Set<String> CONFIGURATION =
      Set.of(
          "conf",
          "config",
          "configs",
          "configuration",
          "metric",
          "metrics",
          "options",
          "props",
          "properties",
          "settings");

  private static final Set<String> CACHES =
      Set.of("cache", "cached", "caches", "memo", "memoized", "memos");
  private static final Set<String> POOLS =
      Set.of("interned", "interner", "pool", "pooled", "pools");

  private static final Set<String> CONTAINERS =
      Set.of(
          "ArrayDeque",
          "ArrayList",
          "BTreeMap",
          "BTreeSet",
          "BinaryHeap",
          "Collection",
          "ConcurrentHashMap",
          "ConcurrentMap",
          "CopyOnWriteArrayList",
          "DashMap",
          "Deque",
          "Dict",
          "HashMap",
          "HashSet",
          "IndexMap",
          "Iterable",
          "LinkedHashMap",
          "LinkedList",
          "List",
          "Map",
          "Queue",
          "Sequence",
          "Set",
          "Slab",
          "SmallVec",
          "TreeMap",
          "Vec",
          "VecDeque",
          "WeakReference",
          "SoftReference",
          "Weak",
          "ThreadLocal",
          "defaultdict",
          "deque",
          "dict",
          "list",
          "set");

  /** Java's anonymous classes are called after the class around them, and made where they stand. */
  private static final Pattern ANONYMOUS = Pattern.compile("\\$\\d+$");

  private LongLivedNames() {}

  /** Whether a camel-case type name speaks of something that outlives calls. */
  static boolean isLongLived(String typeName) {
    if (isAnonymous(typeName)) {
      return false;
    }
    String[] words = words(typeName);
    int last = words.length - 1;
    // The first of several words only says what the thing is about: a StoreReader stores nothing.
    return !SHORT_LIVED.contains(words[last])
        && (LONG_LIVED.contains(words[last])
            || last > 1 && LONG_LIVED.contains(words[last - 1])
            || words[0].equals("session"));
  }

  static boolean isAnonymous(String typeName) {
    return ANONYMOUS.matcher(typeName).find();
  }

  /** Whether the last word of a type name speaks of something made for one use. */
  static boolean isShortLived(String typeName) {
    String[] words = words(typeName);
    return SHORT_LIVED.contains(words[words.length - 1]);
  }

  /**
   * Whether a type or field name speaks of settings or metrics, whose names are written in the
   * program.
   */
  static boolean isConfiguration(String name) {
    return Stream.of(words(name)).anyMatch(CONFIGURATION::contains);
  }

  /** Whether a field name says that it keeps what was found or computed before. */
  static boolean isCache(String name) {
    return Stream.of(words(name)).anyMatch(CACHES::contains);
  }

  /** Whether a field name says that it keeps one of each for all who ask. */
  static boolean isPool(String name) {
    String[] words = words(name);
    return POOLS.contains(words[words.length - 1]);
  }

  /** Whether a type name says that the type is a cache, not only that it has to do with one. */
  static boolean endsWithCache(String typeName) {
    String[] words = words(typeName);
    return CACHES.contains(words[words.length - 1]);
  }

  static boolean isSingletonAnnotation(String annotation) {
    return SINGLETON_ANNOTATIONS.contains(annotation);
  }

  static boolean isContainer(String simpleTypeName) {
    return CONTAINERS.contains(simpleTypeName);
  }

  /**
   * The words of a camel-case or snake-case name in lower case; one empty word when it has none.
   */
  private static String[] words(String name) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      boolean ends = i == name.length() || !isAlphanumeric(name.charAt(i));
      if (ends || i > start && startsWord(name, i)) {
        if (i > start) {
          words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
        }
        start = ends ? i + 1 : i;
      }
    }
    return words.isEmpty() ? new String[] {""} : words.toArray(String[]::new);
  }

  /** {@code aB}, and the last capital of {@code HTTPServer}. */
  private static boolean startsWord(String name, int i) {
    if (!isUpper(name.charAt(i))) {
      return false;
    }
    return !isUpper(name.charAt(i - 1))
        || i + 1 < name.length() && name.charAt(i + 1) >= 'a' && name.charAt(i + 1) <= 'z';
  }

  private static boolean isAlphanumeric(char c) {
    return c >= 'a' && c <= 'z' || isUpper(c) || c >= '0' && c <= '9';
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
