package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.RetentionFact;
import dev.memlint.rules.facts.RetentionFact.What;
import dev.memlint.rules.facts.Site.Loop;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.frontend.LetGo;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down large temporaries that are assigned to attributes and globals. */
final class Retentions {
  private static final int MAX_STEPS = 12;

  /** Steps that keep what was read, or make a collection of its parts. */
  private static final Set<String> KEEPING =
      Set.of("strip", "lstrip", "rstrip", "decode", "encode", "lower", "replace", "copy");

  private static final Set<String> PARTS = Set.of("splitlines", "split");
  private static final Set<String> COLLECTING =
      Set.of("list", "set", "sorted", "tuple", "frozenset");

  /** Calls that go through a tree of files, or fetch rows. */
  private static final Set<String> MANY = Set.of("rglob", "walk", "fetchall", "readlines");

  /** Calls that return when the program ends. */
  private static final Set<String> SERVING =
      Set.of("serve_forever", "run_forever", "run_app", "mainloop", "start_polling");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final StoreRefs refs;
  private final Sites sites;
  private final FactsBuilder out;

  Retentions(
      Code code, Scopes scopes, Meaning meaning, StoreRefs refs, Sites sites, FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.refs = refs;
    this.sites = sites;
    this.out = out;
  }

  /** {@code self.content = file.read()}. */
  void assignment(int node) {
    int left = code.child(node, Field.LEFT);
    int right = code.child(node, Field.RIGHT);
    boolean named = code.is(left, NodeKind.ATTRIBUTE) || code.is(left, NodeKind.IDENTIFIER);
    if (!named || right == Code.NONE) {
      return;
    }
    if (isLocal(left)) {
      local(node, left, right);
      return;
    }
    Optional<What> what = what(right);
    if (what.isEmpty()) {
      return;
    }
    refs.of(left)
        .filter(target -> !target.isElement() && !target.ref().owner().isEmpty())
        .ifPresent(
            target ->
                out.retention(
                    new RetentionFact(
                        sites.brief(node),
                        target.ref(),
                        what.get(),
                        code.shortText(right),
                        Optional.empty(),
                        Optional.empty())));
  }

  /** {@code text = file.read()} in front of a loop that goes on and on without it. */
  private void local(int node, int name, int value) {
    Scope scope = scopes.of(name);
    boolean own =
        scope.is(Scope.Kind.FUNCTION)
            && scope.find(code.text(name)).size() == 1
            && !scopes.loop(node).repeats();
    Optional<What> what = own ? what(value) : Optional.empty();
    if (what.isPresent()) {
      idle(node, code.text(name), scope.node())
          .ifPresent(
              goesOn ->
                  out.retention(
                      new RetentionFact(
                          sites.brief(node),
                          new StoreRef("", code.text(name)),
                          what.get(),
                          code.shortText(value),
                          Optional.of(sites.brief(goesOn)),
                          release(node, name, goesOn))));
    }
  }

  /** {@code del text} in front of it, where the variable surely has its value. */
  private Optional<Fix> release(int assignment, int name, int goesOn) {
    int statement = goesOn;
    while (statement != Code.NONE && !code.is(code.parent(statement), NodeKind.BLOCK)) {
      statement = code.parent(statement);
    }
    int assigned = code.parent(code.parent(assignment));
    while (assigned != Code.NONE
        && code.is(code.parent(assigned), NodeKind.WITH_STATEMENT)
        && !code.isIn(statement, assigned)) {
      assigned = code.parent(code.parent(assigned));
    }
    int function = scopes.of(name).functionOrModule().node();
    boolean seen =
        !HiddenUses.isIn(code, function) && !HiddenUses.isCaptured(code, function, code.text(name));
    return seen && statement != Code.NONE && assigned == code.parent(statement)
        ? LetGo.before(code.tree().text(), code.start(statement), "del " + code.text(name))
        : Optional.empty();
  }

  /** The first thing after the last use of a name that goes on for as long as the program. */
  private Optional<Integer> idle(int assignment, String name, int function) {
    int last = code.subtreeEnd(assignment);
    for (int node = last; node < code.subtreeEnd(function); node++) {
      if (code.is(node, NodeKind.IDENTIFIER) && code.textIs(node, name)) {
        if (code.is(code.parent(node), NodeKind.DELETE_STATEMENT)) {
          return Optional.empty();
        }
        last = node + 1;
      }
    }
    for (int node = last; node < code.subtreeEnd(function); node++) {
      boolean inner = code.is(node, NodeKind.FUNCTION_DEFINITION) || code.is(node, NodeKind.LAMBDA);
      if (inner) {
        node = code.subtreeEnd(node) - 1;
      } else if (goesOn(node)) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }

  private boolean goesOn(int node) {
    return switch (code.kind(node)) {
      case WHILE_STATEMENT -> Loops.ofWhile(code, node) == Loop.ENDLESS && !leaves(node);
      case CALL -> SERVING.contains(code.calleeName(node));
      default -> false;
    };
  }

  private boolean leaves(int loop) {
    for (int node = loop; node < code.subtreeEnd(loop); node++) {
      if (code.is(node, NodeKind.BREAK_STATEMENT) || code.is(node, NodeKind.RETURN_STATEMENT)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLocal(int node) {
    return code.is(node, NodeKind.IDENTIFIER)
        && scopes
            .of(node)
            .definingScope(code.text(node))
            .filter(scope -> !scope.is(Scope.Kind.MODULE))
            .isPresent();
  }

  private Optional<What> what(int value) {
    int at = code.bare(value);
    boolean collected = false;
    boolean parts = false;
    boolean followed = false;
    for (int step = 0; step < MAX_STEPS; step++) {
      if (code.is(at, NodeKind.IDENTIFIER) && !followed) {
        followed = true;
        at = madeFrom(at);
      } else if (code.is(at, NodeKind.CALL)) {
        String name = code.calleeName(at);
        Optional<What> read = read(at);
        if (read.isPresent()) {
          return collected || parts ? Optional.of(What.COLLECTION) : read;
        }
        if (MANY.contains(name) && (collected || name.equals("fetchall"))) {
          return Optional.of(What.COLLECTION);
        }
        if (COLLECTING.contains(meaning.callee(at))) {
          collected = true;
          at = code.bare(code.argument(at, 0));
        } else if (PARTS.contains(name) && code.receiver(at) != Code.NONE) {
          parts |= isLines(at, name);
          at = code.receiver(at);
          if (collected && parts) {
            return Optional.of(What.COLLECTION); // set(output.split("\n"))
          }
        } else if (KEEPING.contains(name) && code.receiver(at) != Code.NONE) {
          at = code.receiver(at);
        } else {
          return Optional.empty();
        }
      } else if (code.is(at, NodeKind.ATTRIBUTE)) {
        at = code.bare(code.child(at, Field.OBJECT)); // run(..., capture_output=True).stdout
      } else {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean isLines(int call, String method) {
    return method.equals("splitlines")
        || code.literal(code.argument(call, 0)).filter("\\n"::equals).isPresent();
  }

  private int madeFrom(int identifier) {
    List<Binding> bindings = scopes.of(identifier).find(code.text(identifier));
    boolean one = bindings.size() == 1 && bindings.getFirst().is(How.ASSIGNED);
    return one ? code.bare(bindings.getFirst().value()) : Code.NONE;
  }

  private Optional<What> read(int call) {
    Optional<Api> api = meaning.table().call(meaning.callee(call));
    // file.read(n) is bounded; open(path).read() and path.read_text() state no number.
    boolean sized = code.receiver(call) != Code.NONE && code.argument(call, 0) != Code.NONE;
    if (api.filter(known -> known.mayBe("whole-file-read")).isPresent() && !sized) {
      return Optional.of(What.CONTENT);
    }
    return api.filter(known -> known.mayBe("full-output-capture")).map(known -> What.OUTPUT);
  }
}
