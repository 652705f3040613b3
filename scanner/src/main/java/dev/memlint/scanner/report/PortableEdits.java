package dev.memlint.scanner.report;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.source.LineMap;
import dev.memlint.rules.source.Span;
import java.util.List;

/**
 * Edits that mean the same to readers that count columns in different units. A log says that it
 * counts UTF-16 code units, and some readers take them for bytes all the same (reviewdog 0.21
 * does). Where that would matter, whole lines are replaced: their columns are 1 in every unit.
 */
final class PortableEdits {
  private PortableEdits() {}

  static List<Edit> of(Fix fix, String text, LineMap lines) {
    int first = lines.line(fix.edits().getFirst().span().start());
    int last = lines.line(fix.edits().getLast().span().end());
    int start = lines.lineStart(first);
    int end = lines.lineEnd(last);
    if (text.substring(start, end).chars().allMatch(c -> c < 0x80)) {
      return fix.edits();
    }
    String fixed = fix.apply(text);
    String whole = fixed.substring(start, fixed.length() - (text.length() - end));
    return List.of(new Edit(new Span(start, end), whole));
  }
}
