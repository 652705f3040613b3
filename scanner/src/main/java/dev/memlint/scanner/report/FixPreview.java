package dev.memlint.scanner.report;

import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.source.LineMap;
import java.util.List;

/**
 * The lines that a fix changes, before and after.
 *
 * @param firstLine of the lines before, from 1
 */
record FixPreview(int firstLine, List<String> before, List<String> after) {
  FixPreview {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  static FixPreview of(Fix fix, String text, LineMap lines) {
    int first = lines.line(fix.edits().getFirst().span().start());
    int last = lines.line(fix.edits().getLast().span().end());
    int start = lines.lineStart(first);
    int end = lines.lineEnd(last);
    String fixed = fix.apply(text);
    String after = fixed.substring(start, fixed.length() - (text.length() - end));
    return new FixPreview(
        first, text.substring(start, end).lines().toList(), after.lines().toList());
  }
}
