package dev.memlint.rules.java;

import dev.memlint.rules.facts.ConstantFact;
import dev.memlint.rules.facts.SizeExpr;

/** Writes down constants that may be sizes. */
final class Constants {
  private final Unit unit;
  private final Sizes sizes;

  Constants(Unit unit) {
    this.unit = unit;
    this.sizes = new Sizes(unit);
  }

  /** A field's value, when it is a constant number; called while its initialiser is walked. */
  void field(FieldInfo field) {
    if (!field.isConstant() || !Primitives.isIntegral(field.type)) {
      return;
    }
    SizeExpr value = sizes.of(field.initializer().orElseThrow());
    if (!value.equals(SizeExpr.UNKNOWN)) {
      unit.facts.constant(
          new ConstantFact(field.owner.name, field.name, value, unit.site(field.node)));
    }
  }
}
