package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.util.Optional;
import java.util.stream.Stream;

/** Local variables as they are written, for fixes that move, name or remove some. */
final class Variables {
  private Variables() {}

  /** Whether code outside of a part of it names or declares a variable. */
  static boolean isNamed(Node code, String name, Node except) {
    return code.findFirst(Node.class, node -> !except.isAncestorOf(node) && isNamed(node, name))
        .isPresent();
  }

  /** A name that no variable of some code has. */
  static Optional<String> free(Node code, String... names) {
    return Stream.of(names)
        .filter(name -> code.findFirst(Node.class, node -> isNamed(node, name)).isEmpty())
        .findFirst();
  }

  /** Whether a use stands in a lambda or class that may run when its scope has been left. */
  static boolean isCaptured(NameExpr use, Node scope) {
    for (Node at = use; at != scope; at = at.getParentNode().orElse(scope)) {
      if (at instanceof LambdaExpr || at instanceof BodyDeclaration<?>) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamed(Node node, String name) {
    return switch (node) {
      case NameExpr use -> use.getNameAsString().equals(name);
      case VariableDeclarator declared -> declared.getNameAsString().equals(name);
      case Parameter parameter -> parameter.getNameAsString().equals(name);
      case TypePatternExpr pattern -> pattern.getNameAsString().equals(name);
      default -> false;
    };
  }

  /** The variable that a statement of its own declares for a value. */
  static Optional<VariableDeclarator> declaredFor(Expression value) {
    return value.getParentNode().orElse(null) instanceof VariableDeclarator declared
            && declared.getParentNode().orElse(null) instanceof VariableDeclarationExpr all
            && all.getVariables().size() == 1
            && all.getParentNode().orElse(null) instanceof ExpressionStmt statement
            && statement.getParentNode().orElse(null) instanceof BlockStmt
        ? Optional.of(declared)
        : Optional.empty();
  }
}
