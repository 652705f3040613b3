package dev.memlint.rules.java;

import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fields of the file's own types that hold a store of another type, because its constructor was
 * handed it: what one takes out, the other loses too.
 */
final class SharedFields {
  private final List<Pair> pairs = new ArrayList<>();
  private final List<StoreUse> removals = new ArrayList<>();

  private record Pair(StoreRef one, StoreRef other) {}

  /** Notes that a constructor of an own type is handed a store; false when it keeps none. */
  boolean share(TypeInfo type, int arguments, int index, StoreTarget store) {
    if (type.components.size() == arguments) {
      pairs.add(new Pair(type.components.get(index).ref(), store.ref()));
      return true;
    }
    List<ConstructorDeclaration> fitting =
        type.constructors.stream().filter(c -> c.getParameters().size() == arguments).toList();
    if (fitting.size() != 1) {
      return false;
    }
    String parameter = fitting.getFirst().getParameter(index).getNameAsString();
    Optional<FieldInfo> field =
        fitting
            .getFirst()
            .findFirst(AssignExpr.class, assign -> isName(assign.getValue(), parameter))
            .flatMap(assign -> fieldName(assign.getTarget()))
            .flatMap(name -> Optional.ofNullable(type.fields.get(name)));
    field.ifPresent(f -> pairs.add(new Pair(f.ref(), store.ref())));
    return field.isPresent();
  }

  private static boolean isName(Expression expression, String name) {
    return expression instanceof NameExpr simple && simple.getNameAsString().equals(name);
  }

  private static Optional<String> fieldName(Expression target) {
    return switch (target) {
      case NameExpr name -> Optional.of(name.getNameAsString());
      case FieldAccessExpr access -> Optional.of(access.getNameAsString());
      default -> Optional.empty();
    };
  }

  void removal(StoreUse use) {
    removals.add(use);
  }

  /** Writes each removal down for the other field of its pair as well. */
  void finish(FactsBuilder facts) {
    for (Pair pair : pairs) {
      for (StoreUse use : removals) {
        if (use.store().equals(pair.one)) {
          facts.use(of(pair.other, use));
        } else if (use.store().equals(pair.other)) {
          facts.use(of(pair.one, use));
        }
      }
    }
  }

  private static StoreUse of(StoreRef store, StoreUse use) {
    return new StoreUse(store, use.kind(), use.site(), use.operation(), use.key(), use.guarded());
  }
}
