package dev.memlint.scanner.cli;

/** Something that the user can mend: what happened, and what to do next. */
final class UserError extends Exception {
  private static final long serialVersionUID = 1L;

  private final String next;

  /**
   * An error.
   *
   * @param what what happened and where; lower-case start, no final period
   * @param next what to do about it, not blank
   */
  UserError(String what, String next) {
    super(what);
    if (next.isBlank()) {
      throw new IllegalArgumentException("nobody knows what to do about it: " + what);
    }
    this.next = next;
  }

  String next() {
    return next;
  }
}
