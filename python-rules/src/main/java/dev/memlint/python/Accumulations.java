package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.api.ContainerType;
import dev.memlint.rules.facts.AccumulationFact;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.facts.StoreFact.Kind;
import dev.memlint.rules.facts.StoreUse;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds local containers and buffers that a loop fills with what it reads. */
final class Accumulations {
  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Paths paths;
  private final LoopSources sources;
  private final LoopUses uses;
  private final Aftermath aftermath;
  private final StoreRefs refs;
  private final ProcessedAtOnce atOnce;
  private final Sites sites;
  private final FactsBuilder out;
  private final Set<Integer> written = new HashSet<>();

  Accumulations(
      Code code,
      Scopes scopes,
      Meaning meaning,
      Paths paths,
      Consumptions consumptions,
      StoreRefs refs,
      Sites sites,
      FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.paths = paths;
    this.sources = new LoopSources(code, scopes, meaning);
    this.uses = new LoopUses(code, scopes, meaning);
    this.aftermath = new Aftermath(code, scopes, consumptions, paths);
    this.atOnce = new ProcessedAtOnce(code, scopes, meaning);
    this.refs = refs;
    this.sites = sites;
    this.out = out;
  }

  /** A {@code for} or {@code while} statement. */
  void loop(int loop) {
    if (!scopes.of(loop).functionOrModule().is(Scope.Kind.FUNCTION)) {
      return;
    }
    Optional<LoopSource> source = sources.of(loop);
    if (source.isEmpty()) {
      return;
    }
    for (int node = loop; node < sources.end(loop); node++) {
      int target = grown(node, source.get());
      if (code.is(target, NodeKind.IDENTIFIER)) {
        local(loop, source.get(), node, target);
      } else if (code.is(target, NodeKind.ATTRIBUTE)) {
        field(loop, source.get(), node, target);
      }
    }
  }

  /** What a node adds an item to, or none. */
  private int grown(int node, LoopSource source) {
    return switch (code.kind(node)) {
      case CALL -> {
        int receiver = code.receiver(node);
        boolean grows =
            receiver != Code.NONE
                && isGrowth(receiver, code.calleeName(node))
                && sources.mentions(
                    code.child(node, Field.ARGUMENTS), source.items(), source.calls());
        yield grows ? receiver : Code.NONE;
      }
      case AUGMENTED_ASSIGNMENT ->
          code.textIs(code.child(node, Field.OPERATOR), "+=")
                  && sources.mentions(code.child(node, Field.RIGHT), source.items(), source.calls())
              ? code.child(node, Field.LEFT)
              : Code.NONE;
      case ASSIGNMENT -> {
        int left = code.child(node, Field.LEFT);
        int right = code.bare(code.child(node, Field.RIGHT));
        boolean adds =
            code.is(right, NodeKind.BINARY_OPERATOR)
                && code.textIs(code.child(right, Field.OPERATOR), "+")
                && code.text(code.child(right, Field.LEFT)).equals(code.text(left))
                && sources.mentions(code.child(right, Field.RIGHT), source.items(), source.calls());
        yield adds ? left : Code.NONE;
      }
      default -> Code.NONE;
    };
  }

  private boolean isGrowth(int receiver, String method) {
    return meaning
        .typeOf(receiver)
        .flatMap(t -> meaning.table().type(t.name()))
        .flatMap(t -> t.use(method))
        .filter(use -> use == StoreUse.Kind.GROW)
        .isPresent();
  }

  private void local(int loop, LoopSource source, int growth, int variable) {
    String name = code.text(variable);
    Scope function = scopes.of(loop).functionOrModule();
    List<Binding> bindings = scopes.of(variable).find(name);
    Optional<Binding> made = made(bindings, loop, function);
    Optional<Kind> kind = made.flatMap(b -> kind(b.value()));
    if (kind.isEmpty() || !written.add(made.get().node())) {
      return;
    }
    int top = outermost(loop, made.get().node());
    LoopUses.Found inside = uses.of(name, top, function, loop, growth);
    int end = end(top, bindings, function);
    String text = paths.of(source.expression());
    Aftermath.Found after = aftermath.of(name, kind.get(), top, end, text);
    boolean changing =
        source.from() == AccumulationFact.From.CURSOR
            || source.from() == AccumulationFact.From.PAGES;
    boolean inUse = changing && aftermath.isInUse(source.expression(), top, end);
    AccumulationFact fact =
        new AccumulationFact(
            sites.of(made.get().node()),
            sites.brief(growth),
            name,
            Optional.empty(),
            after.joined() ? Kind.TEXT : kind.get(),
            source.from(),
            text,
            kindOf(loop),
            inside.emptied(),
            inside.sought(),
            uses.isSelective(growth, loop),
            inside.limited(),
            inside.needed() || after.needed() || inUse,
            after.consumed());
    out.accumulation(fact.with(atOnce.of(loop, growth, made.get().node())));
  }

  private void field(int loop, LoopSource source, int growth, int attribute) {
    boolean buffer =
        meaning
            .typeOf(attribute)
            .flatMap(t -> meaning.table().type(t.name()))
            .map(ContainerType::kind)
            .filter(k -> k == Kind.TEXT || k == Kind.BYTES || k == Kind.LIST)
            .isPresent();
    Optional<Target> store = refs.of(attribute);
    if (!buffer || store.isEmpty() || store.get().isElement() || !written.add(growth)) {
      return;
    }
    LoopUses.Found inside =
        uses.of(code.text(attribute), loop, scopes.of(loop).functionOrModule(), loop, growth);
    out.accumulation(
        new AccumulationFact(
            sites.brief(growth),
            sites.brief(growth),
            code.text(attribute),
            store.map(Target::ref),
            Kind.BYTES,
            source.from(),
            paths.of(source.expression()),
            kindOf(loop),
            inside.emptied(),
            inside.sought(),
            false,
            inside.limited(),
            inside.needed(),
            Set.of()));
  }

  /** The last empty container that the variable gets before the loop. */
  private Optional<Binding> made(List<Binding> bindings, int loop, Scope function) {
    Optional<Binding> last = Optional.empty();
    for (Binding binding : bindings) {
      boolean own =
          binding.scope() == function && !function.declaresGlobal(code.text(binding.node()));
      if (!own || binding.is(How.PARAMETER)) {
        return Optional.empty();
      }
      if (binding.is(How.ASSIGNED) && binding.node() < loop) {
        last = Optional.of(binding);
      }
    }
    return last.filter(b -> isEmpty(code.bare(b.value())));
  }

  private boolean isEmpty(int value) {
    return switch (code.kind(value)) {
      case LIST -> code.children(value).length == 0;
      case STRING -> code.literal(value).filter(String::isEmpty).isPresent();
      case CALL -> code.hasNoArguments(value);
      default -> false;
    };
  }

  private Optional<Kind> kind(int value) {
    return meaning
        .typeOf(value)
        .flatMap(t -> meaning.table().type(t.name()))
        .map(ContainerType::kind)
        .filter(k -> k == Kind.LIST || k == Kind.QUEUE || k == Kind.TEXT || k == Kind.BYTES);
  }

  private Site.Loop kindOf(int loop) {
    return code.is(loop, NodeKind.FOR_STATEMENT)
        ? Loops.ofFor(code, loop)
        : leaves(loop) ? Site.Loop.DATA : Loops.ofWhile(code, loop);
  }

  /** Whether a loop without a condition can be left from inside. */
  private boolean leaves(int loop) {
    for (int node = loop; node < sources.end(loop); node++) {
      boolean exit =
          code.is(node, NodeKind.BREAK_STATEMENT)
              || code.is(node, NodeKind.RETURN_STATEMENT)
              || code.is(node, NodeKind.RAISE_STATEMENT);
      if (exit) {
        return true;
      }
    }
    return false;
  }

  /** The loop itself, or the outermost around it that the variable was made in front of. */
  private int outermost(int loop, int made) {
    int top = loop;
    for (int at = code.parent(loop); at != Code.NONE; at = code.parent(at)) {
      if (code.is(at, NodeKind.FUNCTION_DEFINITION) || code.isIn(made, at)) {
        return top;
      }
      if (code.is(at, NodeKind.FOR_STATEMENT) || code.is(at, NodeKind.WHILE_STATEMENT)) {
        top = at;
      }
    }
    return top;
  }

  /** Where the variable gets another value, or its function ends. */
  private int end(int top, List<Binding> bindings, Scope function) {
    int end = code.subtreeEnd(function.node());
    for (Binding binding : bindings) {
      boolean anew = binding.is(How.ASSIGNED) && binding.node() >= code.subtreeEnd(top);
      if (anew) {
        int statement = code.parent(binding.node());
        end = Math.min(end, code.subtreeEnd(statement));
      }
    }
    return end;
  }
}
