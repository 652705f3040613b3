package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A function whose results are kept for the life of the process by what it is declared with: a
 * decorator, an attribute.
 *
 * @param site the decorator
 * @param api for people: {@code "functools.cache"}
 * @param function the function's name as declared
 * @param owner qualified name of the type it belongs to, empty for a free function
 * @param keys the parameters by which results are kept, without the receiver
 * @param pinsOwner each kept result keeps the object that the method was called on
 * @param limit how many results are kept, empty for all
 * @param states the limit is written here, and not the decorator's own
 * @param expires results go after a time
 * @param fix states a limit where there is none
 */
public record MemoFact(
    Site site,
    String api,
    String function,
    String owner,
    List<Key> keys,
    boolean pinsOwner,
    Optional<SizeExpr> limit,
    boolean states,
    boolean expires,
    Optional<Fix> fix) {

  public MemoFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(api);
    Objects.requireNonNull(function);
    Objects.requireNonNull(owner);
    keys = List.copyOf(keys);
    Objects.requireNonNull(limit);
    Objects.requireNonNull(fix);
  }

  /**
   * A parameter of a function whose results are kept.
   *
   * @param type as written, empty when it is not
   */
  public record Key(String name, String type) {
    public Key {
      Objects.requireNonNull(name);
      Objects.requireNonNull(type);
    }
  }
}
