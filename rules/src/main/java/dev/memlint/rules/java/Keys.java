package dev.memlint.rules.java;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.memlint.rules.facts.KeyNames;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse.Key;
import dev.memlint.rules.facts.TypeFact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges what a growth is keyed by. */
final class Keys {
  private static final int MAX_DEPTH = 4;
  private static final String CLASS = "java.lang.Class";

  private final Unit unit;

  Keys(Unit unit) {
    this.unit = unit;
  }

  /** The key that a call adds under, or what it adds to a container without keys. */
  Key of(StoreTarget target, String method, List<Expression> arguments) {
    if (arguments.isEmpty()) {
      return Key.UNKNOWN;
    }
    if (arguments.size() == 2 && addsClass(target, arguments.get(1))) {
      return Key.CLOSED;
    }
    boolean indexed =
        method.equals("add")
            && arguments.size() == 2
            && target.container().filter(c -> c.kind() == StoreFact.Kind.LIST).isPresent();
    return of(arguments.get(indexed ? 1 : 0), 0);
  }

  /** What loads a class by name and keeps it has no more entries than there are classes. */
  private boolean addsClass(StoreTarget target, Expression value) {
    boolean map = target.container().filter(c -> c.kind() == StoreFact.Kind.MAP).isPresent();
    boolean declared =
        target.view() == StoreTarget.View.WHOLE
            && target.field().filter(f -> f.type.argument(1).name().equals(CLASS)).isPresent();
    return map && (declared || unit.types.of(value).name().equals(CLASS));
  }

  private Key of(Expression key, int depth) {
    if (depth > MAX_DEPTH) {
      return Key.UNKNOWN;
    }
    return switch (key) {
      case LiteralExpr literal -> Key.LITERAL;
      case ClassExpr type -> Key.CLOSED;
      case EnclosedExpr inner -> of(inner.getInner(), depth);
      case CastExpr cast -> of(cast.getExpression(), depth);
      case BinaryExpr both ->
          of(both.getLeft(), depth + 1) == Key.LITERAL
                  && of(both.getRight(), depth + 1) == Key.LITERAL
              ? Key.LITERAL
              : Key.DATA;
      case MethodCallExpr call
          when call.getNameAsString().equals("getClass") && call.getArguments().isEmpty() ->
          Key.CLOSED;
      case MethodCallExpr call
          when ClassKeys.isName(call, this::isClass) || isConstantsName(call) ->
          Key.CLOSED;
      case FieldAccessExpr access
          when Loops.isConstantName(access.getNameAsString())
              || KeyNames.isClosed(access.getNameAsString()) ->
          Key.CLOSED;
      case NameExpr name -> ofName(name.getNameAsString(), depth);
      default -> isClosed(unit.types.of(key)) ? Key.CLOSED : Key.DATA;
    };
  }

  private Key ofName(String name, int depth) {
    if (KeyNames.isClosed(name)) {
      return Key.CLOSED;
    }
    Optional<Local> local = unit.frame.local(name);
    if (local.isPresent()) {
      if (isClosed(local.get().type)) {
        return Key.CLOSED;
      }
      if (local.get().parameter
          && unit.frame.code instanceof MethodDeclaration method
          && !unit.frame.isReassigned(name)
          && ClassKeys.isGivenNames(method, name)) {
        return Key.CLOSED;
      }
      boolean fixed = local.get().init.isPresent() && !unit.frame.isReassigned(name);
      return fixed ? of(local.get().init.get(), depth + 1) : Key.DATA;
    }
    Optional<FieldInfo> field = unit.frame.type.visibleField(name);
    if (field.isPresent()) {
      boolean constant = field.get().isStatic && field.get().isFinal;
      return constant ? Key.LITERAL : isClosed(field.get().type) ? Key.CLOSED : Key.DATA;
    }
    return Loops.isConstantName(name) ? Key.CLOSED : Key.DATA;
  }

  private boolean isClass(Expression scope) {
    return unit.types.of(scope).name().equals(CLASS)
        || scope instanceof MethodCallExpr call
            && call.getNameAsString().equals("getClass")
            && call.getArguments().isEmpty();
  }

  /** {@code colour.name()}. */
  private boolean isConstantsName(MethodCallExpr call) {
    return Set.of("name", "ordinal", "toString").contains(call.getNameAsString())
        && call.getArguments().isEmpty()
        && call.getScope().filter(scope -> isClosed(unit.types.of(scope))).isPresent();
  }

  private boolean isClosed(JavaType type) {
    return type.name().equals(CLASS)
        || unit.declared.ofName(type.name()).filter(t -> t.kind == TypeFact.Kind.ENUM).isPresent();
  }
}
