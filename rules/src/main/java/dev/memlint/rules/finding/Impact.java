package dev.memlint.rules.finding;

/** How much memory is held and for how long. */
public enum Impact {
  LOW,
  MEDIUM,
  HIGH
}
