package dev.memlint.rules.detect;

import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.source.Language;
import java.util.regex.Pattern;

/**
 * About how many bytes one entry of a cache holds, from what its type or name says that it keeps.
 * Estimates, so whoever prints one says so.
 */
final class EntrySizes {
  /** A parsed file, a page, a response: the order of magnitude of a source file's tree. */
  private static final long CONTENT = 64_000;

  private static final long COLLECTION = 4_096;
  private static final long OBJECT = 1_024;

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)[ui](?:8|16|32|64|128|size)|f32|f64|bool|boolean|int|integer|long|short|double|float"
              + "|byte|char|character|\\(\\)");
  private static final Pattern CONTENT_TYPE =
      Pattern.compile(
          "(?i).*(?:byte\\[\\]|vec<u8>|\\[u8\\]|\\bbytes\\b|bytearray|bytebuf|tree|document|\\bast\\b"
              + "|image|bitmap|model|tensor|dataframe|ndarray|parsed|outline|content|page|vec<vec|list<list"
              + "|list\\[list).*");
  private static final Pattern HUGE_TYPE =
      Pattern.compile(
          "(?:.*[^a-zA-Z])?\\w*(?:Model|Tensor|DataFrame|Image|Bitmap|Weights|Embeddings?)(?:[^a-zA-Z].*)?");
  private static final Pattern COLLECTION_TYPE =
      Pattern.compile("(?i).*(?:vec|list|map|dict|set|array|\\[\\]|\\[).*");

  private EntrySizes() {}

  /** Whether values of this type as written are whole files, pages, models or the like. */
  static boolean isContent(String valueType) {
    return CONTENT_TYPE.matcher(valueType).matches();
  }

  /** Whether a handful of values of this type as written is a lot of memory. */
  static boolean isHuge(String valueType) {
    return HUGE_TYPE.matcher(valueType).matches();
  }

  /** Bytes of one entry whose value has this type as written; empty for not known. */
  static long of(Language language, String valueType) {
    long own = CostModel.entryBytes(language, StoreFact.Kind.MAP);
    if (NUMBER.matcher(valueType).matches()) {
      return own;
    }
    if (CONTENT_TYPE.matcher(valueType).matches()) {
      return CONTENT;
    }
    return own + (COLLECTION_TYPE.matcher(valueType).matches() ? COLLECTION : OBJECT);
  }
}
