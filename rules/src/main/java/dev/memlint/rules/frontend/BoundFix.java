package dev.memlint.rules.frontend;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Optional;

/** Writes a bound into a call that states none, as one of a table's {@code bound-fixes} says it. */
public final class BoundFix {
  private BoundFix() {}

  /**
   * Puts arguments between the parentheses of a call that has none.
   *
   * @param callEnd behind the call's closing parenthesis
   */
  public static Optional<Fix> arguments(String text, int callEnd, String arguments) {
    int close = callEnd - 1;
    boolean empty = close > 0 && text.charAt(close) == ')' && text.charAt(close - 1) == '(';
    return empty ? Optional.of(fix(close, arguments)) : Optional.empty();
  }

  /**
   * Puts a step in front of the one that builds, on a line of its own where that one has one.
   *
   * @param scopeEnd where what the last step is called on ends
   */
  public static Fix step(String text, int scopeEnd, String step) {
    int dot = text.indexOf('.', scopeEnd);
    String between = text.substring(scopeEnd, Math.max(scopeEnd, dot));
    boolean ownLine = between.isBlank() && between.indexOf('\n') >= 0;
    return fix(scopeEnd, ownLine ? between.substring(between.lastIndexOf('\n')) + step : step);
  }

  private static Fix fix(int at, String text) {
    return new Fix(
        "state a bound: " + text.strip(),
        FixSafety.UNSAFE,
        List.of(new Edit(new Span(at, at), text)));
  }
}
