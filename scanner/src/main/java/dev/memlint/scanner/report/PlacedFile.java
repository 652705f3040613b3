package dev.memlint.scanner.report;

import dev.memlint.rules.source.LineMap;
import java.util.List;

/**
 * The findings of one file, with the text that they stand in.
 *
 * @param path relative to the report root
 * @param findings at least one, in order
 */
public record PlacedFile(String path, String text, LineMap lines, List<PlacedFinding> findings) {
  public PlacedFile {
    findings = List.copyOf(findings);
  }
}
