package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import dev.memlint.rules.facts.FunctionFact.Callee;

/** Writes down whom a function calls or hands on. */
final class Callees {
  private final Unit unit;

  Callees(Unit unit) {
    this.unit = unit;
  }

  void call(MethodCallExpr call) {
    add(call.getNameAsString(), receiver(call), call.getArguments().size());
  }

  void creation(ObjectCreationExpr created) {
    add("<init>", unit.type(created.getType()).name(), created.getArguments().size());
  }

  /** {@code this(..)} and {@code super(..)}. */
  void constructor(boolean own, int arguments) {
    String type = own ? unit.frame.type.name : unit.frame.type.superclass.name();
    add("<init>", type, arguments);
  }

  void reference(MethodReferenceExpr reference) {
    String name = reference.getIdentifier();
    Expression scope = reference.getScope();
    String owner = scope instanceof TypeExpr type ? ofTypeExpr(type) : unit.owner(scope);
    add(name.equals("new") ? "<init>" : name, owner, -1);
  }

  /** A lambda, walked as a function of its own, that the current function hands on. */
  void lambda(String name) {
    add(name, unit.frame.type.name, -1);
  }

  /** JavaParser reads the variable of {@code list::add} as a type. */
  private String ofTypeExpr(TypeExpr scope) {
    String text = scope.getType().asString();
    return unit.frame
        .local(text)
        .map(local -> local.type)
        .or(() -> unit.frame.type.visibleField(text).map(field -> field.type))
        .orElseGet(() -> unit.type(scope.getType()))
        .name();
  }

  private String receiver(MethodCallExpr call) {
    String owner = unit.owner(call);
    if (call.getScope().isPresent() || !owner.isEmpty()) {
      return owner.equals("java.lang.Object") ? "" : owner;
    }
    // Not declared here: inherited by this type, or by one of those around it.
    return unit.frame.type.outer.isPresent() ? "" : unit.frame.type.name;
  }

  private void add(String name, String receiver, int arguments) {
    unit.facts.callee(unit.frame.function, new Callee(name, receiver, arguments, unit.frame.loop));
  }
}
