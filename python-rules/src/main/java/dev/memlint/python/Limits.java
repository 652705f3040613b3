package dev.memlint.python;

/**
 * Checks in front of a read that keep it small: of the size, of the place, of the name's ending.
 */
final class Limits {
  /** Nodes in front of a read that are searched. */
  private static final int FURTHEST = 20_000;

  private final Code code;
  private final Scopes scopes;
  private final Endings endings;

  Limits(Code code, Scopes scopes) {
    this.code = code;
    this.scopes = scopes;
    this.endings = new Endings(code, scopes);
  }

  /**
   * Whether the file's size is compared, or the file sought to near its end, before the read; or
   * only files of small sorts come to it.
   *
   * @param path what is read, as {@link Paths#of} gives it
   */
  boolean isLimited(int read, int file, String path) {
    Scope function = scopes.of(read).functionOrModule();
    for (int at = Math.max(function.node(), read - FURTHEST); at < read; at++) {
      if (scopes.of(at).functionOrModule() != function) {
        continue;
      }
      if (code.is(at, NodeKind.COMPARISON_OPERATOR) && comparesSize(at)) {
        return true;
      }
      if (code.is(at, NodeKind.CALL) && seeksForward(at, file)) {
        return true;
      }
      if (code.is(at, NodeKind.IF_STATEMENT) && letsSmallThrough(at, read, path)) {
        return true;
      }
    }
    return false;
  }

  /** {@code if name.endswith(".py"): read}, {@code if not ..: continue} in front of the read. */
  private boolean letsSmallThrough(int statement, int read, String path) {
    int condition = code.child(statement, Field.CONDITION);
    int then = code.child(statement, Field.CONSEQUENCE);
    if (code.isIn(read, statement)) {
      return code.isIn(read, then) && endings.keepSmall(condition, path, true);
    }
    int[] statements = code.children(then);
    int last = statements.length == 0 ? Code.NONE : statements[statements.length - 1];
    boolean leaves =
        switch (code.kind(last)) {
          case CONTINUE_STATEMENT, RETURN_STATEMENT, RAISE_STATEMENT -> true;
          default -> false;
        };
    return leaves
        && code.isIn(read, code.parent(statement))
        && endings.keepSmall(condition, path, false);
  }

  private boolean comparesSize(int comparison) {
    for (int operand : code.children(comparison)) {
      int node = code.bare(operand);
      if (isSize(node)) {
        return true;
      }
      if (code.is(node, NodeKind.IDENTIFIER)) {
        for (Binding binding : scopes.of(node).find(code.text(node))) {
          boolean value = binding.is(Binding.How.ASSIGNED) && binding.value() != Code.NONE;
          if (value && isSize(code.bare(binding.value()))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean isSize(int node) {
    return switch (code.kind(node)) {
      case CALL -> code.calleeName(node).equals("getsize") || code.calleeName(node).equals("tell");
      case ATTRIBUTE -> {
        String name = code.text(code.child(node, Field.ATTRIBUTE));
        yield name.equals("st_size") || name.equals("file_size") || name.equals("content_length");
      }
      default -> false;
    };
  }

  /** {@code f.seek(-1024, 2)}, {@code f.seek(position)}; {@code f.seek(0)} only rewinds. */
  private boolean seeksForward(int call, int file) {
    return code.calleeName(call).equals("seek")
        && file != Code.NONE
        && code.receiver(call) != Code.NONE
        && code.text(code.receiver(call)).equals(code.text(file))
        && !code.text(code.argument(call, 0)).equals("0");
  }
}
