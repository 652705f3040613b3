package dev.memlint.rules.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.WildcardType;
import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.facts.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves names as the compilation unit's package and imports say. */
final class TypeNames {
  private final Map<String, String> imported = new HashMap<>();
  private final List<String> wildcards = new ArrayList<>();
  private final Map<String, String> staticMembers = new HashMap<>();
  private final List<String> staticWildcards = new ArrayList<>();
  private final Set<String> typeParameters = new HashSet<>();
  private final ApiTable apis;
  private final String packageName;

  TypeNames(CompilationUnit unit, ApiTable apis) {
    this.apis = apis;
    this.packageName =
        unit.getPackageDeclaration().map(declared -> declared.getNameAsString()).orElse("");
    for (ImportDeclaration declared : unit.getImports()) {
      String name = declared.getNameAsString();
      if (declared.isStatic()) {
        if (declared.isAsterisk()) {
          staticWildcards.add(name);
        } else {
          staticMembers.put(Names.simple(name), owner(name));
          imported.putIfAbsent(Names.simple(name), name);
        }
      } else if (declared.isAsterisk()) {
        wildcards.add(name);
      } else {
        imported.put(Names.simple(name), name);
      }
    }
  }

  /** Notes a generic parameter, whose name says nothing of the type. */
  void typeParameter(String name) {
    typeParameters.add(name);
  }

  /** A name in this unit's package. */
  String inPackage(String simple) {
    return packageName.isEmpty() ? simple : packageName + "." + simple;
  }

  /** The type that a static import takes this member from. */
  Optional<String> staticOwner(String member) {
    return Optional.ofNullable(staticMembers.get(member));
  }

  /** The types whose members are all imported. */
  List<String> staticWildcards() {
    return List.copyOf(staticWildcards);
  }

  /**
   * The canonical form of a type's name.
   *
   * @param name simple or dotted, as written
   * @param scope innermost type around the name, or null at top level
   * @param declared the unit's own types
   */
  String resolve(String name, TypeInfo scope, Declarations declared) {
    int dot = name.indexOf('.');
    String head = dot < 0 ? name : name.substring(0, dot);
    String rest = dot < 0 ? "" : name.substring(dot);
    Optional<TypeInfo> own = declared.find(head, scope);
    if (own.isPresent()) {
      return own.get().name + rest;
    }
    String explicit = imported.get(head);
    if (explicit != null) {
      return explicit + rest;
    }
    if (dot >= 0 && Character.isLowerCase(head.charAt(0))) {
      return name;
    }
    for (String wildcard : wildcards) {
      String candidate = wildcard + "." + head;
      if (JdkTypes.isKnown(candidate) || apis.type(candidate).isPresent()) {
        return candidate + rest;
      }
    }
    String inLang = "java.lang." + head;
    return JdkTypes.isKnown(inLang) ? inLang + rest : name;
  }

  /** A written type with all names resolved. */
  JavaType type(Type type, TypeInfo scope, Declarations declared) {
    return switch (type) {
      case ArrayType array -> {
        JavaType element = type(array.getElementType(), scope, declared);
        yield new JavaType(
            element.name(), element.arguments(), array.getArrayLevel(), written(array));
      }
      case ClassOrInterfaceType named when typeParameters.contains(named.asString()) ->
          new JavaType("", List.of(), 0, named.asString());
      case ClassOrInterfaceType named -> {
        List<JavaType> arguments =
            named
                .getTypeArguments()
                .map(list -> list.stream().map(t -> type(t, scope, declared)).toList())
                .orElse(List.of());
        yield new JavaType(
            resolve(named.getNameWithScope(), scope, declared), arguments, 0, written(named));
      }
      case PrimitiveType primitive -> JavaType.of(primitive.asString());
      case WildcardType wildcard ->
          wildcard
              .getExtendedType()
              .map(bound -> type(bound, scope, declared))
              .orElse(JavaType.UNKNOWN);
      case IntersectionType several -> type(several.getElements().get(0), scope, declared);
      default -> JavaType.UNKNOWN;
    };
  }

  /** JavaParser's spelling, which has no annotations, spaced as people write it. */
  private static String written(Type type) {
    return type.asString().replace(",", ", ");
  }

  private static String owner(String member) {
    int dot = member.lastIndexOf('.');
    return dot < 0 ? "" : member.substring(0, dot);
  }
}
