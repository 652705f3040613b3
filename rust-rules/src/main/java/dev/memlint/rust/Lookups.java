package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.source.OneLine;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells growths that answer a look-up, as those of a cache do, and what they are keyed by. */
final class Lookups {
  private static final int LONGEST = 80;
  private static final int MAX_DEPTH = 4;
  private static final Set<String> ASKING =
      Words.of(
          """
          contains_key get get_mut get_async get_full peek
          """);
  private static final Set<String> HANDLES =
      Words.of(
          """
          clone to_string to_owned into unwrap expect new from
          """);
  private static final Set<String> MAKING =
      Words.of(
          """
          or_insert or_insert_with or_insert_with_key or_try_insert_with
          """);

  /** What makes a container or text that holds nothing yet, or a count of nothing. */
  private static final Set<String> EMPTY =
      Words.of(
          """
          new default with_capacity with_hasher
          """);

  private final Context c;
  private final Code code;
  private final Containers containers;
  private final Set<Asked> asked = new HashSet<>();

  private record Asked(int function, StoreRef store) {}

  Lookups(Context context, Containers containers) {
    this.c = context;
    this.code = context.code;
    this.containers = containers;
  }

  /** A method called on a store as a whole. */
  void note(StoreRef store, String method) {
    if (ASKING.contains(method)) {
      asked.add(new Asked(c.functionNode, store));
    }
  }

  /** Whether a call puts in what was made for a look-up that found nothing. */
  boolean answers(StoreRef store, int call, String method) {
    if (method.startsWith("entry")) {
      return isMadeOnMiss(call);
    }
    return method.startsWith("insert")
        && asked.contains(new Asked(c.functionNode, store))
        && code.field(c.functionNode, code.s.returnTypeField) != NONE
        && isMade(code.argument(call, 1), 0);
  }

  /** {@code entry(k).or_insert_with(..)}; {@code or_default()} starts something empty. */
  private boolean isMadeOnMiss(int entry) {
    int field = code.outer(entry);
    int call = code.is(field, code.s.fieldExpression) ? code.tree.parent(field) : NONE;
    if (call == NONE || !MAKING.contains(code.method(call))) {
      return false;
    }
    int made = code.bare(code.argument(call, 0));
    if (code.is(made, code.s.closure)) {
      return isMade(code.field(made, code.s.bodyField), 0);
    }
    if (code.isPath(made) && code.method(call).startsWith("or_insert_with")) {
      return !isEmptyMaker(code.path(made));
    }
    return isMade(made, 0);
  }

  /** Whether a value is worth finding again: no literal, count, fresh container or given object. */
  private boolean isMade(int expression, int depth) {
    int value = code.bare(expression);
    if (depth > MAX_DEPTH) {
      return true;
    }
    if (code.is(value, code.s.call)) {
      return isMadeByCall(value, depth);
    }
    if (code.is(value, code.s.identifier)) {
      Optional<Scopes.Local> local = c.scopes.find(code.tree.text(value));
      boolean parameter = local.isPresent() && code.is(local.get().declaration(), code.s.parameter);
      return local.isPresent()
          && !parameter
          && (local.get().initializer() == NONE || isMade(local.get().initializer(), depth + 1));
    }
    return code.is(value, code.s.block)
        || code.is(value, code.s.structExpression)
        || code.is(value, code.s.matchExpression)
        || code.is(value, code.s.ifExpression)
        || code.is(value, code.s.tupleExpression);
  }

  /** A handle or wrapper is as much made as what it is of: {@code Arc::new(Mutex::new(tree))}. */
  private boolean isMadeByCall(int call, int depth) {
    String method = code.method(call);
    if (HANDLES.contains(method) && code.arguments(call) == 0) {
      return isMade(code.receiver(call), depth + 1);
    }
    if (!method.isEmpty()) {
      return true;
    }
    String callee = c.callee(call);
    boolean wraps = HANDLES.contains(Names.simple(callee)) || callee.equals("Some");
    if (wraps && code.arguments(call) == 1) {
      return isMade(code.argument(call, 0), depth + 1);
    }
    return !isEmptyMaker(code.path(code.function(call)));
  }

  private boolean isEmptyMaker(String path) {
    int end = path.lastIndexOf("::");
    if (!EMPTY.contains(Names.simple(path)) || end < 0) {
      return false;
    }
    TypeRef type = TypeRef.of(c.imports.canonical(path.substring(0, end)));
    boolean plain = type.simple().equals("Default") || type.simple().equals("Self");
    return plain
        || type.simple().startsWith("Atomic")
        || containers.kind(type) != StoreFact.Kind.OBJECT;
  }

  /** A key as written; a variable with what it was assigned from. */
  String by(int call) {
    int key = code.argument(call, 0);
    if (key == NONE) {
      return "";
    }
    int bare = code.bare(key);
    if (code.is(bare, code.s.identifier)) {
      String name = code.tree.text(bare);
      int from = c.scopes.find(name).map(Scopes.Local::initializer).orElse(NONE);
      if (from != NONE) {
        return brief(name + " <- " + code.tree.text(from));
      }
    }
    return brief(code.tree.text(key));
  }

  private static String brief(String text) {
    String line = OneLine.of(text);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }
}
