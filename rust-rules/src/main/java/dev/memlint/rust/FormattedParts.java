package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formats parts into the text itself: {@code let _ = write!(text, ..)} in place of {@code
 * text.push_str(&format!(..))}. A {@code String} cannot fail to be written to.
 */
final class FormattedParts {
  private static final Pattern IMPORTED =
      Pattern.compile("\\bfmt::(?:Write\\b|\\{[^}]*\\bWrite\\b|\\*)");
  private static final String IMPORT = "use std::fmt::Write as _;";

  private final Code code;
  private final String source;

  FormattedParts(Code code) {
    this.code = code;
    this.source = code.tree.text();
  }

  /** Whether a node is {@code format!(..)}. */
  static boolean isFormat(Code code, int node) {
    return code.is(node, code.s.call)
        && code.isMacro(node)
        && code.path(code.function(node)).endsWith("format");
  }

  /**
   * The change of all places in a function where a text gets a formatted part.
   *
   * @return empty when one of them cannot be changed
   */
  Optional<Fix> fix(int function, String text) {
    if (function == NONE) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    for (int node = function; node < code.tree.subtreeEnd(function); node++) {
      int format = partOf(node, text);
      if (format != NONE) {
        List<Edit> change = change(node, format, text);
        if (change.isEmpty()) {
          return Optional.empty();
        }
        edits.addAll(change);
      }
    }
    Optional<Edit> use = importEdit(function);
    use.ifPresent(edit -> edits.add(0, edit));
    boolean inOrder = edits.size() < 2 || edits.get(0).span().end() <= edits.get(1).span().start();
    return edits.isEmpty() || !inOrder
        ? Optional.empty()
        : Optional.of(
            Fix.keepingComments(
                "format into '" + text + "' with write!", FixSafety.SAFE, edits, source));
  }

  /** The format that a statement appends to the text. */
  private int partOf(int node, String text) {
    int part = NONE;
    if (code.method(node).equals("push_str") && code.tree.textIs(code.receiver(node), text)) {
      part = code.bare(code.argument(node, 0));
    } else if (code.is(node, code.s.compoundAssignment)
        && code.tree.textIs(code.field(node, code.s.leftField), text)
        && code.fieldText(node, code.s.operatorField).equals("+=")) {
      part = code.bare(code.field(node, code.s.rightField));
    }
    return part != NONE && isFormat(code, part) ? part : NONE;
  }

  private List<Edit> change(int node, int format, String text) {
    int arguments = code.field(format, code.s.argumentsField);
    boolean statement =
        code.is(code.tree.parent(node), code.s.expressionStatement)
            && source.startsWith(";", code.tree.end(node));
    if (!statement || arguments == NONE || source.charAt(code.tree.start(arguments)) != '(') {
      return List.of();
    }
    String rest = source.substring(code.tree.end(format), code.tree.end(node));
    if (!isApart(arguments, text) || !rest.matches("\\s*(?:,?\\s*\\))?")) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    int first = code.tree.start(arguments) + 1;
    Optional<Edit> line = lineEnd(format);
    boolean broken = Character.isWhitespace(source.charAt(first));
    edits.add(
        new Edit(
            new Span(code.tree.start(node), first),
            "let _ = %s!(%s,%s"
                .formatted(line.isPresent() ? "writeln" : "write", text, broken ? "" : " ")));
    line.ifPresent(edits::add);
    if (!rest.isEmpty()) {
      edits.add(new Edit(new Span(code.tree.end(format), code.tree.end(node)), ""));
    }
    return edits;
  }

  /**
   * While a text is written to, nothing else may look at it, only at other fields beside it; and
   * nothing may wait with a part in hand.
   */
  private boolean isApart(int arguments, String text) {
    String written = source.substring(code.tree.start(arguments), code.tree.end(arguments));
    String root = text.replaceFirst("[^\\w].*", "");
    Matcher named =
        Pattern.compile("\\b" + Pattern.quote(root) + "\\b(\\.\\w+\\b(?!\\s*\\())?")
            .matcher(written);
    while (named.find()) {
      boolean otherField =
          text.contains(".") && named.group(1) != null && !text.startsWith(root + named.group(1));
      if (!otherField) {
        return false;
      }
    }
    return !written.contains("await");
  }

  /** Takes the line break out of a format that ends in one, for {@code writeln!}. */
  private Optional<Edit> lineEnd(int format) {
    int literal = code.bare(code.argument(format, 0));
    if (!code.is(literal, code.s.string)) {
      return Optional.empty();
    }
    String text = code.tree.text(literal);
    int end = code.tree.end(literal) - 1;
    return text.endsWith("\\n\"") && !text.endsWith("\\\\n\"") && text.length() > 4
        ? Optional.of(new Edit(new Span(end - 2, end), ""))
        : Optional.empty();
  }

  /** Brings the trait into scope, behind the first import of the function's module. */
  private Optional<Edit> importEdit(int function) {
    int module = code.tree.ancestorOfKind(function, code.s.modItem);
    int container = module == NONE ? 0 : code.field(module, code.s.bodyField);
    List<Integer> items = code.children(container);
    for (int item : items) {
      if (code.is(item, code.s.useDeclaration) && IMPORTED.matcher(code.tree.text(item)).find()) {
        return Optional.empty();
      }
    }
    for (int item : items) {
      if (code.is(item, code.s.useDeclaration)) {
        int end = code.tree.end(item);
        return Optional.of(new Edit(new Span(end, end), "\n" + indentOf(item) + IMPORT));
      }
    }
    for (int item : items) {
      boolean opening =
          code.is(item, code.s.innerAttributeItem)
              || code.is(item, code.s.lineComment)
                  && !source.startsWith("///", code.tree.start(item));
      if (!opening) {
        int start = code.tree.start(item);
        return Optional.of(new Edit(new Span(start, start), IMPORT + "\n\n" + indentOf(item)));
      }
    }
    return Optional.empty();
  }

  private String indentOf(int item) {
    int start = code.tree.start(item);
    String indent = source.substring(source.lastIndexOf('\n', start - 1) + 1, start);
    return indent.isBlank() ? indent : "";
  }
}
