package dev.memlint.rules.facts;

import dev.memlint.rules.finding.Fix;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An import of a package whose cost has been measured, that runs when its file is loaded: not in a
 * function, not for type checkers only.
 *
 * @param site the imported name, or the {@code from} statement
 * @param module what was measured, {@code "matplotlib.pyplot"}: the import or the nearest part of
 *     its name that the table holds
 * @param distribution the package as it is installed, with the measured version: {@code "matplotlib
 *     3.11.2"}
 * @param kibibytes what stays resident in a fresh interpreter
 * @param brings other measured modules that are loaded along with it
 * @param usedAtTopLevel used by code that runs when the file is loaded: decorators, base classes,
 *     default arguments, module constants, annotations of fields
 * @param users the functions that use it, outermost ones, in reading order: indexes into {@link
 *     FileFacts#functions()}
 * @param guarded inside {@code try} or {@code if}, so that the program runs without it too
 * @param exported named in {@code __all__}, imported by a package's {@code __init__} to be seen
 *     from outside, or marked as kept on purpose
 * @param fix how to import it where it is used
 */
public record ImportFact(
    Site site,
    String module,
    String distribution,
    int kibibytes,
    Set<String> brings,
    boolean usedAtTopLevel,
    List<Integer> users,
    boolean guarded,
    boolean exported,
    Optional<Fix> fix) {

  public ImportFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(module);
    Objects.requireNonNull(distribution);
    brings = Set.copyOf(brings);
    users = List.copyOf(users);
    Objects.requireNonNull(fix);
  }

  /** The distribution's name without the measured version. */
  public String distributionName() {
    return distribution.substring(0, distribution.indexOf(' '));
  }
}
