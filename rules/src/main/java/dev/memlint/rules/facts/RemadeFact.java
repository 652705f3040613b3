package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that every round of a loop makes again, although one would do for all of them, as far
 * as the code around it shows. What library calls make from unchanged arguments is a {@link
 * CallFact}.
 *
 * @param site where it is made
 * @param what kind of thing
 * @param name the variable that holds it, or the method that needs it
 * @param api for people: {@code "String::new"}, {@code "String.matches"}, {@code "Long +="}
 * @param fix makes it once, where that is a matter of moving a statement
 */
public record RemadeFact(Site site, What what, String name, String api, Optional<Fix> fix) {
  public RemadeFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(what);
    Objects.requireNonNull(name);
    Objects.requireNonNull(api);
    Objects.requireNonNull(fix);
  }

  /** What is made again. */
  public enum What {
    /** A text or array that is filled and dropped; it could be cleared and filled again. */
    BUFFER,
    /** A text that is put together only to look something up. */
    KEY,
    /** A constant regular expression that a method of a text compiles. */
    PATTERN,
    /** A document of values that is read again from the same text. */
    DOCUMENT,
    /** An object for each value of a variable of a boxed type. */
    BOX
  }
}
