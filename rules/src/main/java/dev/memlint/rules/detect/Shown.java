package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Site;

/** How an advice names what stands in the code, so that it speaks of this place alone. */
final class Shown {
  private static final int MAX_CODE = 48;

  private Shown() {}

  /** A piece of code between quotes; longer than a name or a short call, it is only called so. */
  static String code(String written, String otherwise) {
    String line = written.strip().replaceAll("\\s+", " ");
    return line.isEmpty() || line.length() > MAX_CODE || line.contains("'")
        ? otherwise
        : "'" + line + "'";
  }

  /** What a call reads, takes or runs, by its first name. */
  static String source(CallFact call, String otherwise) {
    return code(call.source().replaceFirst("(?s) <- .*", ""), otherwise);
  }

  /** The function around a place, or where the file is loaded. */
  static String function(FileFacts file, Site site) {
    FunctionFact function = file.function(site);
    return function.kind() == FunctionFact.Kind.TOP_LEVEL
        ? "the top of the file"
        : "'" + function.symbol() + "'";
  }
}
