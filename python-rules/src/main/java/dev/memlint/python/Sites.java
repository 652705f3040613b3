package dev.memlint.python;

import dev.memlint.rules.facts.Site;
import dev.memlint.rules.source.Span;

/** Places of nodes as facts name them. */
final class Sites {
  private final Code code;
  private final Scopes scopes;

  Sites(Code code, Scopes scopes) {
    this.code = code;
    this.scopes = scopes;
  }

  /** The whole node. */
  Site of(int node) {
    return at(node, code.span(node));
  }

  /** The node, or for one of several lines the part before its arguments or its first line. */
  Site brief(int node) {
    Span whole = code.span(node);
    int lineEnd = code.tree().text().indexOf('\n', whole.start());
    if (lineEnd < 0 || lineEnd >= whole.end()) {
      return at(node, whole);
    }
    int function = code.child(node, Field.FUNCTION);
    if (function != Code.NONE && code.span(function).end() <= lineEnd) {
      return at(node, code.span(function));
    }
    return at(node, new Span(whole.start(), lineEnd));
  }

  private Site at(int node, Span span) {
    return new Site(span, scopes.of(node).function(), scopes.loop(node));
  }
}
