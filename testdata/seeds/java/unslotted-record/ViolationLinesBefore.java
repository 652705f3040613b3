package seeds;

import java.util.ArrayList;
import java.util.List;

/** The lines of all violations of the last run, each a boxed number. */
final class ViolationLinesBefore {
  private static final List<Integer> LINES = new ArrayList<>(); //~ java/unslotted-record

  private ViolationLinesBefore() {}

  static void collect(Iterable<Integer> lines) {
    LINES.clear();
    for (Integer line : lines) {
      LINES.add(line);
    }
  }

  static int count() {
    return LINES.size();
  }
}
