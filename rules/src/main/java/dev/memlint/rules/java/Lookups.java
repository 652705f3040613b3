package dev.memlint.rules.java;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.source.OneLine;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells growths that answer a look-up, as those of a cache do, and what they are keyed by. */
final class Lookups {
  private static final int LONGEST = 80;
  private static final int MAX_DEPTH = 4;
  private static final Set<String> ASKING =
      Set.of("get", "containsKey", "getIfPresent", "getOrDefault");

  /** What is made for a key to be counted up, not to be found again. */
  private static final Set<String> COUNTERS =
      Set.of("AtomicInteger", "AtomicLong", "AtomicBoolean", "LongAdder", "DoubleAdder", "Counter");

  private final Unit unit;
  private final Set<Asked> asked = new HashSet<>();

  private record Asked(int function, StoreRef store) {}

  Lookups(Unit unit) {
    this.unit = unit;
  }

  /** A method called on a store as a whole. */
  void note(StoreTarget target, String method) {
    if (ASKING.contains(method) && target.view() == StoreTarget.View.WHOLE) {
      asked.add(new Asked(unit.frame.function, target.ref()));
    }
  }

  /** Whether a call puts in what was made for a look-up that found nothing. */
  boolean answers(StoreTarget target, String method, List<Expression> arguments) {
    if (target.view() != StoreTarget.View.WHOLE || arguments.size() != 2) {
      return false;
    }
    return switch (method) {
      case "computeIfAbsent" -> makes(arguments.get(1));
      case "put", "putIfAbsent" ->
          asked.contains(new Asked(unit.frame.function, target.ref()))
              && givesBack()
              && isMade(arguments.get(1), 0);
      default -> false;
    };
  }

  /** A method that gives nothing back keeps books; it hands out no cached value. */
  private boolean givesBack() {
    return !(unit.frame.code instanceof MethodDeclaration method && method.getType().isVoidType());
  }

  private boolean makes(Expression function) {
    return switch (function) {
      case LambdaExpr lambda ->
          !(lambda.getBody() instanceof ExpressionStmt simple) || isMade(simple.getExpression(), 0);
      case MethodReferenceExpr reference ->
          !reference.getIdentifier().equals("new")
              || !isCollecting(unit.resolve(reference.getScope().toString()));
      default -> true;
    };
  }

  /** Whether a value is worth finding again: no literal, count, fresh container or given object. */
  private boolean isMade(Expression value, int depth) {
    if (depth > MAX_DEPTH) {
      return true;
    }
    return switch (value) {
      case EnclosedExpr inner -> isMade(inner.getInner(), depth + 1);
      case CastExpr cast -> isMade(cast.getExpression(), depth + 1);
      case ObjectCreationExpr created ->
          !isCollecting(unit.type(created.getType()).name()) || !Emptiness.isNewEmpty(created);
      case MethodCallExpr call -> !Emptiness.isNewEmpty(call);
      case NameExpr name -> {
        Optional<Local> local = unit.frame.local(name.getNameAsString());
        boolean reassigned = unit.frame.isReassigned(name.getNameAsString());
        yield local.isPresent()
            && (!local.get().parameter || reassigned)
            && (reassigned || local.get().init.map(init -> isMade(init, depth + 1)).orElse(true));
      }
      default -> false;
    };
  }

  private boolean isCollecting(String type) {
    return unit.declared.container(type).isPresent() || COUNTERS.contains(Names.simple(type));
  }

  /** A key as written; a variable with what it was assigned from. */
  String by(Expression key) {
    if (key instanceof NameExpr name && !unit.frame.isReassigned(name.getNameAsString())) {
      Optional<Expression> from =
          unit.frame.local(name.getNameAsString()).flatMap(local -> local.init);
      if (from.isPresent()) {
        return brief(name.getNameAsString() + " <- " + from.get());
      }
    }
    return brief(key.toString());
  }

  private static String brief(String text) {
    String line = OneLine.of(text);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }
}
