package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.facts.Site.Loop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first pass: gives every node its scope and its loop, every name its bindings, every class its
 * attributes.
 *
 * <p>One run over the nodes in reading order; a node takes scope and loop from the node above it,
 * so no depth of nesting is too much.
 */
final class Scopes {
  private final Code code;
  private final String moduleName;
  private final boolean isPackage;
  private final Scope module = new Scope(Scope.Kind.MODULE, 0, Optional.empty(), Optional.empty());
  private final Scope[] outer;
  private final byte[] loops;
  private final Map<Integer, Scope> inner = new HashMap<>();
  private final Map<Integer, ClassInfo> classes = new HashMap<>();
  private final List<ClassInfo> classesInOrder = new ArrayList<>();
  private final List<Scope> functions = new ArrayList<>();
  private final boolean[] broken;

  Scopes(Code code, String moduleName, boolean isPackage) {
    this.code = code;
    this.moduleName = moduleName;
    this.isPackage = isPackage;
    this.outer = new Scope[code.size()];
    this.loops = new byte[code.size()];
    this.broken = new boolean[code.size()];
    run();
  }

  Scope module() {
    return module;
  }

  /** The scope whose names the code of this node sees. */
  Scope of(int node) {
    return outer[node];
  }

  /** The scope that a function, class, lambda or comprehension makes. */
  Optional<Scope> inside(int node) {
    return Optional.ofNullable(inner.get(node));
  }

  /** The strongest loop around the node inside its function. */
  Loop loop(int node) {
    return Loop.values()[loops[node]];
  }

  /** Whether the node is in text that the grammar could not place. */
  boolean isBroken(int node) {
    return broken[node];
  }

  /** Classes in reading order. */
  List<ClassInfo> classes() {
    return classesInOrder;
  }

  Optional<ClassInfo> classOf(int definition) {
    return Optional.ofNullable(classes.get(definition));
  }

  /** Scopes of functions in reading order, enclosing ones first. */
  List<Scope> functions() {
    return functions;
  }

  private void run() {
    outer[0] = module;
    for (int node = 0; node < code.size(); node++) {
      int parent = code.parent(node);
      if (parent != Code.NONE) {
        broken[node] = broken[parent] || code.is(parent, NodeKind.ERROR);
        outer[node] = scopeUnder(node, parent);
        loops[node] = (byte) loopUnder(node, parent).ordinal();
      }
      if (!broken[node]) {
        enter(node);
      }
    }
  }

  private Scope scopeUnder(int node, int parent) {
    Scope made = inner.get(parent);
    if (made != null) {
      boolean inside = code.kind(parent).isComprehension() || code.hasRole(node, Field.BODY);
      return inside ? made : outer[parent];
    }
    return isFirstIterable(node, parent) ? outer[code.parent(parent)] : outer[parent];
  }

  /** The first iterable of a comprehension is evaluated once, outside of it. */
  private boolean isFirstIterable(int node, int parent) {
    return code.is(parent, NodeKind.FOR_IN_CLAUSE)
        && code.hasRole(node, Field.RIGHT)
        && code.tree().childOfKind(code.parent(parent), code.tree().kind(parent)) == parent;
  }

  private Loop loopUnder(int node, int parent) {
    Loop above = loop(parent);
    return switch (code.kind(parent)) {
      case FUNCTION_DEFINITION -> code.hasRole(node, Field.BODY) ? Loop.NONE : above;
      case FOR_STATEMENT ->
          code.hasRole(node, Field.BODY) ? above.and(Loops.ofFor(code, parent)) : above;
      case WHILE_STATEMENT ->
          code.hasRole(node, Field.ALTERNATIVE) ? above : above.and(Loops.ofWhile(code, parent));
      case LIST_COMPREHENSION, SET_COMPREHENSION, DICTIONARY_COMPREHENSION, GENERATOR_EXPRESSION ->
          above.and(Loop.DATA);
      case FOR_IN_CLAUSE -> isFirstIterable(node, parent) ? loop(code.parent(parent)) : above;
      default -> above;
    };
  }

  private void enter(int node) {
    switch (code.kind(node)) {
      case FUNCTION_DEFINITION -> function(node);
      case CLASS_DEFINITION -> classDefinition(node);
      case LAMBDA -> lambda(node);
      case LIST_COMPREHENSION, SET_COMPREHENSION, DICTIONARY_COMPREHENSION, GENERATOR_EXPRESSION ->
          inner.put(
              node,
              new Scope(
                  Scope.Kind.COMPREHENSION, node, Optional.of(outer[node]), outer[node].owner()));
      case ASSIGNMENT -> assignment(node);
      case AUGMENTED_ASSIGNMENT ->
          target(
              child(node, Field.LEFT),
              child(node, Field.RIGHT),
              Code.NONE,
              How.AUGMENTED,
              outer[node]);
      case NAMED_EXPRESSION ->
          target(
              child(node, Field.NAME),
              child(node, Field.VALUE),
              Code.NONE,
              How.ASSIGNED,
              outer[node]);
      case FOR_STATEMENT, FOR_IN_CLAUSE ->
          target(
              child(node, Field.LEFT),
              child(node, Field.RIGHT),
              Code.NONE,
              How.ELEMENT,
              outer[node]);
      case AS_PATTERN -> contextTarget(node);
      case GLOBAL_STATEMENT, NONLOCAL_STATEMENT -> {
        for (int name : code.children(node)) {
          outer[node].declareElsewhere(code.text(name), code.is(node, NodeKind.GLOBAL_STATEMENT));
        }
      }
      case IMPORT_STATEMENT, IMPORT_FROM_STATEMENT ->
          new Imports(code, moduleName, isPackage)
              .bindingsOf(node)
              .forEach(
                  (name, qualified) ->
                      bind(outer[node], name, How.IMPORT, node, Code.NONE, Code.NONE, qualified));
      default -> {}
    }
  }

  private void function(int node) {
    int name = child(node, Field.NAME);
    Scope around = outer[node];
    bind(around, code.text(name), How.FUNCTION, name, node, Code.NONE, "");
    if (around.is(Scope.Kind.CLASS)) {
      around.owner().ifPresent(c -> c.method(code.text(name), node));
    }
    Scope made = new Scope(Scope.Kind.FUNCTION, node, Optional.of(around), around.owner());
    inner.put(node, made);
    functions.add(made);
    parameters(child(node, Field.PARAMETERS), made);
  }

  private void lambda(int node) {
    Scope around = outer[node];
    Scope made = new Scope(Scope.Kind.LAMBDA, node, Optional.of(around), around.owner());
    inner.put(node, made);
    parameters(child(node, Field.PARAMETERS), made);
  }

  private void parameters(int list, Scope made) {
    for (Parameters.Parameter parameter : Parameters.of(code, list)) {
      bind(
          made,
          parameter.name(),
          How.PARAMETER,
          parameter.nameNode(),
          parameter.defaultValue(),
          parameter.annotation(),
          "");
    }
  }

  private void classDefinition(int node) {
    int name = child(node, Field.NAME);
    Scope around = outer[node];
    bind(around, code.text(name), How.CLASS, name, node, Code.NONE, "");
    String prefix =
        around.is(Scope.Kind.CLASS)
            ? around.owner().map(ClassInfo::name).orElse(moduleName)
            : moduleName;
    ClassInfo info = new ClassInfo(prefix + "." + code.text(name), node, around);
    classes.put(node, info);
    classesInOrder.add(info);
    Scope made = new Scope(Scope.Kind.CLASS, node, Optional.of(around), Optional.of(info));
    info.setBody(made);
    inner.put(node, made);
  }

  private void assignment(int node) {
    int value = child(node, Field.RIGHT);
    while (code.is(value, NodeKind.ASSIGNMENT)) { // a = b = value
      value = child(value, Field.RIGHT);
    }
    target(child(node, Field.LEFT), value, child(node, Field.TYPE), How.ASSIGNED, outer[node]);
  }

  /** {@code with value as name} and {@code except Error as name}; a case pattern binds parts. */
  private void contextTarget(int node) {
    int alias = child(node, Field.ALIAS);
    int name = code.is(alias, NodeKind.AS_PATTERN_TARGET) ? code.child(alias, 0) : alias;
    boolean context = code.is(code.parent(node), NodeKind.WITH_ITEM);
    int value = context ? code.child(node, 0) : Code.NONE;
    target(name, value, Code.NONE, context ? How.CONTEXT : How.UNPACKED, outer[node]);
  }

  /** The targets lie below the node being entered, so they have no scope of their own yet. */
  private void target(int target, int value, int annotation, How how, Scope scope) {
    switch (code.kind(target)) {
      case IDENTIFIER -> {
        String name = code.text(target);
        bind(scope, name, how, target, value, annotation, "");
        if (scope.is(Scope.Kind.CLASS)) {
          attribute(scope.owner(), name, target, value, annotation, how, scope);
        }
      }
      case ATTRIBUTE -> {
        int object = child(target, Field.OBJECT);
        Optional<ClassInfo> self = classOfSelf(object, scope);
        String name = code.text(child(target, Field.ATTRIBUTE));
        attribute(self, name, target, value, annotation, how, scope);
      }
      case PATTERN_LIST, TUPLE_PATTERN, LIST_PATTERN, TUPLE, LIST ->
          pattern(target, value, how, scope);
      case LIST_SPLAT_PATTERN ->
          target(code.child(target, 0), Code.NONE, Code.NONE, How.UNPACKED, scope);
      default -> {}
    }
  }

  private void pattern(int pattern, int value, How how, Scope scope) {
    int[] targets = code.children(pattern);
    int[] values = code.children(value);
    boolean paired =
        how == How.ASSIGNED
            && targets.length == values.length
            && (code.is(value, NodeKind.EXPRESSION_LIST) || code.is(value, NodeKind.TUPLE));
    for (int i = 0; i < targets.length; i++) {
      if (paired) {
        target(targets[i], values[i], Code.NONE, how, scope);
      } else {
        target(targets[i], value, Code.NONE, How.UNPACKED, scope);
      }
    }
  }

  private void attribute(
      Optional<ClassInfo> owner,
      String name,
      int target,
      int value,
      int annotation,
      How how,
      Scope scope) {
    if (how != How.AUGMENTED) {
      boolean direct = how == How.ASSIGNED || how == How.CONTEXT;
      owner.ifPresent(
          c ->
              c.attribute(name, new ClassInfo.Attribute(target, value, annotation, scope, direct)));
    }
  }

  /** The class that {@code self} or {@code cls} stands for at this node. */
  Optional<ClassInfo> classOfSelf(int node) {
    return node == Code.NONE ? Optional.empty() : classOfSelf(node, outer[node]);
  }

  private Optional<ClassInfo> classOfSelf(int node, Scope scope) {
    if (!code.is(node, NodeKind.IDENTIFIER)) {
      return Optional.empty();
    }
    List<Binding> found = scope.find(code.text(node));
    if (found.isEmpty() || !found.getFirst().is(How.PARAMETER)) {
      return Optional.empty();
    }
    Binding first = found.getFirst();
    return isReceiver(first) ? first.scope().owner() : Optional.empty();
  }

  /** Whether a parameter is the {@code self} or {@code cls} of a method. */
  private boolean isReceiver(Binding parameter) {
    Scope method = parameter.scope();
    if (!method.isMethod()) {
      return false;
    }
    int first = code.child(child(method.node(), Field.PARAMETERS), 0);
    return code.isIn(parameter.node(), first)
        && code.decorators(method.node()).stream().noneMatch(d -> code.textIs(d, "staticmethod"));
  }

  private int child(int node, Field field) {
    return code.child(node, field);
  }

  private void bind(
      Scope scope, String name, How how, int node, int value, int annotation, String qualified) {
    scope.bind(name, new Binding(how, node, value, annotation, qualified, scope));
  }
}
