package dev.memlint.rules.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import java.util.List;
import java.util.Optional;

/** All that a file does with one of its fields, for fixes that change what is done. */
record FieldUses(FieldDeclaration declaration, VariableDeclarator variable, List<Expression> uses) {

  FieldUses {
    uses = List.copyOf(uses);
  }

  /**
   * The uses of a field.
   *
   * @return empty when something else in the file has its name, or code gets it by a reference to
   *     one of its methods
   */
  static Optional<FieldUses> of(FieldInfo field) {
    Optional<CompilationUnit> file = field.node.findCompilationUnit();
    Optional<FieldDeclaration> declaration =
        field
            .declarator
            .flatMap(Node::getParentNode)
            .filter(FieldDeclaration.class::isInstance)
            .map(FieldDeclaration.class::cast)
            .filter(one -> one.getVariables().size() == 1);
    boolean shared =
        file.isEmpty()
            || file.get().findAll(Node.class, node -> declares(node, field.name)).size() != 1
            || file.get()
                .findFirst(TypeExpr.class, type -> type.toString().equals(field.name))
                .isPresent();
    return shared
        ? Optional.empty()
        : declaration.map(
            one ->
                new FieldUses(
                    one,
                    field.declarator.orElseThrow(),
                    file.get().findAll(Expression.class, use -> isUse(use, field.name))));
  }

  private static boolean declares(Node node, String name) {
    return node instanceof VariableDeclarator variable && variable.getNameAsString().equals(name)
        || node instanceof Parameter parameter && parameter.getNameAsString().equals(name);
  }

  private static boolean isUse(Expression use, String name) {
    return switch (use) {
      case NameExpr simple -> simple.getNameAsString().equals(name);
      case FieldAccessExpr access ->
          access.getNameAsString().equals(name) && access.getScope() instanceof ThisExpr;
      default -> false;
    };
  }

  /** The calls of methods on the field. */
  List<MethodCallExpr> calls() {
    return uses.stream()
        .map(use -> use.getParentNode().orElse(use))
        .filter(MethodCallExpr.class::isInstance)
        .map(MethodCallExpr.class::cast)
        .filter(call -> call.getScope().filter(uses::contains).isPresent())
        .toList();
  }
}
