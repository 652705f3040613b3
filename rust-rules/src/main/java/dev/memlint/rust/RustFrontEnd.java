package dev.memlint.rust;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.api.ApiTableReader;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.treesitter.ParserBuild;

/** Reads Rust; found by {@code ServiceLoader}. */
public final class RustFrontEnd implements FrontEnd {
  /** Called by {@code ServiceLoader}. */
  public RustFrontEnd() {}

  @Override
  public Language language() {
    return Language.RUST;
  }

  @Override
  public String parser() {
    return ParserBuild.describe();
  }

  @Override
  public ApiTable apis() {
    return Shared.APIS;
  }

  @Override
  public FactExtractor newExtractor(ApiTable additions) {
    return new RustExtractor(Shared.APIS.with(additions));
  }

  /** Read once and only when a Rust file is met. */
  private static final class Shared {
    static final ApiTable APIS = ApiTableReader.read(RustFrontEnd.class, "apis.toml");
  }
}
