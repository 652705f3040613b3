package dev.memlint.python;

import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreFact.Kind;

/** What an initialiser says about the store that it fills. Components: see StoreFact. */
record Initial(
    Kind kind,
    String type,
    String key,
    String element,
    Bound bound,
    Content content,
    boolean shared,
    SizeExpr size) {

  static Initial of(Kind kind, String type, Content content) {
    return new Initial(kind, type, "", "", Bound.NONE, content, false, SizeExpr.UNKNOWN);
  }

  Initial with(Bound newBound) {
    return new Initial(kind, type, key, element, newBound, content, shared, size);
  }

  Initial with(Content newContent) {
    return new Initial(kind, type, key, element, bound, newContent, shared, size);
  }

  Initial sized(SizeExpr newSize) {
    return new Initial(kind, type, key, element, bound, content, shared, newSize);
  }

  Initial elements(String newKey, String newElement) {
    return new Initial(kind, type, newKey, newElement, bound, content, shared, size);
  }

  /** Whether something can be put in later. */
  boolean canGrow() {
    return kind.isContainer() && bound != Bound.IMMUTABLE;
  }
}
