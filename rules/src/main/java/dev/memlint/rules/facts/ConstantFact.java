package dev.memlint.rules.facts;

import java.util.Objects;

/**
 * A named constant that may be a size.
 *
 * @param owner qualified type or module it is declared in
 * @param name as declared
 * @param value what it equals
 * @param site its name
 */
public record ConstantFact(String owner, String name, SizeExpr value, Site site) {
  public ConstantFact {
    Objects.requireNonNull(owner);
    Objects.requireNonNull(name);
    Objects.requireNonNull(value);
    Objects.requireNonNull(site);
  }
}
