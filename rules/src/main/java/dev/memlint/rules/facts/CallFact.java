package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param limited read through a limit ({@code take(n)}) or behind a check of the size or of what
 *     sort of file it is
 * @param consumed everything that happens to the result in its function, empty when it is dropped
 * @param options what the call states: arguments, keywords and the steps of a builder chain
 * @param bound the option that limits what the call makes, as the table entry's {@code bounded-by}
 *     names it; empty when none of them is stated
 * @param invariant nothing that goes into the call changes from one round of the innermost loop
 *     around it to the next; outside of loops, from one call of its function to the next
 * @param fixes state a bound where the call states none, as the table entry's {@code bound-fixes}
 *     say; or make once what is made again; best first
 */
public record CallFact(
    Site site,
    String hotspot,
    String api,
    boolean certain,
    String source,
    boolean limited,
    Set<Consumption> consumed,
    List<Option> options,
    Optional<Option> bound,
    boolean invariant,
    List<Fix> fixes) {

  public CallFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(hotspot);
    Objects.requireNonNull(api);
    Objects.requireNonNull(source);
    consumed = Set.copyOf(consumed);
    options = List.copyOf(options);
    Objects.requireNonNull(bound);
    fixes = List.copyOf(fixes);
  }

  /** A call that no fix is known for. */
  public CallFact(
      Site site,
      String hotspot,
      String api,
      boolean certain,
      String source,
      boolean limited,
      Set<Consumption> consumed,
      List<Option> options,
      Optional<Option> bound,
      boolean invariant) {
    this(
        site, hotspot, api, certain, source, limited, consumed, options, bound, invariant,
        List.of());
  }

  /** The option with this name, if the call states it. */
  public Optional<Option> option(String name) {
    return options.stream().filter(option -> option.name().equals(name)).findFirst();
  }

  /**
   * Something that a call states.
   *
   * @param name an argument's position from 0, a keyword, the name of a builder's step, or {@link
   *     #KEY_TYPE}
   * @param value what it comes to when it is a size, else {@link SizeExpr#UNKNOWN}
   * @param text as written, short; of a builder's step its first argument, empty when it has none
   */
  public record Option(String name, SizeExpr value, String text) {
    /** The type of the keys that what is made takes, as declared where it goes. */
    public static final String KEY_TYPE = "<key>";

    public Option {
      Objects.requireNonNull(name);
      Objects.requireNonNull(value);
      Objects.requireNonNull(text);
    }
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
    /** Each part put into a collection: what is held afterwards is as large as what was read. */
    KEPT,
    /** Lines taken apart into a name and a value: settings, which somebody wrote. */
    SETTINGS,
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
