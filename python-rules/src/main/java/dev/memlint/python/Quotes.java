package dev.memlint.python;

/** The quotes that a piece of code prefers. */
final class Quotes {
  private Quotes() {}

  /** A literal in the quotes of the first plain one below a node, else in double quotes. */
  static String like(Code code, int node, String content) {
    for (int at = node; at < code.subtreeEnd(node); at++) {
      if (code.is(at, NodeKind.STRING) && !code.text(at).endsWith("\"\"\"")) {
        char quote = code.text(at).charAt(code.text(at).length() - 1);
        return quote + content + quote;
      }
    }
    return '"' + content + '"';
  }
}
