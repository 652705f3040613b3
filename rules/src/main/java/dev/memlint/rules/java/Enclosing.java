package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.Optional;

/** Finds what is written around a node. */
final class Enclosing {
  private Enclosing() {}

  /** The innermost method around, lambdas counted as part of theirs. */
  static Optional<MethodDeclaration> method(Node node) {
    return innermost(MethodDeclaration.class, node);
  }

  /** The innermost node of a type around. */
  static <T extends Node> Optional<T> innermost(Class<T> type, Node node) {
    for (Optional<Node> at = node.getParentNode();
        at.isPresent();
        at = at.flatMap(Node::getParentNode)) {
      if (type.isInstance(at.get())) {
        return Optional.of(type.cast(at.get()));
      }
    }
    return Optional.empty();
  }

  /** Whether code belongs to a class, not to one of its objects: there is no {@code this}. */
  static boolean isStatic(Node node) {
    for (Optional<Node> at = node.getParentNode();
        at.isPresent();
        at = at.flatMap(Node::getParentNode)) {
      switch (at.get()) {
        case MethodDeclaration method -> {
          return method.isStatic();
        }
        case FieldDeclaration field -> {
          return field.isStatic() || isConstant(field);
        }
        case InitializerDeclaration block -> {
          return block.isStatic();
        }
        case ConstructorDeclaration constructor -> {
          return false;
        }
        default -> {}
      }
    }
    return true;
  }

  private static boolean isConstant(FieldDeclaration field) {
    return field
        .getParentNode()
        .filter(ClassOrInterfaceDeclaration.class::isInstance)
        .map(ClassOrInterfaceDeclaration.class::cast)
        .filter(ClassOrInterfaceDeclaration::isInterface)
        .isPresent();
  }

  /** The innermost block around. */
  static Optional<BlockStmt> block(Node node) {
    for (Optional<Node> at = node.getParentNode();
        at.isPresent();
        at = at.flatMap(Node::getParentNode)) {
      if (at.get() instanceof BlockStmt block) {
        return Optional.of(block);
      }
    }
    return Optional.empty();
  }
}
