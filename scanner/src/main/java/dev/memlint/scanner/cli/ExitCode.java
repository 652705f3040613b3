package dev.memlint.scanner.cli;

/** How the process ends. Part of the command line's contract. */
public enum ExitCode {
  /** Everything was scanned and nothing is at or above {@code --fail-on}. */
  OK(0),
  /** Everything was scanned and something is. */
  FINDINGS(1),
  /** The command line is wrong; nothing was scanned. */
  USAGE(2),
  /**
   * Something that should have been scanned or written was not, and standard error names it. Beats
   * {@link #FINDINGS}: the reports are written, but they are not the whole truth.
   */
  INCOMPLETE(3);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** What the process returns. */
  public int status() {
    return status;
  }
}
