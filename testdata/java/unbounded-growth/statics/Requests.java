package fixture.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public final class Requests {

  // Grown: one finding, and it is not that of the static that is merely large.
  private static final List<String> HISTORY = new ArrayList<>(); //~ java/unbounded-growth
  private static final Map<String, byte[]> BODIES = new ConcurrentHashMap<>(); //~ java/unbounded-cache

  private Requests() {}

  public static void handle(String path, byte[] body) {
    HISTORY.add(path);
    BODIES.computeIfAbsent(path, key -> body.clone());
  }
}
