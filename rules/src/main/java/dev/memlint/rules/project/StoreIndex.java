package dev.memlint.rules.project;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.source.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins stores and their uses across files. */
final class StoreIndex {
  private final TypeIndex types;
  private final Map<Language, Map<String, List<Located<StoreUse>>>> usesByAttribute =
      new EnumMap<>(Language.class);

  StoreIndex(List<FileFacts> files, TypeIndex types) {
    this.types = types;
    for (FileFacts file : files) {
      Map<String, List<Located<StoreUse>>> uses =
          usesByAttribute.computeIfAbsent(file.language(), language -> new HashMap<>());
      for (StoreUse use : file.uses()) {
        uses.computeIfAbsent(use.store().attribute(), name -> new ArrayList<>())
            .add(new Located<>(file, use));
      }
    }
  }

  /** Uses that surely are of this store. */
  List<Located<StoreUse>> certainUses(Located<StoreFact> store) {
    return candidates(store).stream().filter(use -> isCertain(store, use)).toList();
  }

  /** Uses that may be of this store: also those whose receiver's type is not visible. */
  List<Located<StoreUse>> possibleUses(Located<StoreFact> store) {
    return candidates(store).stream()
        .filter(use -> isCertain(store, use) || isPossible(store.fact().ref(), use.fact().store()))
        .toList();
  }

  private List<Located<StoreUse>> candidates(Located<StoreFact> store) {
    return usesByAttribute
        .getOrDefault(store.file().language(), Map.of())
        .getOrDefault(store.fact().ref().attribute(), List.of());
  }

  private boolean isCertain(Located<StoreFact> store, Located<StoreUse> use) {
    StoreRef declared = store.fact().ref();
    StoreRef used = use.fact().store();
    if (!declared.name().equals(used.name())) {
      return false;
    }
    if (declared.owner().equals(used.owner())) {
      // Without an owner only the same file says that both mean one thing.
      return !declared.owner().isEmpty() || store.file() == use.file();
    }
    if (used.owner().isEmpty()) {
      return false;
    }
    Language language = store.file().language();
    Optional<TypeFact> usedType = types.find(language, used.owner());
    boolean sameType =
        usedType.isPresent() && usedType.equals(types.find(language, declared.owner()));
    return sameType || types.related(language, used.owner(), declared.owner());
  }

  private static boolean isPossible(StoreRef declared, StoreRef used) {
    return used.owner().isEmpty()
        || declared.owner().isEmpty()
        || Names.isQualified(declared.name()) != Names.isQualified(used.name())
        || Names.simple(declared.owner()).equals(Names.simple(used.owner()));
  }
}
