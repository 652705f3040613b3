package dev.memlint.rules.detect;

import java.util.Locale;

/** Byte counts for people. */
public final class Bytes {
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Bytes() {}

  /** {@code "1,048,576 bytes (1 MiB)"}; small counts without the unit. */
  public static String exact(long bytes) {
    String exact = String.format(Locale.ROOT, "%,d bytes", bytes);
    return bytes < 1024 ? exact : exact + " (" + rounded(bytes) + ")";
  }

  /** {@code "1 MiB"}, {@code "1.5 KiB"}, {@code "512 bytes"}. */
  public static String rounded(long bytes) {
    if (bytes < 1024) {
      return bytes + " bytes";
    }
    double value = bytes;
    int unit = -1;
    while (value >= 1024 && unit + 1 < UNITS.length) {
      value /= 1024;
      unit++;
    }
    boolean whole = value >= 100 || Math.abs(value - Math.rint(value)) < 0.05;
    return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
  }
}
