package dev.memlint.rules.java;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.api.ApiTableReader;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Language;

/** Reads Java with JavaParser; what it knows of libraries is in {@code apis.toml} beside it. */
public final class JavaFrontEnd implements FrontEnd {
  private final ApiTable apis = ApiTableReader.read(JavaFrontEnd.class, "apis.toml");

  @Override
  public Language language() {
    return Language.JAVA;
  }

  @Override
  public FactExtractor newExtractor() {
    return new JavaExtractor(apis);
  }
}
