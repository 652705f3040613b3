package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.python.ClassInfo.Attribute;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Content;
import dev.memlint.rules.facts.StoreRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the stores that a file declares and remembers what kind each is. */
final class Stores {
  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Initialisers initialisers;
  private final StoreRefs refs;
  private final Construction construction;
  private final Sites sites;
  private final Map<StoreRef, Initial> known = new HashMap<>();
  private final ScriptVariables scriptVariables;

  Stores(
      Code code,
      Scopes scopes,
      Meaning meaning,
      Initialisers initialisers,
      StoreRefs refs,
      Construction construction,
      Sites sites) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.initialisers = initialisers;
    this.refs = refs;
    this.construction = construction;
    this.sites = sites;
    this.scriptVariables = new ScriptVariables(code, scopes);
  }

  /** What this file says about a store; empty when it is declared elsewhere. */
  Optional<Initial> known(StoreRef ref) {
    return Optional.ofNullable(known.get(ref));
  }

  /** Declares everything that module, classes and parameters hold. */
  void declare(FactsBuilder out) {
    scopes.module().bindings().forEach((name, bindings) -> global(name, bindings, out));
    for (ClassInfo owner : scopes.classes()) {
      owner.attributes().forEach((name, all) -> attribute(owner, name, all, out));
    }
    for (Scope function : scopes.functions()) {
      defaults(function, out);
    }
  }

  private void global(String name, List<Binding> bindings, FactsBuilder out) {
    List<Binding> assigned = bindings.stream().filter(b -> b.is(How.ASSIGNED)).limit(8).toList();
    boolean other =
        bindings.stream().anyMatch(b -> b.is(How.FUNCTION) || b.is(How.CLASS) || b.is(How.IMPORT));
    if (assigned.isEmpty() || other || isDunder(name)) {
      return;
    }
    List<Initial> values = new ArrayList<>();
    for (Binding binding : assigned) {
      values.add(initialisers.of(binding.value(), binding.annotation()));
    }
    StoreRef ref = new StoreRef(meaning.moduleName(), name);
    Initial initial = filledLater(name, values, assigned);
    known.put(ref, initial);
    boolean grown = bindings.stream().anyMatch(b -> b.is(How.AUGMENTED));
    if (!scriptVariables.contains(name, initial)
        && isWorthTelling(initial, assigned.getFirst().value(), grown)) {
      StoreFact.Scope scope =
          isThreadLocal(assigned) ? StoreFact.Scope.THREAD : StoreFact.Scope.PROCESS;
      add(out, ref, assigned.getFirst().node(), initial, scope);
    }
  }

  /**
   * What a global that starts as None gets from the first function that needs it; nothing for one
   * that functions also empty.
   */
  private static Initial filledLater(String name, List<Initial> values, List<Binding> assigned) {
    Initial best = Initialisers.best(values).orElseThrow();
    Optional<Content> later =
        values.stream()
            .map(Initial::content)
            .filter(c -> c == Content.FILE || c == Content.LOADED)
            .findFirst();
    boolean emptied = false;
    for (int i = 0; i < values.size(); i++) {
      boolean inFunction = assigned.get(i).scope().is(Scope.Kind.FUNCTION);
      emptied |= inFunction && values.get(i).content() == Content.EMPTY;
    }
    if (later.isEmpty()) {
      return best;
    }
    if (emptied) {
      return best.with(Content.EMPTY);
    }
    return best.with(Origins.isSmall(name) ? Content.CONFIGURATION : later.get());
  }

  private boolean isThreadLocal(List<Binding> assigned) {
    return assigned.stream()
        .anyMatch(
            b ->
                code.is(b.value(), NodeKind.CALL)
                    && meaning.callee(b.value()).equals("threading.local"));
  }

  /** Other names for functions, types and values, and small literals, hold nothing of their own. */
  private boolean isWorthTelling(Initial initial, int value, boolean grown) {
    boolean alias =
        switch (code.kind(code.bare(value))) {
          case IDENTIFIER, ATTRIBUTE, SUBSCRIPT, STRING, CONCATENATED_STRING -> true;
          default -> false;
        };
    if (initial.kind() == StoreFact.Kind.OBJECT) {
      boolean nothing = initial.content() == Content.EMPTY || initial.content() == Content.SMALL;
      return !nothing && !alias;
    }
    boolean text = initial.kind() == StoreFact.Kind.TEXT || initial.kind() == StoreFact.Kind.BYTES;
    boolean constant = initial.content() == Content.SMALL || initial.content() == Content.EMPTY;
    return !(isText(initial) && constant && code.isString(code.bare(value))) || grown;
  }

  private void attribute(ClassInfo owner, String name, List<Attribute> all, FactsBuilder out) {
    if (isDunder(name) || all.stream().anyMatch(this::isColumn)) {
      return;
    }
    List<String> bases = meaning.allBases(owner);
    List<Attribute> inBody = all.stream().filter(Attribute::inClassBody).toList();
    List<Attribute> onSelf = all.stream().filter(a -> isOnSelf(a)).toList();
    boolean isField =
        inBody.stream()
            .anyMatch(
                a -> a.annotation() != Code.NONE && (isRecord(owner, bases) || isFieldOfRecord(a)));
    boolean ownPerObject =
        onSelf.stream().anyMatch(a -> construction.isConstructor(a.scope().functionOrModule()));
    boolean onlyDefault = inBody.stream().allMatch(a -> code.is(a.value(), NodeKind.NONE));
    // An annotation without a value makes no class attribute, whatever reads it: pydantic, attrs.
    boolean onlyDeclared =
        !inBody.isEmpty()
            && inBody.stream().allMatch(a -> a.annotation() != Code.NONE && a.value() == Code.NONE);
    // None is no container; whoever fills it does so on the object, unless through the class.
    boolean filledOnObjects =
        onlyDefault && all.stream().allMatch(a -> a.inClassBody() || isOnSelf(a));
    boolean perObject = isField || onlyDeclared || filledOnObjects || ownPerObject;
    if (!inBody.isEmpty() && !isField && bases.stream().anyMatch(BaseClasses::isEnum)) {
      return;
    }
    Optional<Initial> best = Initialisers.best(values(all));
    if (best.isEmpty()) {
      return;
    }
    StoreRef ref = new StoreRef(owner.name(), name);
    known.put(ref, best.get());
    Attribute first = declaration(all, onSelf, perObject && !isField);
    // A class that a function makes goes with the call, and so does what it holds.
    boolean ofCall = !perObject && owner.around().functionOrModule().is(Scope.Kind.FUNCTION);
    boolean told =
        perObject
            ? isHeldByObject(best.get())
            : !ofCall && isWorthTelling(best.get(), first.value(), false);
    if (told) {
      add(
          out,
          ref,
          first.target(),
          best.get(),
          perObject ? StoreFact.Scope.INSTANCE : StoreFact.Scope.PROCESS);
    }
  }

  /** What is assigned, typed by the class body where the assignment is not; declarations last. */
  private List<Initial> values(List<Attribute> all) {
    int declared =
        all.stream()
            .filter(a -> a.inClassBody() && a.value() == Code.NONE)
            .map(Attribute::annotation)
            .findFirst()
            .orElse(Code.NONE);
    List<Initial> assigned = new ArrayList<>();
    List<Initial> onlyDeclared = new ArrayList<>();
    for (Attribute one : all.subList(0, Math.min(8, all.size()))) {
      if (one.direct()) {
        boolean valued = one.value() != Code.NONE;
        int annotation = one.annotation() == Code.NONE ? declared : one.annotation();
        (valued ? assigned : onlyDeclared).add(initialisers.of(one.value(), annotation));
      }
    }
    assigned.addAll(onlyDeclared);
    return assigned;
  }

  private Attribute declaration(List<Attribute> all, List<Attribute> onSelf, boolean preferSelf) {
    List<Attribute> from = preferSelf && !onSelf.isEmpty() ? onSelf : all;
    return from.stream()
        .filter(a -> construction.contains(a.scope()))
        .findFirst()
        .orElse(from.getFirst());
  }

  /** Assigned through {@code self}, not through {@code cls} or in the body. */
  private boolean isOnSelf(Attribute attribute) {
    return !attribute.inClassBody()
        && !code.textIs(code.child(attribute.target(), Field.OBJECT), "cls");
  }

  /** {@code tags: Mapped[list[str]] = mapped_column()}: a descriptor, by which rows are read. */
  private boolean isColumn(Attribute attribute) {
    int value = code.bare(attribute.value());
    boolean described =
        code.is(value, NodeKind.CALL)
            && code.calleeName(value)
                .matches(
                    "mapped_column|relationship|Column|column_property|association_proxy|backref");
    String annotation =
        attribute.annotation() == Code.NONE ? "" : code.text(attribute.annotation());
    return attribute.inClassBody()
        && (described || annotation.matches("(?:\\w+\\.)*(?:Dynamic|WriteOnly)?Mapped\\[.*"));
  }

  /** {@code items: list = Field(default_factory=list)}: a record, whatever its bases are called. */
  private boolean isFieldOfRecord(Attribute attribute) {
    int value = code.bare(attribute.value());
    return code.is(value, NodeKind.CALL)
        && (code.keyword(value, "default_factory") != Code.NONE
            || code.calleeName(value).matches("Field|PrivateAttr|field|attrib|ib"));
  }

  private boolean isRecord(ClassInfo owner, List<String> bases) {
    boolean decorated =
        code.decorators(owner.node()).stream()
            .map(code::text)
            .anyMatch(d -> d.matches("(.*\\.)?(dataclass|define|frozen|mutable|attrs|s)(\\(.*)?"));
    return decorated || bases.stream().anyMatch(BaseClasses::isRecord);
  }

  private static boolean isHeldByObject(Initial initial) {
    return switch (initial.content()) {
      case FILE, LOADED, BUFFER -> true;
      case EMPTY, TABLE -> initial.canGrow();
      case OTHER, CONFIGURATION -> initial.canGrow() && !isText(initial);
      case SMALL, PATTERN, TELEMETRY -> false;
    };
  }

  private static boolean isText(Initial initial) {
    return initial.kind() == StoreFact.Kind.TEXT || initial.kind() == StoreFact.Kind.BYTES;
  }

  private void defaults(Scope function, FactsBuilder out) {
    int list = code.child(function.node(), Field.PARAMETERS);
    for (Parameters.Parameter parameter : Parameters.of(code, list)) {
      if (MutableDefaults.isMutable(code, meaning, parameter.defaultValue())
          && !MutableDefaults.isReplaced(function, parameter.name())
          && !MutableDefaults.isDeliberate(parameter.name())) {
        StoreRef ref = new StoreRef(refs.functionName(function), parameter.name());
        Initial initial = initialisers.of(parameter.defaultValue(), parameter.annotation());
        known.put(ref, initial);
        add(out, ref, parameter.nameNode(), initial, StoreFact.Scope.DEFAULT_ARGUMENT);
      }
    }
  }

  /**
   * {@code self.session.violations = []}: the first assignment of a path declares it when no class
   * of this file does.
   */
  void path(int target, int value, Target resolved, FactsBuilder out) {
    StoreRef ref = resolved.ref();
    boolean longPath = Names.isQualified(ref.name());
    boolean ownClass = meaning.classNamed(ref.owner()).isPresent();
    if (known.containsKey(ref) || resolved.isElement() || !longPath && !ownClass) {
      return;
    }
    Initial initial = initialisers.of(value, Code.NONE);
    known.put(ref, initial);
    if (initial.canGrow() && initial.content() != Content.SMALL) {
      add(out, ref, target, initial, StoreFact.Scope.INSTANCE);
    }
  }

  private void add(
      FactsBuilder out, StoreRef ref, int node, Initial initial, StoreFact.Scope scope) {
    out.store(
        new StoreFact(
            ref,
            sites.brief(node),
            initial.kind(),
            initial.type(),
            initial.key(),
            initial.element(),
            scope,
            initial.bound(),
            content(node, initial.content()),
            initial.shared(),
            initial.size()));
  }

  /** What the program under a module loads is its own, and goes when it ends. */
  private Content content(int node, Content content) {
    boolean loads = content == Content.LOADED || content == Content.FILE;
    return loads && code.isUnderMain(node) ? Content.SMALL : content;
  }

  private static boolean isDunder(String name) {
    return name.startsWith("__") && name.endsWith("__");
  }
}
