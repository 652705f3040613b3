package dev.memlint.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the first pass saw of a class of this file. */
final class ClassInfo {
  private final String name;
  private final int node;
  private final Scope around;
  private final Map<String, List<Attribute>> attributes = new LinkedHashMap<>();
  private final Map<String, Integer> methods = new LinkedHashMap<>();
  private Optional<Scope> body = Optional.empty();

  ClassInfo(String name, int node, Scope around) {
    this.name = name;
    this.node = node;
    this.around = around;
  }

  /**
   * One assignment of an attribute.
   *
   * @param target the attribute expression, or the name in the class body
   * @param value what it gets, or {@link Code#NONE}
   * @param annotation its annotated type, or {@link Code#NONE}
   * @param scope the scope whose code does it
   * @param direct the value itself, not a part or an element of it
   */
  record Attribute(int target, int value, int annotation, Scope scope, boolean direct) {
    boolean inClassBody() {
      return scope.is(Scope.Kind.CLASS);
    }
  }

  /** Qualified by module and enclosing classes. */
  String name() {
    return name;
  }

  int node() {
    return node;
  }

  /** The scope that the class statement stands in. */
  Scope around() {
    return around;
  }

  Optional<Scope> body() {
    return body;
  }

  void setBody(Scope scope) {
    body = Optional.of(scope);
  }

  void attribute(String attribute, Attribute assignment) {
    attributes.computeIfAbsent(attribute, a -> new ArrayList<>(1)).add(assignment);
  }

  void method(String method, int definition) {
    methods.put(method, definition);
  }

  /** Attributes assigned through {@code self}, {@code cls} or in the body, in reading order. */
  Map<String, List<Attribute>> attributes() {
    return attributes;
  }

  List<Attribute> attribute(String attribute) {
    return attributes.getOrDefault(attribute, List.of());
  }

  /** Function definitions in the body by name; the last one wins, as at run time. */
  Map<String, Integer> methods() {
    return methods;
  }
}
