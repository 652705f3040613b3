package dev.memlint.rust;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.frontend.ExtractionException;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.SourceFile;

/** Text in, facts out, for the tests of this package. */
final class Rust {
  private Rust() {}

  static FileFacts facts(String text) {
    return facts("src/app.rs", text);
  }

  static FileFacts facts(String path, String text) {
    try (FactExtractor extractor = new RustFrontEnd().newExtractor()) {
      return extractor.extract(new SourceFile(path, Language.RUST, Role.MAIN, text, "hash"));
    } catch (ExtractionException e) {
      throw new AssertionError(e);
    }
  }
}
