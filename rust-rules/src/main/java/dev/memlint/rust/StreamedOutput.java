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
 * Makes a loop over the lines of a process's captured output one over the lines as they come:
 *
 * <pre>{@code
 * let output = command.output()?;          let mut child = command.stdout(Stdio::piped()).spawn()?;
 * let text = String::from_utf8_lossy(..);  let stdout = child.stdout.take().expect("..");
 * for line in text.lines() {               for line in BufReader::new(stdout).lines() {
 * }                                        }
 *                                          child.wait()?;
 * }</pre>
 */
final class StreamedOutput {
  private static final String TAKEN =
      "let stdout = child.stdout.take().expect(\"stdout is piped\");";

  private static final Set<String> DECODING =
      Words.of("from_utf8 from_utf8_lossy from_utf8_unchecked");

  private static final Set<String> SAME =
      Words.of("as_ref expect into_owned to_string unwrap unwrap_or_default");

  private final Context c;
  private final Code code;
  private final String source;
  private final LineLoops loops;

  StreamedOutput(Context context) {
    this.c = context;
    this.code = context.code;
    this.source = code.tree.text();
    this.loops = new LineLoops(context);
  }

  /**
   * The change of {@code command.output()?} of which only the lines of its output are used.
   *
   * @param call the call of {@code output} on a command of the standard library
   */
  Optional<Fix> of(int call) {
    int whole = loops.checked(call);
    int let = whole == NONE ? NONE : code.tree.parent(whole);
    int output = code.is(let, code.s.letDeclaration) ? loops.onlyUse(let) : NONE;
    int field = output == NONE ? NONE : code.tree.parent(output);
    boolean stdout =
        code.is(field, code.s.fieldExpression)
            && code.fieldText(field, code.s.fieldField).equals("stdout");
    if (!stdout || loops.isTaken("child", let) || loops.isTaken("stdout", let)) {
      return Optional.empty();
    }
    int text = decoded(field);
    int named = code.tree.parent(text);
    boolean apart = code.is(named, code.s.letDeclaration);
    int lined = apart ? loops.onlyUse(named) : text;
    int lines = lined == NONE ? NONE : code.tree.parent(code.tree.parent(lined));
    if (!code.method(lines).equals("lines") || code.receiver(lines) != lined) {
      return Optional.empty();
    }
    Optional<LineLoops.Round> round = loops.over(lines, call, let);
    Optional<Edit> check = round.flatMap(loops::check);
    Optional<List<Edit>> changes =
        round.flatMap(r -> LineUses.edits(c, code.tree.text(r.line()), r.body()));
    UseEdits uses = new UseEdits(code, call);
    Optional<String> stdio = uses.name("std::process::Stdio");
    Optional<String> reader = uses.name("std::io::BufReader");
    if (check.isEmpty()
        || changes.isEmpty()
        || stdio.isEmpty()
        || reader.isEmpty()
        || !uses.methodsOf("std::io::BufRead")) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>(uses.edits());
    edits.addAll(changes.get());
    edits.add(check.get());
    edits.add(new Edit(code.span(code.field(let, code.s.patternField)), "mut child"));
    edits.add(spawned(call, stdio.get()));
    int loop = round.get().loop();
    if (apart) {
      edits.add(new Edit(code.span(named), TAKEN));
    } else {
      edits.add(LineLoops.insertion(code.tree.start(loop), TAKEN + "\n" + indent(loop)));
    }
    edits.add(new Edit(code.span(lined), reader.get() + "::new(stdout)"));
    edits.add(LineLoops.insertion(code.tree.end(loop), "\n" + indent(loop) + "child.wait()?;"));
    return Fix.keepingComments("take its lines as they come", FixSafety.UNSAFE, edits, source);
  }

  private String indent(int loop) {
    int start = code.tree.start(loop);
    return source.substring(source.lastIndexOf('\n', start - 1) + 1, start);
  }

  /** {@code .output()} as a spawn with a pipe, each step on a line of its own where it was. */
  private Edit spawned(int call, String stdio) {
    int from = code.tree.end(code.receiver(call));
    String gap = source.substring(from, source.indexOf('.', from));
    String steps = "%1$s.stdout(%2$s::piped())%1$s.spawn()".formatted(gap, stdio);
    return new Edit(new Span(from, code.tree.end(call)), steps);
  }

  /** The text that bytes are read as. */
  private int decoded(int bytes) {
    int at = bytes;
    while (true) {
      int parent = code.tree.parent(at);
      int call = parent == NONE ? NONE : code.tree.parent(parent);
      boolean decodes =
          code.is(parent, code.s.arguments)
              && DECODING.contains(code.path(code.function(call)).replaceFirst(".*::", ""));
      boolean same = code.receiver(call) == at && SAME.contains(code.method(call));
      if (code.is(parent, code.s.reference) || code.is(parent, code.s.tryExpression)) {
        at = parent;
      } else if (decodes || same) {
        at = call;
      } else {
        return at;
      }
    }
  }
}
