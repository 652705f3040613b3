package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.facts.AccumulationFact;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rust.Scopes.Local;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds local containers and buffers that a loop fills with what it reads. */
final class Accumulations {
  private final Context c;
  private final Code code;
  private final Containers containers;
  private final Loops loops;
  private final LoopSources sources;
  private final LoopUses uses;
  private final Aftermath aftermath;
  private final MergedLoops merged;
  private final Set<Integer> written = new HashSet<>();

  Accumulations(Context context, Containers containers, Loops loops) {
    this.c = context;
    this.code = context.code;
    this.containers = containers;
    this.loops = loops;
    this.sources = new LoopSources(context);
    this.uses = new LoopUses(context, containers);
    this.aftermath = new Aftermath(context);
    this.merged = new MergedLoops(context);
  }

  /** A loop whose body the walk has reached. */
  void loop(int loop) {
    if (c.functionNode == NONE || code.is(loop, code.s.closure)) {
      return;
    }
    Optional<LoopSource> source = sources.of(loop);
    if (source.isEmpty()) {
      return;
    }
    for (int node = loop; node < sources.end(loop); node++) {
      int target = code.bare(grown(node, source.get()));
      if (code.is(target, code.s.identifier)) {
        local(loop, source.get(), node, target);
      } else if (code.is(target, code.s.fieldExpression)) {
        field(loop, source.get(), node, target);
      }
    }
  }

  /** What a node adds an item to, or none. */
  private int grown(int node, LoopSource source) {
    Syntax s = code.s;
    if (code.is(node, s.compoundAssignment)) {
      boolean adds =
          code.binaryOperator(node).equals("+=")
              && kind(code.field(node, s.leftField)) == Kind.TEXT
              && sources.mentions(code.field(node, s.rightField), source.items(), source.calls());
      return adds ? code.field(node, s.leftField) : NONE;
    }
    if (!code.is(node, s.call)) {
      return NONE;
    }
    if (source.calls().contains(node) && code.arguments(node) > 0) {
      return readInto(node);
    }
    if (code.isMacro(node)) {
      String macro = code.path(code.function(node));
      boolean writes =
          (macro.equals("write") || macro.equals("writeln"))
              && mentionsFrom(node, 1, source)
              && isBuffer(kind(code.argument(node, 0)));
      return writes ? code.argument(node, 0) : NONE;
    }
    int receiver = code.receiver(node);
    boolean grows = receiver != NONE && isGrowth(receiver, code.method(node));
    return grows && mentionsFrom(node, 0, source) ? receiver : NONE;
  }

  private boolean mentionsFrom(int call, int first, LoopSource source) {
    for (int i = first; i < code.arguments(call); i++) {
      if (sources.mentions(code.argument(call, i), source.items(), source.calls())) {
        return true;
      }
    }
    return false;
  }

  /** {@code reader.read_line(&mut text)} adds to the text; {@code read(&mut chunk)} does not. */
  private int readInto(int call) {
    return switch (code.method(call)) {
      case "read_line", "read_buf" -> code.argument(call, 0);
      case "read_until" -> code.argument(call, 1);
      default -> NONE;
    };
  }

  private boolean isGrowth(int receiver, String method) {
    TypeRef type = c.values.of(receiver).type();
    return isBuffer(containers.kind(type))
        && (method.equals("write_all")
            || containers
                .of(type)
                .flatMap(t -> t.use(method))
                .filter(use -> use == StoreUse.Kind.GROW)
                .isPresent());
  }

  private Kind kind(int expression) {
    return containers.kind(c.values.of(code.bare(expression)).type());
  }

  private static boolean isBuffer(Kind kind) {
    return kind == Kind.TEXT || kind == Kind.BYTES || kind == Kind.LIST || kind == Kind.QUEUE;
  }

  private void local(int loop, LoopSource source, int growth, int variable) {
    String name = code.tree.text(variable);
    Optional<Local> found = c.scopes.find(name);
    boolean own =
        found
            .filter(local -> code.is(local.declaration(), code.s.letDeclaration))
            .filter(local -> code.contains(c.functionNode, local.declaration()))
            .filter(local -> !code.contains(loop, local.declaration()))
            .filter(local -> isEmpty(local.initializer()))
            .isPresent();
    if (!own || !written.add(found.get().declaration())) {
      return;
    }
    Local local = found.get();
    Kind kind = containers.kind(local.value().type());
    if (kind == Kind.LIST && addsBytes(growth)) {
      kind = Kind.BYTES;
    }
    if (!isBuffer(kind)) {
      return;
    }
    int top = outermost(loop, local.declaration());
    int block = code.enclosingBlock(local.declaration());
    LoopUses.Found inside = uses.of(name, top, source);
    Aftermath.Found after =
        aftermath.of(name, kind, top, block == NONE ? NONE : code.tree.subtreeEnd(block));
    int pattern = code.field(local.declaration(), code.s.patternField);
    AccumulationFact fact =
        new AccumulationFact(
            new Site(
                code.span(pattern),
                c.function,
                local.loops() == 0 ? Site.Loop.NONE : c.loop), // the walk is at the loop
            c.site(growth),
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
            inside.needed() || after.needed(),
            after.consumed());
    c.facts.accumulation(fact.with(merged.of(local.declaration(), loop, growth)));
  }

  /** A vector that takes slices, or is read into, holds bytes whatever its type is not shown as. */
  private boolean addsBytes(int growth) {
    String method = code.method(growth);
    return method.equals("extend_from_slice")
        || method.equals("write_all")
        || method.startsWith("read_");
  }

  private void field(int loop, LoopSource source, int growth, int target) {
    Value value = c.values.of(target);
    Kind kind = containers.kind(value.type());
    if (!isBuffer(kind) || value.store().isEmpty() || value.element() || !written.add(growth)) {
      return;
    }
    LoopUses.Found inside = uses.of(code.tree.text(target), loop, source);
    c.facts.accumulation(
        new AccumulationFact(
            c.site(growth),
            c.site(growth),
            code.tree.text(target),
            value.store(),
            kind,
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

  private boolean isEmpty(int initializer) {
    int made = code.bare(initializer);
    if (code.is(made, code.s.arrayExpression)) {
      return code.first(made) == NONE;
    }
    return code.is(made, code.s.call)
            && code.path(code.function(made)).matches(".*::(new|default|with_capacity)")
        || made != NONE && code.tree.text(made).matches("vec!\\[\\s*\\]");
  }

  private Site.Loop kindOf(int loop) {
    Site.Loop kind = loops.of(code.field(loop, code.s.bodyField));
    return kind == Site.Loop.ENDLESS && leaves(loop) ? Site.Loop.DATA : kind;
  }

  private boolean leaves(int loop) {
    for (int node = loop; node < sources.end(loop); node++) {
      if (code.is(node, code.s.breakExpression) || code.is(node, code.s.returnExpression)) {
        return true;
      }
    }
    return code.is(loop, code.s.whileExpression);
  }

  /** The loop itself, or the outermost around it that the variable was declared in front of. */
  private int outermost(int loop, int declared) {
    int top = loop;
    for (int at = code.tree.parent(loop); at != NONE; at = code.tree.parent(at)) {
      if (at == c.functionNode || code.contains(at, declared)) {
        return top;
      }
      boolean repeats =
          code.is(at, code.s.loopExpression)
              || code.is(at, code.s.whileExpression)
              || code.is(at, code.s.forExpression);
      if (repeats) {
        top = at;
      }
    }
    return top;
  }
}
