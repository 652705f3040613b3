package dev.memlint.scanner.report;

import dev.memlint.rules.source.LineMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Texts of scanned files, read again when a report needs them: facts hold only offsets. The last
 * few stay in memory because neighbouring findings point at the same files.
 */
final class SourceTexts {
  private static final int KEPT = 4;

  private final Function<String, Optional<Text>> load;
  private final Map<String, Optional<Text>> recent =
      new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Text>> eldest) {
          return size() > KEPT;
        }
      };

  /** A file's text and bytes as they were scanned. */
  record Text(String text, LineMap lines, byte[] bytes) {}

  /**
   * Texts that come from a loader.
   *
   * @param load empty when the file is no longer what was scanned
   */
  SourceTexts(Function<String, Optional<Text>> load) {
    this.load = load;
  }

  Optional<Text> of(String path) {
    Optional<Text> known = recent.get(path);
    if (known == null) {
      known = load.apply(path);
      recent.put(path, known);
    }
    return known;
  }
}
