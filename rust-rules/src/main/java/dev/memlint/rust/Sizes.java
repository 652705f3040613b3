package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.SizeExpr.Operator;
import dev.memlint.rust.Scopes.Local;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads expressions that say how large something is. */
final class Sizes {
  private static final int MAX_DEPTH = 24;

  private static final Map<String, Long> LIMITS =
      Map.of(
          "u8::MAX", 255L,
          "i8::MAX", 127L,
          "u16::MAX", 65_535L,
          "i16::MAX", 32_767L,
          "u32::MAX", 4_294_967_295L,
          "i32::MAX", 2_147_483_647L,
          "i64::MAX", Long.MAX_VALUE,
          "isize::MAX", Long.MAX_VALUE,
          "usize::BITS", 64L);

  /** What a closure does to a number that it is given. */
  private static final Pattern LIMITING = Pattern.compile("\\.\\s*(?:min|clamp)\\s*\\(");

  private final Code code;
  private final Imports imports;
  private final Values values;
  private final Scopes scopes;
  private final ApiTable apis;

  Sizes(Code code, Imports imports, Values values, Scopes scopes, ApiTable apis) {
    this.code = code;
    this.imports = imports;
    this.values = values;
    this.scopes = scopes;
    this.apis = apis;
  }

  /** The size at {@code node}; {@link SizeExpr#UNKNOWN} for what is no size. */
  SizeExpr of(int node) {
    return of(node, 0);
  }

  private SizeExpr of(int wrapped, int depth) {
    int node = code.bare(wrapped);
    if (node == NONE || depth > MAX_DEPTH) {
      return SizeExpr.UNKNOWN;
    }
    Syntax s = code.s;
    if (code.is(node, s.integerLiteral)) {
      return literal(code.tree.text(node));
    }
    if (code.is(node, s.binary)) {
      return arithmetic(node, depth);
    }
    if (code.is(node, s.block) || code.is(node, s.unsafeBlock) || code.is(node, s.constBlock)) {
      return of(code.first(node), depth + 1);
    }
    if (code.is(node, s.identifier)) {
      return named(node, depth);
    }
    if (code.is(node, s.scopedIdentifier)) {
      return constant(code.path(node));
    }
    if (code.is(node, s.unary) && code.operator(node) == '*') {
      return of(code.first(node), depth + 1);
    }
    return code.is(node, s.call) ? call(node, depth) : SizeExpr.UNKNOWN;
  }

  /** {@code 1_000}, {@code 0x10usize}; unknown when too large for any size. */
  static SizeExpr literal(String text) {
    String digits = text.replace("_", "").replaceFirst("[ui](8|16|32|64|128|size)$", "");
    int radix =
        digits.startsWith("0x")
            ? 16
            : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 10;
    try {
      return new SizeExpr.Literal(
          Long.parseLong(radix == 10 ? digits : digits.substring(2), radix));
    } catch (NumberFormatException tooLargeForAnySize) {
      return SizeExpr.UNKNOWN;
    }
  }

  private SizeExpr arithmetic(int node, int depth) {
    Optional<Operator> operator =
        switch (code.binaryOperator(node)) {
          case "+" -> Optional.of(Operator.ADD);
          case "-" -> Optional.of(Operator.SUBTRACT);
          case "*" -> Optional.of(Operator.MULTIPLY);
          case "/" -> Optional.of(Operator.DIVIDE);
          case "<<" -> Optional.of(Operator.SHIFT_LEFT);
          default -> Optional.empty();
        };
    if (operator.isEmpty()) {
      return SizeExpr.UNKNOWN;
    }
    SizeExpr left = of(code.field(node, code.s.leftField), depth + 1);
    SizeExpr right = of(code.field(node, code.s.rightField), depth + 1);
    return new SizeExpr.Arithmetic(operator.get(), left, right);
  }

  private SizeExpr named(int node, int depth) {
    String name = code.tree.text(node);
    Optional<Local> local = scopes.find(name);
    if (local.isEmpty()) {
      return constant(name);
    }
    if (local.get().initializer() == NONE || local.get().mutable()) {
      return SizeExpr.UNKNOWN;
    }
    SizeExpr size = of(local.get().initializer(), depth + 1);
    boolean checked =
        size instanceof SizeExpr.Input && isRejectedWhenLarge(name, local.get(), node);
    return checked ? new SizeExpr.Limited(size, SizeExpr.UNKNOWN) : size;
  }

  /** Whether an {@code if} between declaration and use compares the variable. */
  private boolean isRejectedWhenLarge(String name, Local local, int use) {
    for (int i = local.declaration(); i < use; i++) {
      if (!code.is(i, code.s.identifier) || !code.tree.textIs(i, name)) {
        continue;
      }
      int comparison = code.tree.ancestorOfKind(i, code.s.binary);
      boolean compared =
          comparison > local.declaration() && code.binaryOperator(comparison).matches("[<>]=?");
      if (compared) {
        return true;
      }
    }
    return false;
  }

  private SizeExpr constant(String path) {
    String name = Names.simple(path);
    if (LIMITS.containsKey(path)) {
      return new SizeExpr.Literal(LIMITS.get(path));
    }
    if (!Values.isStaticName(name)) {
      return SizeExpr.UNKNOWN;
    }
    String canonical =
        path.startsWith("Self::")
            ? values.selfType().path() + "::" + name
            : imports.canonical(path);
    boolean qualified = canonical.length() > name.length();
    return new SizeExpr.Constant(
        qualified ? canonical.substring(0, canonical.length() - name.length() - 2) : "", name);
  }

  private SizeExpr call(int node, int depth) {
    String method = code.method(node);
    int receiver = code.receiver(node);
    int argument = code.argument(node, 0);
    switch (method) {
      case "len", "count", "remaining", "size_hint" -> {
        return new SizeExpr.Length(code.shortText(node));
      }
      case "min", "clamp" -> {
        int limit = method.equals("min") ? argument : code.argument(node, 1);
        return new SizeExpr.Limited(of(receiver, depth + 1), of(limit, depth + 1));
      }
      case "pow" -> {
        return new SizeExpr.Arithmetic(
            Operator.POWER, of(receiver, depth + 1), of(argument, depth + 1));
      }
      case "saturating_mul", "wrapping_mul", "checked_mul" -> {
        return new SizeExpr.Arithmetic(
            Operator.MULTIPLY, of(receiver, depth + 1), of(argument, depth + 1));
      }
      case "saturating_add", "wrapping_add", "checked_add" -> {
        return new SizeExpr.Arithmetic(
            Operator.ADD, of(receiver, depth + 1), of(argument, depth + 1));
      }
      case "unwrap",
          "expect",
          "unwrap_or",
          "unwrap_or_default",
          "unwrap_or_else",
          "try_into",
          "into",
          "map_err",
          "ok",
          "context",
          "next_power_of_two",
          "to_owned",
          "clone",
          "parse",
          "trim",
          "nth",
          "next",
          "to_str",
          "as_str" -> {
        return of(receiver, depth + 1);
      }
      case "map", "and_then" -> {
        SizeExpr size = of(receiver, depth + 1);
        boolean limited = LIMITING.matcher(code.tree.text(argument)).find();
        return limited ? new SizeExpr.Limited(size, SizeExpr.UNKNOWN) : size;
      }
      case "get" -> {
        return header(node);
      }
      case "" -> {
        return pathCall(node, argument, depth);
      }
      default -> {
        // The program's own method adds up what it holds.
        boolean own = values.of(receiver).type().core().own();
        Optional<SizeExpr> input =
            own
                ? Optional.empty()
                : apis.callByNameAlone(method).flatMap(Api::input).map(SizeExpr.Input::new);
        return input
            .map(
                size ->
                    isCompared(node, method) ? new SizeExpr.Limited(size, SizeExpr.UNKNOWN) : size)
            .orElse(SizeExpr.UNKNOWN);
      }
    }
  }

  /** {@code if response.content_length().is_some_and(|len| len > MOST)} in front of the use. */
  private boolean isCompared(int call, String method) {
    int function = code.tree.ancestorOfKind(call, code.s.functionItem);
    return function != NONE
        && Pattern.compile(method + "\\(\\)\\s*\\.\\s*(?:is_some_and|map_or)\\([^;{]*[<>]")
            .matcher(code.tree.text().substring(code.tree.start(function), code.tree.start(call)))
            .find();
  }

  private SizeExpr header(int get) {
    String name = code.tree.text(code.field(get, code.s.argumentsField));
    boolean length =
        name.toLowerCase(java.util.Locale.ROOT).replace('_', '-').contains("content-length");
    return length ? new SizeExpr.Input("the Content-Length header") : SizeExpr.UNKNOWN;
  }

  private SizeExpr pathCall(int node, int argument, int depth) {
    String callee = imports.canonical(code.path(code.function(node)));
    String name = Names.simple(callee);
    if (name.equals("min") && code.arguments(node) == 2) {
      return new SizeExpr.Limited(of(argument, depth + 1), of(code.argument(node, 1), depth + 1));
    }
    if (name.equals("from")
        || name.equals("try_from")
        || name.equals("Some")
        || name.equals("Ok")
        || callee.matches("(?:std::num::)?NonZero\\w*::new(?:_unchecked)?")) {
      return of(argument, depth + 1);
    }
    return apis.call(callee)
        .flatMap(Api::input)
        .<SizeExpr>map(SizeExpr.Input::new)
        .orElse(SizeExpr.UNKNOWN);
  }
}
