package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.DirectiveFact;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.TypeFact;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * One pass over a file's tree, in reading order, that hands every node to who reads its kind.
 *
 * <p>What surrounds a node (function, loop, variables in scope) is kept on a stack of its own, so
 * that no depth of nesting is too much.
 */
final class Walk {
  /** Enters a node; false when its subtree holds nothing to read. */
  private static final IntPredicate INSIDE = node -> true;

  private static final IntPredicate OUTSIDE = node -> false;

  private final Context c;
  private final Code code;
  private final Functions functions;
  private final Stores stores;
  private final Uses uses;
  private final Reads reads;
  private final Captures captures;
  private final TableCalls tableCalls;
  private final Remakings remakings;
  private final Allocations allocations;
  private final GlobalAllocators globalAllocators;
  private final Copies copies;
  private final Materializations materializations;
  private final Texts texts;
  private final Locks locks;
  private final Recursions recursions;
  private final Retentions retentions;
  private final Loops loops;
  private final Bindings bindings;
  private final Accumulations accumulations;
  private final IntPredicate[] readers;
  private final Deque<Frame> frames = new ArrayDeque<>();

  private record Frame(int end, Runnable leave) {}

  Walk(Context context) {
    this.c = context;
    this.code = context.code;
    Containers containers = new Containers(c.apis, c.imports, c.items);
    this.functions = new Functions(c);
    this.stores = new Stores(c, containers);
    this.loops = new Loops(code);
    LocalStores locals = new LocalStores(c, containers, stores, loops);
    this.uses = new Uses(c, containers, locals);
    this.reads = new Reads(c);
    this.captures = new Captures(c);
    this.tableCalls = new TableCalls(c, loops);
    this.remakings = new Remakings(c, loops);
    this.allocations = new Allocations(c);
    this.copies = new Copies(c, containers, locals, loops);
    this.materializations = new Materializations(c);
    this.texts = new Texts(c, loops);
    OwnCalls own = new OwnCalls(c);
    this.locks = new Locks(c, own);
    this.recursions = new Recursions(c, own);
    this.globalAllocators = new GlobalAllocators(c);
    this.retentions = new Retentions(c, locals, loops);
    this.bindings = new Bindings(c, locals);
    this.accumulations = new Accumulations(c, containers, loops);
    this.readers = readers();
  }

  private IntPredicate[] readers() {
    Syntax s = code.s;
    IntPredicate[] table = new IntPredicate[s.grammar.kindCount()];
    Arrays.fill(table, INSIDE);
    table[s.useDeclaration] = OUTSIDE;
    table[s.attributeItem] = OUTSIDE;
    table[s.innerAttributeItem] = OUTSIDE;
    table[s.macroDefinition] = OUTSIDE;
    table[s.typeArguments] = OUTSIDE;
    table[s.lineComment] = this::comment;
    table[s.blockComment] = this::comment;
    table[s.functionItem] = this::function;
    table[s.implItem] = this::implementation;
    table[s.traitItem] = this::implementation;
    table[s.modItem] = this::module;
    table[s.structItem] = node -> declaration(node, TypeFact.Kind.CLASS);
    table[s.unionItem] = node -> declaration(node, TypeFact.Kind.CLASS);
    table[s.enumItem] = node -> declaration(node, TypeFact.Kind.ENUM);
    table[s.staticItem] = this::staticItem;
    table[s.constItem] = this::constItem;
    table[s.block] = this::block;
    table[s.closure] = this::closure;
    table[s.letDeclaration] = this::let;
    table[s.letCondition] = this::letCondition;
    table[s.ifExpression] = this::scope;
    table[s.whileExpression] = this::scope;
    table[s.forExpression] = this::scope;
    table[s.matchArm] = this::matchArm;
    table[s.call] = this::call;
    table[s.assignment] = this::assignment;
    table[s.compoundAssignment] = this::compoundAssignment;
    table[s.awaitExpression] = then(locks::await);
    table[s.matchExpression] = this::match;
    table[s.fieldExpression] = then(retentions::read);
    table[s.arrayExpression] = this::array;
    table[s.fieldInitializer] = this::fieldInitializer;
    table[s.returnExpression] = this::returned;
    table[s.structExpression] = then(functions::literal);
    table[s.identifier] = this::name;
    table[s.scopedIdentifier] = this::path;
    table[s.tokenTree] = this::tokens;
    return table;
  }

  /** Reads a node and goes on inside of it. */
  private static IntPredicate then(IntConsumer reader) {
    return node -> {
      reader.accept(node);
      return true;
    };
  }

  void run(boolean testFile) {
    if (testFile) {
      c.test = true;
      c.functionKind = FunctionFact.Kind.TEST;
      c.function = functions.openTestModule(0);
    }
    int size = code.tree.size();
    int node = 0;
    while (node < size) {
      while (!frames.isEmpty() && frames.peek().end() <= node) {
        frames.pop().leave().run();
      }
      if (code.tree.field(node) == code.s.bodyField) {
        loopBody(node);
      }
      boolean inside = readers[code.tree.kind(node)].test(node);
      node = inside ? node + 1 : code.tree.subtreeEnd(node);
    }
    while (!frames.isEmpty()) {
      frames.pop().leave().run();
    }
    uses.finish();
  }

  private void atEndOf(int node, Runnable leave) {
    frames.push(new Frame(code.tree.subtreeEnd(node), leave));
  }

  private boolean comment(int node) {
    String text = code.tree.text(node);
    if (text.contains("memlint:")) {
      c.facts.directive(new DirectiveFact(code.span(node), text));
    }
    return false;
  }

  // Items

  private boolean function(int node) {
    int oldFunction = c.function;
    int oldNode = c.functionNode;
    FunctionFact.Kind oldKind = c.functionKind;
    Site.Loop oldLoop = c.loop;
    int oldLoops = c.loops;
    int oldBase = c.scopes.hide();
    int mark = c.scopes.mark();
    Functions.Opened opened = functions.open(node);
    c.function = opened.index();
    c.functionKind = opened.kind();
    c.functionNode = node;
    c.loop = Site.Loop.NONE;
    c.loops = 0;
    bindings.parameters(node);
    bindings.fieldsToBe(opened.kind() == FunctionFact.Kind.CONSTRUCTOR ? node : NONE);
    atEndOf(
        node,
        () -> {
          c.scopes.release(mark);
          c.scopes.unhide(oldBase);
          c.function = oldFunction;
          c.functionNode = oldNode;
          c.functionKind = oldKind;
          c.loop = oldLoop;
          c.loops = oldLoops;
        });
    return true;
  }

  private boolean implementation(int node) {
    if (code.is(node, code.s.traitItem)) {
      stores.type(node, TypeFact.Kind.INTERFACE);
    }
    int body = code.field(node, code.s.bodyField);
    TypeRef owner =
        code.is(node, code.s.traitItem)
            ? TypeRef.of(c.imports.canonical(code.fieldText(node, code.s.nameField)))
            : c.types.read(code.field(node, code.s.typeField), TypeRef.UNKNOWN).owned();
    TypeRef before = c.values.enter(owner);
    enterTests(node);
    atEndOf(body == NONE ? node : body, () -> c.values.enter(before));
    return true;
  }

  private boolean module(int node) {
    enterTests(node);
    return true;
  }

  /** Marks what a {@code cfg(test)} item holds as test code. */
  private void enterTests(int node) {
    if (c.test || !Functions.isTest(c.items.attributes(node))) {
      return;
    }
    int oldFunction = c.function;
    FunctionFact.Kind oldKind = c.functionKind;
    c.test = true;
    c.function = functions.openTestModule(node);
    c.functionKind = FunctionFact.Kind.TEST;
    atEndOf(
        node,
        () -> {
          c.test = false;
          c.function = oldFunction;
          c.functionKind = oldKind;
        });
  }

  private boolean declaration(int node, TypeFact.Kind kind) {
    if (!c.test) {
      stores.type(node, kind);
      recursions.struct(node);
    }
    return false;
  }

  private boolean staticItem(int node) {
    if (!c.test) {
      stores.staticItem(node);
      globalAllocators.staticItem(node);
    }
    return true;
  }

  private boolean constItem(int node) {
    stores.constItem(node);
    return true;
  }

  // Scopes and loops

  private boolean scope(int node) {
    int mark = c.scopes.mark();
    atEndOf(node, () -> c.scopes.release(mark));
    return true;
  }

  private boolean block(int node) {
    int last = NONE;
    for (int child = code.first(node); child != NONE; child = code.next(child)) {
      last = child;
    }
    boolean result = last != NONE && code.is(code.tree.parent(node), code.s.functionItem);
    scope(node);
    if (result && !code.is(last, code.s.expressionStatement)) {
      // Names must be in scope when the result is judged, so at the end of the block.
      int tail = last;
      atEndOf(node, () -> uses.result(tail));
    }
    return true;
  }

  private void loopBody(int body) {
    Site.Loop loop = loops.of(body);
    int parent = code.tree.parent(body);
    if (code.is(parent, code.s.forExpression)) {
      bindings.forLoop(parent);
      uses.looped(code.field(parent, code.s.valueField));
      locks.subject(code.field(parent, code.s.valueField), parent);
    }
    Site.Loop before = c.loop;
    if (loops.runsOnce(parent)) {
      c.loop = Site.Loop.NONE;
      atEndOf(body, () -> c.loop = before);
      return;
    }
    if (loop == Site.Loop.NONE) {
      return;
    }
    c.loop = before.and(loop);
    c.loops++;
    if (c.functionKind != FunctionFact.Kind.TEST) {
      accumulations.loop(parent);
    }
    atEndOf(
        body,
        () -> {
          c.loop = before;
          c.loops--;
        });
  }

  private boolean closure(int node) {
    scope(node);
    bindings.closure(node);
    return true;
  }

  private boolean let(int node) {
    atEndOf(
        node,
        () -> {
          bindings.let(node);
          locks.let(node);
          remakings.let(node);
          retentions.let(node);
        });
    return true;
  }

  private boolean letCondition(int node) {
    int choice = code.tree.parent(node);
    int whole = code.is(choice, code.s.letChain) ? code.tree.parent(choice) : choice;
    atEndOf(
        node,
        () -> {
          bindings.condition(node);
          locks.subject(code.field(node, code.s.valueField), whole);
        });
    return true;
  }

  private boolean match(int node) {
    int subject = code.field(node, code.s.valueField);
    if (subject != NONE) {
      atEndOf(subject, () -> locks.subject(subject, node));
    }
    return true;
  }

  private boolean matchArm(int node) {
    scope(node);
    bindings.arm(node);
    return true;
  }

  // Expressions

  private boolean call(int node) {
    functions.call(node);
    uses.call(node);
    if (c.functionKind != FunctionFact.Kind.TEST) {
      reads.call(node);
      captures.call(node);
      tableCalls.call(node);
      remakings.call(node);
      allocations.call(node);
      copies.call(node);
      materializations.call(node);
      texts.call(node);
      locks.call(node);
      recursions.call(node);
      leak(node);
    }
    return true;
  }

  private boolean assignment(int node) {
    uses.assignment(node);
    if (c.functionKind != FunctionFact.Kind.TEST) {
      texts.assignment(node);
      retentions.assignment(node);
    }
    return true;
  }

  private boolean compoundAssignment(int node) {
    uses.compoundAssignment(node);
    if (c.functionKind != FunctionFact.Kind.TEST) {
      texts.compoundAssignment(node);
    }
    return true;
  }

  private void leak(int call) {
    if (code.method(call).equals("leak") && code.arguments(call) == 0) {
      stores.leak(call, code.receiver(call));
    } else if (c.callee(call).equals("std::boxed::Box::leak")) {
      stores.leak(call, code.argument(call, 0));
    }
  }

  private boolean array(int node) {
    if (c.functionKind != FunctionFact.Kind.TEST) {
      allocations.array(node);
    }
    return true;
  }

  private boolean fieldInitializer(int node) {
    uses.leaves(code.field(node, code.s.valueField));
    return true;
  }

  private boolean returned(int node) {
    int value = code.first(node);
    if (value != NONE) {
      uses.leaves(value);
    }
    return true;
  }

  private boolean name(int node) {
    functions.value(node);
    retentions.read(node);
    return false;
  }

  private boolean path(int node) {
    int parent = code.tree.parent(node);
    if (!code.is(parent, code.s.call) && !code.is(parent, code.s.scopedIdentifier)) {
      functions.value(node);
    }
    return false;
  }

  private boolean tokens(int node) {
    functions.tokens(node);
    uses.tokens(node);
    retentions.tokens(node);
    return false;
  }
}
