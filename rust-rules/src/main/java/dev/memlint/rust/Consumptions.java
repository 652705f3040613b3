package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.Names;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Follows a value through its function and says what becomes of it. */
final class Consumptions {
  /** A value that goes more ways than this is used for anything. */
  private static final int MAX_STEPS = 400;

  /** Methods and functions whose result is the value in another dress. */
  private static final Set<String> SAME =
      Words.of(
          """
          Ok Some as_bytes as_deref as_mut as_ref as_slice as_str borrow clone context deref
          expect from from_utf8 from_utf8_lossy from_utf8_unchecked into into_boxed_str
          into_bytes into_owned into_string map_err new ok ok_or ok_or_else spawn_blocking
          to_owned to_string to_vec trim trim_end trim_start trim_matches trim_end_matches
          trim_start_matches unwrap unwrap_or unwrap_or_default unwrap_or_else with_context
          strip_prefix block_in_place wrap_err wrap_err_with or_else then and or flatten
          transpose from_utf8_owned normalize to_str get into_inner spawn block_on
          change_context
          """);

  /** Methods that hand the value inside to a closure or named function. */
  private static final Set<String> INSIDE =
      Words.of(
          """
          and_then inspect is_ok_and is_some_and map map_or map_or_else
          """);

  private static final Set<String> SHARING =
      Words.of(
          """
          Arc Box Bytes Cow Cursor Rc BufReader String PathBuf Mutex RwLock str Vec task
          thread Handle Runtime
          """);

  /** What becomes of a collection that lives on; a look at its length changes nothing. */
  private static final Set<Consumption> LEAVING =
      EnumSet.of(
          Consumption.RETURNED, Consumption.STORED, Consumption.PASSED, Consumption.MEASURED);

  private final Context c;
  private final Code code;
  private final KeptLines kept;

  Consumptions(Context context) {
    this.c = context;
    this.code = context.code;
    this.kept = new KeptLines(context.code);
  }

  /** What happens to the value of an expression. */
  Set<Consumption> of(int expression) {
    Trace trace = new Trace();
    trace.add(expression);
    return trace.run();
  }

  /** What happens to a local variable from a node on. */
  Set<Consumption> ofVariable(String name, int from) {
    Trace trace = new Trace();
    trace.uses(name, from, endOfFunction());
    return trace.run();
  }

  private int endOfFunction() {
    return c.functionNode == NONE ? code.tree.size() : code.tree.subtreeEnd(c.functionNode);
  }

  private final class Trace {
    private final Set<Consumption> found = EnumSet.noneOf(Consumption.class);
    private final Set<Integer> seen = new HashSet<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    Set<Consumption> run() {
      while (!open.isEmpty() && seen.size() < MAX_STEPS) {
        step(open.pop());
      }
      if (!open.isEmpty()) {
        found.add(Consumption.OTHER);
      }
      return found;
    }

    void add(int node) {
      if (node != NONE && seen.add(node)) {
        open.push(node);
      }
    }

    private void step(int node) {
      Syntax s = code.s;
      int parent = code.tree.parent(node);
      if (parent == NONE) {
        return;
      }
      int kind = code.tree.kind(parent);
      if (kind == s.parenthesized
          || kind == s.tryExpression
          || kind == s.awaitExpression
          || kind == s.reference
          || kind == s.cast
          || kind == s.unary
          || kind == s.tupleExpression
          || kind == s.arrayExpression
          || kind == s.asyncBlock
          || kind == s.unsafeBlock
          || kind == s.indexExpression
          || kind == s.matchBlock) {
        add(parent);
      } else if (kind == s.block) {
        block(node, parent);
      } else if (kind == s.matchArm) {
        add(code.tree.ancestorOfKind(parent, s.matchExpression));
      } else if (kind == s.fieldExpression) {
        member(parent);
      } else if (kind == s.arguments) {
        argument(node, code.tree.parent(parent));
      } else if (kind == s.letDeclaration) {
        bound(code.field(parent, s.patternField), parent, blockEnd(parent));
      } else if (kind == s.letCondition) {
        condition(parent);
      } else if (kind == s.matchExpression) {
        arms(parent);
      } else if (kind == s.ifExpression
          || code.tree.grammar().kindName(kind).equals("else_clause")) {
        add(parent);
      } else if (kind == s.assignment) {
        assigned(parent, node);
      } else if (kind == s.returnExpression || kind == s.breakExpression) {
        found.add(Consumption.RETURNED);
      } else if (kind == s.fieldInitializer
          || kind == s.shorthandFieldInitializer
          || kind == s.staticItem) {
        found.add(Consumption.STORED);
      } else if (kind == s.forExpression) {
        found.add(Consumption.ITERATED);
      } else if (kind == s.binary) {
        boolean equal = code.binaryOperator(parent).matches("[=!]=");
        found.add(equal ? Consumption.REWRITTEN : Consumption.OTHER);
      } else if (kind == s.closure) {
        add(code.tree.parent(code.tree.parent(parent)));
      } else if (kind != s.expressionStatement) {
        found.add(Consumption.OTHER);
      } else if (!code.tree.text(parent).endsWith(";")) {
        add(parent); // a match or if at the end of its block gives the block's value
      }
    }

    private void block(int node, int block) {
      if (!code.isTail(node)) {
        return;
      }
      int owner = code.tree.parent(block);
      if (code.is(owner, code.s.functionItem)) {
        found.add(Consumption.RETURNED);
      } else if (code.is(owner, code.s.closure)) {
        add(code.tree.parent(code.tree.parent(owner)));
      } else {
        add(block);
      }
    }

    private int blockEnd(int node) {
      int block = code.enclosingBlock(node);
      return block == NONE ? code.tree.subtreeEnd(node) : code.tree.subtreeEnd(block);
    }

    private void bound(int pattern, int from, int end) {
      for (int name : code.boundNames(pattern)) {
        uses(code.tree.text(name), code.tree.subtreeEnd(from), end);
      }
    }

    private void condition(int condition) {
      int branch = code.tree.ancestorOfKind(condition, code.s.ifExpression);
      int loop = code.tree.ancestorOfKind(condition, code.s.whileExpression);
      int around = Math.max(branch, loop);
      bound(
          code.field(condition, code.s.patternField),
          condition,
          around == NONE ? blockEnd(condition) : code.tree.subtreeEnd(around));
    }

    private void arms(int match) {
      for (int arm : code.children(code.field(match, code.s.bodyField))) {
        int pattern = code.field(arm, code.s.patternField);
        if (pattern != NONE && !code.tree.text(pattern).startsWith("Err")) {
          int value = code.field(arm, code.s.valueField);
          for (int name : code.boundNames(pattern)) {
            uses(code.tree.text(name), value, code.tree.subtreeEnd(value));
          }
        }
      }
    }

    private void assigned(int assignment, int node) {
      int left = code.field(assignment, code.s.leftField);
      if (left == node) {
        return;
      }
      if (code.is(left, code.s.identifier)) {
        uses(code.tree.text(left), code.tree.subtreeEnd(assignment), endOfFunction());
      } else {
        found.add(Consumption.STORED);
      }
    }

    void uses(String name, int from, int end) {
      for (int node = from; node < end; node++) {
        if (code.is(node, code.s.identifier) && code.tree.textIs(node, name)) {
          int role = code.tree.field(node);
          boolean callee = role == code.s.functionField || role == code.s.nameField;
          if (role != code.s.patternField && !callee) {
            add(node);
          }
        } else if (code.is(node, code.s.string) && code.tree.text(node).contains("{" + name)) {
          found.add(Consumption.OTHER);
        }
      }
    }

    private void member(int fieldExpression) {
      int call = code.tree.parent(fieldExpression);
      if (code.is(call, code.s.genericFunction)) {
        call = code.tree.parent(call);
      }
      if (!code.is(call, code.s.call) || code.function(call) != fieldExpression) {
        add(fieldExpression);
        return;
      }
      String method = code.method(call);
      Optional<Consumption> known =
          c.apis
              .call("str::" + method)
              .or(() -> c.apis.call(TypeRef.SLICE + "::" + method))
              .flatMap(Api::consumption);
      if (known.isPresent()) {
        found.add(known.get());
        if (known.get() == Consumption.SPLIT && areKept(call)) {
          found.add(Consumption.KEPT);
        }
      } else if (INSIDE.contains(method)) {
        inside(call);
      } else if (SAME.contains(method)) {
        add(call);
      } else {
        found.add(Consumption.OTHER);
      }
    }

    /** All lines are collected, and what they are collected into leaves the function. */
    private boolean areKept(int lines) {
      int collected = kept.collected(lines);
      if (collected == NONE) {
        return false;
      }
      Set<Consumption> later = of(collected);
      // A variable that is lent to others may be gone through there.
      boolean lent =
          later.contains(Consumption.PASSED)
              && code.enclosingBlock(collected)
                  < code.tree.ancestorOfKind(collected, code.s.letDeclaration);
      return !later.isEmpty() && !lent && LEAVING.containsAll(later);
    }

    /** The closure that a value is handed to, or the function that is named instead. */
    private void inside(int call) {
      for (int i = 0; i < code.arguments(call); i++) {
        int argument = code.argument(call, i);
        if (code.is(argument, code.s.closure)) {
          int body = code.field(argument, code.s.bodyField);
          for (int name : code.boundNames(code.field(argument, code.s.parametersField))) {
            uses(code.tree.text(name), body, code.tree.subtreeEnd(body));
          }
        } else if (code.isPath(argument)) {
          handedTo(c.imports.canonical(code.path(argument)), argument);
        }
      }
    }

    private void argument(int node, int call) {
      if (!code.is(call, code.s.call)) {
        found.add(Consumption.OTHER);
        return;
      }
      if (code.isMacro(call)) {
        macro(call);
        return;
      }
      String method = code.method(call);
      if (method.isEmpty()) {
        handedTo(c.callee(call), call);
        return;
      }
      Optional<Consumption> known = c.apis.callByNameAlone(method).flatMap(Api::consumption);
      boolean kept =
          c.values.of(code.receiver(call)).store().isPresent()
              && Set.of("push", "insert", "push_back", "extend", "set").contains(method);
      found.add(known.orElse(kept ? Consumption.STORED : Consumption.PASSED));
    }

    private void macro(int call) {
      String name = code.path(code.function(call));
      switch (name) {
        case "write", "writeln", "print", "println" -> found.add(Consumption.COPIED);
        case "assert", "assert_eq", "assert_ne" -> found.add(Consumption.MEASURED);
        default -> found.add(Consumption.OTHER);
      }
    }

    private void handedTo(String callee, int call) {
      Optional<Consumption> known =
          c.apis
              .call(callee)
              .or(() -> c.apis.callByNameAlone(Names.simple(callee)))
              .flatMap(Api::consumption);
      if (known.isPresent()) {
        found.add(known.get());
        return;
      }
      String name = Names.simple(callee);
      String qualifier =
          callee.length() > name.length()
              ? Names.simple(callee.substring(0, callee.length() - name.length() - 2))
              : "";
      boolean same =
          qualifier.isEmpty()
              ? name.equals("Ok") || name.equals("Some")
              : SHARING.contains(qualifier) && SAME.contains(name);
      if (same) {
        add(call);
      } else {
        found.add(Consumption.PASSED);
      }
    }
  }
}
