package dev.memlint.rules.detect;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import java.util.List;
import java.util.regex.Pattern;

/** Types of the project whose values cost nothing to copy. */
final class CheapTypes {
  /** Columns and handles of published crates that count references to their content. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:\\w+::)*(?:Bytes|ArrayRef|RecordBatch|(?:Boolean|String|Binary|Primitive|Int\\d+|UInt\\d+"
              + "|Float\\d+|List|Struct)Array(?:<.*>)?|BooleanBuffer|ScalarBuffer<.*>)");

  private CheapTypes() {}

  /** Whether the type is Copy, or a thin wrapper around a counted pointer. */
  static boolean isCheap(Language language, String written, ProjectIndex project) {
    String name = written.replaceAll("^&(?:'\\w+ )?(?:mut )?", "");
    return language == Language.RUST && COUNTED.matcher(name).matches()
        || project
            .type(language, name)
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
