package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.CopyFact;
import dev.memlint.rules.facts.CopyFact.Form;
import dev.memlint.rules.facts.CopyFact.Into;
import dev.memlint.rules.facts.CopyFact.Ownership;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rust.Scopes.Local;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down copies of stores, or of a store's elements, that leave the function. */
final class StoreCopies {
  private static final int MAX_DEPTH = 24;

  /** A reader's body longer than this is not looked through. */
  private static final int MAX_BODY = 5_000;

  /** Iterators over all that a container holds. */
  private static final Set<String> ITERATORS = Set.of("iter", "values", "keys");

  /** What a reader may call on what it is handed, without taking it over. */
  private static final Set<String> READING =
      Words.of(
          """
          all any as_bytes as_ref as_slice as_str chunks contains contains_key ends_with first get
          is_empty iter join keys last len lines starts_with trim values windows
          """);

  private static final Set<String> LOCKING =
      Words.of(
          """
          blocking_lock blocking_read borrow borrow_mut lock lock_owned read read_owned
          upgradable_read write write_owned
          """);

  private final Context c;
  private final Code code;
  private final LocalStores locals;
  private final Ownerships ownerships;

  StoreCopies(Context context, LocalStores locals, Ownerships ownerships) {
    this.c = context;
    this.code = context.code;
    this.locals = locals;
    this.ownerships = ownerships;
  }

  /** {@code self.lines.clone()}, {@code self.rows[a..b].to_vec()}, {@code model.clone()}. */
  void copied(int call) {
    int source = code.bare(code.receiver(call));
    write(call, call, source, c.values.of(source));
  }

  /** {@code self.models.get(name).cloned()}, {@code self.models.values().cloned().collect()}. */
  void cloned(int call) {
    int source = code.bare(code.receiver(call));
    Value value = c.values.of(source);
    if (!ITERATORS.contains(code.method(source))) {
      write(call, call, source, value);
      return;
    }
    int collect = code.tree.parent(code.tree.parent(call));
    boolean whole = code.method(collect).equals("collect") && code.receiver(collect) == call;
    TypeRef element = c.items.resolve(Access.element(c.items.resolve(value.type())));
    if (whole && ownerships.of(element) == Ownership.OWNED) {
      write(call, collect, code.bare(code.receiver(source)), value);
    }
  }

  private void write(int call, int result, int source, Value value) {
    if (value.store().filter(store -> !locals.isLocal(store)).isEmpty()) {
      return;
    }
    TypeRef type = c.items.resolve(value.type());
    boolean range =
        code.is(source, code.s.indexExpression)
            && code.is(code.next(code.first(source)), code.s.rangeExpression);
    // A range of numbers or bytes is a message or a row, not the store over again.
    Ownership ownership = ownerships.of(range ? Access.element(type) : type);
    Into into = into(result);
    if (into == Into.OTHER || ownership == Ownership.SMALL || ownership == Ownership.SHARED) {
      return;
    }
    StoreRef store = value.store().orElseThrow();
    c.facts.copy(
        new CopyFact(
            c.site(call),
            value.element() && !range ? Form.COPY_OF_ELEMENT : Form.COPY_OF_STORE,
            lock(source),
            code.shortText(source),
            ownership,
            type.owned().text(),
            false,
            true,
            false,
            isConstruction(),
            Optional.of(store),
            into,
            true,
            List.of()));
  }

  /** Whether the code is the one copy while something long-lived is made. */
  boolean isConstruction() {
    FunctionFact.Kind kind = c.functionKind;
    boolean once =
        kind == FunctionFact.Kind.CONSTRUCTOR
            || kind == FunctionFact.Kind.MAIN
            || kind == FunctionFact.Kind.TOP_LEVEL;
    return once && !c.loop.repeats();
  }

  /** Where an expression's value goes: through branches and {@code Ok}, {@code Some} around it. */
  private Into into(int expression) {
    Syntax s = code.s;
    int node = expression;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      int parent = code.tree.parent(node);
      if (code.is(parent, s.returnExpression)) {
        return isInClosure(parent) ? Into.OTHER : Into.RETURNED;
      }
      if (code.is(parent, s.block) && isResult(node)) {
        if (code.is(code.tree.parent(parent), s.functionItem)) {
          return Into.RETURNED;
        }
        node = parent;
      } else if (code.is(parent, s.arguments)) {
        int call = code.tree.parent(parent);
        String path = code.isPath(code.function(call)) ? code.path(code.function(call)) : "";
        if (!path.equals("Ok") && !path.equals("Some")) {
          return isReader(call, node) ? Into.READER : Into.OTHER;
        }
        node = call;
      } else if (code.is(parent, s.ifExpression) && code.tree.field(node) != s.conditionField
          || code.is(parent, s.matchArm) && code.tree.field(node) == s.valueField
          || code.is(parent, s.matchBlock)
          || code.is(parent, s.matchExpression) && code.tree.field(node) == s.bodyField
          || code.is(parent, s.parenthesized)
          || code.is(parent, s.unsafeBlock)
          || code.is(parent, s.expressionStatement)
          || code.is(parent, s.elseClause)) {
        node = parent;
      } else {
        return Into.OTHER;
      }
    }
    return Into.OTHER;
  }

  /** The last expression of its block, without a semicolon. */
  private boolean isResult(int node) {
    return code.isTail(node)
        && !(code.is(node, code.s.expressionStatement)
            && code.tree.text().charAt(code.tree.end(node) - 1) == ';');
  }

  private boolean isInClosure(int node) {
    int closure = code.tree.ancestorOfKind(node, code.s.closure);
    return closure != NONE && code.contains(c.functionNode, closure);
  }

  /** Whether a call hands the argument to a function of the file that only reads it. */
  private boolean isReader(int call, int argument) {
    Optional<Integer> callee = callee(call);
    int at = 0;
    while (code.argument(call, at) != NONE && code.argument(call, at) != argument) {
      at++;
    }
    if (callee.isEmpty() || code.argument(call, at) == NONE) {
      return false;
    }
    List<Integer> parameters =
        code.children(code.field(callee.get(), code.s.parametersField)).stream()
            .filter(parameter -> code.is(parameter, code.s.parameter))
            .toList();
    if (at >= parameters.size()) {
      return false;
    }
    int pattern = code.field(parameters.get(at), code.s.patternField);
    return code.is(pattern, code.s.identifier)
        && isOnlyRead(code.field(callee.get(), code.s.bodyField), code.tree.text(pattern));
  }

  private Optional<Integer> callee(int call) {
    int function = code.function(call);
    if (code.is(function, code.s.identifier)) {
      return c.items.function("", code.tree.text(function));
    }
    boolean onSelf = code.is(code.bare(code.receiver(call)), code.s.self);
    return onSelf
        ? c.items.function(c.values.selfType().simple(), code.method(call))
        : Optional.empty();
  }

  private boolean isOnlyRead(int body, String name) {
    if (body == NONE || code.tree.subtreeEnd(body) - body > MAX_BODY) {
      return false;
    }
    boolean read = false;
    for (int node = body; node < code.tree.subtreeEnd(body); node++) {
      if (code.is(node, code.s.tokenTree) && code.tree.text(node).contains(name)) {
        return false;
      }
      if (code.is(node, code.s.identifier) && code.tree.textIs(node, name)) {
        read = true;
        if (!isReading(node)) {
          return false;
        }
      }
    }
    return read;
  }

  private boolean isReading(int node) {
    int parent = code.tree.parent(node);
    if (code.is(parent, code.s.reference)) {
      return code.tree.childOfKind(parent, code.s.mutableSpecifier) == NONE;
    }
    if (code.is(parent, code.s.indexExpression)) {
      return code.first(parent) == node;
    }
    int call = code.tree.parent(parent);
    return code.is(parent, code.s.fieldExpression)
        && code.receiver(call) == node
        && READING.contains(code.method(call));
  }

  /** The lock through whose guard an expression reaches its value, empty for none. */
  private String lock(int expression) {
    int at = expression;
    for (int depth = 0; depth < MAX_DEPTH && at != NONE; depth++) {
      if (code.isMethodCall(at)) {
        if (LOCKING.contains(code.method(at)) && code.arguments(at) == 0) {
          TypeRef type = c.items.resolve(c.values.of(code.receiver(at)).type());
          return lockName(type, code.method(at));
        }
        at = code.bare(code.receiver(at));
      } else if (code.is(at, code.s.fieldExpression)) {
        at = code.bare(code.field(at, code.s.valueField));
      } else if (code.is(at, code.s.indexExpression) || code.is(at, code.s.unary)) {
        at = code.bare(code.first(at));
      } else if (code.is(at, code.s.identifier)) {
        at = code.bare(madeFrom(at));
      } else {
        return "";
      }
    }
    return "";
  }

  private int madeFrom(int identifier) {
    Optional<Local> local = c.scopes.find(code.tree.text(identifier));
    int declaration = local.map(Local::declaration).orElse(NONE);
    boolean binds =
        code.is(declaration, code.s.letDeclaration) || code.is(declaration, code.s.letCondition);
    if (code.is(declaration, code.s.matchArm)) {
      int match = code.tree.ancestorOfKind(declaration, code.s.matchExpression);
      return code.field(match, code.s.valueField);
    }
    return binds || code.is(declaration, code.s.forExpression)
        ? code.field(declaration, code.s.valueField)
        : NONE;
  }

  private static String lockName(TypeRef type, String method) {
    TypeRef at = type;
    while (at.isWrapper() && !at.isLock() && !at.args().isEmpty()) {
      at = at.arg(0);
    }
    if (at.isLock()) {
      return at.simple();
    }
    return method.contains("lock") ? "Mutex" : method.startsWith("borrow") ? "RefCell" : "RwLock";
  }
}
