package dev.memlint.rules.finding;

/** What a person must check before taking a fix. */
public enum FixSafety {
  /** Same behaviour, comments kept. */
  SAFE,
  /** May change exceptions, laziness, capacity semantics or an API. */
  UNSAFE,
  /** For reading only; never applied. */
  DISPLAY_ONLY
}
