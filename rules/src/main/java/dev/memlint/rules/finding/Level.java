package dev.memlint.rules.finding;

/** What a finding means for the exit code, weakest first. */
public enum Level {
  /** Short-lived, or bounded by the input. */
  NOTE,
  /** Likely, or removal happens only on some path. */
  WARNING,
  /** Long-lived owner, growth in a loop or handler, no removal anywhere in the project. */
  ERROR;

  /** One step weaker; {@link #NOTE} stays. */
  public Level lower() {
    return this == ERROR ? WARNING : NOTE;
  }
}
