package dev.memlint.scanner.scan;

import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import java.util.Map;

/**
 * What a scan went through.
 *
 * @param files files read, by language
 * @param lines lines of those files
 * @param skipped files that were found and could not be used; each has a notification
 * @param leftOut source files left out because of their role, by role
 * @param suppressed findings that comments allow
 * @param baselined findings that the baseline knows
 * @param elsewhere findings outside of the changed lines
 */
public record ScanStatistics(
    Map<Language, Integer> files,
    long lines,
    int skipped,
    Map<Role, Integer> leftOut,
    int suppressed,
    int baselined,
    int elsewhere) {
  public ScanStatistics {
    files = Map.copyOf(files);
    leftOut = Map.copyOf(leftOut);
  }

  /** These, with what was left out of the findings afterwards. */
  public ScanStatistics without(int baselined, int elsewhere) {
    return new ScanStatistics(files, lines, skipped, leftOut, suppressed, baselined, elsewhere);
  }

  /** Files read in all languages. */
  public int fileCount() {
    return files.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Source files left out because of their role. */
  public int leftOutCount() {
    return leftOut.values().stream().mapToInt(Integer::intValue).sum();
  }
}
