package dev.memlint.scanner.report;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Level;
import dev.memlint.scanner.scan.ScanStatistics;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A scan in numbers.
 *
 * @param byLevel reported findings by level; every level is there
 * @param byHotspot reported findings by hotspot, sorted by name
 * @param complete whether everything that should have been looked at was
 */
public record Summary(
    ScanStatistics statistics,
    Map<Level, Integer> byLevel,
    SortedMap<String, Total> byHotspot,
    boolean complete) {

  /**
   * The findings of one hotspot.
   *
   * @param findings how many
   * @param sized how many of them have an estimate
   * @param bytes sum of the estimates
   */
  public record Total(int findings, int sized, long bytes) {
    private static final Total NONE = new Total(0, 0, 0);

    private Total plus(Finding finding) {
      return new Total(
          findings + 1,
          sized + (finding.estimatedBytes().isPresent() ? 1 : 0),
          saturatedSum(bytes, finding.estimatedBytes().orElse(0)));
    }

    private static long saturatedSum(long one, long other) {
      return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
  }

  public Summary {
    byLevel = Collections.unmodifiableMap(new EnumMap<>(byLevel));
    byHotspot = Collections.unmodifiableSortedMap(new TreeMap<>(byHotspot));
  }

  /** All reported findings. */
  public int findings() {
    return byLevel.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Reported findings at a level or above. */
  public int findingsFrom(Level level) {
    return byLevel.entrySet().stream()
        .filter(entry -> entry.getKey().compareTo(level) >= 0)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Counts while findings are reported. Not for several threads. */
  static final class Counter {
    private final Map<Level, Integer> byLevel = new EnumMap<>(Level.class);
    private final SortedMap<String, Total> byHotspot = new TreeMap<>();

    Counter() {
      for (Level level : Level.values()) {
        byLevel.put(level, 0);
      }
    }

    void add(Finding finding) {
      byLevel.merge(finding.level(), 1, Integer::sum);
      String hotspot = finding.rule().hotspot();
      byHotspot.put(hotspot, byHotspot.getOrDefault(hotspot, Total.NONE).plus(finding));
    }

    Summary summary(ScanStatistics statistics, boolean complete) {
      return new Summary(statistics, byLevel, byHotspot, complete);
    }
  }
}
