package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Does in the loop that reads what a second loop does with all that the first one collected. */
final class MergedLoops {
  private static final Set<String> FORMATS =
      Words.of("eprint eprintln format print println write writeln");

  private final Code code;
  private final String source;

  MergedLoops(Context context) {
    this.code = context.code;
    this.source = code.tree.text();
  }

  /**
   * The change of two loops of which the second stands right behind the first.
   *
   * @param let {@code let mut rows = Vec::new();}
   * @param loop the first loop
   * @param push {@code rows.push(row)}, the last thing that the loop does
   */
  Optional<Fix> of(int let, int loop, int push) {
    String name = code.fieldText(let, code.s.patternField);
    int statement = code.tree.parent(push);
    int body = code.field(loop, code.s.bodyField);
    int first = statement(loop);
    int second = code.next(first);
    int over = code.is(second, code.s.expressionStatement) ? code.first(second) : second;
    boolean adjoining =
        code.method(push).equals("push")
            && code.is(statement, code.s.expressionStatement)
            && code.tree.parent(statement) == body
            && code.next(statement) == NONE
            && code.is(over, code.s.forExpression)
            && code.tree.parent(let) == code.tree.parent(first)
            && code.field(let, code.s.typeField) == NONE
            && source.substring(code.tree.end(first), code.tree.start(second)).isBlank();
    if (!adjoining || !isWhole(code.field(over, code.s.valueField), name)) {
      return Optional.empty();
    }
    int item = code.field(over, code.s.patternField);
    int work = code.field(over, code.s.bodyField);
    String inner = inner(work);
    if (!code.is(item, code.s.identifier)
        || inner.isBlank()
        || !ownLine(let)
        || !ownLine(statement)
        || countOf(name, let) != 2
        || leaves(work)
        || sharesNames(loop, body, work, code.tree.text(item))) {
      return Optional.empty();
    }
    boolean owned =
        code.is(code.field(over, code.s.valueField), code.s.identifier)
            || code.method(code.field(over, code.s.valueField)).equals("into_iter")
            || isOnlyShown(code.tree.text(item), work);
    int value = code.argument(push, 0);
    String made =
        "let %s = %s%s;".formatted(code.tree.text(item), owned ? "" : "&", code.tree.text(value));
    boolean same = code.tree.text(item).equals(code.tree.text(value));
    int letStart = source.lastIndexOf('\n', code.tree.start(let)) + 1;
    int letEnd = source.indexOf('\n', code.tree.end(let)) + 1;
    Span pushed = code.span(statement);
    return Fix.keepingComments(
        "do it in the loop that reads",
        FixSafety.UNSAFE,
        List.of(
            new Edit(new Span(letStart, letEnd), ""),
            new Edit(pushed, same && owned ? inner.stripLeading() : made + inner),
            new Edit(new Span(code.tree.end(first), code.tree.end(second)), "")),
        source);
  }

  private int statement(int loop) {
    int parent = code.tree.parent(loop);
    return code.is(parent, code.s.expressionStatement) ? parent : loop;
  }

  private boolean isWhole(int value, String name) {
    boolean iterator = code.method(value).equals("iter") || code.method(value).equals("into_iter");
    int rows = iterator ? code.receiver(value) : code.bare(value);
    boolean mutable =
        code.is(value, code.s.reference)
            && code.tree.childOfKind(value, code.s.mutableSpecifier) != NONE;
    return !mutable && code.is(rows, code.s.identifier) && code.tree.textIs(rows, name);
  }

  /** What stands between the braces of a block, from its first line break on. */
  private String inner(int block) {
    String text = code.tree.text(block);
    String inner = text.substring(1, text.length() - 1).stripTrailing();
    return inner.startsWith("\n") ? inner : "";
  }

  private boolean ownLine(int node) {
    int start = code.tree.start(node);
    int end = code.tree.end(node);
    int next = source.indexOf('\n', end);
    return source.substring(source.lastIndexOf('\n', start) + 1, start).isBlank()
        && next >= 0
        && source.substring(end, next).isBlank();
  }

  /** How often the function names a variable behind its declaration. */
  private int countOf(String name, int let) {
    int count = 0;
    int function = code.enclosingFunction(let);
    for (int node = code.tree.subtreeEnd(let); node < code.tree.subtreeEnd(function); node++) {
      boolean named = code.is(node, code.s.identifier) && code.tree.textIs(node, name);
      boolean hidden =
          (code.is(node, code.s.string) || code.is(node, code.s.tokenTree))
              && code.tree.text(node).matches("(?s).*\\b" + name + "\\b.*");
      count += named ? 1 : hidden ? 2 : 0;
    }
    return count;
  }

  /** Whether the work may end its loop before all is read. */
  private boolean leaves(int work) {
    for (int node = work; node < code.tree.subtreeEnd(work); node++) {
      if (code.is(node, code.s.breakExpression) || code.is(node, code.s.tokenTree)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the work names something that the first loop reads from, or that means another there.
   */
  private boolean sharesNames(int loop, int body, int work, String item) {
    Set<String> names = new HashSet<>();
    for (int node = loop; node < code.tree.subtreeEnd(body); node++) {
      boolean reads = node < body && (isVariable(node) || code.is(node, code.s.self));
      boolean binds = isName(node) && code.tree.field(node) == code.s.patternField;
      if (reads || binds) {
        names.add(code.tree.text(node));
      }
    }
    names.remove(item);
    return namesAny(work, names);
  }

  private boolean namesAny(int work, Set<String> names) {
    for (int node = work; node < code.tree.subtreeEnd(work); node++) {
      boolean leaf = isName(node) || code.is(node, code.s.self) || code.is(node, code.s.string);
      String text = leaf ? code.tree.text(node) : "";
      boolean named = names.contains(text);
      if (named || names.stream().anyMatch(name -> text.contains("{" + name))) {
        return true;
      }
    }
    return false;
  }

  private boolean isVariable(int node) {
    return isName(node) && Character.isLowerCase(source.charAt(code.tree.start(node)));
  }

  private boolean isName(int node) {
    return code.is(node, code.s.identifier);
  }

  /** Whether an item that was a reference may as well be the thing itself. */
  private boolean isOnlyShown(String item, int work) {
    for (int node = work; node < code.tree.subtreeEnd(work); node++) {
      int parent = code.tree.parent(node);
      boolean named = isName(node) && code.tree.textIs(node, item);
      boolean shown =
          code.is(parent, code.s.fieldExpression)
              || code.is(parent, code.s.arguments)
                  && code.isMacro(code.tree.parent(parent))
                  && FORMATS.contains(code.path(code.function(code.tree.parent(parent))));
      if (named && !shown) {
        return false;
      }
    }
    return true;
  }
}
