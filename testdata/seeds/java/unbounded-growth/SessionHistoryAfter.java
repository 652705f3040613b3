package enforcer.after;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the same checks; old entries leave the session when new ones come. */
public final class SessionHistoryAfter {

  private static final int MAX_VIOLATIONS = 2000;
  private static final int MAX_FILE_HASHES = 10_000;
  private static final int MAX_CHECKS = 500;

  public record Violation(String rule, Path file) {}

  /** The state of the daemon, bounded by the limits above. */
  static final class PrunedSession {
    final Deque<Violation> violations = new ArrayDeque<>(); //~ ok
    final Map<Path, String> fileHashes = //~ ok
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Path, String> eldest) {
            return size() > MAX_FILE_HASHES;
          }
        };
    final List<String> checksPassed = new ArrayList<>(); //~ ok
    List<String> checksFailed = new ArrayList<>(); //~ ok
  }

  private final PrunedSession session = new PrunedSession();
  private final Path stateFile;

  public SessionHistoryAfter(Path stateFile) {
    this.stateFile = stateFile;
  }

  public void audit(Map<Path, String> changed) throws IOException {
    for (Map.Entry<Path, String> file : changed.entrySet()) {
      checkFile(file.getKey(), file.getValue());
    }
    save();
  }

  void checkFile(Path file, String digest) {
    session.fileHashes.put(file, digest);
    String name = file.getFileName().toString();
    if (name.endsWith(".java") && Character.isLowerCase(name.charAt(0))) {
      session.violations.addLast(new Violation("class-name", file));
      session.checksFailed.add("class-name:" + file);
    } else {
      session.checksPassed.add("class-name:" + file);
    }
  }

  private void save() throws IOException {
    pruneSessionData();
    try (BufferedWriter out = Files.newBufferedWriter(stateFile)) {
      for (Violation violation : session.violations) {
        out.write(violation.rule() + "\t" + violation.file() + "\n");
      }
    }
  }

  private void pruneSessionData() {
    while (session.violations.size() > MAX_VIOLATIONS) {
      session.violations.removeFirst();
    }
    if (session.checksPassed.size() > MAX_CHECKS) {
      session.checksPassed.subList(0, session.checksPassed.size() - MAX_CHECKS).clear();
    }
    int failed = session.checksFailed.size();
    if (failed > MAX_CHECKS) {
      session.checksFailed =
          new ArrayList<>(session.checksFailed.subList(failed - MAX_CHECKS, failed));
    }
  }
}
