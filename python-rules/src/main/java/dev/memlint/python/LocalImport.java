package dev.memlint.python;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Moves an import from the top of a module into the functions that use it. */
final class LocalImport {
  /** The same import in more places reads worse than it saves. */
  private static final int MOST_FUNCTIONS = 3;

  private final Code code;
  private final String source;

  LocalImport(Code code) {
    this.code = code;
    this.source = code.tree().text();
  }

  /**
   * The change.
   *
   * @param statement the import, on the module's own level
   * @param names how many of its names are to move
   * @param functions the outermost functions that use them in their bodies
   * @return empty when the import does more, or a function's body has no line of its own
   */
  Optional<Fix> fix(int statement, int names, Set<Integer> functions) {
    String text = code.text(statement);
    int start = source.lastIndexOf('\n', code.start(statement) - 1) + 1;
    int lineEnd = source.indexOf('\n', code.end(statement));
    int end = lineEnd < 0 ? source.length() : lineEnd + 1;
    boolean alone = source.substring(start, end).strip().equals(text) && !text.contains("\n");
    if (!alone || imported(statement) != names) {
      return Optional.empty();
    }
    if (functions.isEmpty() || functions.size() > MOST_FUNCTIONS) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    List<String> where = new ArrayList<>();
    edits.add(new Edit(new Span(start, end), ""));
    for (int function : functions) {
      Optional<Edit> into = into(code.child(function, Field.BODY), text);
      if (into.isEmpty()) {
        return Optional.empty();
      }
      edits.add(into.get());
      where.add(code.text(code.child(function, Field.NAME)) + "()");
    }
    edits.sort(Comparator.comparing(edit -> edit.span().start()));
    return Fix.of("import it inside " + String.join(", ", where), FixSafety.UNSAFE, edits);
  }

  /** How many names the statement brings in. */
  private int imported(int statement) {
    int names = code.children(statement).length;
    return code.is(statement, NodeKind.IMPORT_FROM_STATEMENT) ? names - 1 : names;
  }

  /** The import as a body's first statement, behind its docstring. */
  private Optional<Edit> into(int body, String text) {
    int[] statements = code.children(body);
    if (statements.length == 0) {
      return Optional.empty();
    }
    int first = statements[0];
    int start = code.start(first);
    String indent = source.substring(source.lastIndexOf('\n', start - 1) + 1, start);
    if (!indent.isBlank()) {
      return Optional.empty();
    }
    boolean docstring =
        code.is(first, NodeKind.EXPRESSION_STATEMENT)
            && code.text(first).matches("(?s)[rRuU]?[\"'].*[\"']");
    int at = docstring ? code.end(first) : start;
    String moved = docstring ? "\n" + indent + text : text + "\n" + indent;
    return Optional.of(new Edit(new Span(at, at), moved));
  }
}
