package dev.memlint.scanner.git;

/** What git could not do, and what the user can do about it. */
public final class GitException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String next;

  /**
   * An error.
   *
   * @param what what happened; lower-case start, no final period
   * @param next what to do about it
   */
  GitException(String what, String next) {
    super(what);
    this.next = next;
  }

  /** What to do about it. */
  public String next() {
    return next;
  }
}
