package dev.memlint.scanner.report;

import dev.memlint.rules.finding.Finding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A finding with its places in lines and columns.
 *
 * @param lineHash GitHub's hash of its first line
 * @param identity the same as long as rule, file, symbol and statement are
 * @param related in the finding's order, without those whose file has changed
 */
public record PlacedFinding(
    Finding finding,
    Region region,
    Optional<String> lineHash,
    Identity identity,
    List<Related> related) {
  public PlacedFinding {
    Objects.requireNonNull(finding);
    Objects.requireNonNull(region);
    Objects.requireNonNull(lineHash);
    Objects.requireNonNull(identity);
    related = List.copyOf(related);
  }

  /** Hash of the identity, 32 hexadecimal digits. */
  public String fingerprint() {
    return identity.fingerprint();
  }

  /** A related location in lines and columns. */
  public record Related(String path, Region region, String message) {}
}
