package fixture.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Things that look like bounds and are none. */
public final class Ledger {

  // Pruned, all four.
  private final List<String> passed = new ArrayList<>(); //~ ok
  private final List<String> failed = new ArrayList<>(); //~ ok
  private final List<String> skipped = new ArrayList<>(); //~ ok
  private final List<String> flaky = new ArrayList<>(); //~ ok

  // The fifth, which the prune forgot.
  private final List<String> timedOut = new ArrayList<>(); //~ java/unbounded-growth

  // The inner lists are cleared, the entries stay: one per user that ever came.
  private final Map<String, List<String>> byUser = new HashMap<>(); //~ java/unbounded-growth

  public void finished(String user, String check, String outcome) {
    switch (outcome) {
      case "passed" -> passed.add(check);
      case "failed" -> failed.add(check);
      case "skipped" -> skipped.add(check);
      case "flaky" -> flaky.add(check);
      default -> timedOut.add(check);
    }
    byUser.computeIfAbsent(user, key -> new ArrayList<>()).add(check);
    prune();
  }

  private void prune() {
    passed.clear();
    failed.clear();
    skipped.clear();
    flaky.clear();
    for (List<String> checks : byUser.values()) {
      checks.clear();
    }
  }
}
