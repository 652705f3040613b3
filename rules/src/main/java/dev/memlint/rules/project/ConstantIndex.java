package dev.memlint.rules.project;

import dev.memlint.rules.facts.ConstantFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.source.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Evaluates sizes with the constants of all files. */
final class ConstantIndex {
  /** Constants may refer to each other; deeper than this is a cycle or nobody's code. */
  private static final int MAX_DEPTH = 32;

  private final Map<Language, Map<String, List<Located<ConstantFact>>>> byName =
      new EnumMap<>(Language.class);

  /** Simple names of the types that inherit nothing: all that they have is their own. */
  private final Map<Language, Set<String>> underived = new EnumMap<>(Language.class);

  ConstantIndex(List<FileFacts> files) {
    for (FileFacts file : files) {
      file.types().stream()
          .filter(type -> type.supertypes().isEmpty())
          .forEach(
              type ->
                  underived
                      .computeIfAbsent(file.language(), language -> new HashSet<>())
                      .add(Names.simple(type.name())));
      Map<String, List<Located<ConstantFact>>> constants =
          byName.computeIfAbsent(file.language(), language -> new HashMap<>());
      for (ConstantFact constant : file.constants()) {
        constants
            .computeIfAbsent(constant.name(), name -> new ArrayList<>())
            .add(new Located<>(file, constant));
      }
    }
  }

  Size evaluate(SizeExpr size, FileFacts file) {
    return evaluate(size, file, 0);
  }

  private Size evaluate(SizeExpr size, FileFacts file, int depth) {
    if (depth > MAX_DEPTH) {
      return Size.UNKNOWN;
    }
    return switch (size) {
      case SizeExpr.Literal literal -> new Size.Known(literal.value(), List.of());
      case SizeExpr.Constant constant ->
          find(constant, file)
              .map(found -> evaluate(found.fact().value(), found.file(), depth + 1).via(found))
              .orElse(Size.UNKNOWN);
      case SizeExpr.Arithmetic arithmetic ->
          combine(
              arithmetic.operator(),
              evaluate(arithmetic.left(), file, depth + 1),
              evaluate(arithmetic.right(), file, depth + 1));
      case SizeExpr.Length length -> Size.UNKNOWN;
      case SizeExpr.Limited limited -> {
        Size limit = evaluate(limited.limit(), file, depth + 1);
        yield limit instanceof Size.Known known ? new Size.AtMost(known.value()) : Size.UNKNOWN;
      }
      case SizeExpr.Input input -> new Size.FromInput(input.what());
      case SizeExpr.Unknown unknown -> Size.UNKNOWN;
    };
  }

  private static Size combine(SizeExpr.Operator operator, Size left, Size right) {
    if (left instanceof Size.FromInput input && !(right instanceof Size.FromInput)) {
      return operator == SizeExpr.Operator.DIVIDE ? Size.UNKNOWN : input;
    }
    if (right instanceof Size.FromInput input) {
      return operator == SizeExpr.Operator.DIVIDE ? Size.UNKNOWN : input;
    }
    if (left instanceof Size.Known a && right instanceof Size.Known b) {
      List<Located<ConstantFact>> through = new ArrayList<>(a.through());
      through.addAll(b.through());
      return calculate(operator, a.value(), b.value())
          .<Size>map(value -> new Size.Known(value, through))
          .orElse(Size.UNKNOWN);
    }
    return Size.UNKNOWN;
  }

  private static Optional<Long> calculate(SizeExpr.Operator operator, long a, long b) {
    try {
      return switch (operator) {
        case ADD -> Optional.of(Math.addExact(a, b));
        case SUBTRACT -> Optional.of(Math.subtractExact(a, b));
        case MULTIPLY -> Optional.of(Math.multiplyExact(a, b));
        case DIVIDE -> b == 0 ? Optional.empty() : Optional.of(a / b);
        case SHIFT_LEFT ->
            b < 0 || b > 62 || a < 0 || a > (Long.MAX_VALUE >> b)
                ? Optional.empty()
                : Optional.of(a << b);
        case POWER -> power(a, b);
      };
    } catch (ArithmeticException tooLargeForAnySize) {
      return Optional.empty();
    }
  }

  private static Optional<Long> power(long base, long exponent) {
    if (exponent < 0 || exponent > 63) {
      return Optional.empty();
    }
    long result = 1;
    for (long i = 0; i < exponent; i++) {
      result = Math.multiplyExact(result, base);
    }
    return Optional.of(result);
  }

  /** The constant that a name means: by owner, in the same file, or the only one in the project. */
  private Optional<Located<ConstantFact>> find(SizeExpr.Constant wanted, FileFacts file) {
    List<Located<ConstantFact>> named =
        byName.getOrDefault(file.language(), Map.of()).getOrDefault(wanted.name(), List.of());
    if (!wanted.owner().isEmpty()) {
      List<Located<ConstantFact>> owned =
          named.stream().filter(c -> c.fact().owner().equals(wanted.owner())).toList();
      if (owned.isEmpty()) {
        String simple = Names.simple(wanted.owner());
        owned = named.stream().filter(c -> Names.simple(c.fact().owner()).equals(simple)).toList();
      }
      if (!owned.isEmpty()) {
        return agreed(owned);
      }
      if (isUnderived(file.language(), wanted.owner())) {
        return Optional.empty(); // its value is not one that a size can be worked out from
      }
    }
    List<Located<ConstantFact>> local = named.stream().filter(c -> c.file() == file).toList();
    return agreed(local.isEmpty() ? named : local);
  }

  private boolean isUnderived(Language language, String owner) {
    return underived.getOrDefault(language, Set.of()).contains(Names.simple(owner));
  }

  /** One of the candidates when all say the same. */
  private static Optional<Located<ConstantFact>> agreed(List<Located<ConstantFact>> candidates) {
    boolean same = candidates.stream().map(c -> c.fact().value()).distinct().limit(2).count() == 1;
    return same ? Optional.of(candidates.getFirst()) : Optional.empty();
  }
}
