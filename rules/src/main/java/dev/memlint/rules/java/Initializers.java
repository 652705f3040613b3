package dev.memlint.rules.java;

import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.memlint.rules.api.ContainerType;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.SizeExpr;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreFact.Content;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges what an expression puts into a store, and what bounds it from then on. */
final class Initializers {
  private static final Set<String> CAPACITY_QUEUES =
      Set.of(
          "java.util.concurrent.LinkedBlockingQueue",
          "java.util.concurrent.LinkedBlockingDeque",
          "java.util.concurrent.ArrayBlockingQueue");

  private static final Pattern EVICTING_NAME =
      Pattern.compile("\\w*(LRU|Lru|LFU|Lfu|Bounded|Evicting|Circular|RingBuffer|FixedSize)\\w*");
  private static final Pattern WEAK_NAME =
      Pattern.compile("\\w*(Weak|Soft|ConcurrentReference)\\w*(Map|Set|Cache|Table)");

  private final Unit unit;
  private final Sizes sizes;
  private final Factories factories;

  Initializers(Unit unit) {
    this.unit = unit;
    this.sizes = new Sizes(unit);
    this.factories = new Factories(unit, this);
  }

  Made of(Expression value) {
    return switch (value) {
      case EnclosedExpr inner -> of(inner.getInner());
      case CastExpr cast -> of(cast.getExpression());
      case AssignExpr assign -> of(assign.getValue());
      case ConditionalExpr choice -> {
        Made first = of(choice.getThenExpr());
        Made second = of(choice.getElseExpr());
        Bound bound = second.bound() == Bound.NONE ? Bound.NONE : first.bound();
        yield (first.content() == Content.EMPTY ? second : first).bounded(bound);
      }
      case LiteralExpr literal ->
          literal.isNullLiteralExpr() ? Made.NOTHING : Made.of(Content.SMALL);
      case ClassExpr type -> Made.of(Content.SMALL);
      case LambdaExpr function -> Made.of(Content.SMALL);
      case MethodReferenceExpr function -> Made.of(Content.SMALL);
      case ArrayInitializerExpr table -> Made.table(table.getValues().size());
      case ArrayCreationExpr array -> ofArray(array);
      case ObjectCreationExpr created -> ofCreation(created);
      case MethodCallExpr call -> factories.of(call);
      default -> Made.OTHER;
    };
  }

  private Made ofArray(ArrayCreationExpr array) {
    if (array.getInitializer().isPresent()) {
      return Made.table(array.getInitializer().get().getValues().size());
    }
    SizeExpr size =
        array
            .getLevels()
            .getFirst()
            .flatMap(level -> level.getDimension())
            .map(sizes::of)
            .orElse(SizeExpr.UNKNOWN);
    return new Made(Content.BUFFER, Bound.NONE, false, size);
  }

  private Made ofCreation(ObjectCreationExpr created) {
    JavaType type = unit.type(created.getType());
    Optional<ContainerType> container = unit.declared.container(type.name());
    if (container.isEmpty()) {
      return Made.of(ContentNames.ofType(type.name(), unit)).bounded(boundByName(type));
    }
    Bound bound = container.get().bound();
    if (evicts(created, type)) {
      bound = Bound.CAPACITY;
    } else if (CAPACITY_QUEUES.contains(type.name())) {
      bound = hasCapacity(created.getArguments()) ? Bound.CAPACITY : Bound.NONE;
    } else if (isClosedKey(type)) {
      bound = Bound.CLOSED_KEYS;
    }
    Made made = content(created, container.get()).bounded(bound);
    return container.get().shared() ? made.forMany() : made;
  }

  /** Containers of other files and libraries that say in their name that they give back. */
  private Bound boundByName(JavaType type) {
    boolean elsewhere = unit.declared.ofName(type.name()).isEmpty();
    String name = Names.simple(type.name());
    return !elsewhere
        ? Bound.NONE
        : EVICTING_NAME.matcher(name).matches()
            ? Bound.CAPACITY
            : WEAK_NAME.matcher(name).matches() ? Bound.WEAK : Bound.NONE;
  }

  private Made content(ObjectCreationExpr created, ContainerType container) {
    Optional<Content> known =
        unit.apis.call(container.name() + "#<init>").flatMap(api -> api.content());
    if (known.isPresent()) {
      return Made.of(known.get());
    }
    boolean filledInBraces =
        created
            .getAnonymousClassBody()
            .filter(body -> body.stream().anyMatch(InitializerDeclaration.class::isInstance))
            .isPresent();
    if (filledInBraces) {
      return Made.of(Content.TABLE);
    }
    for (Expression argument : created.getArguments()) {
      Made copied = argument.isMethodCallExpr() ? of(argument) : Made.NOTHING;
      if (copied.content() == Content.TABLE || copied.content() == Content.FILE) {
        return copied;
      }
    }
    return Made.NOTHING;
  }

  private boolean evicts(ObjectCreationExpr created, JavaType type) {
    List<BodyDeclaration<?>> body =
        created.getAnonymousClassBody().map(b -> (List<BodyDeclaration<?>>) b).orElse(List.of());
    boolean here =
        body.stream()
            .anyMatch(
                member ->
                    member instanceof MethodDeclaration method
                        && method.getNameAsString().equals("removeEldestEntry"));
    return here || unit.declared.ofName(type.name()).filter(own -> own.evicts).isPresent();
  }

  private boolean hasCapacity(List<Expression> arguments) {
    return !arguments.isEmpty()
        && !isLimitless(arguments.getFirst())
        && (Primitives.isIntegral(unit.types.of(arguments.getFirst()))
            || !sizes.of(arguments.getFirst()).equals(SizeExpr.UNKNOWN));
  }

  /** A bound that nothing reaches is none. */
  static boolean isLimitless(Expression bound) {
    return bound.toString().endsWith("MAX_VALUE");
  }

  boolean isClosedKey(JavaType container) {
    return container.arguments().size() == 2
        && container.argument(0).name().equals("java.lang.Class");
  }
}
