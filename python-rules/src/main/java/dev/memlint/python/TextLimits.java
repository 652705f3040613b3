package dev.memlint.python;

import java.util.regex.Pattern;

/** Tells by what a loop is bounded that makes a text longer. */
final class TextLimits {
  /** The size of what is read, compared with a limit; bounded, so that no text takes long. */
  private static final Pattern SIZE_TEST =
      Pattern.compile("(?i)(?:size|length|\\blen)\\w{0,40}\\b[^<>]{0,200}[<>]");

  private static final Pattern BLANK = Pattern.compile("(?s)not \\w+\\.strip\\(\\)");

  private final Code code;

  TextLimits(Code code) {
    this.code = code;
  }

  /**
   * Whether a loop ends before a text is long, whatever the input.
   *
   * @param growth the statement that makes it longer
   */
  boolean isBounded(int loop, int growth, int target) {
    return isOneRound(loop)
        || isBehindSizeTest(loop)
        || isNumber(growth, target)
        || endsAtTest(loop, target);
  }

  /** A loop for another try: its last statement leaves it. */
  private boolean isOneRound(int loop) {
    int[] statements = code.children(code.child(loop, Field.BODY));
    return code.is(loop, NodeKind.WHILE_STATEMENT)
        && statements.length > 0
        && isLeaving(statements[statements.length - 1]);
  }

  private boolean isLeaving(int statement) {
    return switch (code.kind(statement)) {
      case BREAK_STATEMENT, RETURN_STATEMENT, RAISE_STATEMENT -> true;
      default -> false;
    };
  }

  /** {@code if size_of(file) > limit: ... else: while ...}. */
  private boolean isBehindSizeTest(int loop) {
    int branch = code.parent(code.parent(loop));
    int choice = code.parent(branch);
    return code.is(branch, NodeKind.ELSE_CLAUSE)
        && code.is(choice, NodeKind.IF_STATEMENT)
        && SIZE_TEST.matcher(code.text(code.child(choice, Field.CONDITION))).find();
  }

  /** Digits that become a number. */
  private boolean isNumber(int growth, int target) {
    int function = code.above(growth, NodeKind.FUNCTION_DEFINITION);
    if (function == Code.NONE) {
      return false;
    }
    String asked = "int(" + code.text(target) + ")";
    for (int at = growth; at < code.subtreeEnd(function); at++) {
      if (code.is(at, NodeKind.CALL) && code.textIs(at, asked)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A test that leaves the loop: of a number that goes down, of the text's length by another name,
   * or for the blank line after a head.
   */
  private boolean endsAtTest(int loop, int target) {
    int body = code.child(loop, Field.BODY);
    for (int at = body; at != Code.NONE && at < code.subtreeEnd(body); at++) {
      if (code.is(at, NodeKind.IF_STATEMENT) && leaves(at)) {
        int condition = code.bare(code.child(at, Field.CONDITION));
        if (BLANK.matcher(code.text(condition)).matches() || isCount(condition, body, target)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean leaves(int choice) {
    int[] statements = code.children(code.child(choice, Field.CONSEQUENCE));
    return statements.length > 0 && isLeaving(statements[statements.length - 1]);
  }

  private boolean isCount(int condition, int body, int target) {
    if (!code.is(condition, NodeKind.COMPARISON_OPERATOR)) {
      return false;
    }
    String measured = "len(" + code.text(target) + ")";
    for (int at = body; at < code.subtreeEnd(body); at++) {
      boolean counts =
          switch (code.kind(at)) {
            case AUGMENTED_ASSIGNMENT -> code.textIs(code.child(at, Field.OPERATOR), "-=");
            case ASSIGNMENT -> code.textIs(code.child(at, Field.RIGHT), measured);
            default -> false;
          };
      if (counts && code.textIs(code.child(condition, 0), code.text(code.child(at, Field.LEFT)))) {
        return true;
      }
    }
    return false;
  }
}
