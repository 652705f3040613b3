package dev.memlint.rules.detect;

import java.util.Locale;

/**
 * The sizes from which memory is worth a finding.
 *
 * @param preset what a user calls this set
 * @param allocationBytes one allocation
 * @param repeatedAllocationBytes an allocation per iteration, request or connection
 */
public record Thresholds(String preset, long allocationBytes, long repeatedAllocationBytes) {
  private static final int REPEATED_SHARE = 16;

  /** Deployments that set all thresholds at once. */
  public enum Preset {
    /** Small devices and functions. */
    CONSTRAINED(64L << 10),
    /** What is used unless said otherwise. */
    STANDARD(1L << 20),
    /** Large servers. */
    SERVER(16L << 20);

    private final long allocationBytes;

    Preset(long allocationBytes) {
      this.allocationBytes = allocationBytes;
    }

    public Thresholds thresholds() {
      return new Thresholds(
          name().toLowerCase(Locale.ROOT), allocationBytes, allocationBytes / REPEATED_SHARE);
    }
  }

  /** The thresholds of {@link Preset#STANDARD}. */
  public static Thresholds standard() {
    return Preset.STANDARD.thresholds();
  }
}
