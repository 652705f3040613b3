package enforcer.before;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the checks of a long-lived daemon; each finding, hash and check name stays for good. */
public final class SessionHistoryBefore {

  public record Violation(String rule, Path file, String message) {}

  /** The state of the daemon, written out after each run and never pruned. */
  static final class EnforcerSession {
    final List<Violation> violations = new ArrayList<>(); //~ java/unbounded-growth
    final Map<Path, String> fileHashes = new HashMap<>(); //~ java/unbounded-growth
    final List<String> checksPassed = new ArrayList<>(); //~ java/unbounded-growth
    final List<String> checksFailed = new ArrayList<>(); //~ java/unbounded-growth
  }

  private final EnforcerSession session = new EnforcerSession();
  private final Path stateFile;

  public SessionHistoryBefore(Path stateFile) {
    this.stateFile = stateFile;
  }

  public boolean audit(Map<Path, String> changed) throws IOException {
    boolean clean = true;
    for (Map.Entry<Path, String> file : changed.entrySet()) {
      clean &= checkFile(file.getKey(), file.getValue());
    }
    save();
    return clean;
  }

  boolean checkFile(Path file, String digest) {
    session.fileHashes.put(file, digest);
    String name = file.getFileName().toString();
    if (name.endsWith(".java") && Character.isLowerCase(name.charAt(0))) {
      logViolation("class-name", file, "a class name starts with a capital");
      return false;
    }
    session.checksPassed.add("class-name:" + file);
    return true;
  }

  private void logViolation(String rule, Path file, String message) {
    session.violations.add(new Violation(rule, file, message));
    session.checksFailed.add(rule + ":" + file);
  }

  private void save() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(stateFile)) {
      for (Violation violation : session.violations) {
        out.write(violation.rule() + "\t" + violation.file() + "\t" + violation.message() + "\n");
      }
      for (Map.Entry<Path, String> hash : session.fileHashes.entrySet()) {
        out.write(hash.getKey() + "\t" + hash.getValue() + "\n");
      }
      out.write(session.checksPassed.size() + " passed, " + session.checksFailed.size() + " failed\n");
    }
  }
}
