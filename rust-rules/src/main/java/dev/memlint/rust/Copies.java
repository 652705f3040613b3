package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.CopyFact;
import dev.memlint.rules.facts.CopyFact.Form;
import dev.memlint.rules.facts.CopyFact.Into;
import dev.memlint.rules.facts.CopyFact.Ownership;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rust.Scopes.Local;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down deep copies around shared pointers and locks. */
final class Copies {
  private static final Set<String> COPYING = Set.of("clone", "to_owned", "to_string", "to_vec");
  private final Context c;
  private final Code code;
  private final Ownerships ownerships;
  private final Expected expected;
  private final Sharing sharing;
  private final LastUses lastUses;
  private final Guards guards;
  private final StoreCopies stores;
  private final Invariance invariance;

  Copies(Context context, Containers containers, LocalStores locals, Loops loops) {
    this.c = context;
    this.code = context.code;
    this.ownerships = new Ownerships(context, containers);
    this.expected = new Expected(context);
    this.sharing = new Sharing(context, loops);
    this.lastUses = new LastUses(context);
    this.guards = new Guards(context);
    this.stores = new StoreCopies(context, locals, ownerships);
    this.invariance = new Invariance(context, loops);
  }

  void call(int call) {
    String method = code.method(call);
    if (method.isEmpty()) {
      intoPointer(call);
    } else if (method.equals("into") && code.arguments(call) == 0) {
      intoByConversion(call);
    } else if (COPYING.contains(method) && code.arguments(call) == 0) {
      if (!outOf(call, code.receiver(call)) && !method.equals("to_string")) {
        stores.copied(call);
      }
    } else if (method.equals("cloned") && code.arguments(call) == 0) {
      stores.cloned(call);
    }
  }

  /** {@code Arc::new(x.clone())}, {@code Rc::from(x.to_vec())}. */
  private void intoPointer(int call) {
    int function = code.function(call);
    if (!code.is(function, code.s.scopedIdentifier)) {
      return;
    }
    TypeRef pointer = c.values.qualifierType(function);
    String name = code.fieldText(function, code.s.nameField);
    if (code.arguments(call) != 1) {
      return;
    }
    int argument = code.bare(code.argument(call, 0));
    if (name.equals("clone")) {
      outOfByPath(call, pointer, argument);
    }
    if (!pointer.isCounted()) {
      return;
    }
    if (name.equals("unwrap_or_clone")) {
      unwrapOrClone(call, pointer.simple(), argument);
      return;
    }
    if (!name.equals("new") && !name.equals("from")) {
      return;
    }
    int held = held(argument);
    int copied = copied(held);
    if (copied != NONE) {
      List<Fix> again =
          held == argument
              ? sharing.instead(call, pointer.simple(), held, copied, unwrapped(copied))
              : List.of();
      intoShared(call, pointer.simple(), held, copied, false, again);
      return;
    }
    throughVariable(call, pointer.simple(), argument);
  }

  /** On the last share this moves; only a share made for it is certainly not the last. */
  private void unwrapOrClone(int call, String pointer, int argument) {
    int share = argument;
    if (code.is(argument, code.s.identifier)) {
      Optional<Local> local = c.scopes.find(code.tree.text(argument));
      boolean let = local.filter(l -> code.is(l.declaration(), code.s.letDeclaration)).isPresent();
      share = let ? code.bare(local.get().initializer()) : NONE;
    }
    if (share != NONE && c.values.of(argument).type().isCounted() && isShare(share)) {
      fact(call, Form.COPY_OUT_OF_SHARED, pointer, share, false);
    }
  }

  /** {@code Config::clone(&arc)}: the type in front says that the pointer is looked through. */
  private void outOfByPath(int call, TypeRef named, int pointer) {
    TypeRef type = c.items.resolve(c.values.of(pointer).type());
    boolean inner =
        !named.isUnknown()
            && type.isCounted()
            && c.items.resolve(type.arg(0)).simple().equals(named.simple());
    if (inner && !named.isCounted()) {
      fact(call, Form.COPY_OUT_OF_SHARED, type.simple(), pointer, isMutated(call));
    }
  }

  /**
   * What a pointer holds, inside a lock that is made anew each time: {@code
   * Arc::new(Mutex::new(x))}. Made once, the copy in the lock is there to be changed.
   */
  private int held(int argument) {
    int function = code.function(argument);
    boolean lock =
        code.is(function, code.s.scopedIdentifier)
            && code.fieldText(function, code.s.nameField).equals("new")
            && code.arguments(argument) == 1
            && c.values.qualifierType(function).isLock();
    boolean repeated = c.loop.repeats() || c.functionKind == FunctionFact.Kind.HANDLER;
    return lock && repeated ? code.bare(code.argument(argument, 0)) : argument;
  }

  private boolean isShare(int expression) {
    return code.method(expression).equals("clone")
        || Names.simple(c.callee(expression)).equals("clone");
  }

  /** {@code let y = x.clone(); Arc::new(y)}. */
  private void throughVariable(int call, String pointer, int argument) {
    if (!code.is(argument, code.s.identifier)) {
      return;
    }
    Optional<Local> local = c.scopes.find(code.tree.text(argument));
    int initializer = local.map(Local::initializer).orElse(NONE);
    int copied = initializer == NONE ? NONE : copied(code.bare(initializer));
    if (copied != NONE && code.is(local.get().declaration(), code.s.letDeclaration)) {
      boolean mutable = local.get().mutable();
      intoShared(call, pointer, code.bare(initializer), copied, mutable, List.of());
    }
  }

  /** {@code x.clone().into()} where an Arc is wanted. */
  private void intoByConversion(int call) {
    int argument = code.bare(code.receiver(call));
    int copied = copied(argument);
    TypeRef wanted = c.items.resolve(expected.of(call).type());
    // A type that is not known may be converted to a pointer by any code of its own.
    boolean known =
        copied != NONE
            && !code.method(argument).equals("to_string") // a borrowed text, copied once
            && !c.values.of(code.bare(copied)).equals(Value.UNKNOWN);
    if (known && wanted.isCounted()) {
      intoShared(call, wanted.simple(), argument, copied, false, List.of());
    }
  }

  /** What a copying expression copies, or none when it is no copy. */
  private int copied(int expression) {
    if (COPYING.contains(code.method(expression)) && code.arguments(expression) == 0) {
      return code.receiver(expression);
    }
    String callee = c.callee(expression);
    boolean byPath =
        callee.equals("std::clone::Clone::clone") || callee.endsWith("ToOwned::to_owned");
    return byPath ? code.argument(expression, 0) : NONE;
  }

  private void intoShared(
      int call, String pointer, int copy, int copied, boolean mutated, List<Fix> again) {
    int source = code.bare(copied);
    String method = code.method(copy);
    boolean literal = code.is(source, code.s.string) || code.is(source, code.s.rawString);
    TypeRef type = c.items.resolve(c.values.of(source).type());
    Ownership ownership = ownerships.of(type);
    if (ownership == Ownership.SHARED && !type.isCounted()) {
      return; // a handle, channel end or newtype over a counter: nothing deep is copied
    }
    // Text made from a number or by Display is new, and so is the text of a literal.
    boolean made =
        literal
            || method.equals("to_string") && ownership != Ownership.OWNED
            || isFresh(source)
            || isRange(source)
            || isPartOfDropped(source)
            || isForeignSelf(source)
            || isForTheOne(call);
    if (!made) {
      boolean parts = mutated || lastUses.isChangedLater(call, source);
      fact(call, Form.COPY_INTO_SHARED, pointer, source, parts, parts ? List.of() : again);
    }
  }

  /** In a loop, an arm for the one item that equals another: it runs once, not for each item. */
  private boolean isForTheOne(int call) {
    int arm = code.tree.ancestorOfKind(call, code.s.matchArm);
    if (!c.loop.repeats() || arm == NONE || arm < c.functionNode) {
      return false;
    }
    int guard = code.field(code.field(arm, code.s.patternField), code.s.conditionField);
    return code.is(guard, code.s.binary) && code.binaryOperator(guard).equals("==");
  }

  /** From a type that implements Drop nothing can be moved out, not even at its end. */
  private boolean isPartOfDropped(int source) {
    return code.is(source, code.s.fieldExpression)
        && code.is(code.field(source, code.s.valueField), code.s.self)
        && c.items.traitsOf(c.values.selfType().simple()).stream()
            .anyMatch(name -> Names.simple(name).equals("Drop"));
  }

  /**
   * {@code self} in a trait's implementation for text, a slice or a library's container: neither
   * the borrow nor the type can be changed here, so somebody has to copy.
   */
  private boolean isForeignSelf(int source) {
    if (!code.is(source, code.s.self)) {
      return false;
    }
    int item = code.tree.ancestorOfKind(source, code.s.implItem);
    TypeRef self = c.items.resolve(c.values.selfType());
    boolean own = c.items.struct(self).isPresent() || c.items.isEnum(self.simple());
    return item != NONE
        && code.field(item, code.s.traitField) != NONE
        && !own
        && ownerships.of(self) == Ownership.OWNED;
  }

  /** {@code list[first..]}: no pointer to the whole can stand for a part of it. */
  private boolean isRange(int source) {
    return code.is(source, code.s.indexExpression) && code.tree.text(source).contains("..");
  }

  /** The result of a call is nobody else's, unless the call only looks into something. */
  private boolean isFresh(int source) {
    return code.is(source, code.s.call)
        && c.values.of(source).equals(Value.UNKNOWN)
        && !code.isMethodCall(source);
  }

  /**
   * {@code (*arc).clone()}, {@code arc.as_ref().clone()}, {@code lock.read().unwrap().clone()}.
   *
   * @return whether it is one of them
   */
  private boolean outOf(int call, int receiver) {
    int source = unwrapped(receiver);
    boolean starred = source != receiver && isStarred(receiver);
    int opener = guards.opener(source);
    if (opener != NONE) {
      if (!isPutBack(call)) {
        guardCopy(call, opener);
      }
      return true;
    }
    Value value = c.values.of(source);
    TypeRef type = c.items.resolve(value.type());
    boolean asRef = code.method(code.bare(receiver)).equals("as_ref");
    boolean converts = code.method(call).equals("to_vec");
    if (type.isCounted() && (starred || asRef || converts)) {
      if (isPutBack(call)) {
        return true; // told at the pointer that is made for it
      }
      int pointer = asRef ? code.receiver(code.bare(receiver)) : source;
      fact(call, Form.COPY_OUT_OF_SHARED, type.simple(), code.bare(pointer), isMutated(call));
      return true;
    }
    if (type.isGuard()) {
      fact(call, Form.COPY_OUT_OF_GUARD, type.simple(), source, isMutated(call));
      return true;
    }
    return false;
  }

  /** {@code Arc::new((*shared).clone())}: what is copied out goes into a new pointer at once. */
  private boolean isPutBack(int copy) {
    int outer = code.tree.ancestorOfKind(copy, code.s.call);
    int function = outer == NONE ? NONE : code.function(outer);
    return code.is(function, code.s.scopedIdentifier)
        && code.arguments(outer) == 1
        && code.bare(code.argument(outer, 0)) == copy
        && code.fieldText(function, code.s.nameField).matches("new|from")
        && c.values.qualifierType(function).isCounted();
  }

  private boolean isStarred(int receiver) {
    for (int node = receiver; node < code.tree.subtreeEnd(receiver); node++) {
      if (code.is(node, code.s.unary)) {
        return code.operator(node) == '*';
      }
    }
    return false;
  }

  private int unwrapped(int receiver) {
    int at = code.bare(receiver);
    while (code.is(at, code.s.unary) && code.operator(at) == '*') {
      at = code.bare(code.first(at));
    }
    if (code.method(at).equals("as_ref")
        && c.items.resolve(c.values.of(code.receiver(at)).type()).isCounted()) {
      return code.bare(code.receiver(at));
    }
    return at;
  }

  private void guardCopy(int call, int opener) {
    TypeRef lock = c.items.resolve(c.values.of(code.receiver(opener)).type());
    TypeRef at = lock;
    while (at.isWrapper() && !at.isLock() && !at.args().isEmpty()) {
      at = at.arg(0);
    }
    String method = code.method(opener);
    String pointer =
        at.isLock()
            ? at.simple()
            : method.endsWith("lock")
                ? "Mutex"
                : method.startsWith("borrow") ? "RefCell" : "RwLock";
    TypeRef inner = at.isLock() ? at.arg(0) : TypeRef.UNKNOWN;
    c.facts.copy(
        new CopyFact(
            c.site(call),
            Form.COPY_OUT_OF_GUARD,
            pointer,
            code.shortText(code.bare(code.receiver(opener))),
            ownerships.of(inner),
            inner.text(),
            isOwnLock(code.bare(code.receiver(opener))),
            true,
            isMutated(call),
            isConstruction(),
            Optional.empty(),
            into(call),
            true,
            List.of()));
  }

  private Into into(int copy) {
    Set<Consumption> uses = new Consumptions(c).of(copy);
    if (uses.contains(Consumption.STORED)) {
      return Into.FIELD;
    }
    return uses.contains(Consumption.RETURNED)
        ? Into.RETURNED
        : uses.contains(Consumption.PASSED) ? Into.PASSED : Into.OTHER;
  }

  /** A lock that the function made for its own threads: at their end the content is taken over. */
  private boolean isOwnLock(int lock) {
    if (!code.is(lock, code.s.identifier)) {
      return false;
    }
    Optional<Local> local = c.scopes.find(code.tree.text(lock));
    int initializer = local.map(Local::initializer).orElse(NONE);
    return initializer != NONE
        && code.is(local.get().declaration(), code.s.letDeclaration)
        && !code.tree
            .text(initializer)
            .matches("(?s).*\\b(?:clone|upgrade)\\b.*|&?(?:self|[A-Z_]{2,})\\b[\\w.]*");
  }

  private boolean isMutated(int call) {
    Expected.Place place = expected.of(call);
    return place.mutable() && !place.held();
  }

  private boolean isConstruction() {
    return stores.isConstruction();
  }

  private void fact(int call, Form form, String pointer, int source, boolean mutated) {
    fact(call, form, pointer, source, mutated, List.of());
  }

  private void fact(
      int call, Form form, String pointer, int source, boolean mutated, List<Fix> better) {
    TypeRef type = c.items.resolve(c.values.of(source).type());
    TypeRef copied = form == Form.COPY_INTO_SHARED ? type : inside(type);
    boolean later = lastUses.isUsedLater(call, source);
    Ownership ownership = ownerships.of(copied);
    boolean last =
        form == Form.COPY_INTO_SHARED && !later && !mutated && ownership == Ownership.OWNED;
    List<Fix> move = better.isEmpty() && last ? lastUses.moveInstead(call, source) : List.of();
    c.facts.copy(
        new CopyFact(
            c.site(call),
            form,
            pointer,
            code.shortText(source),
            ownership,
            copied.text(),
            move.isEmpty() && isLent(call, form, source, type),
            later,
            mutated,
            isConstruction(),
            Optional.empty(),
            form == Form.COPY_INTO_SHARED ? Into.POINTER : into(call),
            true,
            better.isEmpty() ? move : better));
  }

  /**
   * A borrowed value that nobody shares yet: of the caller, of each round of a loop, or of a
   * pattern. The same one copied in each round could be shared once.
   */
  private boolean isLent(int call, Form form, int source, TypeRef type) {
    return switch (form) {
      case COPY_INTO_SHARED ->
          !isTextTwice(call)
              && isBorrowed(source, type)
              && (c.loop == Loop.NONE || !invariance.of(call, List.of(source)));
      case COPY_OUT_OF_SHARED -> code.method(call).equals("to_vec"); // an owned one is wanted
      case COPY_OUT_OF_GUARD -> code.is(source, code.s.call); // the guard of some other code
      case COPY_OF_STORE, COPY_OF_ELEMENT -> false;
    };
  }

  /** {@code Arc::from(name.to_string())}: the text is copied to be copied again. */
  private boolean isTextTwice(int call) {
    return code.arguments(call) == 1
        && code.method(code.bare(code.argument(call, 0))).equals("to_string");
  }

  private boolean isBorrowed(int source, TypeRef type) {
    if (code.is(source, code.s.self) || type.reference()) {
      return true;
    }
    Optional<Local> local =
        code.is(source, code.s.identifier)
            ? c.scopes.find(code.tree.text(source))
            : Optional.empty();
    // Patterns bind references, and more often than not their types do not say so.
    return local
        .map(Local::declaration)
        .filter(declared -> !code.is(declared, code.s.letDeclaration))
        .filter(declared -> !code.is(declared, code.s.parameter) || type.isUnknown())
        .isPresent();
  }

  private static TypeRef inside(TypeRef type) {
    return type.isCounted() || type.isGuard() ? type.arg(0) : type;
  }
}
