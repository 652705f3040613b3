package dev.memlint.rules.frontend;

import dev.memlint.rules.source.Language;

/**
 * A language's reader; found by {@link java.util.ServiceLoader}. Stateless and shared by threads.
 */
public interface FrontEnd {
  Language language();

  /** A reader for one worker thread; the caller closes it. */
  FactExtractor newExtractor();
}
