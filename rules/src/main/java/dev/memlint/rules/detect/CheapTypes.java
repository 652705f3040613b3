package dev.memlint.rules.detect;

import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.TypeFact;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types of the project whose values cost nothing to copy. */
final class CheapTypes {
  /** Columns and handles of published crates that count references to their content. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:\\w+::)*(?:Bytes|ArrayRef|RecordBatch|(?:Boolean|String|Binary|Primitive|Int\\d+|UInt\\d+"
              + "|Float\\d+|List|Struct)Array(?:<.*>)?|BooleanBuffer|ScalarBuffer<.*>)");

  /** Pointers and handles whose copies count a reference, and values of a word or two. */
  private static final Pattern WORD =
      Pattern.compile(
          "Arc|Rc|Weak|Sender|UnboundedSender|Bytes|PhantomData|bool|char|[iu](?:8|16|32|64|128|size)"
              + "|f32|f64|Duration|Instant|Uuid");

  /** {@code Vec<Arc<Part>>}: what its parts are. */
  private static final Pattern PARTS =
      Pattern.compile("(?:&\\s*)?(?:\\w+::)*(?:Vec|VecDeque|Option)<\\s*([\\w:]+).*");

  private static final int MAX_DEPTH = 3;

  private CheapTypes() {}

  /** Whether the type is Copy, a handle, or made of no more than such. */
  static boolean isCheap(Language language, String written, ProjectIndex project) {
    String name = written.replaceAll("^&(?:'\\w+ )?(?:mut )?", "");
    return language == Language.RUST && COUNTED.matcher(name).matches()
        || isCheap(language, name, project, 0);
  }

  /** Whether it is a list of such: its copy is as long as the list, but holds little. */
  static boolean isOfCheap(Language language, String written, ProjectIndex project) {
    Matcher parts = PARTS.matcher(written);
    return language == Language.RUST
        && parts.matches()
        && (WORD.matcher(Names.simple(parts.group(1))).matches()
            || isCheap(language, parts.group(1), project));
  }

  private static boolean isCheap(Language language, String name, ProjectIndex project, int depth) {
    return project
        .type(language, name)
        .filter(
            type ->
                type.supertypes().contains("Copy")
                    || !type.fields().isEmpty()
                        && type.fields().stream()
                            .allMatch(field -> isWord(language, field, project, depth)))
        .isPresent();
  }

  private static boolean isWord(
      Language language, TypeFact.Field field, ProjectIndex project, int depth) {
    Optional<String> held =
        field.types().stream().map(Names::simple).dropWhile("Option"::equals).findFirst();
    return held.filter(
            type ->
                WORD.matcher(type).matches()
                    || depth < MAX_DEPTH && isCheap(language, type, project, depth + 1))
        .isPresent();
  }
}
