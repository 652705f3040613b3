package dev.memlint.rules.java;

import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import dev.memlint.rules.source.LineMap;
import dev.memlint.rules.source.OneLine;
import dev.memlint.rules.source.Span;

/**
 * Turns JavaParser's positions into UTF-16 offsets.
 *
 * <p>With a tab size of 1 and no escape preprocessing JavaParser counts columns in {@code char}s
 * and ends lines where {@link LineMap} does, so a column is an offset in its line. Its ends are
 * inclusive.
 */
final class Offsets {
  private final LineMap lines;
  private final int length;
  private final String text;

  Offsets(String text) {
    this.lines = LineMap.of(text);
    this.length = text.length();
    this.text = text;
  }

  Span span(Node node) {
    return node.getRange().map(this::span).orElse(new Span(0, 0));
  }

  Span span(Range range) {
    int start = start(range.begin);
    return new Span(start, Math.max(start, end(range.end)));
  }

  /** From the start of one node to the end of another. */
  Span span(Node from, Node to) {
    Span first = span(from);
    Span last = span(to);
    return last.end() < first.start() ? first : new Span(first.start(), last.end());
  }

  /** Where a problem is; the start of the file when the parser does not say. */
  Span span(Problem problem) {
    return problem
        .getLocation()
        .flatMap(tokens -> tokens.toRange())
        .map(this::span)
        .orElse(new Span(0, 0));
  }

  /** The whole file. */
  String text() {
    return text;
  }

  /** A node as written, white space joined. */
  String text(Node node) {
    Span span = span(node);
    return OneLine.of(text.substring(span.start(), span.end()));
  }

  boolean onOneLine(Span span) {
    return lines.line(span.start()) == lines.line(span.end());
  }

  /** The part of a span that is on its first line. */
  Span firstLine(Span span) {
    int end = span.start();
    while (end < span.end() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return new Span(span.start(), end);
  }

  private int start(Position position) {
    return offset(position.line, position.column - 1);
  }

  private int end(Position position) {
    return offset(position.line, position.column);
  }

  /** Lenient at the edges: the end-of-file token of a broken file lies behind the last line. */
  private int offset(int line, int column) {
    if (line < 1) {
      return 0;
    }
    if (line > lines.lineCount()) {
      return length;
    }
    return Math.clamp(lines.lineStart(line) + column, 0, length);
  }
}
