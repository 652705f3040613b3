package dev.memlint.python;

import java.util.Objects;

/**
 * One place that gives a name its meaning.
 *
 * @param how what kind of place
 * @param node the name there
 * @param value the expression that the name gets, is taken from or is defined by; {@link Code#NONE}
 *     when there is none
 * @param annotation the annotated type, or {@link Code#NONE}
 * @param qualified what an import refers to, else empty
 * @param scope the scope whose code does it
 */
record Binding(How how, int node, int value, int annotation, String qualified, Scope scope) {
  Binding {
    Objects.requireNonNull(how);
    Objects.requireNonNull(qualified);
    Objects.requireNonNull(scope);
  }

  /** Kinds of binding places. */
  enum How {
    IMPORT,
    /** {@code value} is the function definition. */
    FUNCTION,
    /** {@code value} is the class definition. */
    CLASS,
    /** {@code value} is the default. */
    PARAMETER,
    /** {@code name = value}, {@code name: T}, {@code (name := value)}. */
    ASSIGNED,
    /** {@code name, other = value}: a part of the value. */
    UNPACKED,
    /** {@code for name in value}: an element of the value. */
    ELEMENT,
    /** {@code with value as name}. */
    CONTEXT,
    /** {@code name += value}. */
    AUGMENTED
  }

  boolean is(How other) {
    return how == other;
  }
}
