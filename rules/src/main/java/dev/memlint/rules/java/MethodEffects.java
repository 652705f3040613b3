package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse.Kind;
import dev.memlint.rules.java.StoreTarget.View;
import java.util.Optional;
import java.util.Set;

/** What methods do to stores and to their views. */
final class MethodEffects {
  /** Mean other things on most types, so they say nothing of a receiver that is not known. */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "set",
          "write",
          "print",
          "println",
          "printf",
          "insert",
          "replace",
          "delete",
          "skip",
          "repeat",
          "transfer",
          "refresh",
          "drain",
          "release",
          "reset",
          "compact",
          "append");

  private final Unit unit;

  MethodEffects(Unit unit) {
    this.unit = unit;
  }

  /** What calling a method does to a store, or to the store that a view is of. */
  Optional<Kind> of(StoreTarget target, String method, int arguments) {
    return switch (target.view()) {
      case WHOLE -> wholeUse(target, method, arguments);
      case ENTRIES -> onView(method, Kind.CLEAR); // clearing the key set of a map clears the map
      case RANGE -> onView(method, Kind.SHRINK);
      case ITERATOR -> method.equals("remove") ? Optional.of(Kind.SHRINK) : Optional.empty();
      case ELEMENT -> unit.apis.useOfAnyKind(method);
    };
  }

  private static Optional<Kind> onView(String method, Kind clearing) {
    return switch (method) {
      case "clear" -> Optional.of(clearing);
      case "remove", "removeIf", "removeAll", "retainAll", "pollFirst", "pollLast", "poll" ->
          Optional.of(Kind.SHRINK);
      default -> Optional.empty();
    };
  }

  private Optional<Kind> wholeUse(StoreTarget target, String method, int arguments) {
    if (target.container().isPresent()) {
      StoreFact.Kind kind = target.container().get().kind();
      if (method.equals("setLength") || method.equals("setSize")) {
        return Optional.of(Kind.SHRINK);
      }
      if (method.equals("get") && kind == StoreFact.Kind.CACHE) {
        return arguments == 2 ? Optional.of(Kind.GROW) : Optional.empty();
      }
      return target.container().get().use(method);
    }
    if (target.field().isPresent()) {
      return Optional.empty(); // its type is known and is no container
    }
    return AMBIGUOUS.contains(method) ? Optional.empty() : unit.apis.useOfAnyKind(method);
  }

  /** Whether remapping methods may drop entries of it. */
  static boolean isMapLike(StoreTarget target) {
    return target.view() == View.WHOLE
        && target
            .container()
            .map(c -> c.kind() == StoreFact.Kind.MAP || c.kind() == StoreFact.Kind.CACHE)
            .orElse(true);
  }

  /** Whether a remapping function may drop the entry; one that is not visible may. */
  static boolean mayDrop(Expression function) {
    if (!(function instanceof LambdaExpr lambda)) {
      return !(function instanceof MethodReferenceExpr reference)
          || !Set.of("sum", "concat", "max", "min").contains(reference.getIdentifier());
    }
    return lambda.getExpressionBody().isPresent()
        ? Nulls.mayBeNull(lambda.getExpressionBody().get())
        : Nulls.returnsNull(lambda.getBody());
  }
}
