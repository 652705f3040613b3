package agent.before;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Syntax trees by path: what has been parsed once is kept until the process ends. */
public final class ParseCacheBefore {

  private ParseCacheBefore() {}

  /** One for all requests. */
  public static final class EternalParseCache {

    public record SyntaxTree(FileTime modified, List<String> definitions) {}

    private final Map<Path, SyntaxTree> trees = new HashMap<>(); //~ java/unbounded-cache
    private long hits;
    private long misses;

    public synchronized SyntaxTree getOrParse(Path path) throws IOException { //~ java/lock-held-while-waiting
      FileTime modified = Files.getLastModifiedTime(path);
      SyntaxTree known = trees.get(path);
      if (known != null && known.modified().equals(modified)) {
        hits++;
        return known;
      }
      misses++;
      SyntaxTree tree = parse(path, modified);
      trees.put(path, tree);
      return tree;
    }

    public synchronized double hitRate() {
      return (double) hits / Math.max(1, hits + misses);
    }

    private static SyntaxTree parse(Path path, FileTime modified) throws IOException {
      try (Stream<String> lines = Files.lines(path)) {
        return new SyntaxTree(
            modified, lines.filter(line -> line.stripLeading().startsWith("class ")).toList());
      }
    }
  }
}
