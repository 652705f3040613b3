package agent.after;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Syntax trees by path: the least recently used leaves when a new one would exceed the capacity. */
public final class ParseCacheAfter {

  private ParseCacheAfter() {}

  /** One for all requests. */
  public static final class BoundedParseCache {

    private static final int MAX_PARSED_FILES = 100;

    public record ParsedFile(List<String> definitions) {}

    private static final class Eldest extends LinkedHashMap<Path, ParsedFile> {
      private static final long serialVersionUID = 1L;

      Eldest() {
        super(16, 0.75f, true);
      }

      @Override
      protected boolean removeEldestEntry(Map.Entry<Path, ParsedFile> eldest) {
        return size() > MAX_PARSED_FILES;
      }
    }

    private final Map<Path, ParsedFile> parsed = new Eldest(); //~ ok

    public ParsedFile getOrParse(Path path) throws IOException {
      synchronized (parsed) {
        ParsedFile known = parsed.get(path);
        if (known != null) {
          return known;
        }
      }
      ParsedFile fresh = parse(path);
      synchronized (parsed) {
        parsed.put(path, fresh);
      }
      return fresh;
    }

    private static ParsedFile parse(Path path) throws IOException {
      try (Stream<String> lines = Files.lines(path)) {
        return new ParsedFile(
            lines.filter(line -> line.stripLeading().startsWith("class ")).toList());
      }
    }
  }
}
