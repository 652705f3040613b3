package dev.memlint.python;

import java.util.Set;

/**
 * Tells settings by how their lines are taken apart: {@code name = value}. Somebody wrote them,
 * line by line, so they are few.
 */
final class SettingLines {
  private static final Set<String> TAKING_APART =
      Set.of("split", "rsplit", "partition", "rpartition", "find", "index", "replace");

  private final Code code;

  SettingLines(Code code) {
    this.code = code;
  }

  /** Whether a loop or comprehension takes what it goes through apart at the first {@code =}. */
  boolean areIn(int loop) {
    boolean statement = code.is(loop, NodeKind.FOR_STATEMENT);
    int clause = statement ? loop : code.child(loop, 1);
    String line = code.text(code.child(clause, Field.LEFT));
    int from = statement ? code.child(loop, Field.BODY) : code.child(loop, 0);
    for (int node = from; node != Code.NONE && node < code.subtreeEnd(from); node++) {
      boolean apart =
          code.is(node, NodeKind.CALL)
              && TAKING_APART.contains(code.calleeName(node))
              && code.literal(code.bare(code.argument(node, 0)))
                  .filter(at -> at.strip().equals("="))
                  .isPresent()
              && isOf(line, code.receiver(node));
      if (apart) {
        return true;
      }
    }
    return false;
  }

  /** {@code line}, {@code line.strip()}. */
  private boolean isOf(String line, int receiver) {
    int at = receiver;
    while (code.is(at, NodeKind.CALL)) {
      at = code.receiver(at);
    }
    return code.textIs(at, line);
  }
}
