package dev.memlint.rules.project;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.source.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions that the project declares, by name. */
final class FunctionIndex {
  /** Calls that are followed from a function to the one that waits. */
  private static final int WAITS_DEEP = 3;

  private final Map<Language, Map<String, List<Located<FunctionFact>>>> byName =
      new EnumMap<>(Language.class);

  FunctionIndex(List<FileFacts> files) {
    for (FileFacts file : files) {
      Map<String, List<Located<FunctionFact>>> functions =
          byName.computeIfAbsent(file.language(), language -> new HashMap<>());
      for (FunctionFact function : file.functions()) {
        functions
            .computeIfAbsent(function.name(), name -> new ArrayList<>())
            .add(new Located<>(file, function));
      }
    }
  }

  /**
   * The function that a call means: of the named owner or, for a free function, of the caller's
   * file; empty when none or more than one may be meant.
   */
  Optional<Located<FunctionFact>> meant(FileFacts caller, Callee callee) {
    List<Located<FunctionFact>> meant =
        byName
            .getOrDefault(caller.language(), Map.of())
            .getOrDefault(callee.name(), List.of())
            .stream()
            .filter(function -> isMeant(function, caller, callee))
            .limit(2)
            .toList();
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }

  /** Whether the one function that a call means waits, itself or within a few further calls. */
  boolean waits(FileFacts caller, Callee callee) {
    return waits(caller, callee, WAITS_DEEP);
  }

  private boolean waits(FileFacts caller, Callee callee, int deep) {
    // What is handed on as a value runs when another likes, perhaps on another thread.
    if (deep == 0 || callee.arguments() < 0) {
      return false;
    }
    return meant(caller, callee)
        .filter(
            function ->
                function.fact().waits()
                    || function.fact().callees().stream()
                        .anyMatch(next -> waits(function.file(), next, deep - 1)))
        .isPresent();
  }

  private static boolean isMeant(Located<FunctionFact> function, FileFacts caller, Callee callee) {
    FunctionFact fact = function.fact();
    boolean arity =
        callee.arguments() == fact.parameters()
            || caller.language() == Language.PYTHON && callee.arguments() < fact.parameters();
    if (!arity) {
      return false;
    }
    if (callee.receiver().isEmpty()) {
      return fact.owner().isEmpty() && function.file() == caller;
    }
    return callee.receiver().equals(fact.owner())
        || Names.sameSimple(callee.receiver(), fact.owner())
            // A type may be named by another path than the one that declares it.
            && (caller.language() != Language.JAVA || !Names.isQualified(callee.receiver()));
  }
}
