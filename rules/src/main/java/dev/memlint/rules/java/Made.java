package dev.memlint.rules.java;

import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Content;

/** What an initialiser makes. */
record Made(Content content, Bound bound, boolean shared, SizeExpr size) {
  static final Made NOTHING = of(Content.EMPTY);
  static final Made OTHER = of(Content.OTHER);

  static Made of(Content content) {
    return new Made(content, Bound.NONE, false, SizeExpr.UNKNOWN);
  }

  static Made immutable(Content content) {
    return of(content).bounded(Bound.IMMUTABLE);
  }

  static Made table(long entries) {
    return new Made(Content.TABLE, Bound.NONE, false, new SizeExpr.Literal(entries));
  }

  Made bounded(Bound by) {
    return new Made(content, by, shared, size);
  }

  Made forMany() {
    return new Made(content, bound, true, size);
  }
}
