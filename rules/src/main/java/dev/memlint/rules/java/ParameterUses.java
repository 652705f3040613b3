package dev.memlint.rules.java;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.memlint.rules.api.ContainerType;
import dev.memlint.rules.facts.StoreUse.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the file's own methods do to a container that is handed to them: {@code prune(items)}. */
final class ParameterUses {
  private final Unit unit;

  ParameterUses(Unit unit) {
    this.unit = unit;
  }

  /** The own method that a call means, when there is exactly one of its name and arity. */
  Optional<MethodDeclaration> target(MethodCallExpr call) {
    boolean onThis =
        call.getScope().isEmpty() || call.getScope().filter(Expression::isThisExpr).isPresent();
    String name = call.getNameAsString();
    Optional<TypeInfo> type =
        onThis
            ? unit.frame.type.declaring(name)
            : unit.declared.ofName(unit.owner(call.getScope().get()));
    List<MethodInfo> methods =
        type.map(t -> t.methods.getOrDefault(name, List.of())).orElse(List.of()).stream()
            .filter(method -> method.parameters() == call.getArguments().size())
            .toList();
    return methods.size() == 1 ? Optional.of(methods.getFirst().node()) : Optional.empty();
  }

  /** What a method does to its parameter, each kind once with the operation that does it. */
  Map<Kind, String> of(MethodDeclaration method, int parameter, ContainerType container) {
    Map<Kind, String> uses = new TreeMap<>();
    String name = method.getParameter(parameter).getNameAsString();
    method.walk(
        MethodCallExpr.class,
        inner -> {
          boolean onParameter =
              inner
                  .getScope()
                  .filter(s -> s instanceof NameExpr n && n.getNameAsString().equals(name))
                  .isPresent();
          if (onParameter) {
            String operation = inner.getNameAsString();
            container.use(operation).ifPresent(kind -> uses.putIfAbsent(kind, operation));
            if (operation.equals("iterator") || operation.equals("entrySet")) {
              removalThroughView(method).ifPresent(how -> uses.putIfAbsent(Kind.SHRINK, how));
            }
          }
        });
    return uses;
  }

  private static Optional<String> removalThroughView(MethodDeclaration method) {
    return method
        .findFirst(
            MethodCallExpr.class,
            call ->
                call.getNameAsString().equals("removeIf")
                    || call.getNameAsString().equals("remove") && call.getArguments().isEmpty())
        .map(MethodCallExpr::getNameAsString);
  }
}
