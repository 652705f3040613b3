package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a loop over the lines of a text that was read whole one over the lines of the file:
 *
 * <pre>{@code
 * let text = fs::read_to_string(path)?;    let reader = BufReader::new(File::open(path)?);
 * for line in text.lines() {               for line in reader.lines() {
 *                                              let line = line?;
 * }</pre>
 */
final class StreamedLines {
  private static final String TITLE = "read line by line";

  private final Context c;
  private final Code code;
  private final String source;
  private final LineLoops loops;

  StreamedLines(Context context) {
    this.c = context;
    this.code = context.code;
    this.source = code.tree.text();
    this.loops = new LineLoops(context);
  }

  /**
   * The change of {@code fs::read_to_string(path)?} whose text only a loop over its lines uses.
   *
   * @param call the call by path that reads
   */
  Optional<Fix> ofText(int call) {
    int whole = loops.checked(call);
    boolean readsAll = c.callee(call).equals("std::fs::read_to_string");
    if (whole == NONE || !readsAll || !code.is(code.function(call), code.s.scopedIdentifier)) {
      return Optional.empty();
    }
    int let = code.tree.parent(whole);
    boolean named = code.is(let, code.s.letDeclaration);
    int text = named ? loops.onlyUse(let) : whole;
    int lines = text == NONE ? NONE : code.tree.parent(code.tree.parent(text));
    if (!code.method(lines).equals("lines") || code.receiver(lines) != text) {
      return Optional.empty();
    }
    Optional<LineLoops.Round> round = loops.over(lines, call, let);
    Optional<List<Edit>> changes =
        round.flatMap(r -> LineUses.edits(c, code.tree.text(r.line()), r.body()));
    UseEdits uses = new UseEdits(code, call);
    Optional<String> file = uses.name("std::fs::File");
    Optional<String> reader = uses.name("std::io::BufReader");
    if (changes.isEmpty()
        || file.isEmpty()
        || reader.isEmpty()
        || !uses.methodsOf("std::io::BufRead")) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>(uses.edits());
    edits.addAll(changes.get());
    int start = code.tree.start(whole);
    int path = code.function(call);
    edits.add(
        new Edit(
            new Span(start, code.tree.end(path)),
            reader.get()
                + "::new("
                + source.substring(start, code.tree.start(path))
                + file.get()
                + "::open"));
    edits.add(LineLoops.insertion(code.tree.end(whole), ")"));
    if (named) {
      String name = loops.isTaken("reader", let) ? code.tree.text(text) : "reader";
      int value = code.field(let, code.s.valueField);
      int equals = source.lastIndexOf('=', code.tree.start(value));
      int pattern = code.tree.start(code.field(let, code.s.patternField));
      edits.add(new Edit(new Span(pattern, equals), name + " "));
      edits.add(new Edit(code.span(text), name));
    }
    return fix(round.get(), edits);
  }

  /**
   * The change of {@code reader.lines().collect::<Result<Vec<_>, _>>()?} that is only looped over.
   *
   * @param call the {@code collect}
   */
  Optional<Fix> ofCollected(int call) {
    int whole = code.tree.parent(call);
    int let = code.is(whole, code.s.tryExpression) ? code.tree.parent(whole) : NONE;
    boolean lines = code.method(code.receiver(call)).equals("lines");
    int rows = lines && code.is(let, code.s.letDeclaration) ? loops.onlyUse(let) : NONE;
    if (rows == NONE) {
      return Optional.empty();
    }
    int over = iterated(rows);
    boolean borrowed = code.is(over, code.s.reference) || code.method(over).equals("iter");
    Optional<LineLoops.Round> round = loops.over(over, call, let);
    Optional<List<Edit>> changes =
        borrowed
            ? round.flatMap(r -> LineUses.edits(c, code.tree.text(r.line()), r.body()))
            : Optional.of(List.of());
    if (round.isEmpty() || changes.isEmpty()) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>(changes.get());
    int pattern = code.field(let, code.s.patternField);
    int value = code.field(let, code.s.valueField);
    int chain = code.receiver(call);
    if (code.field(let, code.s.typeField) != NONE) {
      int equals = source.lastIndexOf('=', code.tree.start(value));
      edits.add(new Edit(new Span(code.tree.end(pattern), equals), " "));
    }
    edits.add(new Edit(new Span(code.tree.end(chain), code.tree.end(whole)), ""));
    if (over != rows) {
      edits.add(new Edit(code.span(over), code.tree.text(rows)));
    }
    return fix(round.get(), edits);
  }

  /** What a loop over a collection goes through: itself, a reference to it, its iterator. */
  private int iterated(int rows) {
    int parent = code.tree.parent(rows);
    int call = code.tree.parent(parent);
    boolean iterator =
        code.is(parent, code.s.fieldExpression)
            && Set.of("iter", "into_iter").contains(code.method(call));
    return iterator ? call : code.is(parent, code.s.reference) ? parent : rows;
  }

  private Optional<Fix> fix(LineLoops.Round round, List<Edit> edits) {
    return loops
        .check(round)
        .flatMap(
            check -> {
              edits.add(check);
              return Fix.keepingComments(TITLE, FixSafety.UNSAFE, edits, source);
            });
  }
}
