package dev.memlint.python;

import dev.memlint.rules.facts.MaterializationFact.Use;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes collections away that are not needed, where that is a matter of a few characters. */
final class MaterializationFixes {
  /** They go through all items, whatever these are. */
  private static final Set<String> EXHAUSTING = Set.of("sum", "min", "max");

  private static final Set<String> VIEWS = Set.of("items", "keys", "values");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;

  MaterializationFixes(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
  }

  /** How to do without the collection that an expression makes. */
  Optional<Fix> of(int made, Use use) {
    return switch (use) {
      case FOLDED -> generator(made);
      case COUNTED -> count(made);
      case ITERATED -> iterate(made);
      case FIRST_OF_SORTED -> least(made);
      case TESTED, FIRST -> Optional.empty();
    };
  }

  /** {@code sum([f(x) for x in xs])}: the brackets go. */
  private Optional<Fix> generator(int list) {
    int call = code.parent(code.parent(list));
    boolean argument =
        code.is(list, NodeKind.LIST_COMPREHENSION)
            && code.is(code.parent(list), NodeKind.ARGUMENT_LIST);
    if (!argument) {
      return Optional.empty();
    }
    boolean alone = code.allArguments(call).length == 1;
    // A generator turns StopIteration into another error.
    boolean safe = EXHAUSTING.contains(code.calleeName(call)) && !code.text(list).contains("next(");
    return fix(
        "leave the brackets out",
        safe,
        bracket(code.start(list), alone ? "" : "("),
        bracket(code.end(list) - 1, alone ? "" : ")"));
  }

  /** One bracket; where nothing takes its place, a line that held only it goes too. */
  private Edit bracket(int at, String replacement) {
    String text = code.tree().text();
    int start = at;
    while (start > 0 && isBlank(text.charAt(start - 1))) {
      start--;
    }
    int end = at + 1;
    while (end < text.length() && isBlank(text.charAt(end))) {
      end++;
    }
    boolean alone =
        start > 0
            && text.charAt(start - 1) == '\n'
            && end < text.length()
            && (text.charAt(end) == '\n' || text.charAt(end) == '\r');
    return replacement.isEmpty() && alone
        ? replace(start, text.indexOf('\n', end) + 1, "")
        : replace(at, at + 1, replacement);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** What a dictionary gives, which has a length; looping over it would run into other threads. */
  private boolean isView(int source) {
    return code.is(source, NodeKind.CALL)
        && code.hasNoArguments(source)
        && VIEWS.contains(code.calleeName(source));
  }

  /** {@code len(list(xs))} to {@code sum(1 for _ in xs)}. */
  private Optional<Fix> count(int made) {
    int call = code.parent(code.parent(made));
    Optional<Integer> source = copied(made, Set.of("list", "tuple"));
    boolean builtin =
        source.isPresent()
            && code.is(code.parent(made), NodeKind.ARGUMENT_LIST)
            && meaning.callee(call).equals("len")
            && scopes.of(made).find("sum").isEmpty();
    if (builtin && isView(source.get())) {
      return fix(
          "ask the view for its length",
          false,
          replace(code.start(made), code.start(source.get()), ""),
          replace(code.end(source.get()), code.end(made), ""));
    }
    return builtin
        ? fix(
            "count the items as they come",
            true,
            replace(code.start(call), code.start(source.get()), "sum(1 for _ in "),
            replace(code.end(source.get()), code.end(call), ")"))
        : Optional.empty();
  }

  /** {@code for x in list(xs):} to {@code for x in xs:}. */
  private Optional<Fix> iterate(int made) {
    if (!code.is(code.parent(made), NodeKind.FOR_STATEMENT)) {
      return Optional.empty();
    }
    if (code.is(made, NodeKind.LIST_COMPREHENSION)) {
      return fix(
          "loop over a generator",
          false,
          replace(code.start(made), code.start(made) + 1, "("),
          replace(code.end(made) - 1, code.end(made), ")"));
    }
    return copied(made, Set.of("list", "tuple"))
        .flatMap(
            source ->
                fix(
                    "loop over the items themselves",
                    false,
                    replace(code.start(made), code.start(source), ""),
                    replace(code.end(source), code.end(made), "")));
  }

  /** {@code sorted(xs, key=f)[0]} to {@code min(xs, key=f)}. */
  private Optional<Fix> least(int made) {
    int entry = code.parent(made);
    int function = code.child(made, Field.FUNCTION);
    boolean plain =
        code.is(entry, NodeKind.SUBSCRIPT)
            && code.calleeName(made).equals("sorted")
            && code.is(function, NodeKind.IDENTIFIER)
            && code.keyword(made, "reverse") == Code.NONE
            && code.textIs(code.child(entry, Field.SUBSCRIPT), "0")
            && scopes.of(made).find("min").isEmpty();
    return plain
        ? fix(
            "take the least",
            false,
            replace(code.start(function), code.end(function), "min"),
            replace(code.end(made), code.end(entry), ""))
        : Optional.empty();
  }

  /** What a call of one of these copies, when it can stand behind {@code in} as it is. */
  private Optional<Integer> copied(int call, Set<String> copiers) {
    if (!code.is(call, NodeKind.CALL)
        || !copiers.contains(meaning.callee(call))
        || code.allArguments(call).length != 1) {
      return Optional.empty();
    }
    int source = code.allArguments(call)[0];
    return switch (code.kind(source)) {
      case CALL, IDENTIFIER, ATTRIBUTE, SUBSCRIPT -> Optional.of(source);
      default -> Optional.empty();
    };
  }

  private Optional<Fix> fix(String title, boolean safe, Edit... edits) {
    return Fix.keepingComments(
        title, safe ? FixSafety.SAFE : FixSafety.UNSAFE, List.of(edits), code.tree().text());
  }

  private static Edit replace(int start, int end, String text) {
    return new Edit(new Span(start, end), text);
  }
}
