package dev.memlint.python;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.api.ApiTableReader;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.treesitter.ParserBuild;

/** Reads Python 3 sources with tree-sitter; Python 2 sources as far as the grammar takes them. */
public final class PythonFrontEnd implements FrontEnd {
  /** Called by {@code ServiceLoader}. */
  public PythonFrontEnd() {}

  @Override
  public Language language() {
    return Language.PYTHON;
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
    return new PythonExtractor(Shared.SYNTAX, Shared.APIS.with(additions));
  }

  /** Read once and only when a Python file is met. */
  private static final class Shared {
    static final Syntax SYNTAX = Syntax.load();
    static final ApiTable APIS = ApiTableReader.read(PythonFrontEnd.class, "apis.toml");
  }
}
