package dev.memlint.rules.java;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.api.ApiTableReader;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Language;

/** Reads Java with JavaParser; what it knows of libraries is in {@code apis.toml} beside it. */
public final class JavaFrontEnd implements FrontEnd {
  /** Called by {@code ServiceLoader}. */
  public JavaFrontEnd() {}

  @Override
  public Language language() {
    return Language.JAVA;
  }

  @Override
  public String parser() {
    return "JavaParser";
  }

  @Override
  public ApiTable apis() {
    return Shared.APIS;
  }

  @Override
  public FactExtractor newExtractor(ApiTable additions) {
    return new JavaExtractor(Shared.APIS.with(additions));
  }

  /** Read once and only when a Java file is met. */
  private static final class Shared {
    static final ApiTable APIS = ApiTableReader.read(JavaFrontEnd.class, "apis.toml");
  }
}
