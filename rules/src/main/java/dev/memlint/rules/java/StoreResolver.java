package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import dev.memlint.rules.java.StoreTarget.View;
import java.util.Optional;
import java.util.Set;

/** Finds the store that an expression is, or is a part of. */
final class StoreResolver {
  private static final Set<String> ENTRY_VIEWS =
      Set.of(
          "keySet",
          "values",
          "entrySet",
          "entries",
          "keys",
          "asMap",
          "descendingMap",
          "descendingSet",
          "navigableKeySet",
          "descendingKeySet",
          "elementSet",
          "reversed");
  private static final Set<String> RANGE_VIEWS =
      Set.of("subList", "headMap", "tailMap", "subMap", "headSet", "tailSet", "subSet");
  private static final Set<String> ITERATORS =
      Set.of("iterator", "listIterator", "descendingIterator");
  private static final Set<String> ELEMENTS = Set.of("get", "computeIfAbsent", "getOrDefault");
  private static final Set<String> WRAPPERS =
      Set.of(
          "synchronizedList",
          "synchronizedMap",
          "synchronizedSet",
          "synchronizedCollection",
          "requireNonNull",
          "checkNotNull");

  private final Unit unit;

  StoreResolver(Unit unit) {
    this.unit = unit;
  }

  /** The store behind an expression; empty when it is none or is not visible. */
  Optional<StoreTarget> of(Expression expression) {
    return switch (expression) {
      case NameExpr name -> ofName(name.getNameAsString());
      case FieldAccessExpr access -> ofAccess(access);
      case EnclosedExpr inner -> of(inner.getInner());
      case CastExpr cast -> of(cast.getExpression());
      case AssignExpr assign -> of(assign.getTarget());
      case MethodCallExpr call -> ofCall(call);
      case ArrayAccessExpr access ->
          isContainer(access)
              ? of(access.getName()).map(target -> target.as(View.ELEMENT))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<StoreTarget> ofName(String name) {
    Optional<Local> local = unit.frame.local(name);
    if (local.isPresent()) {
      return local.get().alias;
    }
    Optional<FieldInfo> field = unit.frame.type.visibleField(name);
    if (field.isPresent()) {
      return field.map(StoreTarget::of);
    }
    Optional<String> imported = unit.names.staticOwner(name);
    if (imported.isPresent()) {
      return Optional.of(StoreTarget.of(imported.get(), name));
    }
    boolean typeOrPackage = Character.isUpperCase(name.charAt(0)) && !Loops.isConstantName(name);
    return typeOrPackage
        ? Optional.empty()
        : unit.frame.type.inheritedFrom().map(owner -> StoreTarget.of(owner, name));
  }

  private Optional<StoreTarget> ofAccess(FieldAccessExpr access) {
    String name = access.getNameAsString();
    Optional<FieldInfo> field = unit.types.field(access);
    if (field.isPresent()) {
      return field.map(StoreTarget::of);
    }
    if (name.equals("length") || unit.types.namedType(access).isPresent() && !isConstant(name)) {
      return Optional.empty();
    }
    if (access.getScope() instanceof ThisExpr self && self.getTypeName().isEmpty()) {
      return Optional.of(
          StoreTarget.of(unit.frame.type.inheritedFrom().orElse(unit.frame.type.name), name));
    }
    return Optional.of(StoreTarget.of(unit.types.ownerOfField(access).orElse(""), name));
  }

  private static boolean isConstant(String name) {
    return Loops.isConstantName(name);
  }

  private Optional<StoreTarget> ofCall(MethodCallExpr call) {
    String method = call.getNameAsString();
    if (WRAPPERS.contains(method) && !call.getArguments().isEmpty()) {
      return of(call.getArgument(0));
    }
    Optional<View> view = view(method);
    if (view.isPresent() && call.getScope().isPresent()) {
      Optional<StoreTarget> whole = of(call.getScope().get());
      if (whole.isPresent() && (view.get() != View.ELEMENT || isContainer(call))) {
        return whole.map(target -> narrowed(target, view.get()));
      }
    }
    return call.getArguments().isEmpty() ? ofGetter(call) : Optional.empty();
  }

  private static Optional<View> view(String method) {
    if (ENTRY_VIEWS.contains(method)) {
      return Optional.of(View.ENTRIES);
    }
    if (RANGE_VIEWS.contains(method)) {
      return Optional.of(View.RANGE);
    }
    if (ITERATORS.contains(method)) {
      return Optional.of(View.ITERATOR);
    }
    return ELEMENTS.contains(method) ? Optional.of(View.ELEMENT) : Optional.empty();
  }

  private static StoreTarget narrowed(StoreTarget target, View view) {
    boolean inner = target.view() == View.ELEMENT;
    boolean part = target.view() == View.RANGE && view == View.ENTRIES;
    return inner || part ? target : target.as(view);
  }

  private boolean isContainer(Expression element) {
    return unit.declared.container(unit.types.of(element).name()).isPresent();
  }

  /** {@code getItems()} and {@code items()} stand for the field {@code items}. */
  private Optional<StoreTarget> ofGetter(MethodCallExpr call) {
    String method = call.getNameAsString();
    boolean onThis = call.getScope().isEmpty() || call.getScope().get().isThisExpr();
    String owner =
        onThis
            ? unit.frame.type.declaring(method).map(type -> type.name).orElse("")
            : unit.owner(call.getScope().get());
    Optional<FieldInfo> field =
        unit.declared
            .ofName(owner)
            .flatMap(
                type ->
                    type.methods.getOrDefault(method, java.util.List.of()).stream()
                        .filter(m -> m.parameters() == 0)
                        .findFirst())
            .flatMap(MethodInfo::field);
    if (field.isPresent()) {
      return field.map(StoreTarget::of);
    }
    boolean computed = unit.declared.ofName(owner).isPresent();
    if (computed || JdkTypes.isPlatform(owner) || unit.apis.type(owner).isPresent()) {
      return Optional.empty();
    }
    if (method.length() > 3
        && method.startsWith("get")
        && Character.isUpperCase(method.charAt(3))) {
      String name = Character.toLowerCase(method.charAt(3)) + method.substring(4);
      String of = onThis ? unit.frame.type.inheritedFrom().orElse("") : owner;
      return Optional.of(StoreTarget.of(of, name));
    }
    return Optional.empty();
  }
}
