package dev.memlint.rules.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.api.ContainerType;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.TypeFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types, fields and methods that a file declares, read before its bodies are walked. */
final class Declarations {
  private final TypeNames names;
  private final ApiTable apis;
  private final Map<String, TypeInfo> topLevel = new HashMap<>();
  private final Map<String, TypeInfo> local = new HashMap<>();
  private final Map<String, TypeInfo> byName = new HashMap<>();

  Declarations(CompilationUnit unit, TypeNames names, ApiTable apis) {
    this.names = names;
    this.apis = apis;
    Map<TypeDeclaration<?>, TypeInfo> types = new IdentityHashMap<>();
    for (TypeDeclaration<?> type : unit.getTypes()) {
      topLevel.put(type.getNameAsString(), name(type, Optional.empty(), types));
    }
    types.forEach((node, type) -> header(node, type));
    types.forEach((node, type) -> members(node.getMembers(), type));
    types.values().forEach(this::containers);
  }

  /** The own type that a simple name means inside {@code scope} (null: at top level). */
  Optional<TypeInfo> find(String simple, TypeInfo scope) {
    for (Optional<TypeInfo> type = Optional.ofNullable(scope);
        type.isPresent();
        type = type.get().outer) {
      TypeInfo found = type.get().nested.get(simple);
      if (found != null) {
        return Optional.of(found);
      }
      if (Names.simple(type.get().name).equals(simple)) {
        return type;
      }
    }
    TypeInfo found = topLevel.get(simple);
    return Optional.ofNullable(found != null ? found : local.get(simple));
  }

  /** The own type with a canonical name. */
  Optional<TypeInfo> ofName(String canonical) {
    return Optional.ofNullable(byName.get(canonical));
  }

  /** The info of a declared type; local types are read now, with the types nested in them. */
  TypeInfo of(TypeDeclaration<?> node, Optional<TypeInfo> outer) {
    String simple = node.getNameAsString();
    Optional<TypeInfo> known =
        outer.isPresent()
            ? Optional.ofNullable(outer.get().nested.get(simple))
            : Optional.ofNullable(topLevel.get(simple));
    if (known.isPresent() && node.getParentNode().filter(p -> isTypeBody(p)).isPresent()) {
      return known.get();
    }
    Map<TypeDeclaration<?>, TypeInfo> types = new IdentityHashMap<>();
    TypeInfo info = name(node, outer, types);
    local.put(simple, info);
    types.forEach(this::header);
    types.forEach((declared, type) -> members(declared.getMembers(), type));
    types.values().forEach(this::containers);
    return info;
  }

  /** The info of an anonymous class's body. */
  TypeInfo anonymous(JavaType base, List<BodyDeclaration<?>> body, TypeInfo outer) {
    String name = outer.name + "$" + ++outer.anonymousTypes;
    TypeInfo info = new TypeInfo(name, TypeFact.Kind.CLASS, Optional.of(outer), true);
    byName.put(name, info);
    info.superclass = base;
    if (!base.isUnknown()) {
      info.supertypes.add(base.name());
    }
    members(body, info);
    containers(info);
    return info;
  }

  private static boolean isTypeBody(Node node) {
    return node instanceof TypeDeclaration<?> || node instanceof CompilationUnit;
  }

  private TypeInfo name(
      TypeDeclaration<?> node, Optional<TypeInfo> outer, Map<TypeDeclaration<?>, TypeInfo> types) {
    String simple = node.getNameAsString();
    String name = outer.map(o -> o.name + "." + simple).orElseGet(() -> names.inPackage(simple));
    TypeFact.Kind kind =
        switch (node) {
          case EnumDeclaration e -> TypeFact.Kind.ENUM;
          case AnnotationDeclaration a -> TypeFact.Kind.INTERFACE;
          case ClassOrInterfaceDeclaration c when c.isInterface() -> TypeFact.Kind.INTERFACE;
          default -> TypeFact.Kind.CLASS;
        };
    TypeInfo info = new TypeInfo(name, kind, outer, false);
    boolean inInterface = outer.filter(o -> o.kind == TypeFact.Kind.INTERFACE).isPresent();
    info.exported =
        (node.isPublic() || node.isProtected() || inInterface)
            && outer.map(o -> o.exported).orElse(true);
    types.put(node, info);
    byName.put(name, info);
    for (BodyDeclaration<?> member : node.getMembers()) {
      if (member instanceof TypeDeclaration<?> nested) {
        info.nested.put(nested.getNameAsString(), name(nested, Optional.of(info), types));
      }
    }
    return info;
  }

  private void header(TypeDeclaration<?> node, TypeInfo info) {
    node.getAnnotations().forEach(a -> info.annotations.add(a.getName().getIdentifier()));
    TypeInfo scope = info.outer.orElse(info);
    List<ClassOrInterfaceType> supertypes = new ArrayList<>();
    switch (node) {
      case ClassOrInterfaceDeclaration type -> {
        type.getTypeParameters().forEach(p -> names.typeParameter(p.getNameAsString()));
        supertypes.addAll(type.getExtendedTypes());
        supertypes.addAll(type.getImplementedTypes());
        if (!type.isInterface() && type.getExtendedTypes().size() == 1) {
          info.superclass = names.type(type.getExtendedTypes(0), scope, this);
        }
      }
      case EnumDeclaration type -> {
        supertypes.addAll(type.getImplementedTypes());
        type.getEntries().forEach(entry -> info.enumConstants.add(entry.getNameAsString()));
      }
      case RecordDeclaration type -> {
        type.getTypeParameters().forEach(p -> names.typeParameter(p.getNameAsString()));
        supertypes.addAll(type.getImplementedTypes());
        for (Parameter component : type.getParameters()) {
          JavaType of = names.type(component.getType(), info, this);
          FieldInfo field =
              new FieldInfo(info, component.getName(), of, false, true, false, Optional.empty());
          info.fields.put(field.name, field);
          info.components.add(field);
        }
      }
      default -> {}
    }
    supertypes.forEach(type -> info.supertypes.add(names.type(type, scope, this).name()));
  }

  private void members(List<? extends BodyDeclaration<?>> members, TypeInfo info) {
    boolean constants = info.kind == TypeFact.Kind.INTERFACE;
    for (BodyDeclaration<?> member : members) {
      if (member instanceof FieldDeclaration field) {
        for (VariableDeclarator variable : field.getVariables()) {
          info.fields.put(
              variable.getNameAsString(),
              new FieldInfo(
                  info,
                  variable.getName(),
                  names.type(variable.getType(), info, this),
                  field.isStatic() || constants,
                  field.isFinal() || constants,
                  field.isVolatile(),
                  Optional.of(variable)));
        }
      }
    }
    for (BodyDeclaration<?> member : members) {
      if (member instanceof ConstructorDeclaration constructor) {
        info.constructors.add(constructor);
      }
      if (member instanceof MethodDeclaration method) {
        method.getTypeParameters().forEach(p -> names.typeParameter(p.getNameAsString()));
        info.methods
            .computeIfAbsent(method.getNameAsString(), name -> new ArrayList<>(1))
            .add(
                new MethodInfo(
                    names.type(method.getType(), info, this),
                    method.getParameters().size(),
                    returnedField(method, info),
                    method));
        info.evicts |= method.getNameAsString().equals("removeEldestEntry");
      }
    }
  }

  /** A field is a container when its type is, or is a class of this file that extends one. */
  private void containers(TypeInfo info) {
    for (FieldInfo field : info.fields.values()) {
      if (!field.type.isArray()) {
        field.container = container(field.type.name());
      }
    }
  }

  /** The container that a canonical name means, seen through the file's own subclasses. */
  Optional<ContainerType> container(String canonical) {
    Optional<TypeInfo> own = ofName(canonical);
    for (int depth = 0; own.isPresent() && depth < 4; depth++) {
      JavaType superclass = own.get().superclass;
      if (superclass.isUnknown()) {
        return Optional.empty();
      }
      canonical = superclass.name();
      own = ofName(canonical);
    }
    return apis.type(canonical);
  }

  private static Optional<FieldInfo> returnedField(MethodDeclaration method, TypeInfo info) {
    if (!method.getParameters().isEmpty()
        || method.getBody().isEmpty()
        || method.getBody().get().getStatements().size() != 1
        || !(method.getBody().get().getStatement(0) instanceof ReturnStmt result)) {
      return Optional.empty();
    }
    return result
        .getExpression()
        .flatMap(
            value ->
                switch (value) {
                  case NameExpr name -> Optional.of(name.getNameAsString());
                  case FieldAccessExpr access when access.getScope().isThisExpr() ->
                      Optional.of(access.getNameAsString());
                  default -> Optional.<String>empty();
                })
        .flatMap(name -> Optional.ofNullable(info.fields.get(name)));
  }

  /** Whether a name is a constant of one of the file's enums. */
  boolean isEnumConstant(String typeName, String constant) {
    return ofName(typeName).filter(type -> type.enumConstants.contains(constant)).isPresent();
  }

  /** Whether {@code inner} is {@code type} or lies in it. */
  boolean encloses(TypeInfo type, TypeInfo inner) {
    for (Optional<TypeInfo> at = Optional.of(inner); at.isPresent(); at = at.get().outer) {
      if (at.get() == type) {
        return true;
      }
    }
    return false;
  }

  /** The body of an enum constant, as an anonymous subclass. */
  TypeInfo constantBody(EnumConstantDeclaration constant, TypeInfo owner) {
    return anonymous(JavaType.of(owner.name), constant.getClassBody(), owner);
  }
}
