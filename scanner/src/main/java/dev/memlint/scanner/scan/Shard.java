package dev.memlint.scanner.scan;

import dev.memlint.scanner.walk.FoundFile;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * One of several parts of a scan that together report what one scan of everything reports.
 *
 * @param index which part, from 1
 * @param count how many parts
 */
public record Shard(int index, int count) {
  /** Everything. */
  public static final Shard WHOLE = new Shard(1, 1);

  public Shard {
    if (index < 1 || index > count) {
      throw new IllegalArgumentException("no shard " + index + " of " + count);
    }
  }

  /**
   * The paths of this part: each file, the largest first, goes where the fewest bytes are.
   *
   * @param bytes a file's size
   */
  Set<String> choose(List<FoundFile> files, ToLongFunction<FoundFile> bytes) {
    record Sized(String path, long bytes) {}
    List<Sized> bySize =
        files.stream()
            .map(file -> new Sized(file.path(), bytes.applyAsLong(file)))
            .sorted(Comparator.comparing(Sized::bytes).reversed().thenComparing(Sized::path))
            .toList();
    long[] load = new long[count];
    Set<String> chosen = new HashSet<>();
    for (Sized file : bySize) {
      int least = 0;
      for (int i = 1; i < count; i++) {
        if (load[i] < load[least]) {
          least = i;
        }
      }
      // An empty file takes its turn too.
      load[least] += Math.max(1, file.bytes);
      if (least == index - 1) {
        chosen.add(file.path);
      }
    }
    return chosen;
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
