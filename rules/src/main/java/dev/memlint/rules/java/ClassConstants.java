package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gives a class a constant, in front of all that could need it while the class is initialised. */
final class ClassConstants {
  private final Unit unit;
  private final Layout layout;

  ClassConstants(Unit unit) {
    this.unit = unit;
    this.layout = new Layout(unit);
  }

  /**
   * A constant that code may name.
   *
   * @param declaration adds it; empty when the class has it already
   */
  record Named(String name, Optional<Edit> declaration) {}

  /**
   * The constant for a value.
   *
   * @param names what it may be called, best first
   * @return empty when no class around can have one, or all names are taken
   */
  Optional<Named> of(Node at, String type, List<String> names, String value) {
    Optional<TypeDeclaration<?>> holder = holder(at);
    if (holder.isEmpty()) {
      return Optional.empty();
    }
    Optional<Named> same =
        holder.get().getMembers().stream()
            // What stands behind a static that runs code may be asked for before it has its value.
            .filter(member -> member.isFieldDeclaration() || member.isInitializerDeclaration())
            .takeWhile(member -> !mayRunCode(member, holder.get()))
            .filter(ClassConstants::isConstant)
            .map(FieldDeclaration.class::cast)
            .flatMap(field -> field.getVariables().stream())
            .filter(field -> field.getType().asString().equals(type))
            .filter(field -> field.getInitializer().filter(v -> isWritten(v, value)).isPresent())
            .map(field -> new Named(field.getNameAsString(), Optional.empty()))
            .findFirst();
    return same.or(
        () ->
            names.stream()
                .filter(name -> isFree(at, name))
                .findFirst()
                .flatMap(name -> added(holder.get(), type, name, value)));
  }

  /** A constant of its own, whatever the values of others; empty when its name is taken. */
  Optional<Named> added(Node at, String type, String name, String value) {
    Optional<TypeDeclaration<?>> holder = holder(at);
    return holder.isPresent() && isFree(at, name)
        ? added(holder.get(), type, name, value)
        : Optional.empty();
  }

  private boolean isWritten(Expression value, String text) {
    return unit.offsets.text(value).equals(text);
  }

  private static boolean isFree(Node at, String name) {
    return at.findCompilationUnit().filter(file -> !FileNodes.of(file).isNamed(name)).isPresent();
  }

  /** The innermost class around that may have statics in every version of Java. */
  private static Optional<TypeDeclaration<?>> holder(Node at) {
    for (Optional<Node> up = at.getParentNode(); up.isPresent(); ) {
      Node node = up.get();
      boolean type =
          node instanceof ClassOrInterfaceDeclaration declared && !declared.isInterface()
              || node instanceof RecordDeclaration;
      if (type) {
        TypeDeclaration<?> declared = (TypeDeclaration<?>) node;
        if (declared.isTopLevelType() || declared.isStatic() && declared.isNestedType()) {
          return Optional.of(declared);
        }
      }
      up = node.getParentNode();
    }
    return Optional.empty();
  }

  private Optional<Named> added(TypeDeclaration<?> holder, String type, String name, String value) {
    List<FieldDeclaration> first =
        holder.getMembers().stream()
            .takeWhile(member -> isConstant(member) && !mayRunCode(member, holder))
            .map(FieldDeclaration.class::cast)
            .toList();
    Optional<BodyDeclaration<?>> member = holder.getMembers().getFirst();
    Optional<String> indent = member.flatMap(layout::indent);
    String line = "private static final %s %s = %s;".formatted(type, name, value);
    Optional<Edit> edit =
        indent.flatMap(
            space -> {
              String added = layout.lineBreak() + space + line;
              return first.isEmpty()
                  ? opening(holder).map(at -> atTop(at, added))
                  : Optional.of(insertion(lineEnd(first.getLast()), added));
            });
    return edit.map(declaration -> new Named(name, Optional.of(declaration)));
  }

  private int lineEnd(Node node) {
    return layout.lineEnd(unit.offsets.span(node).end());
  }

  private static Edit insertion(int at, String text) {
    return new Edit(new Span(at, at), text);
  }

  private Edit atTop(int brace, String added) {
    String rest = unit.offsets.text().substring(brace, layout.lineEnd(brace));
    int next = Math.min(unit.offsets.text().length(), layout.lineEnd(brace) + 1);
    boolean blankNext =
        unit.offsets.text().substring(next, layout.lineEnd(next)).isBlank() && rest.isBlank();
    return insertion(brace, added + (blankNext ? "" : layout.lineBreak()));
  }

  /** Behind the brace that opens a class: the first one after its header. */
  private Optional<Integer> opening(TypeDeclaration<?> holder) {
    int header =
        holder.getChildNodes().stream()
            .filter(node -> !(node instanceof BodyDeclaration<?>))
            .map(unit.offsets::span)
            .max(Comparator.comparingInt(Span::end))
            .map(Span::end)
            .orElse(-1);
    int brace = header < 0 ? -1 : unit.offsets.text().indexOf('{', header);
    return brace < 0 ? Optional.empty() : Optional.of(brace + 1);
  }

  private static boolean isConstant(BodyDeclaration<?> member) {
    return member instanceof FieldDeclaration field && field.isStatic() && field.isFinal();
  }

  /** Code of the class that runs in between could meet the new constant before it has a value. */
  private static boolean mayRunCode(BodyDeclaration<?> member, TypeDeclaration<?> holder) {
    return member
        .findFirst(
            Expression.class,
            part ->
                switch (part) {
                  case LambdaExpr lambda -> true;
                  case ObjectCreationExpr made ->
                      made.getAnonymousClassBody().isPresent()
                          || made.getType().getNameAsString().equals(holder.getNameAsString());
                  case MethodCallExpr call -> call.getScope().isEmpty();
                  default -> false;
                })
        .isPresent();
  }
}
