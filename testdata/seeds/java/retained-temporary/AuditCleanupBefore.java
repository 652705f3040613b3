import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The enforcer's temporaries: what one audit reads and lists is still there when it is over. */
final class KeepingEnforcer {
  private byte[] dashboardContent;
  private List<Path> tracked;
  private int violations;

  void runAudit(Path dashboard) throws IOException {
    dashboardContent = Files.readAllBytes(dashboard); //~ java/retained-temporary
    for (byte b : dashboardContent) {
      violations += b == '!' ? 1 : 0;
    }
  }

  int auditContext(Path root) throws IOException {
    tracked = Files.walk(root).filter(Files::isRegularFile).toList(); //~ java/retained-temporary
    return tracked.size() - violations;
  }
}
