package dev.memlint.rules.java;

import com.github.javaparser.ast.body.ConstructorDeclaration;
import dev.memlint.rules.facts.TypeFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A type that the file declares; filled by {@link Declarations}, alive for one file. */
final class TypeInfo {
  final String name;
  final TypeFact.Kind kind;
  final Optional<TypeInfo> outer;
  final boolean anonymous;
  final Map<String, TypeInfo> nested = new HashMap<>();
  final Map<String, FieldInfo> fields = new LinkedHashMap<>();
  final Map<String, List<MethodInfo>> methods = new HashMap<>();
  final List<ConstructorDeclaration> constructors = new ArrayList<>();
  final List<FieldInfo> components = new ArrayList<>();
  final Set<String> enumConstants = new HashSet<>();
  final List<String> supertypes = new ArrayList<>();
  final List<String> annotations = new ArrayList<>();

  /** The one class that it extends, empty for none. */
  JavaType superclass = JavaType.UNKNOWN;

  /** Declared public together with all types around it. */
  boolean exported;

  /** Overrides {@code removeEldestEntry}, so that it evicts. */
  boolean evicts;

  /** Index of the function that holds field initialisers and initialiser blocks, -1 before. */
  int construction = -1;

  int anonymousTypes;
  int lambdas;

  TypeInfo(String name, TypeFact.Kind kind, Optional<TypeInfo> outer, boolean anonymous) {
    this.name = name;
    this.kind = kind;
    this.outer = outer;
    this.anonymous = anonymous;
  }

  /** A field of this type or of one around it, innermost first. */
  Optional<FieldInfo> visibleField(String field) {
    for (Optional<TypeInfo> type = Optional.of(this); type.isPresent(); type = type.get().outer) {
      FieldInfo found = type.get().fields.get(field);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** The innermost type around, itself included, that declares such a method. */
  Optional<TypeInfo> declaring(String method) {
    for (Optional<TypeInfo> type = Optional.of(this); type.isPresent(); type = type.get().outer) {
      if (type.get().methods.containsKey(method)) {
        return type;
      }
    }
    return Optional.empty();
  }

  /** The type that an undeclared member name is inherited from, if exactly one can be. */
  Optional<String> inheritedFrom() {
    for (Optional<TypeInfo> type = Optional.of(this); type.isPresent(); type = type.get().outer) {
      if (!type.get().superclass.isUnknown()) {
        return Optional.of(type.get().superclass.name());
      }
    }
    return Optional.empty();
  }

  boolean isA(String simpleName) {
    for (String supertype : supertypes) {
      if (supertype.equals(simpleName) || supertype.endsWith("." + simpleName)) {
        return true;
      }
    }
    return false;
  }
}
