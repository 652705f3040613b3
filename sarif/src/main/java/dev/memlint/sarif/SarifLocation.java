package dev.memlint.sarif;

import java.util.Optional;

/**
 * A file, or a region of one.
 *
 * @param path path below the repository's root: names joined by forward slashes, not encoded,
 *     without a leading slash and without {@code .} or {@code ..}
 * @param region the place in the file, or empty for the file as a whole
 */
public record SarifLocation(String path, Optional<SarifRegion> region) {
  public SarifLocation {
    RelativeUri.checkPath(path);
  }

  /** A region of a file. */
  public static SarifLocation of(String path, SarifRegion region) {
    return new SarifLocation(path, Optional.of(region));
  }

  /** A file as a whole. */
  public static SarifLocation ofFile(String path) {
    return new SarifLocation(path, Optional.empty());
  }
}
