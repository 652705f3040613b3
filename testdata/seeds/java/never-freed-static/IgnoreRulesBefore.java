package agent.before;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ignore rules of the workspace, loaded once into statics that are never freed. */
public final class IgnoreRulesBefore {

  /** Every pattern of the workspace; a long-running process cannot give them back. */
  private static final List<Pattern> PATTERNS = loadPatterns(Path.of(".")); //~ java/never-freed-static

  /** Holds the symbols of all files once the first one was looked up. */
  private static final class Holder {
    static final Map<String, Integer> SYMBOLS = loadSymbols(Path.of("tags")); //~ java/never-freed-static
  }

  private IgnoreRulesBefore() {}

  public static boolean shouldSkip(String path) {
    return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(path).find());
  }

  public static boolean isDefined(String symbol) {
    return Holder.SYMBOLS.containsKey(symbol);
  }

  private static List<Pattern> loadPatterns(Path root) {
    try (Stream<String> lines = Files.lines(root.resolve(".agentignore"))) {
      return lines.filter(line -> !line.isBlank()).map(Pattern::compile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Integer> loadSymbols(Path tags) {
    Map<String, Integer> symbols = new HashMap<>();
    try (Stream<String> lines = Files.lines(tags)) {
      lines.map(line -> line.split("\t")).forEach(row -> symbols.put(row[0], Integer.valueOf(row[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return symbols;
  }
}
