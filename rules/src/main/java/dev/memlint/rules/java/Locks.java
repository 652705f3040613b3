package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.LockFact;
import dev.memlint.rules.facts.LockFact.Guards;
import dev.memlint.rules.facts.LockFact.WaitsFor;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.StoreFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes down where code waits inside {@code synchronized} or between lock and unlock. */
final class Locks {
  private static final int MAX_FACTS_PER_LOCK = 4;

  /** Starting, ending and loading once are done in order on purpose. */
  private static final Pattern LIFECYCLE =
      Pattern.compile(
          "(?i)(<init>|main|start|stop|open|close|init|shut|destroy|dispose|connect|disconnect"
              + "|reconnect|boot|bind|unbind|setup|tear|join|await|flush|sync|commit|rollback"
              + "|reset|configure|restart|register|deploy).*");

  /** What can serve only one at a time. */
  private static final Pattern STREAM =
      Pattern.compile(".*(Stream|Reader|Writer|Socket|Channel|File|Connection|Statement|Process)");

  private static final Set<String> ENTRY_CHANGES =
      Set.of("put", "putIfAbsent", "computeIfAbsent", "add", "addLast", "offer", "putAll");

  private final Unit unit;
  private final List<Held> held = new ArrayList<>();

  Locks(Unit unit) {
    this.unit = unit;
  }

  /** A lock that is taken at the walk's place. */
  private static final class Held {
    private final String text;
    private final Site site;
    private final Frame frame;
    private final Node region;
    private Optional<Guards> guards = Optional.empty();
    private int facts;

    Held(String text, Site site, Frame frame, Node region) {
      this.text = text;
      this.site = site;
      this.frame = frame;
      this.region = region;
    }
  }

  /** Walks the body of a {@code synchronized} block. */
  void region(SynchronizedStmt region, Runnable body) {
    int mark = mark();
    hold(unit.offsets.text(region.getExpression()), region.getExpression(), region);
    body.run();
    release(mark);
  }

  /** Walks the body of a method that may be {@code synchronized}. */
  void method(MethodDeclaration method, Runnable body) {
    int mark = mark();
    if (method.isSynchronized()) {
      hold(
          method.isStatic() ? Names.simple(unit.frame.type.name) : "this",
          method.getName(),
          method);
    }
    body.run();
    release(mark);
  }

  /** How many locks are taken; for {@link #release}. */
  int mark() {
    return held.size();
  }

  /** Forgets the locks that were taken in a block that ends. */
  void release(int mark) {
    while (held.size() > mark) {
      held.removeLast();
    }
  }

  private void hold(String text, Node at, Node region) {
    if (unit.frame.kind != FunctionFact.Kind.TEST) {
      held.add(new Held(text, unit.site(at), unit.frame, region));
    }
  }

  void call(MethodCallExpr call) {
    String method = call.getNameAsString();
    Optional<Expression> scope = call.getScope();
    if (scope.isPresent() && call.getArguments().isEmpty()) {
      if (method.equals("lock") && isLock(scope.get())) {
        Enclosing.block(call).ifPresent(block -> hold(unit.offsets.text(scope.get()), call, block));
        return;
      }
      if (method.equals("unlock")) {
        String text = unit.offsets.text(scope.get());
        held.removeIf(lock -> lock.text.equals(text) && lock.frame == unit.frame);
        return;
      }
    }
    Optional<WaitsFor> waits = waits(call, method);
    note(waits);
    if (held.isEmpty() || held.getLast().frame != unit.frame) {
      return;
    }
    if (waits.isPresent()) {
      if (waits.get() != WaitsFor.IO || !isOnOwnResource(scope)) {
        write(call, waits.get(), shown(call), Optional.empty());
      }
    } else if (isOwn(call)) {
      String owner = unit.frame.type.declaring(method).map(type -> type.name).orElse("");
      Callee callee = new Callee(method, owner, call.getArguments().size(), unit.frame.loop);
      write(call, WaitsFor.IO, method, Optional.of(callee));
    }
  }

  void creation(ObjectCreationExpr created) {
    String type = unit.type(created.getType()).name();
    Optional<WaitsFor> waits = unit.apis.waitsFor(type + "#<init>");
    note(waits);
    if (!held.isEmpty() && held.getLast().frame == unit.frame) {
      waits.ifPresent(what -> write(created, what, "new " + Names.simple(type), Optional.empty()));
    }
  }

  private void note(Optional<WaitsFor> waits) {
    if (waits.filter(WaitsFor.IO::equals).isPresent()) {
      unit.facts.waits(unit.frame.function);
    }
  }

  private boolean isLock(Expression scope) {
    String type = unit.types.of(scope).name();
    return type.startsWith("java.util.concurrent.locks.")
        || scope instanceof MethodCallExpr call
            && (call.getNameAsString().equals("writeLock")
                || call.getNameAsString().equals("readLock"));
  }

  private Optional<WaitsFor> waits(MethodCallExpr call, String method) {
    String owner = unit.owner(call);
    for (Optional<String> type = Optional.of(owner).filter(name -> !name.isEmpty());
        type.isPresent();
        type = JdkTypes.supertype(type.get())) {
      Optional<WaitsFor> waits = unit.apis.waitsFor(type.get() + "#" + method);
      if (waits.isPresent()) {
        return waits;
      }
    }
    return Optional.empty();
  }

  /** A stream in a field, or that a caller gives, is what the lock is there for. */
  private boolean isOnOwnResource(Optional<Expression> scope) {
    return scope
        .filter(this::isOnOwnResource)
        .filter(of -> STREAM.matcher(unit.types.of(of).name()).matches())
        .isPresent();
  }

  private boolean isOnOwnResource(Expression scope) {
    return switch (scope) {
      case NameExpr name -> {
        Optional<Local> local = unit.frame.local(name.getNameAsString());
        yield local.isEmpty()
            ? unit.types.namedType(name).isEmpty()
            : local.get().parameter || local.get().init.filter(this::isField).isPresent();
      }
      case FieldAccessExpr access -> unit.types.namedType(access).isEmpty();
      case MethodCallExpr call ->
          call.getScope().isPresent() && isOnOwnResource(call.getScope().get());
      default -> false;
    };
  }

  private boolean isField(Expression init) {
    return init instanceof FieldAccessExpr
        || init instanceof NameExpr name && unit.frame.local(name.getNameAsString()).isEmpty();
  }

  private boolean isOwn(MethodCallExpr call) {
    boolean onThis = call.getScope().isEmpty() || call.getScope().get().isThisExpr();
    return onThis && unit.frame.type.declaring(call.getNameAsString()).isPresent();
  }

  private void write(Node waiting, WaitsFor what, String api, Optional<Callee> callee) {
    Held lock = held.getLast();
    if (lock.facts++ >= MAX_FACTS_PER_LOCK) {
      return;
    }
    if (lock.guards.isEmpty()) {
      lock.guards = Optional.of(guarded(lock.region));
    }
    Site site =
        waiting instanceof MethodCallExpr call
            ? unit.site(unit.shortSpan(call))
            : unit.site(waiting);
    unit.facts.lock(
        new LockFact(
            lock.site,
            site,
            lock.text,
            LockFact.Kind.BLOCKING,
            what,
            api,
            callee,
            lock.guards.get(),
            !lock.text.contains("readLock")));
  }

  private Guards guarded(Node region) {
    String function =
        region instanceof MethodDeclaration method
            ? method.getNameAsString()
            : Enclosing.method(region).map(MethodDeclaration::getNameAsString).orElse("<init>");
    if (LIFECYCLE.matcher(function).matches()) {
      return Guards.ORDER;
    }
    boolean entries = region.findFirst(MethodCallExpr.class, this::changesEntries).isPresent();
    if (entries) {
      return Guards.ENTRIES;
    }
    // if (instance == null) { instance = load(); }: all who wait need what is being made.
    boolean once =
        region
            .findFirst(
                AssignExpr.class,
                assign ->
                    assign.getTarget() instanceof FieldAccessExpr
                        || assign.getTarget() instanceof NameExpr name
                            && unit.frame.local(name.getNameAsString()).isEmpty())
            .isPresent();
    return once ? Guards.ORDER : Guards.STATE;
  }

  private boolean changesEntries(MethodCallExpr call) {
    return ENTRY_CHANGES.contains(call.getNameAsString())
        && call.getScope()
            .flatMap(unit.stores::of)
            .flatMap(StoreTarget::field)
            .flatMap(field -> field.container)
            .filter(container -> container.kind() != StoreFact.Kind.TEXT)
            .isPresent();
  }

  private static String shown(MethodCallExpr call) {
    String scope = call.getScope().map(Node::toString).orElse("");
    boolean brief = !scope.isEmpty() && scope.length() <= 40 && scope.indexOf('\n') < 0;
    return brief ? scope + "." + call.getNameAsString() : call.getNameAsString();
  }
}
