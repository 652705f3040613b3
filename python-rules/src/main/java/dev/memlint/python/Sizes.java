package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.SizeExpr.Operator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads expressions that say how large something is. */
final class Sizes {
  private static final int DEEPEST = 24;

  /**
   * A size made of more parts than this, with all the names in it followed, is taken as unknown.
   */
  private static final int MOST_PARTS = 100;

  /** Nodes between a value and its use that are searched for a comparison. */
  private static final int FURTHEST = 20_000;

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Inputs inputs;
  private int parts;

  Sizes(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.inputs = new Inputs(code, meaning);
  }

  /** The size that an expression states, followed through local variables. */
  SizeExpr of(int expression) {
    parts = 0;
    SizeExpr size = of(expression, 0);
    return parts > MOST_PARTS ? SizeExpr.UNKNOWN : size;
  }

  private SizeExpr of(int expression, int depth) {
    int node = code.bare(expression);
    if (node == Code.NONE || depth > DEEPEST || parts++ > MOST_PARTS) {
      return SizeExpr.UNKNOWN;
    }
    Optional<String> input = inputs.of(node);
    if (input.isPresent()) {
      return new SizeExpr.Input(input.get());
    }
    return switch (code.kind(node)) {
      case INTEGER, FLOAT -> number(code.text(node));
      case BINARY_OPERATOR -> binary(node, depth);
      case IDENTIFIER -> name(node, depth);
      case ATTRIBUTE -> attribute(node);
      case CALL -> call(node, depth);
      case TUPLE, LIST -> product(code.children(node), depth);
      case NAMED_EXPRESSION -> of(code.child(node, Field.VALUE), depth + 1);
      default -> SizeExpr.UNKNOWN;
    };
  }

  private SizeExpr product(int[] factors, int depth) {
    if (factors.length == 0) {
      return SizeExpr.UNKNOWN;
    }
    SizeExpr product = of(factors[0], depth + 1);
    for (int i = 1; i < factors.length; i++) {
      product = arithmetic(Operator.MULTIPLY, product, of(factors[i], depth + 1));
    }
    return product;
  }

  /** An integer literal in any Python 2 or 3 spelling, or a float that is whole, like 1e6. */
  static SizeExpr number(String text) {
    String digits = text.replace("_", "").toLowerCase(java.util.Locale.ROOT);
    if (digits.endsWith("l")) {
      digits = digits.substring(0, digits.length() - 1);
    }
    try {
      if (digits.startsWith("0x")) {
        return new SizeExpr.Literal(Long.parseLong(digits.substring(2), 16));
      }
      if (digits.startsWith("0o")) {
        return new SizeExpr.Literal(Long.parseLong(digits.substring(2), 8));
      }
      if (digits.startsWith("0b")) {
        return new SizeExpr.Literal(Long.parseLong(digits.substring(2), 2));
      }
      if (digits.indexOf('.') >= 0 || digits.indexOf('e') >= 0) {
        double value = Double.parseDouble(digits);
        return value == Math.rint(value) && Math.abs(value) < 1e18
            ? new SizeExpr.Literal((long) value)
            : SizeExpr.UNKNOWN;
      }
      return new SizeExpr.Literal(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      return SizeExpr.UNKNOWN; // larger than a long, or imaginary
    }
  }

  private SizeExpr binary(int node, int depth) {
    Optional<Operator> operator =
        switch (code.text(code.child(node, Field.OPERATOR))) {
          case "+" -> Optional.of(Operator.ADD);
          case "-" -> Optional.of(Operator.SUBTRACT);
          case "*" -> Optional.of(Operator.MULTIPLY);
          case "/", "//" -> Optional.of(Operator.DIVIDE);
          case "<<" -> Optional.of(Operator.SHIFT_LEFT);
          case "**" -> Optional.of(Operator.POWER);
          default -> Optional.empty();
        };
    if (operator.isEmpty()) {
      return SizeExpr.UNKNOWN;
    }
    return arithmetic(
        operator.get(),
        of(code.child(node, Field.LEFT), depth + 1),
        of(code.child(node, Field.RIGHT), depth + 1));
  }

  private static SizeExpr arithmetic(Operator operator, SizeExpr left, SizeExpr right) {
    boolean unknown = left instanceof SizeExpr.Unknown || right instanceof SizeExpr.Unknown;
    return unknown ? SizeExpr.UNKNOWN : new SizeExpr.Arithmetic(operator, left, right);
  }

  private SizeExpr name(int node, int depth) {
    String name = code.text(node);
    Scope scope = scopes.of(node);
    Optional<Scope> defining = scope.definingScope(name);
    if (defining.isEmpty()) {
      return SizeExpr.UNKNOWN;
    }
    List<Binding> bindings = scope.find(name);
    Binding first = bindings.getFirst();
    if (first.is(How.IMPORT)) {
      return imported(first.qualified());
    }
    if (first.is(How.PARAMETER) || bindings.stream().anyMatch(b -> b.is(How.AUGMENTED))) {
      return SizeExpr.UNKNOWN;
    }
    return switch (defining.get().kind()) {
      case MODULE -> new SizeExpr.Constant(meaning.moduleName(), name);
      case CLASS ->
          new SizeExpr.Constant(
              defining.get().owner().map(ClassInfo::name).orElse(meaning.moduleName()), name);
      case FUNCTION, LAMBDA, COMPREHENSION -> local(node, bindings, depth);
    };
  }

  private SizeExpr local(int use, List<Binding> bindings, int depth) {
    Optional<Binding> latest =
        bindings.stream().filter(b -> b.node() < use).reduce((first, second) -> second);
    if (latest.isEmpty()) {
      return SizeExpr.UNKNOWN;
    }
    SizeExpr size =
        latest.get().is(How.ASSIGNED)
            ? of(latest.get().value(), depth + 1)
            : unpackedInput(latest.get());
    return isFromInput(size) ? limited(size, use, latest.get()) : size;
  }

  private static boolean isFromInput(SizeExpr size) {
    return switch (size) {
      case SizeExpr.Input input -> true;
      case SizeExpr.Arithmetic sum -> isFromInput(sum.left()) || isFromInput(sum.right());
      default -> false;
    };
  }

  /** {@code length, = struct.unpack(...)}. */
  private SizeExpr unpackedInput(Binding binding) {
    Optional<String> input =
        binding.is(How.UNPACKED)
            ? inputs.ofUnpacked(binding.value(), position(binding.node()))
            : Optional.empty();
    return input.<SizeExpr>map(SizeExpr.Input::new).orElse(SizeExpr.UNKNOWN);
  }

  /** Which of several targets a name is. */
  private int position(int target) {
    int[] targets = code.children(code.parent(target));
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] == target) {
        return i;
      }
    }
    return 0;
  }

  /**
   * An input that is compared between its reading and its use counts as limited, and so does what
   * is calculated from one.
   */
  private SizeExpr limited(SizeExpr size, int use, Binding binding) {
    Set<String> names = new HashSet<>(Set.of(code.text(use)));
    for (int at = binding.value(); at != Code.NONE && at < code.subtreeEnd(binding.value()); at++) {
      if (code.is(at, NodeKind.IDENTIFIER) && size instanceof SizeExpr.Arithmetic) {
        names.add(code.text(at));
      }
    }
    for (int at = Math.max(binding.node() + 1, use - FURTHEST); at < use; at++) {
      if (code.is(at, NodeKind.COMPARISON_OPERATOR) && mentions(at, names)) {
        return new SizeExpr.Limited(size, SizeExpr.UNKNOWN);
      }
    }
    return size;
  }

  private boolean mentions(int comparison, Set<String> names) {
    for (int operand : code.children(comparison)) {
      if (names.contains(code.text(code.bare(operand)))) {
        return true;
      }
    }
    return false;
  }

  private SizeExpr attribute(int node) {
    int object = code.bare(code.child(node, Field.OBJECT));
    String name = code.text(code.child(node, Field.ATTRIBUTE));
    Optional<ClassInfo> self = scopes.classOfSelf(object);
    if (self.isPresent()) {
      Optional<ClassInfo> owner = meaning.declaring(self.get(), name);
      boolean fixed =
          owner.filter(c -> c.attribute(name).stream().allMatch(a -> a.inClassBody())).isPresent();
      return fixed ? new SizeExpr.Constant(owner.get().name(), name) : SizeExpr.UNKNOWN;
    }
    String canonical = meaning.canonical(node);
    return canonical.isEmpty() ? SizeExpr.UNKNOWN : imported(canonical);
  }

  private static SizeExpr imported(String qualified) {
    String name = Names.simple(qualified);
    int cut = qualified.length() - name.length() - 1;
    return cut <= 0 || name.isEmpty() || Character.isLowerCase(name.charAt(0))
        ? SizeExpr.UNKNOWN
        : new SizeExpr.Constant(qualified.substring(0, cut), name);
  }

  private SizeExpr call(int node, int depth) {
    return switch (meaning.callee(node)) {
      case "len" -> new SizeExpr.Length(code.shortText(code.argument(node, 0)));
      case "min" -> {
        int[] arguments = code.arguments(node);
        yield arguments.length < 2
            ? SizeExpr.UNKNOWN
            : new SizeExpr.Limited(of(arguments[0], depth + 1), of(arguments[1], depth + 1));
      }
      case "int", "round", "abs", "math.ceil", "math.floor" ->
          of(code.argument(node, 0), depth + 1);
      default -> SizeExpr.UNKNOWN;
    };
  }
}
