package fixture.ledger;

import java.util.List;

/** Keeps one for as long as the process lives. */
public final class Program {

  private static final Ledger LEDGER = new Ledger();

  private Program() {}

  public static void handle(String user, List<String> checks, String outcome) {
    for (String check : checks) {
      LEDGER.finished(user, check, outcome);
    }
  }
}
