package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.memlint.rules.api.ContainerType;
import dev.memlint.rules.facts.AccumulationFact;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreUse;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds local containers and buffers that a loop fills with what it reads. */
final class Accumulations {
  private final Unit unit;
  private final LoopSources sources;
  private final LoopUses uses;
  private final Aftermath aftermath;
  private final ItemByItem itemByItem;
  private final Set<Node> written = Collections.newSetFromMap(new IdentityHashMap<>());

  Accumulations(Unit unit, Consumptions consumptions) {
    this.unit = unit;
    this.sources = new LoopSources(unit);
    this.uses = new LoopUses(unit);
    this.aftermath = new Aftermath(unit, consumptions);
    this.itemByItem = new ItemByItem(unit);
  }

  /** Any statement, before it is walked. */
  void statement(Statement loop) {
    if (!LoopSources.isLoop(loop)) {
      return;
    }
    Optional<LoopSource> source = sources.of(loop);
    if (source.isEmpty()) {
      return;
    }
    for (Expression growth : loop.findAll(Expression.class)) {
      grown(growth, source.get())
          .ifPresent(
              target -> {
                if (target instanceof NameExpr name
                    && unit.frame.local(name.getNameAsString()).isPresent()) {
                  local(loop, source.get(), growth, name.getNameAsString());
                } else {
                  field(loop, source.get(), growth, target);
                }
              });
    }
  }

  /** What an expression adds an item to. */
  private Optional<Expression> grown(Expression growth, LoopSource source) {
    return switch (growth) {
      case MethodCallExpr call when call.getScope().isPresent() -> {
        Expression target = root(call.getScope().get());
        boolean adds =
            isGrowth(target, call.getNameAsString())
                && call.getArguments().stream().anyMatch(source::isIn);
        yield adds ? Optional.of(target) : Optional.empty();
      }
      case AssignExpr assign
          when assign.getOperator() == AssignExpr.Operator.PLUS
              && unit.types.of(assign.getTarget()).isString()
              && source.isIn(assign.getValue()) ->
          Optional.of(assign.getTarget());
      default -> Optional.empty();
    };
  }

  /** The builder that {@code text.append(a).append(b)} adds to. */
  private static Expression root(Expression scope) {
    Expression at = scope;
    while (at instanceof MethodCallExpr call
        && call.getNameAsString().equals("append")
        && call.getScope().isPresent()) {
      at = call.getScope().get();
    }
    return at;
  }

  private boolean isGrowth(Expression target, String method) {
    return container(target)
        .flatMap(type -> type.use(method))
        .filter(use -> use == StoreUse.Kind.GROW)
        .isPresent();
  }

  private Optional<ContainerType> container(Expression expression) {
    return unit.declared.container(unit.types.of(expression).name());
  }

  private static boolean isBuffer(Kind kind) {
    return kind == Kind.TEXT || kind == Kind.BYTES || kind == Kind.LIST || kind == Kind.QUEUE;
  }

  private void local(Statement loop, LoopSource source, Expression growth, String name) {
    Local local = unit.frame.local(name).orElseThrow();
    Optional<VariableDeclarator> declared =
        local
            .init
            .filter(Accumulations::isEmpty)
            .flatMap(Node::getParentNode)
            .filter(VariableDeclarator.class::isInstance)
            .map(VariableDeclarator.class::cast);
    if (declared.isEmpty()
        || declared.get().isDescendantOf(loop)
        || !isSameFunction(declared.get(), loop)) {
      return;
    }
    Kind kind =
        local.type.isString()
            ? Kind.TEXT
            : unit.declared
                .container(local.type.name())
                .map(ContainerType::kind)
                .orElse(Kind.OBJECT);
    Optional<Node> scope = block(declared.get());
    if (!isBuffer(kind) || scope.isEmpty() || !written.add(declared.get())) {
      return;
    }
    Statement top = outermost(loop, declared.get());
    LoopUses.Found inside = uses.of(name, top);
    Aftermath.Found after = aftermath.of(name, kind, top, scope.get(), source.text());
    boolean changing =
        source.from() == AccumulationFact.From.CURSOR
            || source.from() == AccumulationFact.From.PAGES;
    boolean inUse = changing && Aftermath.changesDatabase(top, scope.get());
    unit.facts.accumulation(
        new AccumulationFact(
            declaration(declared.get()),
            unit.site(unit.offsets.span(growth)),
            name,
            Optional.empty(),
            kind,
            source.from(),
            source.text(),
            kindOf(loop),
            inside.emptied(),
            inside.sought(),
            uses.isSelective(growth, loop),
            inside.limited(),
            inside.needed() || after.needed() || inUse,
            after.consumed(),
            itemByItem.fix(declared.get(), growth)));
  }

  private void field(Statement loop, LoopSource source, Expression growth, Expression target) {
    Optional<Kind> kind =
        container(target).map(ContainerType::kind).filter(Accumulations::isBuffer);
    Optional<StoreTarget> store = unit.stores.of(target);
    boolean known = store.isPresent() && (kind.isPresent() || unit.types.of(target).isString());
    if (!known || !written.add(growth)) {
      return;
    }
    LoopUses.Found inside = uses.of(unit.offsets.text(target), loop);
    unit.facts.accumulation(
        new AccumulationFact(
            unit.site(unit.offsets.span(growth)),
            unit.site(unit.offsets.span(growth)),
            unit.offsets.text(target),
            store.map(StoreTarget::ref),
            kind.orElse(Kind.TEXT),
            source.from(),
            source.text(),
            kindOf(loop),
            inside.emptied(),
            inside.sought(),
            false,
            inside.limited(),
            inside.needed(),
            Set.of()));
  }

  private static boolean isEmpty(Expression init) {
    return switch (init) {
      case ObjectCreationExpr created ->
          created.getAnonymousClassBody().isEmpty()
              && created.getArguments().stream()
                  .allMatch(
                      argument ->
                          argument.isIntegerLiteralExpr()
                              || argument.isBinaryExpr()
                              || argument instanceof FieldAccessExpr access
                                  && Loops.isConstantName(access.getNameAsString())
                              || argument instanceof NameExpr name
                                  && Loops.isConstantName(name.getNameAsString()));
      case StringLiteralExpr text -> text.getValue().isEmpty();
      case MethodCallExpr call ->
          call.getArguments().isEmpty() && call.getNameAsString().startsWith("new");
      default -> false;
    };
  }

  /** The walk is at the loop; the declaration may stand in front of all loops. */
  private Site declaration(VariableDeclarator declared) {
    boolean repeated = false;
    Optional<Node> at = declared.getParentNode();
    while (at.isPresent() && !(at.get() instanceof BodyDeclaration<?>)) {
      repeated |= LoopSources.isLoop(at.get());
      at = at.get().getParentNode();
    }
    Site.Loop around = repeated ? unit.frame.loop : Site.Loop.NONE;
    return new Site(unit.offsets.span(declared.getName()), unit.frame.function, around);
  }

  /** The statements that a declaration is visible in. */
  private static Optional<Node> block(Node declared) {
    Optional<Node> at = declared.getParentNode();
    while (at.isPresent() && !(at.get() instanceof BlockStmt)) {
      at = at.get().getParentNode();
    }
    return at;
  }

  private static boolean isSameFunction(Node declared, Statement loop) {
    for (Optional<Node> at = loop.getParentNode(); at.isPresent(); at = at.get().getParentNode()) {
      if (at.get() instanceof LambdaExpr || at.get() instanceof BodyDeclaration<?>) {
        return declared.isDescendantOf(at.get());
      }
    }
    return false;
  }

  private static Site.Loop kindOf(Statement loop) {
    return switch (loop) {
      case ForStmt statement -> Loops.of(statement);
      case ForEachStmt statement -> Loops.of(statement);
      case WhileStmt statement -> Loops.of(statement);
      case DoStmt statement -> Loops.of(statement);
      default -> Site.Loop.DATA;
    };
  }

  /** The loop itself, or the outermost around it that the variable was declared in front of. */
  private static Statement outermost(Statement loop, Node declared) {
    Statement top = loop;
    for (Optional<Node> at = loop.getParentNode(); at.isPresent(); at = at.get().getParentNode()) {
      if (declared.isDescendantOf(at.get())) {
        return top;
      }
      if (LoopSources.isLoop(at.get())) {
        top = (Statement) at.get();
      }
    }
    return top;
  }

  /** All uses of a variable by name in a piece of code, in no class inside it. */
  static List<NameExpr> names(Node code, String name) {
    return code.findAll(NameExpr.class, node -> node.getNameAsString().equals(name));
  }
}
