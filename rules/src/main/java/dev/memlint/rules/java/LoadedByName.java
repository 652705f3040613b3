package dev.memlint.rules.java;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks into the file's own factories, whose names may promise more than they do. */
final class LoadedByName {
  private static final Pattern READING =
      Pattern.compile(
          "(?i).*(read|load|open|parse|fetch|resource|file|stream|query|import|download|decode"
              + "|lines|path).*");

  private LoadedByName() {}

  /**
   * Whether a call without arguments is of an own method that reads nothing but what is packaged
   * with the program: {@code buildNames()} that only puts what the code says.
   */
  static boolean readsNothing(MethodCallExpr call, Unit unit) {
    if (!call.getArguments().isEmpty()) {
      return false;
    }
    List<MethodInfo> methods =
        unit.declared
            .ofName(unit.owner(call))
            .map(type -> type.methods.getOrDefault(call.getNameAsString(), List.of()))
            .orElse(List.of());
    Optional<MethodDeclaration> own =
        methods.size() == 1 ? Optional.of(methods.getFirst().node()) : Optional.empty();
    return own.filter(method -> readsResource(method) || !mayRead(method)).isPresent();
  }

  /** What is packaged with the program is as large as the program, whatever its users do. */
  private static boolean readsResource(MethodDeclaration method) {
    return method
        .findFirst(
            MethodCallExpr.class, call -> call.getNameAsString().equals("getResourceAsStream"))
        .isPresent();
  }

  private static boolean mayRead(MethodDeclaration method) {
    return method
            .findFirst(
                MethodCallExpr.class, call -> READING.matcher(call.getNameAsString()).matches())
            .isPresent()
        || method
            .findFirst(
                ObjectCreationExpr.class,
                created -> READING.matcher(created.getTypeAsString()).matches())
            .isPresent();
  }
}
