package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
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
