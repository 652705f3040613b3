package dev.memlint.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A piece of code with names of its own. Filled by {@link Scopes}, then only read. */
final class Scope {
  /** What makes a scope. */
  enum Kind {
    MODULE,
    CLASS,
    FUNCTION,
    LAMBDA,
    COMPREHENSION
  }

  private final Kind kind;
  private final int node;
  private final Optional<Scope> parent;
  private final Optional<ClassInfo> owner;
  private final Map<String, List<Binding>> bindings = new LinkedHashMap<>();
  private final Map<String, Scope> elsewhere = new HashMap<>();
  private final Set<String> globals = new HashSet<>();
  private int function = -1;

  Scope(Kind kind, int node, Optional<Scope> parent, Optional<ClassInfo> owner) {
    this.kind = kind;
    this.node = node;
    this.parent = parent;
    this.owner = owner;
  }

  Kind kind() {
    return kind;
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** The defining node; 0 for the module. */
  int node() {
    return node;
  }

  Optional<Scope> parent() {
    return parent;
  }

  /** The class whose body this is, or whose method this is or is in. */
  Optional<ClassInfo> owner() {
    return owner;
  }

  /** Whether this is a function directly in a class body. */
  boolean isMethod() {
    return kind == Kind.FUNCTION && parent.filter(p -> p.kind == Kind.CLASS).isPresent();
  }

  Scope module() {
    Scope scope = this;
    while (scope.parent.isPresent()) {
      scope = scope.parent.get();
    }
    return scope;
  }

  /** This scope or the nearest around it that is a function or the module. */
  Scope functionOrModule() {
    Scope scope = this;
    while (scope.kind != Kind.FUNCTION && scope.parent.isPresent()) {
      scope = scope.parent.get();
    }
    return scope;
  }

  /** Index of the function fact that code of this scope belongs to. */
  int function() {
    Scope scope = this;
    while (scope.function < 0 && scope.parent.isPresent()) {
      scope = scope.parent.get();
    }
    return Math.max(scope.function, 0);
  }

  void setFunction(int index) {
    function = index;
  }

  /** Notes {@code global name} or {@code nonlocal name}. */
  void declareElsewhere(String name, boolean global) {
    if (global) {
      globals.add(name);
      elsewhere.put(name, module());
    } else {
      parent.flatMap(p -> p.definingScope(name)).ifPresent(s -> elsewhere.put(name, s));
    }
  }

  boolean declaresGlobal(String name) {
    return globals.contains(name);
  }

  void bind(String name, Binding binding) {
    elsewhere
        .getOrDefault(name, this)
        .bindings
        .computeIfAbsent(name, n -> new ArrayList<>(1))
        .add(binding);
  }

  /** All places that bind the name as seen from here; empty for builtins and unknown names. */
  List<Binding> find(String name) {
    return definingScope(name).map(s -> s.bindings.get(name)).orElse(List.of());
  }

  /** The scope whose name this is as seen from here; class bodies are not seen from methods. */
  Optional<Scope> definingScope(String name) {
    Scope scope = this;
    while (true) {
      if (scope.elsewhere.containsKey(name)) {
        return Optional.of(scope.elsewhere.get(name)).filter(s -> s.bindings.containsKey(name));
      }
      boolean visible = scope == this || scope.kind != Kind.CLASS;
      if (visible && scope.bindings.containsKey(name)) {
        return Optional.of(scope);
      }
      if (scope.parent.isEmpty()) {
        return Optional.empty();
      }
      scope = scope.parent.get();
    }
  }

  /** The names bound here, in reading order, with their places. */
  Map<String, List<Binding>> bindings() {
    return bindings;
  }
}
