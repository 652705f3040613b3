package dev.memlint.rules.frontend;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.source.Language;

/**
 * A language's reader; found by {@link java.util.ServiceLoader}. Stateless and shared by threads.
 */
public interface FrontEnd {
  Language language();

  /** What parses the language, for people: name, version, and how it was built. */
  String parser();

  /** What it knows of libraries. */
  ApiTable apis();

  /**
   * A reader for one worker thread; the caller closes it.
   *
   * @param additions what the scanned project says of libraries, beside {@link #apis()}
   */
  FactExtractor newExtractor(ApiTable additions);

  /** A reader that knows of libraries what the front end does. */
  default FactExtractor newExtractor() {
    return newExtractor(ApiTable.EMPTY);
  }
}
