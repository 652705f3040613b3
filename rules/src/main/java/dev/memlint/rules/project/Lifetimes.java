package dev.memlint.rules.project;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.source.Language;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long the objects of the project's types live.
 *
 * <p>Evidence, strongest first: a static holds one; a framework makes one; a long-lived object
 * holds one in a field; the name speaks of a session, manager, registry or the like. All but the
 * first two give way to the sight of code that makes such objects call by call.
 */
final class Lifetimes {
  private final TypeIndex types;
  private final Constructions constructions;
  private final Map<Language, Map<TypeFact, Lifetime>> lifetimes = new EnumMap<>(Language.class);

  Lifetimes(List<FileFacts> files, TypeIndex types, Constructions constructions) {
    this.types = types;
    this.constructions = constructions;
    for (Language language : Language.values()) {
      lifetimes.put(language, judge(language, files));
    }
  }

  /** How long objects of the type with this name live. */
  Lifetime of(Language language, String typeName) {
    Optional<TypeFact> type = types.find(language, typeName);
    if (type.isEmpty()) {
      return LongLivedNames.isLongLived(Names.simple(typeName))
          ? Lifetime.SESSION
          : Lifetime.INSTANCE;
    }
    return lifetimes.get(language).getOrDefault(type.get(), Lifetime.INSTANCE);
  }

  /** Whether objects of this type are seen to be made call by call. */
  boolean isMadePerCall(Language language, String typeName) {
    return LongLivedNames.isAnonymous(typeName)
        || types
            .find(language, typeName)
            .map(type -> constructions.isMadePerCall(language, type))
            .orElse(false);
  }

  private Map<TypeFact, Lifetime> judge(Language language, List<FileFacts> files) {
    Map<TypeFact, Lifetime> judged = new IdentityHashMap<>();
    for (FileFacts file : files) {
      if (file.language() != language) {
        continue;
      }
      for (StoreFact store : file.stores()) {
        if (holdsAnObject(store)) {
          for (String name : namesIn(file, store)) {
            types
                .find(language, name)
                .filter(type -> !constructions.isMadePerCall(language, type))
                .ifPresent(type -> spread(language, type, Lifetime.PROCESS, judged));
          }
        }
      }
      for (TypeFact type : file.types()) {
        if (type.annotations().stream().anyMatch(LongLivedNames::isSingletonAnnotation)) {
          spread(language, type, Lifetime.PROCESS, judged);
        } else if (isForLong(language, type)) {
          spread(language, type, Lifetime.SESSION, judged);
        }
      }
    }
    return judged;
  }

  private static boolean holdsAnObject(StoreFact store) {
    return store.scope() == StoreFact.Scope.PROCESS
        && store.kind() == StoreFact.Kind.OBJECT
        && store.content() != StoreFact.Content.BUFFER
        && store.content() != StoreFact.Content.SMALL;
  }

  /** The types in a store's type, qualified where its own declaration as a field says so. */
  private static List<String> namesIn(FileFacts file, StoreFact store) {
    for (TypeFact type : file.types()) {
      if (type.name().equals(store.ref().owner())) {
        for (TypeFact.Field field : type.fields()) {
          if (field.name().equals(store.ref().name())) {
            return field.types();
          }
        }
      }
    }
    return TypeIndex.typeNames(store.type());
  }

  /** By its name, or because the program makes one when it starts and no more. */
  private boolean isForLong(Language language, TypeFact type) {
    String name = Names.simple(type.name());
    return LongLivedNames.isLongLived(name) && !constructions.isMadePerCall(language, type)
        || constructions.isMadeAtStartOnly(language, type) && !LongLivedNames.isShortLived(name);
  }

  /** A type lives that long, and so does what its fields hold directly. */
  private void spread(
      Language language, TypeFact start, Lifetime lifetime, Map<TypeFact, Lifetime> judged) {
    Deque<TypeFact> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      TypeFact type = open.pop();
      if (judged.getOrDefault(type, Lifetime.INSTANCE).compareTo(lifetime) >= 0) {
        continue;
      }
      judged.put(type, lifetime);
      for (TypeFact.Field field : type.fields()) {
        // Elements of a container come and go; only what a field holds itself lives with its owner.
        if (field.types().stream().map(Names::simple).noneMatch(LongLivedNames::isContainer)) {
          field
              .types()
              .forEach(
                  name ->
                      types
                          .find(language, name)
                          .filter(held -> !constructions.isMadePerCall(language, held))
                          .ifPresent(open::add));
        }
      }
    }
  }
}
