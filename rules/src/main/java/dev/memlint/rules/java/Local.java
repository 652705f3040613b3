package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.Expression;
import java.util.Optional;

/** A local variable or parameter in scope. */
final class Local {
  final String name;
  final JavaType type;
  final Optional<Expression> init;
  final boolean parameter;

  /** The store that it stands for, {@code List<X> l = this.items}. */
  Optional<StoreTarget> alias = Optional.empty();

  Local(String name, JavaType type, Optional<Expression> init, boolean parameter) {
    this.name = name;
    this.type = type;
    this.init = init;
    this.parameter = parameter;
  }
}
