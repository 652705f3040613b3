package dev.memlint.python;

import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreFact.Kind;

/**
 * What an initialiser says about the store that it fills. Components: see StoreFact.
 *
 * @param defaults looking up a missing key adds it
 */
record Initial(
    Kind kind,
    String type,
    String key,
    String element,
    Bound bound,
    Content content,
    boolean shared,
    SizeExpr size,
    boolean defaults) {

  static Initial of(Kind kind, String type, Content content) {
    return new Initial(kind, type, "", "", Bound.NONE, content, false, SizeExpr.UNKNOWN, false);
  }

  Initial with(Bound newBound) {
    return new Initial(kind, type, key, element, newBound, content, shared, size, defaults);
  }

  Initial with(Content newContent) {
    return new Initial(kind, type, key, element, bound, newContent, shared, size, defaults);
  }

  Initial sized(SizeExpr newSize) {
    return new Initial(kind, type, key, element, bound, content, shared, newSize, defaults);
  }

  Initial elements(String newKey, String newElement) {
    return new Initial(kind, type, newKey, newElement, bound, content, shared, size, defaults);
  }

  /** Whether something can be put in later. */
  boolean canGrow() {
    return kind.isContainer() && bound != Bound.IMMUTABLE;
  }
}
