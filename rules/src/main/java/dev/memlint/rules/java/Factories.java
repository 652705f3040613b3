package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Content;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges what calls of factories and builders make. */
final class Factories {
  private static final Set<String> LIMITS =
      Set.of(
          "maximumSize",
          "maximumWeight",
          "expireAfterWrite",
          "expireAfterAccess",
          "expireAfter",
          "expireAfterCreate");
  private static final Set<String> WEAK =
      Set.of("weakKeys", "weakValues", "softValues", "softKeys");

  private final Unit unit;
  private final Initializers initializers;

  Factories(Unit unit, Initializers initializers) {
    this.unit = unit;
    this.initializers = initializers;
  }

  Made of(MethodCallExpr call) {
    String method = call.getNameAsString();
    String owner = unit.owner(call);
    List<Expression> arguments = call.getArguments();
    return switch (owner) {
      case "java.util.List", "java.util.Set", "java.util.Map" ->
          collection(method, arguments, owner);
      case "java.util.Collections" -> wrapper(method, arguments);
      case "java.util.Arrays" ->
          method.equals("asList")
              ? Made.table(arguments.size()).bounded(Bound.IMMUTABLE)
              : Made.OTHER;
      case "java.util.EnumSet" -> Made.NOTHING.bounded(Bound.CLOSED_KEYS);
      case "java.lang.ThreadLocal" -> threadLocal(arguments);
      default -> other(call, method, owner);
    };
  }

  private Made collection(String method, List<Expression> arguments, String owner) {
    return switch (method) {
      case "of", "ofEntries" -> {
        long entries =
            owner.equals("java.util.Map") && method.equals("of")
                ? arguments.size() / 2
                : arguments.size();
        yield (entries == 0 ? Made.NOTHING : Made.table(entries)).bounded(Bound.IMMUTABLE);
      }
      case "copyOf" -> Made.immutable(copied(arguments));
      default -> Made.OTHER;
    };
  }

  private Content copied(List<Expression> arguments) {
    Content content =
        arguments.isEmpty() ? Content.EMPTY : initializers.of(arguments.getFirst()).content();
    return content == Content.EMPTY ? Content.OTHER : content;
  }

  private Made wrapper(String method, List<Expression> arguments) {
    if (method.startsWith("empty")) {
      return Made.immutable(Content.EMPTY);
    }
    if (method.startsWith("singleton")) {
      return Made.table(1).bounded(Bound.IMMUTABLE);
    }
    if (arguments.isEmpty()) {
      return Made.OTHER;
    }
    Made inner = initializers.of(arguments.getFirst());
    if (method.startsWith("unmodifiable")) {
      return inner.bounded(Bound.IMMUTABLE);
    }
    if (method.startsWith("synchronized")) {
      return inner.forMany();
    }
    return method.equals("newSetFromMap") ? inner : Made.OTHER;
  }

  private Made threadLocal(List<Expression> arguments) {
    boolean visible =
        arguments.size() == 1
            && arguments.getFirst() instanceof LambdaExpr lambda
            && lambda.getBody() instanceof ExpressionStmt;
    return visible
        ? initializers.of(((LambdaExpr) arguments.getFirst()).getExpressionBody().orElseThrow())
        : Made.OTHER;
  }

  private Made other(MethodCallExpr call, String method, String owner) {
    String simple = Names.simple(owner);
    if (simple.startsWith("Immutable")) {
      return immutable(call, method, simple);
    }
    Optional<MethodCallExpr> start = chainStart(call);
    if (start.isPresent()) {
      String from = Names.simple(unit.owner(start.get()));
      if (from.startsWith("Immutable")) {
        return Made.table(entriesPut(call)).bounded(Bound.IMMUTABLE);
      }
      if (from.equals("CacheBuilder") || from.equals("Caffeine") || from.equals("MapMaker")) {
        return Made.NOTHING.bounded(chainBound(call)).forMany();
      }
      if (method.equals("toList") && call.getScope().isPresent()) {
        return Made.immutable(Content.OTHER);
      }
    }
    if (method.startsWith("new") && owner.startsWith("com.google.common.collect.")) {
      return guava(method, call.getArguments());
    }
    if (owner.equals("java.util.concurrent.ConcurrentHashMap") && method.equals("newKeySet")) {
      return Made.NOTHING.forMany();
    }
    if (owner.equals("com.google.common.collect.EvictingQueue")) {
      return Made.NOTHING.bounded(Bound.CAPACITY);
    }
    Optional<Content> known =
        (owner.isEmpty() ? unit.apis.callByNameAlone(method) : unit.api(owner, method))
            .flatMap(Api::content);
    if (known.isPresent()) {
      return Made.of(known.get());
    }
    if (LoadedByName.readsNothing(call, unit)) {
      return Made.OTHER;
    }
    boolean resource = call.findFirst(MethodCallExpr.class, Factories::isResource).isPresent();
    return Made.of(resource ? Content.FILE : ContentNames.ofCall(call, owner));
  }

  private static boolean isResource(MethodCallExpr call) {
    return call.getNameAsString().equals("getResourceAsStream");
  }

  private static Made immutable(MethodCallExpr call, String method, String simple) {
    int arguments = call.getArguments().size();
    return switch (method) {
      case "of" ->
          arguments == 0
              ? Made.immutable(Content.EMPTY)
              : Made.table(simple.contains("Map") ? arguments / 2 : arguments)
                  .bounded(Bound.IMMUTABLE);
      default -> Made.immutable(Content.OTHER);
    };
  }

  private static Made guava(String method, List<Expression> arguments) {
    boolean sized = method.contains("WithExpectedSize") || method.contains("WithCapacity");
    Made made =
        arguments.isEmpty() || sized
            ? Made.NOTHING
            : arguments.stream().allMatch(Expression::isLiteralExpr)
                ? Made.table(arguments.size())
                : Made.OTHER;
    if (method.equals("newArrayBlockingQueue")) {
      return Made.NOTHING.bounded(Bound.CAPACITY).forMany();
    }
    return method.contains("Concurrent") ? made.forMany() : made;
  }

  /** The first call of {@code Type.start().a().b()}. */
  private static Optional<MethodCallExpr> chainStart(MethodCallExpr call) {
    MethodCallExpr first = call;
    while (first.getScope().isPresent() && first.getScope().get() instanceof MethodCallExpr next) {
      first = next;
    }
    return first == call ? Optional.empty() : Optional.of(first);
  }

  private static Bound chainBound(MethodCallExpr call) {
    Bound bound = Bound.NONE;
    Optional<Expression> at = Optional.of(call);
    while (at.isPresent() && at.get() instanceof MethodCallExpr step) {
      String name = step.getNameAsString();
      boolean stated =
          LIMITS.contains(name)
              && !(step.getArguments().size() == 1
                  && Initializers.isLimitless(step.getArgument(0)));
      if (stated) {
        return Bound.CAPACITY;
      }
      // A project's own helper says so too: Platform.tryWeakKeys(new MapMaker()).
      if (WEAK.contains(name) || name.contains("WeakKeys") || name.contains("WeakValues")) {
        bound = Bound.WEAK;
      }
      at = step.getScope();
    }
    return bound;
  }

  private static long entriesPut(MethodCallExpr call) {
    long entries = 0;
    Optional<Expression> at = Optional.of(call);
    while (at.isPresent() && at.get() instanceof MethodCallExpr step) {
      String name = step.getNameAsString();
      if (name.equals("put") || name.equals("add")) {
        entries += name.equals("put") ? 1 : step.getArguments().size();
      }
      at = step.getScope();
    }
    return entries;
  }
}
