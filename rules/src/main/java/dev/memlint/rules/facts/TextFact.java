package dev.memlint.rules.facts;

import dev.memlint.rules.facts.MaterializationFact.Extent;
import dev.memlint.rules.finding.Fix;
import java.util.Objects;
import java.util.Optional;

/**
 * A text that is copied while it is put together.
 *
 * @param site the concatenation, or the literal that is built
 * @param form how it is built
 * @param variable the text's name, empty when it has none
 * @param inPlace the runtime usually extends the text where it is, so that little is copied: a
 *     local variable in CPython
 * @param extent how many parts the loop may add
 * @param length characters that the source itself writes down, for {@link Form#BUILT_THEN_WRITTEN}
 * @param joins joined collections among its parts, for {@link Form#BUILT_THEN_WRITTEN}
 * @param fix how to put it together without the copies
 */
public record TextFact(
    Site site,
    Form form,
    String variable,
    boolean inPlace,
    Extent extent,
    int length,
    int joins,
    Optional<Fix> fix) {
  public TextFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(form);
    Objects.requireNonNull(variable);
    Objects.requireNonNull(extent);
    Objects.requireNonNull(fix);
    if (length < 0 || joins < 0) {
      throw new IllegalArgumentException("length " + length + ", joins " + joins);
    }
  }

  /** A text that a loop makes longer. */
  public static TextFact grown(
      Site site, Form form, String variable, boolean inPlace, Extent extent) {
    return new TextFact(site, form, variable, inPlace, extent, 0, 0, Optional.empty());
  }

  /** The same, with how to put it together without the copies. */
  public TextFact with(Optional<Fix> known) {
    return new TextFact(site, form, variable, inPlace, extent, length, joins, known);
  }

  /** A text for whose parts a loop makes temporary ones. */
  public static TextFact ofFormattedParts(Site site, String variable, Optional<Fix> fix) {
    return new TextFact(site, Form.FORMATTED_PART, variable, false, Extent.UNKNOWN, 0, 0, fix);
  }

  /** A text that is only made to be written out. */
  public static TextFact written(Site site, String variable, int length, int joins) {
    return new TextFact(
        site,
        Form.BUILT_THEN_WRITTEN,
        variable,
        false,
        Extent.IN_MEMORY,
        length,
        joins,
        Optional.empty());
  }

  /** How a text is built. */
  public enum Form {
    /** {@code text += part} or {@code text = text + part} on an immutable text, in a loop. */
    CONCATENATED,
    /** {@code text = format!("{text}...")}: the whole text is formatted anew, in a loop. */
    REFORMATTED,
    /** {@code text.push_str(&format!(..))}: a temporary for each part. */
    FORMATTED_PART,
    /** A large format that is only written out once, as a whole. */
    BUILT_THEN_WRITTEN
  }
}
