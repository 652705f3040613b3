import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The enforcer's temporaries: none outlives the audit that needs it. */
final class CleaningEnforcer {
  private int violations;

  void runAudit(Path dashboard) throws IOException {
    byte[] chunk = new byte[8192];
    try (InputStream content = Files.newInputStream(dashboard)) {
      for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
        for (int i = 0; i < read; i++) {
          violations += chunk[i] == '!' ? 1 : 0;
        }
      }
    }
  }

  long auditContext(Path root) throws IOException {
    try (Stream<Path> tracked = Files.walk(root)) {
      return tracked.filter(Files::isRegularFile).count() - violations;
    }
  }
}
