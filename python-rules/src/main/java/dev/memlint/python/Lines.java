package dev.memlint.python;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts lines before and behind statements that have lines of their own. */
final class Lines {
  private final Code code;
  private final String text;

  Lines(Code code) {
    this.code = code;
    this.text = code.tree().text();
  }

  /** The space in front of a statement; empty when something else is there too. */
  Optional<String> indent(int statement) {
    if (statement == Code.NONE) {
      return Optional.empty(); // a body that the parser could not read
    }
    String before = text.substring(lineStart(statement), code.start(statement));
    return before.isBlank() ? Optional.of(before) : Optional.empty();
  }

  /** A new line in front of a statement that starts its line. */
  Optional<Edit> before(int statement, String line) {
    return indent(statement)
        .map(indent -> new Edit(at(code.start(statement)), line + newLine() + indent));
  }

  /** A new line behind a statement, as far in as that; empty when another follows on its line. */
  Optional<Edit> behind(int statement, String line) {
    return isAlone(statement)
        ? indent(statement)
            .map(indent -> new Edit(at(lineEnd(statement)), newLine() + indent + line))
        : Optional.empty();
  }

  /**
   * A new first line of a body, in front of its comments.
   *
   * @param head behind what the line of the head must hold
   * @param step how much further in the body is to be moved
   */
  Optional<Edit> under(int head, int body, String line, String step) {
    return indent(code.child(body, 0))
        .map(indent -> new Edit(at(lineEnd(head)), newLine() + indent + step + line));
  }

  /**
   * A statement's lines further in; empty where that would change a text of several lines.
   *
   * @param step what goes in front of each line
   */
  Optional<List<Edit>> shifted(int statement, String step) {
    return following(statement, step)
        .map(edits -> with(new Edit(at(lineStart(statement)), step), edits));
  }

  /** A statement as the body of another one whose head is given. */
  Optional<List<Edit>> within(int statement, String head, String step) {
    return following(statement, step)
        .map(
            edits -> {
              String indent = text.substring(lineStart(statement), code.start(statement));
              String opening = head + newLine() + indent + step;
              return with(new Edit(at(code.start(statement)), opening), edits);
            });
  }

  private static List<Edit> with(Edit first, List<Edit> edits) {
    List<Edit> all = new ArrayList<>();
    all.add(first);
    all.addAll(edits);
    return all;
  }

  /** The lines of a statement but the first, further in. */
  private Optional<List<Edit>> following(int statement, String step) {
    if (!isAlone(statement) || hasLongText(statement)) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    for (int line = text.indexOf('\n', code.start(statement)) + 1;
        line > 0 && line < code.end(statement);
        line = text.indexOf('\n', line) + 1) {
      if (text.charAt(line) != '\n' && text.charAt(line) != '\r') {
        edits.add(new Edit(at(line), step));
      }
    }
    return Optional.of(edits);
  }

  /** Whether a text goes over several lines, so that it changes when they are moved further in. */
  boolean hasLongText(int part) {
    for (int node = part; node < code.subtreeEnd(part); node++) {
      if (code.is(node, NodeKind.STRING) && code.text(node).indexOf('\n') >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Takes a statement away that has its lines for itself. */
  Edit without(int statement) {
    int next = text.indexOf('\n', code.end(statement)) + 1;
    return new Edit(new Span(lineStart(statement), next == 0 ? text.length() : next), "");
  }

  /** How much further in a file's blocks are: the first indented line's space. */
  String step() {
    for (int at = 0; at < code.size(); at++) {
      if (code.is(at, NodeKind.BLOCK)) {
        String inner = indent(code.child(at, 0)).orElse("");
        String outer = indent(code.parent(at)).orElse("");
        if (inner.length() > outer.length() && inner.startsWith(outer)) {
          return inner.substring(outer.length());
        }
      }
    }
    return "    ";
  }

  /** Whether a statement has its lines for itself, but for a comment at their end. */
  boolean isAlone(int statement) {
    if (indent(statement).isEmpty()) {
      return false;
    }
    String rest = text.substring(code.end(statement), lineEnd(statement)).strip();
    return rest.isEmpty() || rest.startsWith("#");
  }

  /** What ends the lines of this file. */
  String newLine() {
    int first = text.indexOf('\n');
    return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
  }

  /** Where the line on which a node starts does so. */
  int lineStart(int node) {
    return text.lastIndexOf('\n', code.start(node) - 1) + 1;
  }

  /** Where the line on which a node ends does so, in front of what ends it. */
  int lineEnd(int node) {
    int end = text.indexOf('\n', code.end(node));
    if (end < 0) {
      return text.length();
    }
    return end > code.end(node) && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  private static Span at(int offset) {
    return new Span(offset, offset);
  }
}
