package dev.memlint.scanner.fix;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import java.io.IOException;

/** Decides about each fix that may be applied. */
@FunctionalInterface
public interface FixChooser {
  /** Takes every fix. */
  FixChooser ALL = (finding, fix, text) -> true;

  /**
   * Whether to apply a fix.
   *
   * @param text the file's text as it is now
   */
  boolean takes(Finding finding, Fix fix, String text) throws IOException;
}
