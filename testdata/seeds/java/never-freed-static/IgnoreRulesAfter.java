package agent.after;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ignore rules of a workspace, owned by the session that looks at it. */
public final class IgnoreRulesAfter implements AutoCloseable {

  /** One small compiled expression that every caller needs is what such a static is for. */
  private static final Pattern GLOB_META = Pattern.compile("[*?\\[]"); //~ ok

  /** A fixed table. */
  private static final List<String> ALWAYS_SKIPPED = List.of(".git", "target", "node_modules"); //~ ok

  private final Path root;
  private List<String> rules; //~ ok

  public IgnoreRulesAfter(Path root) throws IOException {
    this.root = root;
    this.rules = readRules(root);
  }

  /** Takes up a changed rule file in a process that runs for long. */
  public void reload() throws IOException {
    rules = readRules(root);
  }

  public boolean skips(String path) {
    return ALWAYS_SKIPPED.contains(path) || rules.stream().anyMatch(path::endsWith);
  }

  @Override
  public void close() {
    rules = List.of();
  }

  private static List<String> readRules(Path root) throws IOException {
    try (Stream<String> lines = Files.lines(root.resolve(".agentignore"))) {
      return lines.filter(line -> !GLOB_META.matcher(line).find()).toList();
    }
  }
}
