package dev.memlint.rules.project;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.source.Language;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The types that the project declares and how they relate. */
final class TypeIndex {
  private static final int MAX_SUPERTYPE_DEPTH = 16;
  private static final int MAX_FIELD_DEPTH = 3;

  /** What is copied by counting, or ends a channel. */
  private static final Set<String> POINTERS =
      Set.of("Arc", "Rc", "Weak", "WeakReference", "Sender", "UnboundedSender", "SyncSender");

  /**
   * What a project's own module may be called too, as in {@code std::sync} and {@code my::sync}.
   */
  private static final Set<String> LIBRARY_ROOTS = Set.of("alloc", "collections", "core", "std");

  private final Map<Language, Map<String, List<TypeFact>>> bySimpleName =
      new EnumMap<>(Language.class);

  /**
   * Asked for once per call and candidate, so worth keeping: one entry per name that is called on.
   */
  private final Map<Language, Map<String, List<String>>> ancestors = new EnumMap<>(Language.class);

  TypeIndex(List<FileFacts> files) {
    for (Language language : Language.values()) {
      ancestors.put(language, new ConcurrentHashMap<>());
    }
    for (FileFacts file : files) {
      Map<String, List<TypeFact>> types =
          bySimpleName.computeIfAbsent(file.language(), language -> new HashMap<>());
      for (TypeFact type : file.types()) {
        types.computeIfAbsent(Names.simple(type.name()), name -> new ArrayList<>()).add(type);
      }
    }
  }

  /** Of declared types, each of which is one object: equality would read all of their fields. */
  static Set<TypeFact> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** The declared type with this name: exact when qualified, else the only one of that name. */
  Optional<TypeFact> find(Language language, String name) {
    List<TypeFact> candidates = named(language, Names.simple(name));
    for (TypeFact type : candidates) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    List<TypeFact> meant =
        candidates.stream().filter(type -> mayMean(language, name, type.name())).limit(2).toList();
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }

  /**
   * Whether a name may mean a type declared under another path. Rust and Python export a type from
   * more places than the one that declares it, so a shared part of the path is enough there.
   */
  private static boolean mayMean(Language language, String name, String declared) {
    if (mayBeSame(name, declared)) {
      return true;
    }
    if (language == Language.JAVA || !Names.isQualified(name) || !Names.isQualified(declared)) {
      return false; // no part of a path to share
    }
    List<String> parts = List.of(name.split("::|\\."));
    List<String> declaredParts = List.of(declared.split("::|\\."));
    return !LIBRARY_ROOTS.contains(parts.getFirst())
        && parts.subList(0, parts.size() - 1).stream()
            .anyMatch(declaredParts.subList(0, declaredParts.size() - 1)::contains);
  }

  /** Whether two names may mean one type: equal, or alike in the last part with one unqualified. */
  static boolean mayBeSame(String one, String other) {
    return one.equals(other)
        || Names.sameSimple(one, other) && (!Names.isQualified(one) || !Names.isQualified(other));
  }

  /** Whether one type is the other, or inherits from it, as far as the project shows. */
  boolean related(Language language, String one, String other) {
    return one.equals(other) || inherits(language, one, other) || inherits(language, other, one);
  }

  private boolean inherits(Language language, String sub, String ancestor) {
    List<String> known =
        ancestors.get(language).computeIfAbsent(sub, name -> ancestorsOf(language, name));
    for (String parent : known) {
      if (mayBeSame(parent, ancestor)) {
        return true;
      }
    }
    return false;
  }

  /** The names of all supertypes that the project shows, nearest first. */
  private List<String> ancestorsOf(Language language, String type) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(type));
    for (int depth = 0; depth < MAX_SUPERTYPE_DEPTH && !open.isEmpty(); depth++) {
      Deque<String> next = new ArrayDeque<>();
      for (String name : open) {
        for (String parent : find(language, name).map(TypeFact::supertypes).orElse(List.of())) {
          if (seen.add(parent)) {
            next.add(parent);
          }
        }
      }
      open = next;
    }
    return List.copyOf(seen);
  }

  /**
   * Whether a value of a written type holds a container: itself, or in the fields of the project's
   * types that it names. What a counted pointer holds belongs to all who share it.
   */
  boolean holdsContainer(Language language, String written) {
    return holdsContainer(language, typeNames(written), 0);
  }

  private boolean holdsContainer(Language language, List<String> names, int depth) {
    return depth <= MAX_FIELD_DEPTH
        && !isPointer(names)
        && (isContainer(names)
            || names.stream()
                .anyMatch(
                    name ->
                        find(language, name)
                            .filter(t -> holdsOne(language, t, depth))
                            .isPresent()));
  }

  /** A type with a counted pointer is a handle; only what its own fields hold is copied with it. */
  private boolean holdsOne(Language language, TypeFact type, int depth) {
    List<List<String>> fields =
        type.fields().stream()
            .filter(field -> !field.isStatic())
            .map(TypeFact.Field::types)
            .toList();
    return fields.stream().anyMatch(TypeIndex::isPointer)
        ? fields.stream().anyMatch(types -> !isPointer(types) && isContainer(types))
        : fields.stream().anyMatch(types -> holdsContainer(language, types, depth + 1));
  }

  private static boolean isContainer(List<String> names) {
    return names.stream().map(Names::simple).anyMatch(LongLivedNames::isContainer);
  }

  /** {@code Arc<T>}, {@code Option<Arc<T>>}. */
  private static boolean isPointer(List<String> names) {
    return names.stream()
        .map(Names::simple)
        .filter(name -> !name.equals("Option"))
        .findFirst()
        .filter(POINTERS::contains)
        .isPresent();
  }

  boolean isEnum(Language language, String name) {
    return find(language, name).map(type -> type.kind() == TypeFact.Kind.ENUM).orElse(false);
  }

  /** Whether any type of this simple name is declared. */
  boolean isDeclared(Language language, String name) {
    return !named(language, Names.simple(name)).isEmpty();
  }

  private List<TypeFact> named(Language language, String simpleName) {
    return bySimpleName.getOrDefault(language, Map.of()).getOrDefault(simpleName, List.of());
  }

  /** The names in a written type: Arc, Mutex and Session of {@code Arc<Mutex<Session>>}. */
  static List<String> typeNames(String written) {
    List<String> names = new ArrayList<>();
    for (String part : written.split("[^\\w.:]+")) {
      String name = part.replaceAll("^[.:]+|[.:]+$", "");
      if (!name.isEmpty() && !name.equals("dyn") && !name.equals("static")) {
        names.add(name);
      }
    }
    return names;
  }
}
