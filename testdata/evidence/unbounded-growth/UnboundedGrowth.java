import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers a million requests, or the newest 10,000 of them. */
final class UnboundedGrowth {
  private static final int REQUESTS = 1_000_000;
  private static final int NEWEST = 10_000;

  public static void main(String[] args) throws IOException {
    Map<String, Long> seen = args[0].equals("bounded") ? newest() : new HashMap<>();
    for (long request = 0; request < (args[0].equals("nothing") ? 0 : REQUESTS); request++) {
      seen.put("request-%08d".formatted(request), request);
    }
    System.out.println(seen.size() + "\n");
    System.in.read();
  }

  private static Map<String, Long> newest() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
        return size() > NEWEST;
      }
    };
  }
}
