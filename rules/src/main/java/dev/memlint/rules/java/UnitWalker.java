package dev.memlint.rules.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks a compilation unit's types and functions; bodies are {@link BodyWalker}'s. */
final class UnitWalker {
  static final int TOP_LEVEL = 0;

  private final CompilationUnit root;
  private final Unit unit;
  private final BodyWalker bodies;
  private final Constants constants;
  private final Stores stores;
  private final List<TypeInfo> walked = new ArrayList<>();

  UnitWalker(CompilationUnit root, Offsets offsets, ApiTable apis, FactsBuilder facts) {
    this.root = root;
    TypeInfo none = new TypeInfo("", TypeFact.Kind.CLASS, Optional.empty(), false);
    Frame top = new Frame(TOP_LEVEL, Kind.TOP_LEVEL, none, root, Optional.empty());
    this.unit = new Unit(root, offsets, apis, facts, top);
    this.bodies = new BodyWalker(unit, this);
    this.constants = new Constants(unit);
    this.stores = new Stores(unit);
  }

  void walk() {
    for (TypeDeclaration<?> type : root.getTypes()) {
      type(type, Optional.empty());
    }
    bodies.finish();
    // Stores come last: what bounds a field depends on everything that is assigned to it.
    for (TypeInfo type : walked) {
      unit.frame = new Frame(TOP_LEVEL, Kind.TOP_LEVEL, type, root, Optional.empty());
      stores.of(type);
    }
  }

  /** A type and all in it; {@code around} is the function that declares it, if one does. */
  void type(TypeDeclaration<?> node, Optional<Frame> around) {
    TypeInfo outer = unit.frame.type;
    TypeInfo info =
        unit.declared.of(node, outer.name.isEmpty() ? Optional.empty() : Optional.of(outer));
    fact(info, unit.offsets.span(node.getName()));
    if (node instanceof EnumDeclaration type) {
      type.getEntries().forEach(entry -> enumConstant(entry, info));
    }
    members(node.getMembers(), info, node.getName(), around);
  }

  /** The body of an anonymous class; its functions see the variables around it. */
  void anonymous(TypeInfo info, NodeList<BodyDeclaration<?>> body, Node name) {
    fact(info, unit.offsets.span(name));
    members(body, info, name, Optional.of(unit.frame));
  }

  private void fact(TypeInfo info, Span span) {
    walked.add(info);
    List<TypeFact.Field> fields =
        info.fields.values().stream()
            .map(field -> new TypeFact.Field(field.name, field.type.names(), field.isStatic))
            .toList();
    unit.facts.type(
        new TypeFact(info.name, info.kind, info.supertypes, info.annotations, fields, span));
  }

  private void members(
      List<? extends BodyDeclaration<?>> members,
      TypeInfo info,
      Node name,
      Optional<Frame> around) {
    for (BodyDeclaration<?> member : members) {
      switch (member) {
        case FieldDeclaration field -> field(field, info, name, around);
        case InitializerDeclaration block ->
            in(
                initialiser(block.isStatic(), info, block, name, around),
                () -> bodies.statement(block.getBody()));
        case ConstructorDeclaration constructor ->
            in(
                function(constructor, "<init>", FunctionKinds.of(constructor), info, around),
                () -> {
                  bodies.parameters(constructor.getParameters());
                  bodies.statement(constructor.getBody());
                });
        case CompactConstructorDeclaration compact ->
            in(compact(compact, info, around), () -> bodies.statement(compact.getBody()));
        case MethodDeclaration method -> method(method, info, around);
        case TypeDeclaration<?> nested -> {
          Frame before = unit.frame;
          unit.frame = new Frame(TOP_LEVEL, Kind.TOP_LEVEL, info, nested, around);
          type(nested, around);
          unit.frame = before;
        }
        default -> {}
      }
    }
  }

  private void field(FieldDeclaration node, TypeInfo info, Node name, Optional<Frame> around) {
    for (VariableDeclarator variable : node.getVariables()) {
      FieldInfo field = info.fields.get(variable.getNameAsString());
      if (variable.getInitializer().isPresent()) {
        in(
            initialiser(field.isStatic, info, variable, name, around),
            () -> {
              constants.field(field);
              bodies.initializer(field, variable.getInitializer().get());
            });
      }
    }
  }

  private void enumConstant(EnumConstantDeclaration constant, TypeInfo info) {
    in(
        new Frame(TOP_LEVEL, Kind.TOP_LEVEL, info, constant, Optional.empty()),
        () -> {
          constant.getArguments().forEach(bodies::expression);
          if (!constant.getClassBody().isEmpty()) {
            anonymous(
                unit.declared.constantBody(constant, info),
                constant.getClassBody(),
                constant.getName());
          }
        });
  }

  private void method(MethodDeclaration method, TypeInfo info, Optional<Frame> around) {
    Kind kind = FunctionKinds.of(method, info);
    int function =
        unit.facts.openFunction(
            method.getNameAsString(),
            info.name,
            kind,
            method.getParameters().size(),
            unit.offsets.span(method.getName(), method),
            FunctionKinds.isExported(method, info),
            FunctionKinds.isCalled(method, info));
    in(new Frame(function, kind, info, method, around), () -> bodies.method(method));
  }

  private Frame function(
      ConstructorDeclaration node, String name, Kind kind, TypeInfo info, Optional<Frame> around) {
    int function =
        unit.facts.openFunction(
            name,
            info.name,
            kind,
            node.getParameters().size(),
            unit.offsets.span(node.getName(), node),
            FunctionKinds.isExported(node, info),
            false);
    return new Frame(function, kind, info, node, around);
  }

  private Frame compact(CompactConstructorDeclaration node, TypeInfo info, Optional<Frame> around) {
    int function =
        unit.facts.openFunction(
            "<init>",
            info.name,
            Kind.CONSTRUCTOR,
            info.fields.size(),
            unit.offsets.span(node.getName(), node),
            node.isPublic() && info.exported,
            false);
    return new Frame(function, Kind.CONSTRUCTOR, info, node, around);
  }

  /** Static initialisers run once, at the top level; the others with each construction. */
  private Frame initialiser(
      boolean isStatic, TypeInfo info, Node code, Node name, Optional<Frame> around) {
    if (isStatic) {
      return new Frame(TOP_LEVEL, Kind.TOP_LEVEL, info, code, around);
    }
    if (info.construction < 0) {
      info.construction =
          unit.facts.openFunction(
              "<init>", info.name, Kind.CONSTRUCTOR, 0, unit.offsets.span(name), false, true);
    }
    return new Frame(info.construction, Kind.CONSTRUCTOR, info, code, around);
  }

  void in(Frame frame, Runnable body) {
    Frame before = unit.frame;
    unit.frame = frame;
    try {
      body.run();
    } finally {
      unit.frame = before;
    }
  }

  /** Declares a function's parameters. */
  static Local parameter(Parameter parameter, Unit unit) {
    JavaType type =
        parameter.getType().isUnknownType() || BodyWalker.isVar(parameter.getType())
            ? JavaType.UNKNOWN
            : unit.type(parameter.getType());
    if (parameter.isVarArgs()) {
      type = new JavaType(type.name(), type.arguments(), type.dimensions() + 1, type.text());
    }
    return new Local(parameter.getNameAsString(), type, Optional.empty(), true);
  }
}
