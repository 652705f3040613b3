package dev.memlint.scanner.cli;

/** What a scan does with the fixes that it finds. */
enum FixMode {
  /** Reports them. */
  REPORT,
  /** Applies them and reports what is left. */
  APPLY,
  /** Asks about each of them, then applies and reports what is left. */
  ASK,
  /** Shows what applying would change, and writes nothing. */
  DIFF
}
