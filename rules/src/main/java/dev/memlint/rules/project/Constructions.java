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
    Map<Language, Map<String, Set<String>>> constructors = constructors(files);
    for (FileFacts file : files) {
      Language language = file.language();
      Set<TypeFact> made = madePerCall.computeIfAbsent(language, l -> new HashSet<>());
      for (FunctionFact function : file.functions()) {
        boolean again = function.kind() == Kind.ORDINARY || function.kind() == Kind.HANDLER;
        if (!again || calls.runsOnce(new Located<>(file, function))) {
          continue;
        }
        for (Callee callee : function.callees()) {
          boolean constructs =
              !callee.receiver().isEmpty()
                  && (callee.name().equals("<init>")
                      || constructors
                          .getOrDefault(language, Map.of())
                          .getOrDefault(callee.name(), Set.of())
                          .contains(callee.receiver()));
          // A type that makes its own objects does so for a singleton or a copy.
          if (constructs && !TypeIndex.mayBeSame(callee.receiver(), function.owner())) {
            types
                .find(language, callee.receiver())
                .ifPresent(type -> addWithAncestors(type, language, types, made));
          }
        }
      }
    }
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
  private static Map<Language, Map<String, Set<String>>> constructors(List<FileFacts> files) {
    Map<Language, Map<String, Set<String>>> constructors = new EnumMap<>(Language.class);
    for (FileFacts file : files) {
      for (FunctionFact function : file.functions()) {
        if (function.kind() == Kind.CONSTRUCTOR) {
          constructors
              .computeIfAbsent(file.language(), l -> new HashMap<>())
              .computeIfAbsent(function.name(), name -> new HashSet<>())
              .add(function.owner());
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
