package dev.memlint.rules.project;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.source.Language;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Types whose objects are made while the program runs, by functions that are called again and
 * again: such an object may die with the call that made it, whatever its name promises.
 */
final class Constructions {
  private final Map<Language, Set<TypeFact>> madePerCall = new EnumMap<>(Language.class);

  Constructions(List<FileFacts> files, TypeIndex types, CallIndex calls) {
    Map<Language, Map<String, Set<TypeFact>>> constructors = constructors(files, types);
    for (FileFacts file : files) {
      Language language = file.language();
      Set<TypeFact> made = madePerCall.computeIfAbsent(language, l -> new HashSet<>());
      for (FunctionFact function : file.functions()) {
        boolean again = function.kind() == Kind.ORDINARY || function.kind() == Kind.HANDLER;
        if (!again || calls.runsOnce(new Located<>(file, function))) {
          continue;
        }
        for (Callee callee : function.callees()) {
          // A type that makes its own objects does so for a singleton or a copy.
          if (!TypeIndex.mayBeSame(callee.receiver(), function.owner())) {
            types
                .find(language, callee.receiver())
                .filter(type -> constructs(callee, type, constructors.get(language)))
                .ifPresent(type -> addWithAncestors(type, language, types, made));
          }
        }
      }
    }
  }

  private static boolean constructs(
      Callee callee, TypeFact type, Map<String, Set<TypeFact>> constructors) {
    return callee.name().equals("<init>")
        || constructors.getOrDefault(callee.name(), Set.of()).contains(type);
  }

  private static void addWithAncestors(
      TypeFact type, Language language, TypeIndex types, Set<TypeFact> made) {
    if (made.add(type)) {
      for (String parent : type.supertypes()) {
        types
            .find(language, parent)
            .ifPresent(ancestor -> addWithAncestors(ancestor, language, types, made));
      }
    }
  }

  /** By name, the types that have a constructing function of that name. */
  private static Map<Language, Map<String, Set<TypeFact>>> constructors(
      List<FileFacts> files, TypeIndex types) {
    Map<Language, Map<String, Set<TypeFact>>> constructors = new EnumMap<>(Language.class);
    for (FileFacts file : files) {
      Map<String, Set<TypeFact>> named =
          constructors.computeIfAbsent(file.language(), l -> new HashMap<>());
      for (FunctionFact function : file.functions()) {
        if (function.kind() == Kind.CONSTRUCTOR) {
          types
              .find(file.language(), function.owner())
              .ifPresent(
                  type -> named.computeIfAbsent(function.name(), n -> new HashSet<>()).add(type));
        }
      }
    }
    return constructors;
  }

  /** Whether any code that runs again and again makes objects of this type or of a subtype. */
  boolean isMadePerCall(Language language, TypeFact type) {
    return madePerCall.getOrDefault(language, Set.of()).contains(type);
  }
}
