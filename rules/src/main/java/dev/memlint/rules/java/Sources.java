package dev.memlint.rules.java;

import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells where a value comes from, in the source's own words. */
final class Sources {
  private static final int MAX_STEPS = 5;
  private static final int MAX_CHARS = 120;

  private final Unit unit;

  Sources(Unit unit) {
    this.unit = unit;
  }

  /** As written, then what that was made from, joined by {@code " <- "}; values on the left. */
  String of(Expression value) {
    List<String> steps = new ArrayList<>();
    follow(value, steps);
    return String.join(" <- ", steps);
  }

  private void follow(Expression value, List<String> steps) {
    if (steps.size() >= MAX_STEPS) {
      return;
    }
    String text = text(value);
    if (steps.isEmpty() || !steps.getLast().equals(text)) {
      steps.add(text);
    }
    inner(value).ifPresent(next -> follow(next, steps));
  }

  /** What a variable was made from; for a wrapper or call, the first variable named in it. */
  private Optional<Expression> inner(Expression value) {
    return switch (value) {
      case EnclosedExpr enclosed -> Optional.of(enclosed.getInner());
      case CastExpr cast -> Optional.of(cast.getExpression());
      case NameExpr name -> init(name.getNameAsString());
      case FieldAccessExpr access -> unit.types.field(access).flatMap(FieldInfo::initializer);
      case ObjectCreationExpr created -> firstVariable(created.getArguments());
      case MethodCallExpr call ->
          firstVariable(call.getArguments())
              .or(() -> call.getScope().flatMap(scope -> firstVariable(List.of(scope))));
      default -> Optional.empty();
    };
  }

  private Optional<Expression> init(String name) {
    Optional<Local> local = unit.frame.local(name);
    return local.isPresent()
        ? local.get().init
        : unit.frame.type.visibleField(name).flatMap(FieldInfo::initializer);
  }

  private Optional<Expression> firstVariable(List<Expression> expressions) {
    for (Expression expression : expressions) {
      Optional<Expression> found =
          switch (expression) {
            case NameExpr name -> init(name.getNameAsString());
            case FieldAccessExpr access -> unit.types.field(access).flatMap(FieldInfo::initializer);
            default -> inner(expression);
          };
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private String text(Expression value) {
    String text = unit.offsets.text(value);
    return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS);
  }
}
