package dev.memlint.python;

import dev.memlint.rules.api.Api;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.RemadeFact;
import dev.memlint.rules.facts.RemadeFact.What;
import java.util.List;
import java.util.Set;

/** Writes down what each round of a loop makes again: documents from a text that stays the same. */
final class Remakings {
  /** Methods that only look at a document. */
  private static final Set<String> LOOKING =
      Set.of(
          "get", "items", "keys", "values", "index", "count", "find", "findall", "iter", "select");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Invariance invariance;
  private final Hoists hoists;
  private final Sites sites;
  private final FactsBuilder out;

  Remakings(Code code, Scopes scopes, Meaning meaning, Sites sites, FactsBuilder out) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.invariance = new Invariance(code, scopes);
    this.hoists = new Hoists(code, scopes, meaning);
    this.sites = sites;
    this.out = out;
  }

  /** {@code json.loads(config)["name"]}: of a text that no round changes, and only looked at. */
  void call(int node) {
    int text = code.argument(node, 0);
    boolean last = code.above(node, NodeKind.RETURN_STATEMENT) != Code.NONE;
    boolean inComprehension = scopes.of(node).is(Scope.Kind.COMPREHENSION);
    if (text == Code.NONE || !scopes.loop(node).repeats() || last && !inComprehension) {
      return; // what is returned is made in one round
    }
    String callee = meaning.callee(node);
    boolean same =
        meaning.table().call(callee).filter(Api::parsesDocument).isPresent()
            && invariance.of(node, List.of(text));
    if (same && isOnlyLookedAt(node)) {
      out.remade(new RemadeFact(sites.brief(node), What.DOCUMENT, callee, callee, hoists.of(node)));
    }
  }

  private boolean isOnlyLookedAt(int made) {
    int outer = code.dressed(made);
    int parent = code.parent(outer);
    boolean named =
        code.is(parent, NodeKind.ASSIGNMENT)
            && code.hasRole(outer, Field.RIGHT)
            && code.is(code.child(parent, Field.LEFT), NodeKind.IDENTIFIER);
    return named ? areUsesLooks(parent) : isLook(outer);
  }

  private boolean areUsesLooks(int assignment) {
    int name = code.child(assignment, Field.LEFT);
    Scope scope = scopes.of(name);
    if (scope.find(code.text(name)).size() != 1) {
      return false;
    }
    int body = scope.functionOrModule().node();
    for (int node = body; node < code.subtreeEnd(body); node++) {
      boolean use =
          node != name
              && code.is(node, NodeKind.IDENTIFIER)
              && code.textIs(node, code.text(name))
              && !code.hasRole(node, Field.ATTRIBUTE);
      if (use && !isLook(node)) {
        return false;
      }
    }
    return true;
  }

  private boolean isLook(int node) {
    int parent = code.parent(node);
    return switch (code.kind(parent)) {
      case SUBSCRIPT -> code.hasRole(node, Field.VALUE) && !isTarget(parent);
      case ATTRIBUTE ->
          code.hasRole(node, Field.OBJECT)
              && LOOKING.contains(code.text(code.child(parent, Field.ATTRIBUTE)));
      case FOR_STATEMENT, FOR_IN_CLAUSE -> code.hasRole(node, Field.RIGHT);
      case COMPARISON_OPERATOR -> true;
      case ARGUMENT_LIST -> code.calleeName(code.parent(parent)).equals("len");
      default -> false;
    };
  }

  /** {@code document["x"] = 1}, also further inside. */
  private boolean isTarget(int subscript) {
    int at = subscript;
    while (code.is(code.parent(at), NodeKind.SUBSCRIPT) && code.hasRole(at, Field.VALUE)) {
      at = code.parent(at);
    }
    return switch (code.kind(code.parent(at))) {
      case ASSIGNMENT, AUGMENTED_ASSIGNMENT -> code.hasRole(at, Field.LEFT);
      case DELETE_STATEMENT -> true;
      default -> false;
    };
  }
}
