package dev.memlint.scanner.cli;

import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.source.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.ServiceLoader;

/** The languages' readers that are installed. */
final class FrontEnds {
  private FrontEnds() {}

  /** One front end per language. */
  static Map<Language, FrontEnd> installed() {
    Map<Language, FrontEnd> frontEnds = new EnumMap<>(Language.class);
    for (FrontEnd frontEnd : ServiceLoader.load(FrontEnd.class)) {
      if (frontEnds.put(frontEnd.language(), frontEnd) != null) {
        throw new IllegalStateException("two front ends for " + frontEnd.language());
      }
    }
    return frontEnds;
  }
}
