package dev.memlint.rules.project;

import java.util.Locale;
import java.util.Set;

/** What names say about how long an object lives; the weakest evidence, used where no other is. */
final class LongLivedNames {
  private static final Set<String> LAST_WORDS =
      Set.of(
          "agent",
          "app",
          "application",
          "bot",
          "broker",
          "bus",
          "cache",
          "checker",
          "client",
          "connection",
          "controller",
          "coordinator",
          "daemon",
          "dispatcher",
          "enforcer",
          "engine",
          "gateway",
          "history",
          "hub",
          "manager",
          "monitor",
          "pool",
          "proxy",
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
          "terminal",
          "tracker",
          "watcher",
          "worker");

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

  private LongLivedNames() {}

  /** Whether the last word of a camel-case type name speaks of something that outlives calls. */
  static boolean isLongLived(String typeName) {
    return LAST_WORDS.contains(lastWord(typeName));
  }

  static boolean isSingletonAnnotation(String annotation) {
    return SINGLETON_ANNOTATIONS.contains(annotation);
  }

  static boolean isContainer(String simpleTypeName) {
    return CONTAINERS.contains(simpleTypeName);
  }

  private static String lastWord(String name) {
    int start = name.length();
    while (start > 0 && !Character.isUpperCase(name.charAt(start - 1))) {
      start--;
    }
    return name.substring(Math.max(0, start - 1)).toLowerCase(Locale.ROOT);
  }
}
