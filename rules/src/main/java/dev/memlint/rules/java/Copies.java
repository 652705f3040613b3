package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.CopyFact;
import dev.memlint.rules.facts.CopyFact.Form;
import dev.memlint.rules.facts.CopyFact.Into;
import dev.memlint.rules.facts.CopyFact.Ownership;
import dev.memlint.rules.java.StoreTarget.View;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down copies of stores, or of a store's elements, that leave the function. */
final class Copies {
  private static final String HOTSPOT = "copy-of-shared-state";
  private static final int MAX_DEPTH = 16;

  /** A reader's body with more statements than this is not looked through. */
  private static final int MAX_BODY = 400;

  private static final Set<String> COPYING = Set.of("clone", "copy", "deepCopy");
  private static final Set<String> ELEMENTS =
      Set.of("get", "getOrDefault", "getFirst", "getLast", "peek", "getIfPresent");

  /** What a reader may call on what it is handed. */
  private static final Set<String> READING =
      Set.of(
          "contains",
          "containsAll",
          "containsKey",
          "containsValue",
          "forEach",
          "get",
          "getOrDefault",
          "indexOf",
          "isEmpty",
          "size",
          "stream");

  private static final Set<String> WRAPPERS =
      Set.of(
          "of",
          "ofNullable",
          "requireNonNull",
          "unmodifiableCollection",
          "unmodifiableList",
          "unmodifiableMap",
          "unmodifiableSet",
          "unmodifiableSortedMap",
          "unmodifiableSortedSet");

  private static final Set<String> LOCKING =
      Set.of("lock", "lockInterruptibly", "tryLock", "readLock", "writeLock", "acquire");

  private final Unit unit;
  private final ParameterUses parameters;

  Copies(Unit unit) {
    this.unit = unit;
    this.parameters = new ParameterUses(unit);
  }

  /** {@code new ArrayList<>(this.items)}, {@code new Index(indexes.get(name))}. */
  void creation(ObjectCreationExpr created) {
    if (created.getArguments().size() != 1 || created.getAnonymousClassBody().isPresent()) {
      return;
    }
    JavaType type = unit.type(created.getType());
    Expression source = created.getArgument(0);
    boolean container =
        unit.declared.container(type.name()).filter(c -> c.kind().isContainer()).isPresent();
    boolean own =
        unit.declared.ofName(type.name()).isPresent()
            && unit.types.of(source).name().equals(type.name());
    if (container || own) {
      write(created, source, own && !container, unit.offsets.span(created.getType()));
    }
  }

  /** {@code List.copyOf(items)}, {@code items.clone()}, {@code items.stream().toList()}. */
  void call(MethodCallExpr call) {
    String method = call.getNameAsString();
    Span span = unit.shortSpan(call);
    if (COPYING.contains(method) && call.getScope().isPresent()) {
      if (call.getArguments().isEmpty()) {
        write(call, call.getScope().get(), method.endsWith("opy"), span);
      }
      return;
    }
    if (method.equals("toList")
        && call.getScope().orElse(null) instanceof MethodCallExpr stream
        && stream.getNameAsString().equals("stream")
        && stream.getArguments().isEmpty()
        && stream.getScope().isPresent()) {
      write(call, stream.getScope().get(), false, span);
      return;
    }
    if (method.endsWith("opyOf")) {
      table(call, method);
    }
  }

  private void table(MethodCallExpr call, String method) {
    Optional<Api> api =
        unit.api(unit.owner(call), method)
            .filter(known -> known.mayBe(HOTSPOT))
            .filter(known -> known.argument() < call.getArguments().size());
    if (api.isEmpty() || isResized(call)) {
      return;
    }
    write(call, call.getArgument(api.get().argument()), false, unit.shortSpan(call));
  }

  /** {@code Arrays.copyOf(a, n)} with another length than the array's makes room or cuts off. */
  private static boolean isResized(MethodCallExpr call) {
    return call.getArguments().size() > 1
        && !(call.getArgument(1) instanceof FieldAccessExpr length
            && length.getNameAsString().equals("length")
            && length.getScope().equals(call.getArgument(0)));
  }

  private void write(Expression copy, Expression source, boolean deep, Span span) {
    Into into = into(copy);
    Optional<StoreTarget> target = into == Into.OTHER ? Optional.empty() : target(source, 0);
    if (target.isEmpty() || JdkTypes.isPlatform(target.get().ref().owner())) {
      return;
    }
    boolean element = target.get().view() == View.ELEMENT;
    JavaType type = unit.types.of(source);
    boolean known =
        type.isArray()
            || unit.declared.container(type.name()).isPresent()
            || unit.declared.ofName(type.name()).isPresent();
    unit.facts.copy(
        new CopyFact(
            unit.site(span),
            element ? Form.COPY_OF_ELEMENT : Form.COPY_OF_STORE,
            isLocked(copy) ? "lock" : "",
            unit.offsets.text(source),
            known ? Ownership.OWNED : Ownership.UNKNOWN,
            type.isArray() ? type.name() + "[]".repeat(type.dimensions()) : type.text(),
            false,
            true,
            false,
            unit.frame.constructs(),
            Optional.of(target.get().ref()),
            into,
            deep,
            List.of()));
  }

  /** The store behind an expression, also of an element that is no container itself. */
  private Optional<StoreTarget> target(Expression source, int depth) {
    Optional<StoreTarget> store = unit.stores.of(source);
    if (store.isPresent() || depth > 2) {
      return store;
    }
    if (source instanceof MethodCallExpr call
        && ELEMENTS.contains(call.getNameAsString())
        && call.getScope().isPresent()) {
      return target(call.getScope().get(), depth + 1)
          .filter(whole -> whole.container().filter(c -> c.kind().isContainer()).isPresent())
          .map(whole -> whole.as(View.ELEMENT));
    }
    return source instanceof NameExpr name
        ? unit.frame
            .local(name.getNameAsString())
            .flatMap(local -> local.init)
            .filter(MethodCallExpr.class::isInstance)
            .flatMap(made -> target(made, depth + 1))
        : Optional.empty();
  }

  /** Where an expression's value goes: through wrappers and branches around it. */
  private Into into(Expression expression) {
    Expression value = expression;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      Expression inner = value;
      Node parent = inner.getParentNode().orElse(null);
      switch (parent) {
        case ReturnStmt result -> {
          return isInLambda(result) ? Into.OTHER : Into.RETURNED;
        }
        case EnclosedExpr same -> value = same;
        case CastExpr same -> value = same;
        case ConditionalExpr choice when choice.getCondition() != inner -> value = choice;
        case MethodCallExpr call when call.getArguments().contains(inner) -> {
          if (!WRAPPERS.contains(call.getNameAsString()) || call.getArguments().size() != 1) {
            return isReader(call, inner) ? Into.READER : Into.OTHER;
          }
          value = call;
        }
        case null, default -> {
          return Into.OTHER;
        }
      }
    }
    return Into.OTHER;
  }

  private boolean isInLambda(Node node) {
    for (Optional<Node> at = node.getParentNode();
        at.isPresent() && at.get() != unit.frame.code;
        at = at.get().getParentNode()) {
      if (at.get() instanceof LambdaExpr) {
        return true;
      }
    }
    return false;
  }

  /** Whether the argument goes to a method of the file that only reads it. */
  private boolean isReader(MethodCallExpr call, Expression argument) {
    Optional<MethodDeclaration> method = parameters.target(call);
    int index = call.getArguments().indexOf(argument);
    if (method.isEmpty() || method.get().getBody().isEmpty() || index < 0) {
      return false;
    }
    String name = method.get().getParameter(index).getNameAsString();
    List<NameExpr> uses =
        method.get().findAll(NameExpr.class, use -> use.getNameAsString().equals(name));
    return !uses.isEmpty() && uses.size() <= MAX_BODY && uses.stream().allMatch(this::isReading);
  }

  private boolean isReading(NameExpr use) {
    Node parent = use.getParentNode().orElse(null);
    return switch (parent) {
      case ForEachStmt loop -> loop.getIterable() == use;
      case FieldAccessExpr length -> length.getNameAsString().equals("length");
      case MethodCallExpr call ->
          call.getScope().filter(scope -> scope == use).isPresent()
              && READING.contains(call.getNameAsString());
      case null, default -> false;
    };
  }

  /** In a synchronized block or method, or in a method that takes a lock. */
  private boolean isLocked(Expression copy) {
    for (Optional<Node> at = copy.getParentNode(); at.isPresent(); at = at.get().getParentNode()) {
      if (at.get() instanceof SynchronizedStmt
          || at.get() instanceof MethodDeclaration method && method.isSynchronized()) {
        return true;
      }
      if (at.get() == unit.frame.code) {
        break;
      }
    }
    return unit.frame
        .code
        .findFirst(MethodCallExpr.class, call -> LOCKING.contains(call.getNameAsString()))
        .isPresent();
  }
}
