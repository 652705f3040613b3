package dev.memlint.rules.detect;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import java.util.List;

/** Types of the project whose values cost nothing to copy. */
final class CheapTypes {
  private CheapTypes() {}

  /** Whether the type is Copy, or a thin wrapper around a counted pointer. */
  static boolean isCheap(Language language, String written, ProjectIndex project) {
    return project
        .type(language, written.replaceAll("^&(?:'\\w+ )?(?:mut )?", ""))
        .filter(
            type ->
                type.supertypes().contains("Copy")
                    || !type.fields().isEmpty()
                        && type.fields().stream().allMatch(CheapTypes::isPointer))
        .isPresent();
  }

  private static boolean isPointer(TypeFact.Field field) {
    return !field.types().isEmpty()
        && List.of("Arc", "Rc").contains(Names.simple(field.types().getFirst()));
  }
}
