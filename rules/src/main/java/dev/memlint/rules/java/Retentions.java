package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.RetentionFact;
import dev.memlint.rules.facts.RetentionFact.What;
import dev.memlint.rules.java.StoreTarget.View;
import java.util.Optional;
import java.util.Set;

/** Writes down large temporaries that are assigned to fields. */
final class Retentions {
  private static final int MAX_STEPS = 12;

  /** Steps that keep what was read, or make a collection of its parts. */
  private static final Set<String> KEEPING =
      Set.of(
          "asList",
          "collect",
          "filter",
          "getBytes",
          "map",
          "of",
          "split",
          "splitAsStream",
          "strip",
          "toArray",
          "toCharArray",
          "toList",
          "toLowerCase",
          "trim");

  private static final Set<String> PARTS = Set.of("lines", "split", "splitToList", "walk", "list");

  private final Unit unit;

  Retentions(Unit unit) {
    this.unit = unit;
  }

  /** {@code this.content = Files.readString(file)}. */
  void assign(AssignExpr assign) {
    if (assign.getOperator() != AssignExpr.Operator.ASSIGN) {
      return;
    }
    boolean local =
        assign.getTarget() instanceof NameExpr name
            && unit.frame.local(name.getNameAsString()).isPresent();
    boolean field =
        assign.getTarget() instanceof NameExpr || assign.getTarget() instanceof FieldAccessExpr;
    Optional<What> what = local || !field ? Optional.empty() : what(assign.getValue());
    if (what.isEmpty()) {
      return;
    }
    unit.stores
        .of(assign.getTarget())
        .filter(target -> target.view() == View.WHOLE)
        .ifPresent(
            target ->
                unit.facts.retention(
                    new RetentionFact(
                        unit.site(assign),
                        target.ref(),
                        what.get(),
                        unit.offsets.text(assign.getValue()),
                        Optional.empty(),
                        Optional.empty())));
  }

  private Optional<What> what(Expression value) {
    Expression at = value;
    boolean parts = false;
    boolean followed = false;
    for (int step = 0; step < MAX_STEPS; step++) {
      switch (at) {
        case EnclosedExpr inner -> at = inner.getInner();
        case CastExpr cast -> at = cast.getExpression();
        case NameExpr name -> {
          Optional<Expression> made =
              followed || unit.frame.isReassigned(name.getNameAsString())
                  ? Optional.empty()
                  : unit.frame.local(name.getNameAsString()).flatMap(local -> local.init);
          if (made.isEmpty()) {
            return Optional.empty();
          }
          followed = true;
          at = made.get();
        }
        case ObjectCreationExpr created when created.getArguments().size() <= 2 -> {
          if (created.getArguments().isEmpty()) {
            return Optional.empty();
          }
          at = created.getArgument(0); // new String(bytes), new ArrayList<>(lines)
        }
        case MethodCallExpr call -> {
          Optional<What> read = read(call);
          if (read.isPresent()) {
            return parts ? Optional.of(What.COLLECTION) : read;
          }
          String method = call.getNameAsString();
          boolean files = unit.owner(call).equals("java.nio.file.Files") && PARTS.contains(method);
          if (files) {
            return Optional.of(What.COLLECTION);
          }
          parts |= PARTS.contains(method);
          boolean wraps =
              call.getArguments().size() == 1 && Set.of("asList", "of").contains(method);
          if (!KEEPING.contains(method) && !PARTS.contains(method)) {
            return Optional.empty();
          }
          if (call.getScope().isEmpty() && !wraps) {
            return Optional.empty();
          }
          at = wraps ? call.getArgument(0) : call.getScope().get();
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private Optional<What> read(MethodCallExpr call) {
    String owner = unit.owner(call);
    Optional<Api> api =
        owner.isEmpty() ? Optional.empty() : unit.api(owner, call.getNameAsString());
    if (api.filter(known -> known.mayBe("whole-file-read")).isPresent()) {
      return Optional.of(What.CONTENT);
    }
    return api.filter(known -> known.mayBe("full-output-capture")).map(known -> What.OUTPUT);
  }
}
