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
  private static final String TRAIT = "std::fmt::Write";

  /** A text as the first part of a format: {@code "{text}} or {@code "{}}. */
  private static final Pattern FIRST = Pattern.compile("\"\\{(\\w*)}");

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
    return edits.isEmpty() ? Optional.empty() : written(function, text, edits);
  }

  /** The change with the trait that it needs. */
  private Optional<Fix> written(int place, String text, List<Edit> edits) {
    UseEdits uses = new UseEdits(code, place);
    uses.methodsOfUnnamed(TRAIT);
    List<Edit> all = new ArrayList<>(uses.edits());
    all.addAll(edits);
    return Fix.keepingComments(
        "format into '" + text + "' with write!", FixSafety.SAFE, all, source);
  }

  /**
   * The change of {@code text = format!("{text}part")}: the part is formatted behind what is there.
   *
   * @return empty when the text does not come first, comes again, or a part waits
   */
  Optional<Fix> appended(int assignment, String text) {
    int format = code.field(assignment, code.s.rightField);
    int literal = code.argument(format, 0);
    if (!isFormat(code, format) || !isStatement(assignment) || !code.is(literal, code.s.string)) {
      return Optional.empty();
    }
    Matcher first = FIRST.matcher(code.tree.text(literal));
    if (!first.lookingAt()) {
      return Optional.empty();
    }
    boolean positional = first.group(1).isEmpty();
    int given = positional ? code.argument(format, 1) : NONE;
    if (positional
        ? given == NONE || !code.tree.text(code.bare(given)).equals(text)
        : !first.group(1).equals(text)) {
      return Optional.empty();
    }
    int rest = code.tree.start(literal) + first.end();
    int behind = code.tree.end(positional ? given : literal);
    int end = code.tree.end(code.field(format, code.s.argumentsField));
    String parts = source.substring(rest, code.tree.end(literal));
    boolean counted = Pattern.compile("\\{\\d|\\d\\$|\\.\\*").matcher(parts).find();
    if (!isApart(parts + source.substring(behind, end), text) || counted && positional) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    int start = code.tree.start(assignment);
    int arguments = code.tree.start(code.field(format, code.s.argumentsField)) + 1;
    String gap = source.substring(arguments, code.tree.start(literal));
    if (parts.indexOf('{') < 0 && parts.indexOf('}') < 0) {
      edits.add(new Edit(new Span(start, rest), text + ".push_str(" + gap + '"'));
    } else {
      Optional<Edit> line = lineEnd(format);
      String macro = line.isPresent() ? "writeln" : "write";
      edits.add(
          new Edit(
              new Span(start, rest),
              "let _ = %s!(%s,%s\"".formatted(macro, text, gap.isEmpty() ? " " : gap)));
      line.ifPresent(edits::add);
    }
    if (positional) {
      edits.add(new Edit(new Span(code.tree.end(literal), behind), ""));
    }
    boolean plain = edits.getFirst().replacement().contains("push_str");
    return plain
        ? Fix.keepingComments(
            "append to '" + text + "' with push_str", FixSafety.SAFE, edits, source)
        : written(assignment, text, edits);
  }

  private boolean isStatement(int node) {
    return code.is(code.tree.parent(node), code.s.expressionStatement)
        && source.startsWith(";", code.tree.end(node));
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
    if (!isStatement(node)
        || arguments == NONE
        || source.charAt(code.tree.start(arguments)) != '(') {
      return List.of();
    }
    String rest = source.substring(code.tree.end(format), code.tree.end(node));
    String written = source.substring(code.tree.start(arguments), code.tree.end(arguments));
    if (!isApart(written, text) || !rest.matches("\\s*(?:,?\\s*\\))?")) {
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
  private static boolean isApart(String written, String text) {
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
}
