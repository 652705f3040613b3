package dev.memlint.scanner.fix;

import dev.memlint.rules.finding.RuleId;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * How one file is to be rewritten.
 *
 * @param path in the report
 * @param file where it is
 * @param before its bytes as they were scanned
 * @param after its bytes with the fixes, in the same encoding
 * @param applied the rules of the findings that it fixes, at least one, in the order of the file
 */
public record FilePlan(String path, Path file, byte[] before, byte[] after, List<RuleId> applied) {
  public FilePlan {
    Objects.requireNonNull(path);
    Objects.requireNonNull(file);
    applied = List.copyOf(applied);
    if (applied.isEmpty()) {
      throw new IllegalArgumentException("nothing to apply to " + path);
    }
  }
}
