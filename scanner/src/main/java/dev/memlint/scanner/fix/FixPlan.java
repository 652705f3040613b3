package dev.memlint.scanner.fix;

import java.util.List;

/**
 * What fixes do to the files of a scan.
 *
 * @param files in path order
 * @param declined findings that have a fix which is not applied
 */
public record FixPlan(List<FilePlan> files, List<Declined> declined) {
  public FixPlan {
    files = List.copyOf(files);
    declined = List.copyOf(declined);
  }
}
