package dev.memlint.rules.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.DataKey;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The nodes of a file by the names that questions about the whole file are asked with, collected in
 * one walk when the first is asked. Lists are in reading order.
 */
final class FileNodes {
  private static final DataKey<FileNodes> KEY = new DataKey<>() {};

  private final Map<String, List<MethodCallExpr>> calls = new HashMap<>();
  private final Map<String, List<AssignExpr>> assignments = new HashMap<>();
  private final Map<String, List<Expression>> uses = new HashMap<>();
  private final Map<String, Integer> declarations = new HashMap<>();
  private final Set<String> types = new HashSet<>();
  private final Set<String> names = new HashSet<>();

  private FileNodes(CompilationUnit file) {
    file.walk(this::add);
  }

  /** The nodes of a file, which stay with it. */
  static FileNodes of(CompilationUnit file) {
    if (!file.containsData(KEY)) {
      file.setData(KEY, new FileNodes(file));
    }
    return file.getData(KEY);
  }

  private void add(Node node) {
    switch (node) {
      case SimpleName name -> names.add(name.asString());
      case MethodCallExpr call -> add(calls, call.getNameAsString(), call);
      case AssignExpr assign -> {
        if (assign.getTarget() instanceof NodeWithSimpleName<?> target) {
          add(assignments, target.getNameAsString(), assign);
        }
      }
      case NameExpr name -> add(uses, name.getNameAsString(), name);
      case FieldAccessExpr access -> add(uses, access.getNameAsString(), access);
      case VariableDeclarator variable ->
          declarations.merge(variable.getNameAsString(), 1, Integer::sum);
      case Parameter parameter -> declarations.merge(parameter.getNameAsString(), 1, Integer::sum);
      case TypeExpr type -> types.add(type.toString());
      default -> {}
    }
  }

  private static <T> void add(Map<String, List<T>> byName, String name, T node) {
    byName.computeIfAbsent(name, n -> new ArrayList<>(1)).add(node);
  }

  /** The calls of methods with this name. */
  List<MethodCallExpr> calls(String method) {
    return calls.getOrDefault(method, List.of());
  }

  /** The assignments to variables and fields with this name. */
  List<AssignExpr> assignments(String name) {
    return assignments.getOrDefault(name, List.of());
  }

  /** The names and field accesses that end in this name. */
  List<Expression> uses(String name) {
    return uses.getOrDefault(name, List.of());
  }

  /** How many variables, fields and parameters have this name. */
  int declarations(String name) {
    return declarations.getOrDefault(name, 0);
  }

  /** Whether a reference to a method is made of this type or variable. */
  boolean isReferredTo(String type) {
    return types.contains(type);
  }

  /** Whether anything at all has this name. */
  boolean isNamed(String name) {
    return names.contains(name);
  }
}
