package dev.memlint.python;

import dev.memlint.rules.facts.ConstantFact;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.SizeExpr;
import java.util.Locale;

/** Writes down module and class constants that may be sizes. */
final class Constants {
  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Sizes sizes;
  private final Sites sites;
  private final FactsBuilder out;

  Constants(Code code, Scopes scopes, Meaning meaning, Sizes sizes, Sites sites, FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.sizes = sizes;
    this.sites = sites;
    this.out = out;
  }

  /** An assignment statement. */
  void assignment(int node) {
    int name = code.child(node, Field.LEFT);
    int value = code.child(node, Field.RIGHT);
    Scope scope = scopes.of(node);
    boolean lasting = scope.is(Scope.Kind.MODULE) || scope.is(Scope.Kind.CLASS);
    if (!lasting || !code.is(name, NodeKind.IDENTIFIER) || !isConstant(node, code.text(name))) {
      return;
    }
    SizeExpr size = sizes.of(value);
    if (isFixed(size)) {
      String owner =
          scope.is(Scope.Kind.CLASS)
              ? scope.owner().map(ClassInfo::name).orElse(meaning.moduleName())
              : meaning.moduleName();
      out.constant(new ConstantFact(owner, code.text(name), size, sites.of(name)));
    }
  }

  private boolean isConstant(int assignment, String name) {
    boolean capitals =
        name.equals(name.toUpperCase(Locale.ROOT)) && name.chars().anyMatch(Character::isLetter);
    return capitals || code.text(code.child(assignment, Field.TYPE)).contains("Final");
  }

  private static boolean isFixed(SizeExpr size) {
    return switch (size) {
      case SizeExpr.Literal l -> true;
      case SizeExpr.Constant c -> true;
      case SizeExpr.Arithmetic a -> isFixed(a.left()) && isFixed(a.right());
      case SizeExpr.Limited l -> true;
      case SizeExpr.Length l -> false;
      case SizeExpr.Input i -> false;
      case SizeExpr.Unknown u -> false;
    };
  }
}
