package dev.memlint.rules.finding;

/** How sure a finding is; a default run shows {@link #MEDIUM} and up. */
public enum Confidence {
  LOW,
  MEDIUM,
  HIGH
}
