package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.RetentionFact;
import dev.memlint.rules.facts.RetentionFact.What;
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
    if (!named || right == Code.NONE || isLocal(left)) {
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
                        sites.brief(node), target.ref(), what.get(), code.shortText(right))));
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
