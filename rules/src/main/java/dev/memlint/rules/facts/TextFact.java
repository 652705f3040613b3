package dev.memlint.rules.facts;

import java.util.Objects;

/**
 * A text that is copied while it is put together.
 *
 * @param site the concatenation, or the literal that is built
 * @param form how it is built
 * @param variable the text's name, empty when it has none
 * @param length characters that the source itself writes down, for {@link Form#BUILT_THEN_WRITTEN}
 */
public record TextFact(Site site, Form form, String variable, int length) {
  public TextFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(form);
    Objects.requireNonNull(variable);
    if (length < 0) {
      throw new IllegalArgumentException("length " + length);
    }
  }

  /** How a text is built. */
  public enum Form {
    /** {@code text += part} or {@code text = text + part} on an immutable text, in a loop. */
    CONCATENATED,
    /** {@code text = format!("{text}...")}: the whole text is formatted anew, in a loop. */
    REFORMATTED,
    /** {@code text.push_str(&format!(..))}: a temporary for each part. */
    FORMATTED_PART,
    /** A large literal or format that is only written out once, as a whole. */
    BUILT_THEN_WRITTEN
  }
}
