package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.facts.StoreFact.Bound;
import java.util.Locale;

/** Default arguments that are made once and shared by all calls. */
final class MutableDefaults {
  private MutableDefaults() {}

  /** Whether a default value is a fresh container that can grow. */
  static boolean isMutable(Code code, Meaning meaning, int value) {
    return switch (code.kind(value)) {
      case LIST, DICTIONARY, SET -> true;
      case CALL ->
          meaning
              .table()
              .type(meaning.callee(value))
              .filter(t -> t.kind().isContainer() && t.bound() != Bound.IMMUTABLE)
              .isPresent();
      default -> false;
    };
  }

  /** Whether the function gives the parameter another value, most often a copy of it. */
  static boolean isReplaced(Scope function, String parameter) {
    return function.find(parameter).stream().anyMatch(b -> b.is(How.ASSIGNED));
  }

  /** A parameter that says that it is meant to remember. */
  static boolean isDeliberate(String parameter) {
    String name = parameter.toLowerCase(Locale.ROOT);
    return name.contains("cache") || name.contains("memo");
  }
}
