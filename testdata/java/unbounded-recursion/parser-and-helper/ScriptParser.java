package fixture;

import java.util.Iterator;

final class ScriptParser {
  private final Iterator<String> tokens;
  private int depth;

  ScriptParser(Iterator<String> tokens) {
    this.tokens = tokens;
  }

  String parseStatement() {
    return tokens.next().equals("{") ? parseBlock() : "statement"; //~ java/unbounded-recursion
  }

  private String parseBlock() {
    String last = "";
    while (tokens.hasNext()) {
      last = parseStatement();
    }
    return last;
  }

  /** A helper checks. */
  String parseType() {
    enterDepth();
    String type = tokens.next().equals("<") ? parseType() + ">" : "type"; //~ ok
    depth--;
    return type;
  }

  private void enterDepth() {
    if (++depth > 100) {
      throw new IllegalStateException("nested too deeply");
    }
  }

  /** An overload: another function. */
  String parseName() {
    return parseName("default"); //~ ok
  }

  String parseName(String otherwise) {
    return tokens.hasNext() ? tokens.next() : otherwise;
  }
}
