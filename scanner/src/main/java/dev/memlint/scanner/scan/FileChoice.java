package dev.memlint.scanner.scan;

import dev.memlint.rules.source.Role;
import dev.memlint.scanner.walk.PathPatterns;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the files below the scanned paths are reported on.
 *
 * @param roles roles to scan
 * @param excluded files to leave out, unless they are named themselves
 * @param namedToo whether what leaves files out does so for named ones as well
 * @param only real paths of the only files to report on; the others are read all the same, for what
 *     they do to the state of these
 * @param shard the part of these to report on
 */
public record FileChoice(
    Set<Role> roles,
    PathPatterns excluded,
    boolean namedToo,
    Optional<Set<Path>> only,
    Shard shard) {
  public FileChoice {
    roles = Set.copyOf(roles);
    Objects.requireNonNull(excluded);
    only = only.map(Set::copyOf);
    Objects.requireNonNull(shard);
  }

  /** All files of these roles. */
  public static FileChoice of(Set<Role> roles) {
    return new FileChoice(roles, PathPatterns.NONE, false, Optional.empty(), Shard.WHOLE);
  }
}
