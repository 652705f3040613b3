package dev.memlint.rules.project;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.FunctionFact.Callee;
import dev.memlint.rules.facts.FunctionFact.Kind;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.source.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Types whose objects are made while the program runs, by functions that are called again and
 * again: such an object may die with the call that made it, whatever its name promises.
 */
final class Constructions {
  private final Map<Language, Set<TypeFact>> madePerCall = new EnumMap<>(Language.class);
  private final Map<Language, Set<TypeFact>> madeAtStart = new EnumMap<>(Language.class);

  private final TypeIndex types;

  Constructions(List<FileFacts> files, TypeIndex types) {
    this.types = types;
    Map<Language, Map<String, Set<TypeFact>>> constructors = constructors(files);
    Set<TypeFact> singletons = heldByStatics(files);
    List<Making> inConstructors = new ArrayList<>();
    for (FileFacts file : files) {
      Language language = file.language();
      Set<TypeFact> made = madePerCall.computeIfAbsent(language, l -> TypeIndex.identitySet());
      for (FunctionFact function : file.functions()) {
        boolean again = function.kind() == Kind.ORDINARY || function.kind() == Kind.HANDLER;
        boolean constructor = function.kind() == Kind.CONSTRUCTOR;
        boolean start = function.kind() == Kind.MAIN || function.kind() == Kind.TOP_LEVEL;
        if (!constructor && !again && !start) {
          continue;
        }
        for (Callee callee : function.callees()) {
          Optional<TypeFact> type =
              constructed(file, callee, constructors.getOrDefault(language, Map.of()));
          if (type.isEmpty() || makesItself(language, function, type.get(), singletons)) {
            continue;
          }
          if (start) {
            madeAtStart.computeIfAbsent(language, l -> TypeIndex.identitySet()).add(type.get());
          } else if (constructor) {
            inConstructors.add(new Making(language, function.owner(), type.get()));
          } else {
            addWithAncestors(type.get(), language, made);
          }
        }
      }
    }
    spread(inConstructors);
  }

  /** A constructor that calls another, or a type that makes what its own static holds. */
  private boolean makesItself(
      Language language, FunctionFact function, TypeFact made, Set<TypeFact> singletons) {
    boolean own =
        made.name().equals(function.owner())
            || types.related(language, made.name(), function.owner());
    return own
        && (function.kind() == Kind.CONSTRUCTOR
            || types.find(language, function.owner()).filter(singletons::contains).isPresent());
  }

  private Set<TypeFact> heldByStatics(List<FileFacts> files) {
    Set<TypeFact> held = TypeIndex.identitySet();
    for (FileFacts file : files) {
      for (StoreFact store : file.stores()) {
        if (store.scope() == StoreFact.Scope.PROCESS) {
          TypeIndex.typeNames(store.type())
              .forEach(name -> types.find(file.language(), name).ifPresent(held::add));
        }
      }
    }
    return held;
  }

  /** A constructor of {@code maker} makes a {@code made}. */
  private record Making(Language language, String maker, TypeFact made) {}

  /** What an object made per call makes in its constructor is made per call too. */
  private void spread(List<Making> makings) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Making making : makings) {
        Set<TypeFact> made = madePerCall.get(making.language());
        boolean perCall =
            types.find(making.language(), making.maker()).filter(made::contains).isPresent();
        if (perCall && !made.contains(making.made())) {
          addWithAncestors(making.made(), making.language(), made);
          changed = true;
        }
      }
    }
  }

  private Optional<TypeFact> constructed(
      FileFacts file, Callee callee, Map<String, Set<TypeFact>> constructors) {
    Language language = file.language();
    if (language == Language.PYTHON && !callee.name().equals("<init>")) {
      // A class is called like a function: by its name, or through its module.
      String name = callee.receiver().isEmpty() ? "" : callee.receiver() + ".";
      return callee.arguments() < 0
          ? Optional.empty()
          : types
              .find(language, name + callee.name())
              .or(() -> name.isEmpty() ? ownType(file, callee.name()) : Optional.empty());
    }
    return types
        .find(language, callee.receiver())
        .filter(
            type ->
                callee.name().equals("<init>")
                    || constructors.getOrDefault(callee.name(), Set.of()).contains(type));
  }

  /** The type of this name that the file itself declares, where other files declare one too. */
  private static Optional<TypeFact> ownType(FileFacts file, String name) {
    List<TypeFact> own =
        file.types().stream().filter(type -> Names.simple(type.name()).equals(name)).toList();
    return own.size() == 1 ? Optional.of(own.getFirst()) : Optional.empty();
  }

  private void addWithAncestors(TypeFact type, Language language, Set<TypeFact> made) {
    if (made.add(type)) {
      for (String parent : type.supertypes()) {
        types
            .find(language, parent)
            .ifPresent(ancestor -> addWithAncestors(ancestor, language, made));
      }
    }
  }

  /** By name, the types that have a constructing function of that name. */
  private Map<Language, Map<String, Set<TypeFact>>> constructors(List<FileFacts> files) {
    Map<Language, Map<String, Set<TypeFact>>> constructors = new EnumMap<>(Language.class);
    for (FileFacts file : files) {
      Map<String, Set<TypeFact>> named =
          constructors.computeIfAbsent(file.language(), l -> new HashMap<>());
      for (FunctionFact function : file.functions()) {
        if (function.kind() == Kind.CONSTRUCTOR) {
          types
              .find(file.language(), function.owner())
              .ifPresent(
                  type ->
                      named
                          .computeIfAbsent(function.name(), n -> TypeIndex.identitySet())
                          .add(type));
        }
      }
    }
    return constructors;
  }

  /** Whether any code that runs again and again makes objects of this type or of a subtype. */
  boolean isMadePerCall(Language language, TypeFact type) {
    return madePerCall.getOrDefault(language, Set.of()).contains(type);
  }

  /** Whether the program makes such an object when it starts, and no other. */
  boolean isMadeAtStartOnly(Language language, TypeFact type) {
    return madeAtStart.getOrDefault(language, Set.of()).contains(type)
        && !isMadePerCall(language, type);
  }
}
