package dev.memlint.scanner.report;

import dev.memlint.rules.source.LineMap;
import dev.memlint.rules.source.Span;

/**
 * A span as people and other tools count it: 1-based lines and columns in UTF-16 code units, the
 * end behind the last character.
 */
public record Region(
    int startLine, int startColumn, int endLine, int endColumn, int offset, int length) {

  static Region of(Span span, LineMap lines) {
    return new Region(
        lines.line(span.start()),
        lines.column(span.start()),
        lines.line(span.end()),
        lines.column(span.end()),
        span.start(),
        span.length());
  }
}
