package dev.memlint.rules.facts;

import java.util.Objects;
import java.util.Set;

/**
 * A call of something in the API table whose result matters.
 *
 * @param site the call
 * @param hotspot the table entry's hotspot, {@code "whole-file-read"}
 * @param api for people: {@code "std::fs::read_to_string"}
 * @param certain false when only the name was evidence, not a resolved import or type
 * @param source what is read, as written and followed through local variables and constants as far
 *     as the file shows ({@code "\"/proc/self/status\""}, {@code "manifest_path"}), empty when
 *     unknown; {@code " <- "} joins a variable to what it was assigned from
 * @param limited read through a limit ({@code take(n)}) or behind a check of the size
 * @param consumed everything that happens to the result in its function, empty when it is dropped
 */
public record CallFact(
    Site site,
    String hotspot,
    String api,
    boolean certain,
    String source,
    boolean limited,
    Set<Consumption> consumed) {

  public CallFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(hotspot);
    Objects.requireNonNull(api);
    Objects.requireNonNull(source);
    consumed = Set.copyOf(consumed);
  }

  /** What happens to a result. */
  public enum Consumption {
    /** Looped over: lines, elements, characters. */
    ITERATED,
    /** Split into lines or records. */
    SPLIT,
    /** Searched for a text or pattern, or counted. */
    SEARCHED,
    /** Fed to a digest or checksum. */
    HASHED,
    /** Written on to another file, stream or response as it is. */
    COPIED,
    /** Handed to a parser that also takes a stream ({@code serde_json::from_str}). */
    PARSED_STREAMABLE,
    /** Handed to a parser that only takes the full content. */
    PARSED_WHOLE,
    /** Stored in a field, global or container that outlives the call. */
    STORED,
    /** Returned to the caller. */
    RETURNED,
    /** Changed and written back to where it came from, or compared whole with a new content. */
    REWRITTEN,
    /** Only its length or emptiness is asked. */
    MEASURED,
    /** Handed to a function that is not in the table. */
    PASSED,
    /** Anything else. */
    OTHER
  }
}
