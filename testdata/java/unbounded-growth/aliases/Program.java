package fixture.journal;

import java.io.IOException;
import java.util.List;

/** Keeps one for as long as the process lives. */
public final class Program {

  private static final Journal JOURNAL = new Journal();

  private Program() {}

  public static void handle(List<String> lines) throws IOException {
    for (String line : lines) {
      JOURNAL.write(line);
    }
    JOURNAL.recordAll(lines, System.out);
  }
}
