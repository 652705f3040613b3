package dev.memlint.rules.facts;

import java.util.Objects;

/**
 * The name by which stores and their uses are joined across files.
 *
 * @param owner qualified name of the declaring type (or module, for globals) as far as the file
 *     shows it; empty when the receiver's type is unknown
 * @param name field or global name; a path with dots when a middle part's type is unknown ({@code
 *     "session.violations"} for {@code self.session.violations})
 */
public record StoreRef(String owner, String name) {
  public StoreRef {
    Objects.requireNonNull(owner);
    Objects.requireNonNull(name);
  }

  /** The last part of the path. */
  public String attribute() {
    return Names.simple(name);
  }
}
