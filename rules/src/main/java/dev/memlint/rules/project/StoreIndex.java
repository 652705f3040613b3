package dev.memlint.rules.project;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.ReadFact;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.source.Language;
import java.util.ArrayList;
import java.util.Collection;
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

  private final Map<Language, Map<String, List<Located<ReadFact>>>> readsByAttribute =
      new EnumMap<>(Language.class);

  private final Map<Declared, Located<StoreFact>> declared = new HashMap<>();

  StoreIndex(List<FileFacts> files, TypeIndex types) {
    this.types = types;
    for (FileFacts file : files) {
      Map<String, List<Located<StoreUse>>> uses =
          usesByAttribute.computeIfAbsent(file.language(), language -> new HashMap<>());
      for (StoreUse use : file.uses()) {
        uses.computeIfAbsent(plain(use.store().attribute()), name -> new ArrayList<>())
            .add(new Located<>(file, use));
      }
      Map<String, List<Located<ReadFact>>> reads =
          readsByAttribute.computeIfAbsent(file.language(), language -> new HashMap<>());
      for (ReadFact read : file.reads()) {
        reads
            .computeIfAbsent(plain(read.store().attribute()), name -> new ArrayList<>())
            .add(new Located<>(file, read));
      }
      file.stores()
          .forEach(
              store ->
                  declared.putIfAbsent(
                      new Declared(file.language(), store.ref()), new Located<>(file, store)));
    }
  }

  /** The store with exactly this name. */
  Optional<Located<StoreFact>> find(Language language, StoreRef ref) {
    return Optional.ofNullable(declared.get(new Declared(language, ref)));
  }

  /** All stores, each declared once, in no order. */
  Collection<Located<StoreFact>> all() {
    return declared.values();
  }

  /** Functions that may look at the store of this name, those of tests left out. */
  List<Located<ReadFact>> readers(Language language, StoreRef ref) {
    return readsByAttribute
        .getOrDefault(language, Map.of())
        .getOrDefault(plain(ref.attribute()), List.of())
        .stream()
        .filter(read -> mayMean(language, ref, read.fact().store()))
        .filter(read -> read.file().function(read.fact().first()).kind() != FunctionFact.Kind.TEST)
        .toList();
  }

  /** Places that may take from the store of this name, or give it something else. */
  List<Located<StoreUse>> removals(Language language, StoreRef ref) {
    return usesByAttribute
        .getOrDefault(language, Map.of())
        .getOrDefault(plain(ref.attribute()), List.of())
        .stream()
        .filter(use -> use.fact().kind().removes() && mayMean(language, ref, use.fact().store()))
        .toList();
  }

  private boolean mayMean(Language language, StoreRef stored, StoreRef used) {
    return used.owner().isEmpty()
        || stored.owner().equals(used.owner())
        || Names.isQualified(stored.name()) != Names.isQualified(used.name())
        || Names.sameSimple(stored.owner(), used.owner())
        || types.related(language, stored.owner(), used.owner());
  }

  /** Uses that surely are of this store. */
  List<Located<StoreUse>> certainUses(Located<StoreFact> store) {
    return candidates(store).stream().filter(use -> isCertain(store, use)).toList();
  }

  /** Uses that may be of this store: also those whose receiver's type is not visible. */
  List<Located<StoreUse>> possibleUses(Located<StoreFact> store) {
    return candidates(store).stream()
        .filter(
            use ->
                isCertain(store, use)
                    || isPossible(store, use.fact().store())
                    || isOfMixin(store, use))
        .toList();
  }

  private List<Located<StoreUse>> candidates(Located<StoreFact> store) {
    return usesByAttribute
        .getOrDefault(store.file().language(), Map.of())
        .getOrDefault(plain(store.fact().ref().attribute()), List.of());
  }

  private boolean isCertain(Located<StoreFact> store, Located<StoreUse> use) {
    StoreRef stored = store.fact().ref();
    StoreRef used = use.fact().store();
    Language language = store.file().language();
    if (stored.name().equals(used.name())) {
      return isSameOwner(store, use);
    }
    if (declared.containsKey(new Declared(language, used))) {
      return false;
    }
    // A property has its field's name without the underscore.
    return plain(stored.name()).equals(plain(used.name())) && isSameOwner(store, use)
        || isNamedAfterOwner(stored, used);
  }

  private boolean isSameOwner(Located<StoreFact> store, Located<StoreUse> use) {
    String owner = store.fact().ref().owner();
    String used = use.fact().store().owner();
    if (owner.equals(used)) {
      // Without an owner only the same file says that both mean one thing.
      return !owner.isEmpty() || store.file() == use.file();
    }
    if (used.isEmpty()) {
      return false;
    }
    Language language = store.file().language();
    Optional<TypeFact> usedType = types.find(language, used);
    boolean sameType = usedType.isPresent() && usedType.equals(types.find(language, owner));
    return sameType || types.related(language, used, owner);
  }

  /** Whether {@code self.session.history} means the history of a Session: a field like its type. */
  private static boolean isNamedAfterOwner(StoreRef stored, StoreRef used) {
    int dot = used.name().lastIndexOf('.');
    return dot > 0
        && used.attribute().equals(stored.name())
        && plain(Names.simple(used.name().substring(0, dot)))
            .replace("_", "")
            .equalsIgnoreCase(Names.simple(stored.owner()));
  }

  private boolean isPossible(Located<StoreFact> store, StoreRef used) {
    StoreRef stored = store.fact().ref();
    if (!used.equals(stored) && declared.containsKey(new Declared(store.file().language(), used))) {
      return false; // it surely means another store
    }
    return used.owner().isEmpty()
        || stored.owner().isEmpty()
        || Names.isQualified(stored.name()) != Names.isQualified(used.name())
        || Names.sameSimple(stored.owner(), used.owner());
  }

  /** Classes of one Python module may be parts of one object, though none names the other. */
  private static boolean isOfMixin(Located<StoreFact> store, Located<StoreUse> use) {
    return store.file() == use.file()
        && store.file().language() == Language.PYTHON
        && store.fact().scope() == StoreFact.Scope.INSTANCE
        && store.fact().ref().name().equals(use.fact().store().name());
  }

  private static String plain(String name) {
    int start = 0;
    while (start < name.length() - 1 && name.charAt(start) == '_') {
      start++;
    }
    return name.substring(start);
  }

  private record Declared(Language language, StoreRef ref) {}
}
