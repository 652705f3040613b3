package dev.memlint.rules.java;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.RecursionFact;
import dev.memlint.rules.facts.RecursionFact.Over;
import dev.memlint.rules.frontend.Recursing;
import dev.memlint.rules.source.OneLine;
import java.util.List;
import java.util.Optional;

/** Writes down calls that go down into data and may come back. */
final class Recursions {
  private static final int MAX_HOPS = 24;

  private final Unit unit;

  /** What is known of the method that was asked about last. */
  private Optional<MethodDeclaration> last = Optional.empty();

  private String lastText = "";

  Recursions(Unit unit) {
    this.unit = unit;
  }

  void call(MethodCallExpr call) {
    if (!(unit.frame.code instanceof MethodDeclaration method) || unit.frame.kind == Kind.TEST) {
      return;
    }
    String name = method.getNameAsString();
    String called = call.getNameAsString();
    boolean parses = Recursing.isParsing(name) && Recursing.isParsing(called);
    if (!called.equals(name) && !parses && !takesDocument(method) && !takesNode(method)) {
      return;
    }
    Optional<TypeInfo> owner = owner(call, method);
    if (owner.isEmpty() || isOverloaded(owner.get(), call)) {
      return;
    }
    over(call, method, owner.get())
        .filter(over -> !isGuarded(method) && !isCounted(call))
        .ifPresent(
            over ->
                unit.facts.recursion(
                    new RecursionFact(
                        unit.site(unit.shortSpan(call)),
                        new Callee(
                            called, owner.get().name, call.getArguments().size(), unit.frame.loop),
                        over,
                        data(call))));
  }

  /** The file's own type whose method surely is called. */
  private Optional<TypeInfo> owner(MethodCallExpr call, MethodDeclaration method) {
    String called = call.getNameAsString();
    Optional<Expression> scope = call.getScope();
    if (scope.isEmpty() || scope.get().isThisExpr()) {
      return unit.frame.type.declaring(called);
    }
    Optional<TypeInfo> type =
        unit.declared
            .ofName(unit.types.of(scope.get()).name())
            .or(() -> unit.types.namedType(scope.get()).flatMap(unit.declared::ofName))
            .filter(found -> found.methods.containsKey(called));
    // On another object only of the very type: a supertype's method may be anybody's.
    return type.filter(
        found -> found == unit.frame.type && called.equals(method.getNameAsString()));
  }

  private boolean isOverloaded(TypeInfo owner, MethodCallExpr call) {
    return owner.methods.getOrDefault(call.getNameAsString(), List.of()).stream()
            .filter(method -> method.parameters() == call.getArguments().size())
            .count()
        != 1;
  }

  private Optional<Over> over(MethodCallExpr call, MethodDeclaration method, TypeInfo owner) {
    String name = method.getNameAsString();
    String called = call.getNameAsString();
    boolean onThis = call.getScope().isEmpty() || call.getScope().get().isThisExpr();
    boolean parses =
        Recursing.isParsing(name)
            && Recursing.isParsing(called)
            && Recursing.isParser(Names.simple(owner.name))
            && owner == unit.frame.type;
    if (onThis && parses) {
      // To read on in the same place is no nesting.
      boolean tail =
          called.equals(name)
              && call.getParentNode().filter(ReturnStmt.class::isInstance).isPresent();
      return tail ? Optional.empty() : Optional.of(Over.INPUT);
    }
    if (takesDocument(method) && !call.getArguments().isEmpty()) {
      return Optional.of(Over.DOCUMENT);
    }
    boolean direct =
        called.equals(name)
            && owner == unit.frame.type
            && call.getArguments().size() == method.getParameters().size();
    if (!direct) {
      return takesNode(method) && !called.equals(name) ? step(call, method) : Optional.empty();
    }
    String text = text(method);
    if (Recursing.listsDirectory(text)) {
      return Recursing.followsLinks(text) ? Optional.of(Over.DIRECTORY) : Optional.of(Over.TREE);
    }
    boolean links =
        call.getArguments().stream()
                .filter(this::isLink)
                .anyMatch(next -> isOfParameterType(next, method))
            || call.getScope()
                .filter(this::isLink)
                .filter(next -> unit.types.of(bare(next)).name().equals(owner.name))
                .isPresent();
    if (links) {
      return Optional.of(Over.LINKS);
    }
    boolean down =
        call.getArguments().stream().anyMatch(argument -> isPart(argument, method))
            || call.getScope().filter(scope -> isPart(scope, method)).isPresent();
    return down ? Optional.of(Over.TREE) : Optional.empty();
  }

  /** A call of another method that may come back. */
  private Optional<Over> step(MethodCallExpr call, MethodDeclaration method) {
    boolean same = false;
    for (Expression argument : call.getArguments()) {
      if (isPart(argument, method)) {
        return Optional.of(Over.TREE);
      }
      same |=
          bare(argument) instanceof NameExpr name
              && method.getParameterByName(name.getNameAsString()).isPresent();
    }
    return same ? Optional.of(Over.SAME) : Optional.empty();
  }

  private static boolean takesNode(MethodDeclaration method) {
    return method.getParameters().stream()
        .anyMatch(parameter -> Recursing.isNode(parameter.getNameAsString()));
  }

  private boolean takesDocument(MethodDeclaration method) {
    return method.getParameters().stream()
        .anyMatch(
            parameter ->
                !parameter.isVarArgs()
                    && unit.apis.isNested(unit.type(parameter.getType()).name()));
  }

  /** {@code node.next} or {@code node.getNext()}. */
  private boolean isLink(Expression expression) {
    return switch (bare(expression)) {
      case FieldAccessExpr access -> Recursing.isLink(access.getNameAsString());
      case MethodCallExpr get ->
          get.getArguments().isEmpty() && Recursing.isLink(property(get.getNameAsString()));
      case NameExpr name ->
          unit.frame.local(name.getNameAsString()).isEmpty()
              && Recursing.isLink(name.getNameAsString());
      default -> false;
    };
  }

  private boolean isOfParameterType(Expression next, MethodDeclaration method) {
    String type = unit.types.of(bare(next)).name();
    return method.getParameters().stream()
        .anyMatch(
            parameter -> type.isEmpty() || unit.type(parameter.getType()).name().equals(type));
  }

  private static String property(String getter) {
    return getter.length() > 3 && getter.startsWith("get")
        ? Character.toLowerCase(getter.charAt(3)) + getter.substring(4)
        : "";
  }

  /** Whether an expression is reached from something else than a parameter as it was given. */
  private boolean isPart(Expression expression, MethodDeclaration method) {
    Expression at = bare(expression);
    boolean inside = false;
    for (int hop = 0; hop < MAX_HOPS; hop++) {
      switch (at) {
        case FieldAccessExpr access -> {
          inside = true;
          at = bare(access.getScope());
        }
        case MethodCallExpr call when call.getScope().isPresent() -> {
          inside = true;
          at = bare(call.getScope().get());
        }
        case NameExpr name -> {
          Optional<Local> local = unit.frame.local(name.getNameAsString());
          return inside && local.isPresent() || local.filter(known -> !known.parameter).isPresent();
        }
        default -> {
          return inside && at.isThisExpr();
        }
      }
    }
    return false;
  }

  private static Expression bare(Expression expression) {
    Expression at = expression;
    for (int hop = 0; hop < MAX_HOPS; hop++) {
      switch (at) {
        case EnclosedExpr inner -> at = inner.getInner();
        case CastExpr cast -> at = cast.getExpression();
        default -> {
          return at;
        }
      }
    }
    return at;
  }

  /** {@code walk(child, depth + 1)} with a depth that the method compares. */
  private boolean isCounted(MethodCallExpr call) {
    return call.getArguments().stream()
        .map(Recursions::bare)
        .anyMatch(
            argument ->
                argument instanceof BinaryExpr sum
                    && isArithmetic(sum.getOperator())
                    && bare(sum.getLeft()) instanceof NodeWithSimpleName<?> name
                    && Recursing.isCompared(lastText, name.getNameAsString()));
  }

  private static boolean isArithmetic(BinaryExpr.Operator operator) {
    return switch (operator) {
      case PLUS, MINUS, MULTIPLY, DIVIDE, REMAINDER, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT ->
          true;
      default -> false;
    };
  }

  private boolean isGuarded(MethodDeclaration method) {
    return Recursing.isGuarded(text(method));
  }

  private String text(MethodDeclaration method) {
    if (last.isEmpty() || last.get() != method) {
      last = Optional.of(method);
      lastText = unit.offsets.text(method);
    }
    return lastText;
  }

  /** The part that is handed on, as written. */
  private String data(MethodCallExpr call) {
    Optional<Expression> part =
        call.getArguments().stream()
            .filter(argument -> !bare(argument).isLiteralExpr())
            .findFirst()
            .or(call::getScope);
    String text = OneLine.of(part.map(unit.offsets::text).orElse("this"));
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }
}
