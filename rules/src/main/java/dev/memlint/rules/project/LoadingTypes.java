package dev.memlint.rules.project;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.source.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Types of the project whose objects are filled from files while they are made. */
final class LoadingTypes {
  private final TypeIndex types;
  private final Map<Language, Set<TypeFact>> loading = new EnumMap<>(Language.class);

  LoadingTypes(List<FileFacts> files, TypeIndex types) {
    this.types = types;
    for (FileFacts file : files) {
      List<FunctionFact> readers =
          file.functions().stream().filter(FunctionFact::readsFiles).toList();
      if (readers.isEmpty()) {
        continue;
      }
      for (FunctionFact function : file.functions()) {
        boolean makes = function.kind() == FunctionFact.Kind.CONSTRUCTOR;
        if (makes && !function.owner().isEmpty() && readsFiles(function, readers)) {
          types
              .find(file.language(), function.owner())
              .ifPresent(
                  type ->
                      loading
                          .computeIfAbsent(file.language(), l -> TypeIndex.identitySet())
                          .add(type));
        }
      }
    }
  }

  /** By itself, or through a method of its own type in the same file. */
  private static boolean readsFiles(FunctionFact function, List<FunctionFact> readers) {
    return function.readsFiles()
        || readers.stream()
            .filter(reader -> reader.owner().equals(function.owner()))
            .anyMatch(
                reader ->
                    function.callees().stream()
                        .anyMatch(callee -> callee.name().equals(reader.name())));
  }

  /** Whether any type named in a written type is filled from data while it is made. */
  boolean contains(Language language, String written) {
    return TypeIndex.typeNames(written).stream()
        .anyMatch(
            name ->
                types
                    .find(language, name)
                    .map(loading.getOrDefault(language, Set.of())::contains)
                    .orElse(false));
  }
}
