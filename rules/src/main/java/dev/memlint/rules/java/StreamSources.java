package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.MaterializationFact.Extent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a chain of stream steps goes through, and whether it matters when it does. */
final class StreamSources {
  private static final int MAX_STEPS = 64;
  private static final int BRIEF = 40;
  private static final String STREAM = "java.util.stream.";

  /** Steps that start something for each element, so that all must be started first. */
  private static final Pattern STARTING =
      Pattern.compile(
          "(?:submit|execute|fork|start|spawn|schedule|send|invoke|call|publish|enqueue|remove|poll"
              + "|take|acquire|open|connect|parallel|peek)\\w*|\\w+Async|\\w*[fF]uture\\w*");

  private final Unit unit;

  StreamSources(Unit unit) {
    this.unit = unit;
  }

  /** What the steps in front of a collector give; empty when they are not seen to be a stream's. */
  Optional<Api.Items> of(Expression chain) {
    Expression at = bare(chain);
    for (int step = 0; step < MAX_STEPS; step++) {
      if (at instanceof NameExpr name) {
        Optional<Expression> made =
            unit.frame.local(name.getNameAsString()).flatMap(local -> local.init);
        if (made.isPresent() && made.get() instanceof MethodCallExpr) {
          at = made.get();
        }
      }
      if (!(at instanceof MethodCallExpr call)) {
        return unit.types.of(at).name().startsWith(STREAM)
            ? Optional.of(new Api.Items("items of a stream", Extent.UNKNOWN))
            : Optional.empty();
      }
      String method = call.getNameAsString();
      String owner = unit.owner(call);
      Optional<Api.Items> known =
          owner.isEmpty() ? Optional.empty() : unit.api(owner, method).flatMap(Api::items);
      if (known.isPresent()) {
        boolean told = call.getScope().filter(this::isWholeRead).isPresent();
        return told ? Optional.of(inMemory(chain)) : known;
      }
      if (method.equals("stream")
          || owner.startsWith(STREAM)
              && call.getScope().isPresent()
              && call.getScope().get() instanceof NameExpr name
              && Character.isUpperCase(name.getNameAsString().charAt(0))) {
        return Optional.of(inMemory(chain));
      }
      if (call.getScope().isEmpty()) {
        return Optional.empty();
      }
      at = bare(call.getScope().get());
    }
    return Optional.empty();
  }

  private Api.Items inMemory(Expression chain) {
    String text = unit.offsets.text(chain);
    String brief = text.length() <= BRIEF ? text : text.substring(0, BRIEF) + "...";
    return new Api.Items("items of '" + brief + "'", Extent.IN_MEMORY);
  }

  /** Whether a text is a file's that was read whole, which is said where it is read. */
  boolean isWholeRead(Expression text) {
    Expression at = bare(text);
    if (at instanceof NameExpr name) {
      at = unit.frame.local(name.getNameAsString()).flatMap(local -> local.init).orElse(at);
    }
    if (!(at instanceof MethodCallExpr call)) {
      return false;
    }
    String owner = unit.owner(call);
    return !owner.isEmpty()
        && unit.api(owner, call.getNameAsString())
            .filter(api -> api.mayBe("whole-file-read"))
            .isPresent();
  }

  private static Expression bare(Expression expression) {
    Expression at = expression;
    while (at instanceof EnclosedExpr enclosed) {
      at = enclosed.getInner();
    }
    return at;
  }

  /** Whether running the chain later, or only in part, would make a difference. */
  boolean isBarrier(Expression chain) {
    boolean starts =
        chain
            .findFirst(
                MethodCallExpr.class, call -> STARTING.matcher(call.getNameAsString()).matches())
            .isPresent();
    boolean references =
        chain
            .findFirst(
                MethodReferenceExpr.class,
                reference -> STARTING.matcher(reference.getIdentifier()).matches())
            .isPresent();
    boolean acts =
        chain
            .findFirst(
                LambdaExpr.class,
                lambda ->
                    lambda.findFirst(AssignExpr.class).isPresent()
                        || lambda
                            .findFirst(UnaryExpr.class, u -> Loops.changes(u.getOperator()))
                            .isPresent()
                        || lambda.getBody().isBlockStmt()
                            && lambda.getBody().findFirst(ExpressionStmt.class).isPresent())
            .isPresent();
    return starts || references || acts;
  }

  /** Whether a lock is held while the collection is made and not while it is used. */
  static boolean leavesLock(Node made, Node used) {
    Optional<SynchronizedStmt> lock = Enclosing.innermost(SynchronizedStmt.class, made);
    return lock.isPresent() && Enclosing.innermost(SynchronizedStmt.class, used).isEmpty();
  }

  /** The variables that a chain is made from. */
  Set<String> roots(Expression chain) {
    Set<String> roots = new HashSet<>();
    chain.walk(
        NameExpr.class,
        name -> {
          String text = name.getNameAsString();
          boolean variable =
              unit.frame.local(text).isPresent() || unit.frame.type.visibleField(text).isPresent();
          if (variable) {
            roots.add(text);
          }
        });
    return roots;
  }
}
