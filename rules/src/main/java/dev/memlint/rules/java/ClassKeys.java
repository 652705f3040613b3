package dev.memlint.rules.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Recognises the names of classes and packages: as many as the program has. */
final class ClassKeys {
  private static final Set<String> NAMES =
      Set.of(
          "getName",
          "getSimpleName",
          "getTypeName",
          "getCanonicalName",
          "getPackageName",
          "getPackage",
          "descriptorString");

  private ClassKeys() {}

  /** Whether an expression asks a class, as {@code ofClass} knows one, for a name. */
  static boolean isName(MethodCallExpr call, Predicate<Expression> ofClass) {
    if (!NAMES.contains(call.getNameAsString()) || call.getScope().isEmpty()) {
      return false;
    }
    Expression scope = call.getScope().get();
    return ofClass.test(scope) || scope instanceof MethodCallExpr inner && isName(inner, ofClass);
  }

  /**
   * Whether the file's own calls of a method hand a class's name to this parameter, and nothing
   * else: {@code of(Class<?> c) { return of(c.getName()); }} says what {@code of(String)} is for.
   */
  static boolean isGivenNames(MethodDeclaration method, String parameter) {
    Optional<CompilationUnit> file = method.findCompilationUnit();
    Search search = new Search();
    return file.isPresent() && search.isClosed(file.get(), method, parameter) && search.named;
  }

  /** Follows parameters from callee to caller; a cycle adds nothing. */
  private static final class Search {
    private final List<MethodDeclaration> asked = new ArrayList<>();
    private boolean named;

    boolean isClosed(CompilationUnit file, MethodDeclaration method, String parameter) {
      int index = index(method, parameter);
      if (index < 0) {
        return false;
      }
      // By identity of the place: nodes compare by their text.
      if (asked.stream().anyMatch(known -> known == method)) {
        return true;
      }
      asked.add(method);
      List<MethodCallExpr> calls =
          FileNodes.of(file).calls(method.getNameAsString()).stream()
              .filter(call -> call.getArguments().size() == method.getParameters().size())
              .filter(call -> isOwn(call, method))
              .toList();
      return !calls.isEmpty()
          && calls.stream().allMatch(call -> isClosed(file, call, call.getArgument(index)));
    }

    private boolean isClosed(CompilationUnit file, MethodCallExpr call, Expression argument) {
      Optional<MethodDeclaration> caller = Enclosing.method(call);
      return switch (argument) {
        case LiteralExpr literal -> true;
        case EnclosedExpr inner -> isClosed(file, call, inner.getInner());
        case MethodCallExpr name when isName(name, scope -> isClass(scope, caller)) -> {
          named = true;
          yield true;
        }
        case NameExpr name ->
            Loops.isConstantName(name.getNameAsString())
                || caller
                    .filter(outer -> isClosed(file, outer, name.getNameAsString()))
                    .isPresent();
        default -> false;
      };
    }

    private static boolean isClass(Expression scope, Optional<MethodDeclaration> caller) {
      return switch (scope) {
        case ClassExpr literal -> true;
        case MethodCallExpr call ->
            call.getNameAsString().equals("getClass") && call.getArguments().isEmpty();
        case NameExpr name ->
            caller
                .flatMap(method -> method.getParameterByName(name.getNameAsString()))
                .filter(parameter -> parameter.getType().asString().matches("Class(<.*>)?"))
                .isPresent();
        default -> false;
      };
    }

    private static boolean isOwn(MethodCallExpr call, MethodDeclaration method) {
      return call.getScope().isEmpty()
          || call.getScope().filter(Expression::isThisExpr).isPresent()
          || method
              .getParentNode()
              .filter(
                  parent ->
                      parent instanceof TypeDeclaration<?> type
                          && call.getScope().get().toString().equals(type.getNameAsString()))
              .isPresent();
    }

    private static int index(MethodDeclaration method, String parameter) {
      List<Parameter> parameters = method.getParameters();
      for (int i = 0; i < parameters.size(); i++) {
        if (parameters.get(i).getNameAsString().equals(parameter)) {
          return i;
        }
      }
      return -1;
    }
  }
}
