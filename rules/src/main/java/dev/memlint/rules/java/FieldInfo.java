package dev.memlint.rules.java;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.SimpleName;
import dev.memlint.rules.api.ContainerType;
import dev.memlint.rules.facts.StoreRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A field that the file declares; what is assigned to it is added while the file is walked. */
final class FieldInfo {
  final TypeInfo owner;
  final String name;
  final SimpleName node;
  final JavaType type;
  final boolean isStatic;
  final boolean isFinal;
  final boolean isVolatile;
  final Optional<VariableDeclarator> declarator;

  /** Known when its type, or the file's own subclass of one, is in the API table. */
  Optional<ContainerType> container = Optional.empty();

  /** Everything assigned to it outside its declaration. */
  final List<Made> assigned = new ArrayList<>();

  /** The store that it is a view of, {@code values = map.values()}. */
  Optional<StoreTarget> viewOf = Optional.empty();

  /** Text appended with {@code +=}: a String that is a store after all. */
  boolean appended;

  FieldInfo(
      TypeInfo owner,
      SimpleName node,
      JavaType type,
      boolean isStatic,
      boolean isFinal,
      boolean isVolatile,
      Optional<VariableDeclarator> declarator) {
    this.owner = owner;
    this.name = node.getIdentifier();
    this.node = node;
    this.type = type;
    this.isStatic = isStatic;
    this.isFinal = isFinal;
    this.isVolatile = isVolatile;
    this.declarator = declarator;
  }

  StoreRef ref() {
    return new StoreRef(owner.name, name);
  }

  Optional<Expression> initializer() {
    return declarator.flatMap(VariableDeclarator::getInitializer);
  }

  /** A constant whose value the declaration states. */
  boolean isConstant() {
    return isStatic && isFinal && initializer().isPresent();
  }
}
