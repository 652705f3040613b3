package agent.before;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was parsed, up to a number of files that nobody has ever opened in one session. */
public final class CacheLimitsBefore {

  private CacheLimitsBefore() {}

  static final int MAX_CACHE_ENTRIES = 10_000;

  /** One for all requests. */
  public static final class TreeCache {

    public record ParsedTree(int[] nodes) {}

    private final Map<Path, ParsedTree> trees = new LinkedHashMap<>(); //~ java/oversized-bound "10,000 entries"

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
