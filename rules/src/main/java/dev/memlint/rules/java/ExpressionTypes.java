package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import dev.memlint.rules.facts.StoreFact.Kind;
import java.util.List;
import java.util.Optional;

/** Types of expressions, as far as one file and the library table show them. */
final class ExpressionTypes {
  private final Unit unit;

  ExpressionTypes(Unit unit) {
    this.unit = unit;
  }

  /** The expression's type, {@link JavaType#UNKNOWN} when the file does not show it. */
  JavaType of(Expression expression) {
    return switch (expression) {
      case NameExpr name -> ofName(name.getNameAsString());
      case EnclosedExpr inner -> of(inner.getInner());
      case CastExpr cast -> unit.type(cast.getType());
      case ObjectCreationExpr created -> unit.type(created.getType());
      case StringLiteralExpr text -> JavaType.STRING;
      case TextBlockLiteralExpr text -> JavaType.STRING;
      case IntegerLiteralExpr number -> JavaType.INT;
      case LongLiteralExpr number -> JavaType.of("long");
      case ClassExpr type -> JavaType.of("java.lang.Class");
      case ThisExpr self ->
          self.getTypeName()
              .map(name -> JavaType.of(unit.resolve(name.asString())))
              .orElseGet(() -> JavaType.of(unit.frame.type.name));
      case SuperExpr parent -> unit.frame.type.superclass;
      case FieldAccessExpr access ->
          access.getNameAsString().equals("length") && of(access.getScope()).isArray()
              ? JavaType.INT
              : field(access).map(field -> field.type).orElseGet(() -> ofStandardStream(access));
      case MethodCallExpr call -> ofCall(call);
      case ConditionalExpr choice -> {
        JavaType first = of(choice.getThenExpr());
        yield first.isUnknown() ? of(choice.getElseExpr()) : first;
      }
      case AssignExpr assign -> of(assign.getTarget());
      case ArrayAccessExpr access -> {
        JavaType array = of(access.getName());
        yield array.isArray() ? array.component() : JavaType.UNKNOWN;
      }
      case ArrayCreationExpr array -> {
        JavaType element = unit.type(array.getElementType());
        yield new JavaType(
            element.name(), element.arguments(), array.getLevels().size(), array.toString());
      }
      case BinaryExpr sum when sum.getOperator() == BinaryExpr.Operator.PLUS -> ofSum(sum);
      default -> JavaType.UNKNOWN;
    };
  }

  private JavaType ofStandardStream(FieldAccessExpr access) {
    boolean onSystem = namedType(access.getScope()).filter("java.lang.System"::equals).isPresent();
    if (!onSystem) {
      return JavaType.UNKNOWN;
    }
    return switch (access.getNameAsString()) {
      case "out", "err" -> JavaType.of("java.io.PrintStream");
      case "in" -> JavaType.of("java.io.InputStream");
      default -> JavaType.UNKNOWN;
    };
  }

  /** The field that {@code this.f}, {@code obj.f} or {@code Type.f} is, when declared here. */
  Optional<FieldInfo> field(FieldAccessExpr access) {
    return ownerOfField(access)
        .flatMap(unit.declared::ofName)
        .flatMap(type -> Optional.ofNullable(type.fields.get(access.getNameAsString())));
  }

  /** The type whose field is accessed, empty when not visible. */
  Optional<String> ownerOfField(FieldAccessExpr access) {
    JavaType scope = of(access.getScope());
    return scope.isUnknown() || scope.isArray()
        ? namedType(access.getScope())
        : Optional.of(scope.name());
  }

  /** The type that an expression names rather than has: {@code Files} of {@code Files.lines(p)}. */
  Optional<String> namedType(Expression expression) {
    return switch (expression) {
      case NameExpr name
          when unit.frame.local(name.getNameAsString()).isEmpty()
              && unit.frame.type.visibleField(name.getNameAsString()).isEmpty()
              && Character.isUpperCase(name.getNameAsString().charAt(0)) ->
          Optional.of(unit.resolve(name.getNameAsString()));
      case FieldAccessExpr access
          when Character.isUpperCase(access.getNameAsString().charAt(0))
              && isDotted(access.getScope()) ->
          Optional.of(unit.resolve(access.toString()));
      default -> Optional.empty();
    };
  }

  private static boolean isDotted(Expression expression) {
    return expression.isNameExpr()
        || (expression instanceof FieldAccessExpr access && isDotted(access.getScope()));
  }

  private JavaType ofName(String name) {
    return unit.frame
        .local(name)
        .map(local -> local.type)
        .or(() -> unit.frame.type.visibleField(name).map(field -> field.type))
        .orElse(JavaType.UNKNOWN);
  }

  /** Concatenation is text when its leftmost or last operand is; the spine may be long. */
  private JavaType ofSum(BinaryExpr sum) {
    if (of(sum.getRight()).isString()) {
      return JavaType.STRING;
    }
    Expression left = sum.getLeft();
    while (left instanceof BinaryExpr inner) {
      if (inner.getRight().isStringLiteralExpr()) {
        return JavaType.STRING;
      }
      left = inner.getLeft();
    }
    JavaType first = of(left);
    return first.isString() || first.isPrimitive() ? first : JavaType.UNKNOWN;
  }

  private JavaType ofCall(MethodCallExpr call) {
    String method = call.getNameAsString();
    if (call.getScope().isEmpty()) {
      return unit.frame
          .type
          .declaring(method)
          .map(type -> returned(type, call))
          .orElse(JavaType.UNKNOWN);
    }
    Expression scope = call.getScope().get();
    JavaType receiver = of(scope);
    Optional<TypeInfo> own = unit.declared.ofName(receiver.name());
    if (own.isPresent() && own.get().methods.containsKey(method)) {
      return returned(own.get(), call);
    }
    if (receiver.isUnknown()) {
      Optional<String> named = namedType(scope);
      Optional<TypeInfo> ownType = named.flatMap(unit.declared::ofName);
      if (ownType.isPresent()) {
        return returned(ownType.get(), call);
      }
      return JdkTypes.returned(named.orElse(""), method).map(JavaType::of).orElse(JavaType.UNKNOWN);
    }
    Optional<JavaType> part = ofPart(receiver, method);
    return part.orElseGet(
        () ->
            JdkTypes.returned(receiver.name(), method).map(JavaType::of).orElse(JavaType.UNKNOWN));
  }

  private static JavaType returned(TypeInfo type, MethodCallExpr call) {
    List<MethodInfo> methods = type.methods.getOrDefault(call.getNameAsString(), List.of());
    if (methods.size() == 1) {
      return methods.getFirst().returned();
    }
    return methods.stream()
        .filter(method -> method.parameters() == call.getArguments().size())
        .findFirst()
        .map(MethodInfo::returned)
        .orElse(JavaType.UNKNOWN);
  }

  /** What the well-known readers of library containers give. */
  private Optional<JavaType> ofPart(JavaType receiver, String method) {
    Optional<Kind> kind = unit.declared.container(receiver.name()).map(c -> c.kind());
    if (receiver.isArray() || kind.isEmpty()) {
      return Optional.empty();
    }
    int arguments = receiver.arguments().size();
    return switch (method) {
      case "get", "computeIfAbsent", "getOrDefault", "remove", "putIfAbsent", "compute" ->
          kind.get() == Kind.MAP || kind.get() == Kind.CACHE
              ? Optional.of(receiver.argument(1))
              : method.equals("get") ? Optional.of(receiver.argument(0)) : Optional.empty();
      case "getFirst", "getLast", "poll", "peek", "pop", "take", "element", "first", "last" ->
          arguments == 1 ? Optional.of(receiver.argument(0)) : Optional.empty();
      case "toString", "substring" -> Optional.of(JavaType.STRING);
      default -> Optional.empty();
    };
  }

  /** The type of one element when a value of this type is iterated. */
  JavaType element(JavaType iterated) {
    if (iterated.isArray()) {
      return iterated.component();
    }
    return iterated.arguments().size() == 1 ? iterated.argument(0) : JavaType.UNKNOWN;
  }
}
