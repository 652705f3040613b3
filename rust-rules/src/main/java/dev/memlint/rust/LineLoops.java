package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Loops over the lines of what was read whole, for changes that read while they loop. */
final class LineLoops {
  private final Context c;
  private final Code code;
  private final String source;

  LineLoops(Context context) {
    this.c = context;
    this.code = context.code;
    this.source = code.tree.text();
  }

  /** A loop, the name that it gives to a line, and what it does with it. */
  record Round(int loop, int line, int body) {}

  /** The expression with the {@code ?} on a call, behind a context that is given to its error. */
  int checked(int call) {
    int at = call;
    int step = code.tree.parent(code.tree.parent(at));
    String method = code.receiver(step) == at ? code.method(step) : "";
    boolean context = method.equals("context") || method.equals("with_context");
    if (context && c.imports.canonical("Context").equals("anyhow::Context")) {
      at = step;
    }
    int parent = code.tree.parent(at);
    return code.is(parent, code.s.tryExpression) ? parent : NONE;
  }

  /** The one place that names a variable after its declaration, if there is but one. */
  int onlyUse(int let) {
    int pattern = code.field(let, code.s.patternField);
    int function = code.enclosingFunction(let);
    boolean plain =
        code.is(pattern, code.s.identifier)
            && code.tree.childOfKind(let, code.s.mutableSpecifier) == NONE
            && function != NONE;
    if (!plain) {
      return NONE;
    }
    String name = code.tree.text(pattern);
    Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    int only = NONE;
    for (int node = code.tree.subtreeEnd(let); node < code.tree.subtreeEnd(function); node++) {
      boolean text = code.is(node, code.s.string) || code.is(node, code.s.tokenTree);
      boolean named = code.is(node, code.s.identifier) && code.tree.textIs(node, name);
      if (text && word.matcher(code.tree.text(node)).find()
          || code.is(node, code.s.shorthandFieldInitializer) && code.tree.textIs(node, name)
          || named && only != NONE) {
        return NONE;
      }
      only = named ? node : only;
    }
    return only;
  }

  /**
   * The loop over an expression, also with numbers for its items, that runs once for a call.
   *
   * @param let the statement that names what the call gives, if it is one
   */
  Optional<Round> over(int items, int call, int let) {
    return round(items).filter(round -> isBeside(round.loop(), call, let));
  }

  /** The loop over an expression, also with numbers for its items. */
  private Optional<Round> round(int items) {
    int over = items;
    int step = code.tree.parent(code.tree.parent(items));
    boolean numbered = code.receiver(step) == items && code.method(step).equals("enumerate");
    if (numbered) {
      over = step;
    }
    int loop = code.tree.parent(over);
    if (!code.is(loop, code.s.forExpression) || code.field(loop, code.s.valueField) != over) {
      return Optional.empty();
    }
    int pattern = code.field(loop, code.s.patternField);
    List<Integer> parts = code.children(pattern);
    int line =
        numbered && code.is(pattern, code.s.tuplePattern) && parts.size() == 2
            ? parts.getLast()
            : numbered ? NONE : pattern;
    return code.is(line, code.s.identifier)
        ? Optional.of(new Round(loop, line, code.field(loop, code.s.bodyField)))
        : Optional.empty();
  }

  /** Whether a loop runs once for a read, and its {@code ?} leaves what the read's leaves. */
  private boolean isBeside(int loop, int call, int let) {
    int block = code.enclosingBlock(call);
    if (code.is(let, code.s.letDeclaration) && code.tree.parent(let) != block) {
      return false;
    }
    for (int at = code.tree.parent(loop); at != block; at = code.tree.parent(at)) {
      boolean other =
          at == NONE
              || code.is(at, code.s.closure)
              || code.is(at, code.s.asyncBlock)
              || code.is(at, code.s.functionItem)
              || code.is(at, code.s.forExpression)
              || code.is(at, code.s.whileExpression)
              || code.is(at, code.s.loopExpression);
      if (other) {
        return false;
      }
    }
    return true;
  }

  /** {@code let line = line?;} as the first thing of each round; empty for a body on one line. */
  Optional<Edit> check(Round round) {
    int first = code.tree.firstNamedChild(round.body());
    int open = code.tree.start(round.body()) + 1;
    if (first == NONE) {
      return Optional.empty();
    }
    String gap = source.substring(open, code.tree.start(first));
    int line = gap.lastIndexOf('\n');
    if (line < 0 || !gap.isBlank()) {
      return Optional.empty();
    }
    String name = code.tree.text(round.line());
    return Optional.of(insertion(open, gap.substring(line) + "let %1$s = %1$s?;".formatted(name)));
  }

  static Edit insertion(int at, String text) {
    return new Edit(new Span(at, at), text);
  }

  /** Whether the function around a node uses a name. */
  boolean isTaken(String name, int node) {
    int function = code.enclosingFunction(node);
    for (int use = function; use < code.tree.subtreeEnd(function); use++) {
      if (code.is(use, code.s.identifier) && code.tree.textIs(use, name)) {
        return true;
      }
    }
    return false;
  }
}
