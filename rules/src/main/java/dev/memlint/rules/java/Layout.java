package dev.memlint.rules.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.stmt.Statement;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the lines of a file begin and end, and how they are indented, for fixes that add some. */
final class Layout {
  private final Offsets offsets;
  private final String text;

  Layout(Unit unit) {
    this.offsets = unit.offsets;
    this.text = unit.offsets.text();
  }

  /** How the file ends its lines. */
  String lineBreak() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** The white space in front of a node; empty when it does not start its line. */
  Optional<String> indent(Node node) {
    int start = offsets.span(node).start();
    String before = text.substring(lineStart(start), start);
    return before.isBlank() ? Optional.of(before) : Optional.empty();
  }

  int lineStart(int at) {
    return text.lastIndexOf('\n', at - 1) + 1;
  }

  /** Where the line ends, in front of its line break. */
  int lineEnd(int at) {
    int end = text.indexOf('\n', at);
    int stop = end < 0 ? text.length() : end;
    return stop > at && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
  }

  /** All lines of a node with their line breaks; empty when there is something else on them. */
  Optional<Span> lines(Node node) {
    Span span = offsets.span(node);
    int end = lineEnd(span.end());
    int next = text.startsWith("\r\n", end) ? end + 2 : Math.min(text.length(), end + 1);
    return indent(node).isPresent() && text.substring(span.end(), end).isBlank()
        ? Optional.of(new Span(lineStart(span.start()), next))
        : Optional.empty();
  }

  /** What one level of indentation is where a statement or member stands, as far as it shows. */
  String level(Node node) {
    String own = indent(node).orElse("");
    // A block's brace may stand on the last line of a long head, which is indented further.
    Optional<Node> around = node.getParentNode();
    for (int up = 0; up < 2 && around.isPresent(); up++) {
      String outer = leading(offsets.span(around.get()).start());
      if (own.startsWith(outer) && own.length() > outer.length()) {
        return own.substring(outer.length());
      }
      around = around.get().getParentNode();
    }
    return own.startsWith("\t") ? "\t" : "  ";
  }

  /** The white space that a line begins with. */
  private String leading(int at) {
    int start = lineStart(at);
    int end = start;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(start, end);
  }

  /** Moves all lines that begin in a span to the right; empty lines stay so. */
  List<Edit> shifted(Span span, String by) {
    List<Edit> edits = new ArrayList<>();
    for (int at = text.indexOf('\n', span.start()) + 1;
        at > 0 && at <= span.end();
        at = text.indexOf('\n', at) + 1) {
      if (!text.substring(at, lineEnd(at)).isBlank()) {
        edits.add(new Edit(new Span(at, at), by));
      }
    }
    return edits;
  }

  /**
   * Puts a span of whole statements into a block.
   *
   * @param first the first of the statements, which starts its line
   * @param opening what stands in front of the block: {@code "try (..) "}
   */
  List<Edit> wrapped(Statement first, Span span, String opening) {
    String indent = indent(first).orElse("");
    String level = level(first);
    List<Edit> edits = new ArrayList<>();
    edits.add(
        new Edit(
            new Span(span.start(), span.start()), opening + "{" + lineBreak() + indent + level));
    edits.addAll(shifted(span, level));
    edits.add(new Edit(new Span(span.end(), span.end()), lineBreak() + indent + "}"));
    return edits;
  }
}
