package dev.memlint.rules.facts;

import java.util.List;
import java.util.Objects;

/**
 * A module that is loaded when a file is.
 *
 * @param site the import
 * @param module canonical dotted name of the module
 * @param name what it is bound to in the file
 * @param topLevel runs when the file is loaded, not in a function and not only for type checkers
 * @param usedAtTopLevel used by code that runs when the file is loaded: decorators, base classes,
 *     default arguments, module constants, evaluated annotations
 * @param users names of the functions that use it, outermost ones, without repeats
 * @param guarded inside {@code try}, so that the program runs without it too
 * @param exported named in {@code __all__}, or imported by a package's {@code __init__} to be seen
 *     from outside
 */
public record ImportFact(
    Site site,
    String module,
    String name,
    boolean topLevel,
    boolean usedAtTopLevel,
    List<String> users,
    boolean guarded,
    boolean exported) {

  public ImportFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(module);
    Objects.requireNonNull(name);
    users = List.copyOf(users);
  }
}
