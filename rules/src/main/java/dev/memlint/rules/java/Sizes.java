package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.SizeExpr.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads sizes out of expressions. */
final class Sizes {
  private static final int MAX_DEPTH = 24;
  private static final Set<String> LENGTHS =
      Set.of(
          "size",
          "length",
          "remaining",
          "readableBytes",
          "available",
          "count",
          "limit",
          "capacity",
          "getLength",
          "cardinality",
          "numberOfTrailingZeros",
          "availableProcessors");
  private static final Set<String> EXACT =
      Set.of(
          "toIntExact",
          "abs",
          "intValue",
          "longValue",
          "checkedCast",
          "saturatedCast",
          "toUnsignedInt",
          "toUnsignedLong",
          "valueOf");

  private final Unit unit;

  Sizes(Unit unit) {
    this.unit = unit;
  }

  SizeExpr of(Expression expression) {
    return of(expression, 0);
  }

  private SizeExpr of(Expression expression, int depth) {
    if (depth > MAX_DEPTH) {
      return SizeExpr.UNKNOWN;
    }
    return switch (expression) {
      case IntegerLiteralExpr number -> literal(number.getValue());
      case LongLiteralExpr number -> literal(number.getValue());
      case CharLiteralExpr letter when letter.getValue().length() == 1 ->
          new SizeExpr.Literal(letter.getValue().charAt(0));
      case EnclosedExpr inner -> of(inner.getInner(), depth);
      case CastExpr cast -> of(cast.getExpression(), depth);
      case UnaryExpr unary when unary.getOperator() == UnaryExpr.Operator.PLUS ->
          of(unary.getExpression(), depth);
      case BinaryExpr both -> arithmetic(both, depth);
      case NameExpr name -> named(name, depth);
      case FieldAccessExpr access -> accessed(access, depth);
      case MethodCallExpr call -> called(call, depth);
      case ConditionalExpr choice -> chosen(choice, depth);
      default -> SizeExpr.UNKNOWN;
    };
  }

  private static SizeExpr literal(String written) {
    String digits = written.replace("_", "").toLowerCase(java.util.Locale.ROOT);
    if (digits.endsWith("l")) {
      digits = digits.substring(0, digits.length() - 1);
    }
    try {
      if (digits.startsWith("0b")) {
        return new SizeExpr.Literal(Long.parseUnsignedLong(digits.substring(2), 2));
      }
      if (digits.startsWith("0x")) {
        return new SizeExpr.Literal(Long.parseUnsignedLong(digits.substring(2), 16));
      }
      boolean octal = digits.length() > 1 && digits.startsWith("0");
      return new SizeExpr.Literal(Long.parseLong(digits, octal ? 8 : 10));
    } catch (NumberFormatException notANumber) {
      return SizeExpr.UNKNOWN; // the parser accepts literals that the compiler would reject
    }
  }

  private SizeExpr arithmetic(BinaryExpr both, int depth) {
    Optional<Operator> operator =
        switch (both.getOperator()) {
          case PLUS -> Optional.of(Operator.ADD);
          case MINUS -> Optional.of(Operator.SUBTRACT);
          case MULTIPLY -> Optional.of(Operator.MULTIPLY);
          case DIVIDE -> Optional.of(Operator.DIVIDE);
          case LEFT_SHIFT -> Optional.of(Operator.SHIFT_LEFT);
          default -> Optional.empty();
        };
    if (both.getOperator() == BinaryExpr.Operator.BINARY_AND
        || both.getOperator() == BinaryExpr.Operator.REMAINDER) {
      // Masks and remainders limit what they are taken of.
      return new SizeExpr.Limited(of(both.getLeft(), depth + 1), of(both.getRight(), depth + 1));
    }
    if (operator.isEmpty()) {
      return SizeExpr.UNKNOWN;
    }
    SizeExpr left = of(both.getLeft(), depth + 1);
    SizeExpr right = of(both.getRight(), depth + 1);
    boolean unknown = left.equals(SizeExpr.UNKNOWN) || right.equals(SizeExpr.UNKNOWN);
    boolean input = left instanceof SizeExpr.Input || right instanceof SizeExpr.Input;
    return unknown && !input
        ? SizeExpr.UNKNOWN
        : new SizeExpr.Arithmetic(operator.get(), left, right);
  }

  private SizeExpr named(NameExpr name, int depth) {
    String simple = name.getNameAsString();
    Optional<Local> local = unit.frame.local(simple);
    if (local.isPresent()) {
      return local(local.get(), name, depth);
    }
    Optional<FieldInfo> field = unit.frame.type.visibleField(simple);
    if (field.isPresent()) {
      return field(field.get(), depth);
    }
    Optional<String> imported = unit.names.staticOwner(simple);
    if (imported.isPresent()) {
      return new SizeExpr.Constant(imported.get(), simple);
    }
    if (!Loops.isConstantName(simple)) {
      return SizeExpr.UNKNOWN;
    }
    List<String> wildcards = unit.names.staticWildcards();
    String owner =
        unit.frame.type.inheritedFrom().orElse(wildcards.size() == 1 ? wildcards.getFirst() : "");
    return new SizeExpr.Constant(owner, simple);
  }

  private SizeExpr local(Local local, Expression use, int depth) {
    if (local.init.isEmpty()) {
      return SizeExpr.UNKNOWN;
    }
    SizeExpr value = of(local.init.get(), depth + 1);
    if (isInput(value)) {
      return LimitChecks.limitBefore(local.name, use, unit)
          .map(limit -> (SizeExpr) new SizeExpr.Limited(value, of(limit, depth + 1)))
          .orElseGet(
              () ->
                  LimitChecks.isCheckedBefore(local.name, use, unit)
                      ? new SizeExpr.Limited(value, SizeExpr.UNKNOWN)
                      : value);
    }
    return unit.frame.isReassigned(local.name) ? SizeExpr.UNKNOWN : value;
  }

  private static boolean isInput(SizeExpr size) {
    return switch (size) {
      case SizeExpr.Input input -> true;
      case SizeExpr.Arithmetic both -> isInput(both.left()) || isInput(both.right());
      default -> false;
    };
  }

  private SizeExpr field(FieldInfo field, int depth) {
    if (!Primitives.isIntegral(field.type)) {
      return SizeExpr.UNKNOWN;
    }
    if (field.isConstant()) {
      return new SizeExpr.Constant(field.owner.name, field.name);
    }
    boolean fixed = field.isFinal && field.initializer().isPresent();
    return fixed ? of(field.initializer().get(), depth + 1) : SizeExpr.UNKNOWN;
  }

  private SizeExpr accessed(FieldAccessExpr access, int depth) {
    String name = access.getNameAsString();
    Optional<FieldInfo> field = unit.types.field(access);
    if (field.isPresent()) {
      return field(field.get(), depth);
    }
    if (name.equals("length")) {
      return new SizeExpr.Length(unit.offsets.text(access));
    }
    Optional<String> owner = unit.types.namedType(access.getScope());
    if (owner.isEmpty() || !Loops.isConstantName(name)) {
      return SizeExpr.UNKNOWN;
    }
    return boxConstant(owner.get() + "." + name)
        .<SizeExpr>map(SizeExpr.Literal::new)
        .orElse(new SizeExpr.Constant(owner.get(), name));
  }

  private static Optional<Long> boxConstant(String name) {
    return switch (name) {
      case "java.lang.Integer.MAX_VALUE" -> Optional.of((long) Integer.MAX_VALUE);
      case "java.lang.Long.MAX_VALUE" -> Optional.of(Long.MAX_VALUE);
      case "java.lang.Short.MAX_VALUE" -> Optional.of((long) Short.MAX_VALUE);
      case "java.lang.Byte.MAX_VALUE" -> Optional.of((long) Byte.MAX_VALUE);
      case "java.lang.Character.MAX_VALUE" -> Optional.of((long) Character.MAX_VALUE);
      case "java.lang.Long.BYTES", "java.lang.Double.BYTES" -> Optional.of(8L);
      case "java.lang.Integer.BYTES", "java.lang.Float.BYTES" -> Optional.of(4L);
      case "java.lang.Short.BYTES", "java.lang.Character.BYTES" -> Optional.of(2L);
      case "java.lang.Byte.BYTES" -> Optional.of(1L);
      case "java.lang.Long.SIZE", "java.lang.Double.SIZE" -> Optional.of(64L);
      case "java.lang.Integer.SIZE", "java.lang.Float.SIZE" -> Optional.of(32L);
      default -> Optional.empty();
    };
  }

  private SizeExpr called(MethodCallExpr call, int depth) {
    String method = call.getNameAsString();
    List<Expression> arguments = call.getArguments();
    String owner = unit.owner(call);
    if (owner.equals("java.lang.Math") && arguments.size() == 2) {
      SizeExpr left = of(arguments.get(0), depth + 1);
      SizeExpr right = of(arguments.get(1), depth + 1);
      return switch (method) {
        case "min" ->
            isFixed(left) ? new SizeExpr.Limited(right, left) : new SizeExpr.Limited(left, right);
        case "max" -> larger(left, right);
        case "multiplyExact" -> new SizeExpr.Arithmetic(Operator.MULTIPLY, left, right);
        case "addExact" -> new SizeExpr.Arithmetic(Operator.ADD, left, right);
        default -> SizeExpr.UNKNOWN;
      };
    }
    if (method.equals("clamp") && arguments.size() == 3) {
      return new SizeExpr.Limited(of(arguments.get(0), depth + 1), of(arguments.get(2), depth + 1));
    }
    Optional<Api> api =
        unit.api(owner, method).or(() -> owner.isEmpty() ? nameAlone(method) : Optional.empty());
    if (api.flatMap(Api::input).isPresent()) {
      return new SizeExpr.Input(api.get().input().get());
    }
    if (owner.startsWith("java.lang.")
        && (method.equals("parseInt") || method.equals("parseLong"))) {
      return parsed(arguments);
    }
    if (EXACT.contains(method) && arguments.size() == 1) {
      return of(arguments.getFirst(), depth + 1);
    }
    boolean length = LENGTHS.contains(method) && arguments.isEmpty();
    return length ? new SizeExpr.Length(unit.offsets.text(call)) : SizeExpr.UNKNOWN;
  }

  private Optional<Api> nameAlone(String method) {
    return unit.apis.callByNameAlone(method);
  }

  /** A number in text from outside the program: a header, an argument, the environment. */
  private SizeExpr parsed(List<Expression> arguments) {
    return arguments.isEmpty()
        ? SizeExpr.UNKNOWN
        : Inputs.of(arguments.getFirst(), unit)
            .<SizeExpr>map(SizeExpr.Input::new)
            .orElse(SizeExpr.UNKNOWN);
  }

  private static SizeExpr larger(SizeExpr left, SizeExpr right) {
    if (left instanceof SizeExpr.Literal a && right instanceof SizeExpr.Literal b) {
      return a.value() >= b.value() ? a : b;
    }
    if (isInput(left) || isInput(right)) {
      return isInput(left) ? left : right;
    }
    return SizeExpr.UNKNOWN;
  }

  private SizeExpr chosen(ConditionalExpr choice, int depth) {
    SizeExpr first = of(choice.getThenExpr(), depth + 1);
    SizeExpr second = of(choice.getElseExpr(), depth + 1);
    boolean compares = choice.getCondition() instanceof BinaryExpr;
    if (compares && isInput(first) && isFixed(second)) {
      return new SizeExpr.Limited(first, second);
    }
    if (compares && isInput(second) && isFixed(first)) {
      return new SizeExpr.Limited(second, first);
    }
    return first instanceof SizeExpr.Literal && second instanceof SizeExpr.Literal
        ? larger(first, second)
        : SizeExpr.UNKNOWN;
  }

  private static boolean isFixed(SizeExpr size) {
    return size instanceof SizeExpr.Literal || size instanceof SizeExpr.Constant;
  }
}
