package dev.memlint.rules.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ThisExpr;
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
    Optional<FileNodes> nodes =
        file.map(FileNodes::of)
            .filter(
                known -> known.declarations(field.name) == 1 && !known.isReferredTo(field.name));
    return nodes.flatMap(
        known ->
            declaration.map(
                one ->
                    new FieldUses(
                        one,
                        field.declarator.orElseThrow(),
                        known.uses(field.name).stream().filter(FieldUses::isOwn).toList())));
  }

  private static boolean isOwn(Expression use) {
    return !(use instanceof FieldAccessExpr access) || access.getScope() instanceof ThisExpr;
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
