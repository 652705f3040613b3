package dev.memlint.scanner.cli;

import dev.memlint.rules.finding.Level;
import java.util.Optional;

/** The level from which findings fail the run. */
enum FailOn {
  NONE(Optional.empty()),
  NOTE(Optional.of(Level.NOTE)),
  WARNING(Optional.of(Level.WARNING)),
  ERROR(Optional.of(Level.ERROR));

  private final Optional<Level> level;

  FailOn(Optional<Level> level) {
    this.level = level;
  }

  Optional<Level> level() {
    return level;
  }
}
