package agent.after;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was parsed, up to 1,000 files of about 64 KB each: 64 MB. */
public final class CacheLimitsAfter {

  private CacheLimitsAfter() {}

  static final int MAX_CACHE_ENTRIES = 1_000;

  /** One for all requests. */
  public static final class TreeCache {

    public record ParsedTree(int[] nodes) {}

    private final Map<Path, ParsedTree> trees = new LinkedHashMap<>(); //~ ok

    public synchronized ParsedTree getOrParse(Path path, Function<Path, ParsedTree> parser) {
      ParsedTree known = trees.get(path);
      if (known == null) {
        makeRoom();
        known = parser.apply(path);
        trees.put(path, known);
      }
      return known;
    }

    private void makeRoom() {
      Iterator<Path> oldest = trees.keySet().iterator();
      while (trees.size() >= MAX_CACHE_ENTRIES) {
        oldest.next();
        oldest.remove();
      }
    }
  }
}
