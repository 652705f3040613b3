package dev.memlint.rules.detect;

import java.util.Locale;

/**
 * The sizes from which memory is worth a finding.
 *
 * @param preset what a user calls this set
 * @param allocationBytes one allocation
 * @param repeatedAllocationBytes an allocation per iteration, request or connection
 * @param cacheBytes all entries that a cache's stated limit lets in, as far as they can be
 *     estimated
 * @param queuedEntries entries that may wait in one queue or channel
 * @param cacheSeconds how long the entries of a cache stay that nothing else limits
 * @param textCharacters a text that is built whole only to be written
 * @param importBytes what loading one package takes
 */
public record Thresholds(
    String preset,
    long allocationBytes,
    long repeatedAllocationBytes,
    long cacheBytes,
    long queuedEntries,
    long cacheSeconds,
    long textCharacters,
    long importBytes) {
  private static final int REPEATED_SHARE = 16;
  private static final int CACHE_FACTOR = 512;
  private static final long DAY = 86_400;

  /** Texts of a report are a share of what one allocation may be: 2,048 characters of 1 MiB. */
  private static final int TEXT_SHARE = 512;

  private static final int LEAST_TEXT = 512;

  /** Deployments that set all thresholds at once. */
  public enum Preset {
    /** Small devices and functions. */
    CONSTRAINED(64L << 10, 5L << 20),
    /** What is used unless said otherwise. */
    STANDARD(1L << 20, 20L << 20),
    /** Large servers. */
    SERVER(16L << 20, 100L << 20);

    private final long allocationBytes;
    private final long importBytes;

    Preset(long allocationBytes, long importBytes) {
      this.allocationBytes = allocationBytes;
      this.importBytes = importBytes;
    }

    public Thresholds thresholds() {
      return new Thresholds(
          name().toLowerCase(Locale.ROOT),
          allocationBytes,
          allocationBytes / REPEATED_SHARE,
          allocationBytes * CACHE_FACTOR,
          allocationBytes,
          this == CONSTRAINED ? DAY / 24 : this == STANDARD ? DAY : 7 * DAY,
          Math.max(LEAST_TEXT, allocationBytes / TEXT_SHARE),
          importBytes);
    }
  }

  /** The thresholds of {@link Preset#STANDARD}. */
  public static Thresholds standard() {
    return Preset.STANDARD.thresholds();
  }
}
