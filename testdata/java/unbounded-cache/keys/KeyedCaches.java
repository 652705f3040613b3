package fixture.keys;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Who chooses the keys decides. */
public final class KeyedCaches {

  private static final Map<URI, String> BY_ADDRESS = new ConcurrentHashMap<>(); //~ java/unbounded-cache
  private static final Map<String, String> BY_SESSION = new HashMap<>(); //~ java/unbounded-cache "each 'key'"

  // Nothing tells how many there are: low confidence.
  private static final Map<String, String> BY_NAME = new ConcurrentHashMap<>(); //~ ok

  // As many as the program states.
  private static final Map<String, String> BY_KIND = new ConcurrentHashMap<>(); //~ ok
  private static final Map<Class<?>, String> BY_CLASS = new ConcurrentHashMap<>(); //~ ok

  // Groups and counts are no cache; they collect.
  private static final Map<String, Integer> COUNTS = new HashMap<>(); //~ java/unbounded-growth

  private KeyedCaches() {}

  public static String title(URI address, Function<URI, String> load) {
    return BY_ADDRESS.computeIfAbsent(address, load);
  }

  public static String profile(String sessionId, Function<String, String> load) {
    String key = sessionId.strip();
    if (!BY_SESSION.containsKey(key)) {
      String made = load.apply(key);
      BY_SESSION.put(key, made);
    }
    return BY_SESSION.get(key);
  }

  public static String icon(String name, Function<String, String> load) {
    return BY_NAME.computeIfAbsent(name, load);
  }

  public static String color(String kind, Function<String, String> load) {
    return BY_KIND.computeIfAbsent(kind, load);
  }

  public static String label(Object object) {
    return BY_CLASS.computeIfAbsent(object.getClass(), Class::getSimpleName);
  }

  public static int count(String url) {
    COUNTS.put(url, COUNTS.getOrDefault(url, 0) + 1);
    return COUNTS.get(url);
  }
}
