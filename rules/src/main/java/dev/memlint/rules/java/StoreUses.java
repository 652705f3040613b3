package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.StoreFact.Bound;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.facts.StoreUse.Key;
import dev.memlint.rules.facts.StoreUse.Kind;
import dev.memlint.rules.java.StoreTarget.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down what happens to stores. */
final class StoreUses {
  private static final Set<String> MAY_DROP = Set.of("compute", "merge", "computeIfPresent");
  private static final Set<String> FILLERS = Set.of("addAll", "drainTo", "copyInto", "readLines");

  private static final Set<String> READS =
      Set.of(
          "get",
          "getOrDefault",
          "contains",
          "containsKey",
          "containsValue",
          "isEmpty",
          "size",
          "keySet",
          "values",
          "entrySet",
          "forEach",
          "iterator",
          "stream");

  private final Unit unit;
  private final Keys keys;
  private final MethodEffects effects;
  private final Initializers initializers;
  private final OnceTests once;
  private final ParameterUses parameters;
  private final Lookups lookups;
  private final Sizes sizes;
  private final SharedFields shared = new SharedFields();
  private final List<StoreUse> innerGrowth = new ArrayList<>();
  private final Set<StoreRef> innerRemoval = new HashSet<>();

  StoreUses(Unit unit) {
    this.unit = unit;
    this.keys = new Keys(unit);
    this.effects = new MethodEffects(unit);
    this.initializers = new Initializers(unit);
    this.once = new OnceTests(unit);
    this.parameters = new ParameterUses(unit);
    this.lookups = new Lookups(unit);
    this.sizes = new Sizes(unit);
  }

  /** A method called on a store, or with one as an argument. */
  void call(MethodCallExpr call) {
    String method = call.getNameAsString();
    call.getScope()
        .flatMap(unit.stores::of)
        .filter(target -> target.view() != View.ELEMENT || !isMadeBounded(call.getScope().get()))
        .ifPresent(target -> onStore(target, call, unit.site(unit.shortSpan(call))));
    arguments(call);
  }

  /** {@code inner = map.get(k); if (inner == null) inner = new Lru();}: the inner one evicts. */
  private boolean isMadeBounded(Expression inner) {
    return inner instanceof NameExpr local
        && unit.frame
            .code
            .findFirst(
                AssignExpr.class,
                assign ->
                    assign.getTarget().equals(local)
                        && initializers.of(assign.getValue()).bound() != Bound.NONE)
            .isPresent();
  }

  private void onStore(StoreTarget target, MethodCallExpr call, Site site) {
    String method = call.getNameAsString();
    List<Expression> arguments = call.getArguments();
    Optional<Kind> kind = effects.of(target, method, arguments.size());
    boolean mayDrop =
        MAY_DROP.contains(method) && !arguments.isEmpty() && MethodEffects.isMapLike(target);
    if (mayDrop && MethodEffects.mayDrop(arguments.getLast())) {
      add(target, Kind.SHRINK, site, method, Key.UNKNOWN);
    }
    if (kind.isEmpty() && READS.contains(method) && isSynchronized(target)) {
      add(target, Kind.READ, site, method, Key.UNKNOWN);
    }
    kind.ifPresent(
        use -> {
          if (use == Kind.GROW) {
            grow(target, call, site);
          } else {
            add(target, use, site, method, Key.UNKNOWN);
          }
        });
    lookups.note(target, method);
  }

  private void grow(StoreTarget target, MethodCallExpr call, Site site) {
    String method = call.getNameAsString();
    List<Expression> arguments = call.getArguments();
    if (method.equals("offer") && arguments.size() == 3) {
      return; // waits for room, so there is a bound
    }
    String told = MembershipTests.precedes(call) ? method + StoreUse.IF_NEW : method;
    StoreUse use =
        use(target, Kind.GROW, site, told, keys.of(target, method, arguments))
            .keyed(
                arguments.isEmpty() ? "" : lookups.by(arguments.getFirst()),
                lookups.answers(target, method, arguments));
    add(target, use);
  }

  /** Whether every method of the store, also one that only looks, takes its lock. */
  private static boolean isSynchronized(StoreTarget target) {
    return target.view() == View.WHOLE
        && target
            .field()
            .filter(
                field ->
                    field.type.name().equals("java.util.Hashtable")
                        || field
                            .initializer()
                            .filter(
                                made ->
                                    made instanceof MethodCallExpr call
                                        && call.getNameAsString().startsWith("synchronized"))
                            .isPresent())
            .isPresent();
  }

  /** {@code this.open::remove}, {@code list::add}. */
  void reference(MethodReferenceExpr reference) {
    unit.stores
        .of(reference.getScope())
        .or(() -> ofTypeScope(reference.getScope()))
        .ifPresent(
            target -> {
              String method = reference.getIdentifier();
              effects
                  .of(target, method, 1)
                  .ifPresent(kind -> add(target, kind, unit.site(reference), method, Key.DATA));
            });
  }

  /** JavaParser reads the {@code list} of {@code list::add} as a type. */
  private Optional<StoreTarget> ofTypeScope(Expression scope) {
    if (!scope.isTypeExpr()) {
      return Optional.empty();
    }
    String text = scope.toString();
    boolean plain = text.matches("[a-z_]\\w*|[A-Z][A-Z0-9_]*");
    return plain ? unit.stores.of(new NameExpr(text)) : Optional.empty();
  }

  /** An assignment; to a field outside construction it replaces or empties the store. */
  void assign(AssignExpr assign) {
    Optional<StoreTarget> found = assignedStore(assign.getTarget());
    if (found.isEmpty()) {
      return;
    }
    StoreTarget target = found.get();
    Optional<FieldInfo> field = target.field();
    if (assign.getOperator() == AssignExpr.Operator.PLUS) {
      if (field.isPresent() && field.get().type.isString()) {
        field.get().appended = true;
        add(target, Kind.GROW, unit.site(assign), "+=", Key.UNKNOWN);
      }
      return;
    }
    if (assign.getOperator() != AssignExpr.Operator.ASSIGN) {
      return;
    }
    if (!Nulls.isNull(assign.getValue())) {
      field.ifPresent(f -> f.assigned.add(initializers.of(assign.getValue())));
    }
    noteSharing(assign, field);
    boolean ownConstruction =
        unit.frame.constructs()
            && field.map(f -> unit.declared.encloses(f.owner, unit.frame.type)).orElse(false);
    boolean primitive = field.filter(f -> f.type.isPrimitive()).isPresent();
    if (ownConstruction || primitive || !mayHold(target)) {
      return;
    }
    if (Nulls.isNull(assign.getValue())) {
      add(target, Kind.CLEAR, unit.site(assign), "= null", Key.UNKNOWN);
    } else if (!Nulls.isLazilyMade(target, assign, unit)) {
      boolean fresh = Emptiness.isNewEmpty(assign.getValue());
      add(target, fresh ? Kind.CLEAR : Kind.REPLACE, unit.site(assign), "=", Key.UNKNOWN);
    }
  }

  /** A field given from outside, or made as a view of another, is changed through both. */
  private void noteSharing(AssignExpr assign, Optional<FieldInfo> field) {
    if (field.isEmpty() || !unit.frame.constructs()) {
      return;
    }
    noteView(field.get(), assign.getValue());
    boolean given =
        assign.getValue() instanceof NameExpr name
            && unit.frame.local(name.getNameAsString()).filter(l -> l.parameter).isPresent();
    if (given && field.get().container.isPresent()) {
      add(StoreTarget.of(field.get()), Kind.ESCAPE, unit.site(assign), "=", Key.UNKNOWN);
    }
  }

  /** {@code private final Collection<V> values = map.values();}. */
  void noteView(FieldInfo field, Expression value) {
    unit.stores
        .of(value)
        .filter(target -> target.view() == View.ENTRIES || target.view() == View.RANGE)
        .ifPresent(target -> field.viewOf = Optional.of(target));
  }

  private static boolean mayHold(StoreTarget target) {
    return target.field().isEmpty()
        || target.container().isPresent()
        || target.field().get().type.isArray()
        || target.field().get().type.isString()
        || target.field().get().isStatic;
  }

  /** Only a field itself can be assigned to, not what a local variable stands for. */
  private Optional<StoreTarget> assignedStore(Expression target) {
    return switch (target) {
      case NameExpr name when unit.frame.local(name.getNameAsString()).isPresent() ->
          Optional.empty();
      case NameExpr name ->
          unit.frame.type.visibleField(name.getNameAsString()).map(StoreTarget::of);
      case FieldAccessExpr access
          when access.getScope() instanceof ThisExpr && unit.types.field(access).isEmpty() ->
          Optional.empty();
      case FieldAccessExpr access -> unit.stores.of(access);
      default -> Optional.empty();
    };
  }

  /** A store that leaves the function as it is: returned, or handed to other code. */
  void escape(Expression value) {
    boolean returned = value.getParentNode().filter(ReturnStmt.class::isInstance).isPresent();
    String how = returned ? "return" : "argument";
    container(value)
        .ifPresent(target -> add(target, Kind.ESCAPE, unit.site(value), how, Key.UNKNOWN));
  }

  private void arguments(MethodCallExpr call) {
    if (call.getArguments().isEmpty()) {
      return;
    }
    String method = call.getNameAsString();
    String owner = unit.owner(call);
    boolean library = isLibrary(owner);
    Expression first = call.getArgument(0);
    if (owner.equals("java.util.Collections") && method.equals("addAll")
        || FILLERS.contains(method) && !method.equals("addAll")) {
      unit.stores
          .of(first)
          .ifPresent(target -> add(target, Kind.GROW, unit.site(call), method, Key.DATA));
    } else if (method.equals("removeIf")
        || method.equals("removeAll")
        || method.equals("retainAll")) {
      if (call.getArguments().size() == 2) {
        unit.stores
            .of(first)
            .ifPresent(target -> add(target, Kind.SHRINK, unit.site(call), method, Key.UNKNOWN));
      }
    } else if (!library) {
      handedOn(call);
    }
  }

  private void handedOn(MethodCallExpr call) {
    Optional<MethodDeclaration> own = parameters.target(call);
    for (int i = 0; i < call.getArguments().size(); i++) {
      Expression argument = call.getArgument(i);
      Optional<StoreTarget> store = own.isEmpty() ? Optional.empty() : container(argument);
      if (store.isEmpty()) {
        escape(argument);
        continue;
      }
      Site site = unit.site(unit.shortSpan(call));
      parameters
          .of(own.get(), i, store.get().container().orElseThrow())
          .forEach((kind, how) -> add(store.get(), kind, site, how, Key.DATA));
    }
  }

  private Optional<StoreTarget> container(Expression value) {
    return value instanceof NameExpr || value instanceof FieldAccessExpr
        ? unit.stores
            .of(value)
            .filter(target -> target.view() == View.WHOLE && target.container().isPresent())
        : Optional.empty();
  }

  /** Libraries copy, wrap or print what they are handed; they do not prune it. */
  private boolean isLibrary(String type) {
    return JdkTypes.isPlatform(type)
        || type.startsWith("com.google.common.")
        || type.startsWith("org.apache.commons.")
        || type.endsWith("Logger")
        || unit.apis.type(type).isPresent();
  }

  /** Stores handed to a constructor; the library's own only copy or wrap. */
  void creation(ObjectCreationExpr created) {
    String type = unit.type(created.getType()).name();
    if (isLibrary(type)) {
      return;
    }
    Optional<TypeInfo> own = unit.declared.ofName(type);
    int count = created.getArguments().size();
    for (int i = 0; i < count; i++) {
      Expression argument = created.getArgument(i);
      Optional<StoreTarget> store = own.isEmpty() ? Optional.empty() : container(argument);
      if (store.isEmpty() || !shared.share(own.get(), count, i, store.get())) {
        escape(argument);
      }
    }
  }

  /** A length compared with a limit. */
  void boundCheck(StoreTarget target, Node condition, String operation, Expression limit) {
    StoreUse check =
        use(target, Kind.BOUND_CHECK, unit.site(condition), operation, Key.UNKNOWN)
            .limited(sizes.of(limit));
    add(target, check);
  }

  private void add(StoreTarget target, Kind kind, Site site, String operation, Key key) {
    add(target, use(target, kind, site, operation, key));
  }

  private StoreUse use(StoreTarget target, Kind kind, Site site, String operation, Key key) {
    boolean guarded =
        unit.frame.isGuarded(target.ref()) || kind == Kind.GROW && once.isFilledOnce(target);
    return new StoreUse(target.ref(), kind, site, operation, key, guarded);
  }

  private void add(StoreTarget target, StoreUse use) {
    StoreRef ref = target.ref();
    Kind kind = use.kind();
    if (JdkTypes.isPlatform(ref.owner())) {
      return; // System.out is nobody's store
    }
    if (target.view() != View.ELEMENT) {
      unit.facts.use(use);
      if (kind.removes()) {
        shared.removal(use);
      }
    } else if (kind == Kind.GROW) {
      innerGrowth.add(use);
    } else if (kind.removes()) {
      innerRemoval.add(ref);
    }
  }

  /**
   * What is added to containers inside a store makes the store grow, unless the file also takes
   * something out of them: emptied inner containers say nothing sure about the outer one.
   */
  void finish() {
    shared.finish(unit.facts);
    for (StoreUse use : innerGrowth) {
      if (!innerRemoval.contains(use.store())) {
        unit.facts.use(use);
      }
    }
  }
}
