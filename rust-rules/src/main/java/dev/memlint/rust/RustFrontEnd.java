package dev.memlint.rust;

import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Language;

/** Reads Rust; found by {@code ServiceLoader}. */
public final class RustFrontEnd implements FrontEnd {
  /** Called by {@code ServiceLoader}. */
  public RustFrontEnd() {}

  @Override
  public Language language() {
    return Language.RUST;
  }

  @Override
  public FactExtractor newExtractor() {
    return new RustExtractor();
  }
}
