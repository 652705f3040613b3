package dev.memlint.scanner.triage;

/**
 * How a scan's findings compare with those of the baseline in the same files.
 *
 * @param before findings that the baseline knows
 * @param now findings of the scan
 * @param bytesBefore estimated bytes of the first
 * @param bytesNow estimated bytes of the second
 */
public record Growth(int before, int now, long bytesBefore, long bytesNow) {
  /** No baseline. */
  public static final Growth NONE = new Growth(0, 0, 0, 0);

  static Growth between(Baseline before, Baseline now) {
    return new Growth(before.count(), now.count(), before.estimatedBytes(), now.estimatedBytes());
  }

  /** Whether there are more findings, or more bytes, than these percent above the baseline. */
  public boolean exceeds(double percent) {
    return exceeds(before, now, percent) || exceeds(bytesBefore, bytesNow, percent);
  }

  private static boolean exceeds(double old, double now, double percent) {
    return now > old * (1 + percent / 100);
  }
}
