package dev.memlint.rules.frontend;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.source.SourceFile;

/** Reads files one after another with one parser; not for sharing between threads. */
public interface FactExtractor extends AutoCloseable {
  /**
   * Parses a file once, walks it once and writes down its facts. What cannot be parsed becomes a
   * {@link dev.memlint.rules.facts.SyntaxProblem}, and facts outside the broken part are kept.
   *
   * @throws ExtractionException when no facts at all can be had, with the reason for people
   */
  FileFacts extract(SourceFile file) throws ExtractionException;

  /** Frees the parser. */
  @Override
  void close();
}
