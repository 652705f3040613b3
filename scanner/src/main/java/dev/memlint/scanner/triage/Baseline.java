package dev.memlint.scanner.triage;

import dev.memlint.scanner.report.Identity;
import dev.memlint.scanner.report.PlacedFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The findings that a project has decided to live with for now: how many of each kind, without
 * their lines, so that edits elsewhere change nothing.
 *
 * @param entries sorted by path, rule, symbol and code
 */
public record Baseline(List<Entry> entries) {
  private static final Comparator<Identity> ORDER =
      Comparator.comparing(Identity::path)
          .thenComparing(Identity::rule)
          .thenComparing(Identity::symbol)
          .thenComparing(Identity::code);

  /**
   * Findings that cannot be told apart.
   *
   * @param count how many, at least 1
   * @param estimatedBytes of all of them together, 0 when unknown
   */
  public record Entry(Identity identity, int count, long estimatedBytes) {
    public Entry {
      if (count < 1 || estimatedBytes < 0) {
        throw new IllegalArgumentException("a baseline of " + count + " findings: " + identity);
      }
    }

    private Entry plus(Entry other) {
      return new Entry(
          identity,
          Math.addExact(count, other.count),
          saturated(estimatedBytes, other.estimatedBytes));
    }

    /** This entry for fewer findings, with their share of the bytes. */
    Entry withCount(int fewer) {
      return new Entry(identity, fewer, Math.round((double) estimatedBytes / count * fewer));
    }
  }

  public Baseline {
    SortedMap<Identity, Entry> sorted = new TreeMap<>(ORDER);
    for (Entry entry : entries) {
      sorted.merge(entry.identity, entry, Entry::plus);
    }
    entries = List.copyOf(sorted.values());
  }

  /** The baseline that knows these findings. */
  public static Baseline of(List<PlacedFinding> findings) {
    List<Entry> entries = new ArrayList<>();
    for (PlacedFinding placed : findings) {
      entries.add(new Entry(placed.identity(), 1, bytes(placed)));
    }
    return new Baseline(entries);
  }

  static long bytes(PlacedFinding placed) {
    OptionalLong estimate = placed.finding().estimatedBytes();
    return Math.max(0, estimate.orElse(0));
  }

  static long saturated(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  /**
   * With the paths that files have now.
   *
   * @param renames the path now of each renamed file by its earlier path
   */
  public Baseline renamed(Map<String, String> renames) {
    List<Entry> moved = new ArrayList<>();
    for (Entry entry : entries) {
      String path = entry.identity.path();
      moved.add(
          new Entry(
              entry.identity.in(renames.getOrDefault(path, path)),
              entry.count,
              entry.estimatedBytes));
    }
    return new Baseline(moved);
  }

  /** The entries of some files. */
  Baseline in(Predicate<String> paths) {
    return new Baseline(
        entries.stream().filter(entry -> paths.test(entry.identity.path())).toList());
  }

  /** Without these entries, or with as many fewer as they count. */
  public Baseline without(List<Entry> gone) {
    Map<Identity, Integer> less = new TreeMap<>(ORDER);
    gone.forEach(entry -> less.put(entry.identity, entry.count));
    List<Entry> left = new ArrayList<>();
    for (Entry entry : entries) {
      int count = entry.count - less.getOrDefault(entry.identity, 0);
      if (count > 0) {
        left.add(entry.withCount(count));
      }
    }
    return new Baseline(left);
  }

  /** All findings that it knows. */
  public int count() {
    return entries.stream().mapToInt(Entry::count).sum();
  }

  /** Their estimated bytes. */
  public long estimatedBytes() {
    return entries.stream().mapToLong(Entry::estimatedBytes).reduce(0, Baseline::saturated);
  }
}
