package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CopyFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreRef;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Growth;
import dev.memlint.rules.project.Lifetime;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Long-lived data that is copied for whoever asks for it. */
final class CopyOfSharedState implements Detector {
  /** Functions whose name promises a value of the caller's own. */
  private static final Pattern PROMISES_A_COPY =
      Pattern.compile(
          "(?i).*(clone|copy|copies|duplicate|fork|snapshot|backup|checkpoint|export|dump|freeze"
              + "|serial|into|build|getstate|reduce|to_?(vec|owned|dict|list|array|map|json|proto)"
              + "|as_?(dict|list|map)).*");

  /** Names that large values have, for types that the project does not declare. */
  private static final Pattern LARGE =
      Pattern.compile(
          "(?i).*(model|index|document|snapshot|tree|graph|image|frame|buffer|content|payload|body"
              + "|matrix|tensor|weights|embedding|dictionary|corpus|dataset|transcript|history)s?");

  private static final Pattern SECRET =
      Pattern.compile("(?i).*(hash|digest|salt|key|iv|nonce|mac|signature|address|password|id)s?");

  @Override
  public String hotspot() {
    return "copy-of-shared-state";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("arc-of-clone");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (CopyFact copy : file.copies()) {
      if (copy.form().isOfStore() && !isHarmless(file, copy, project)) {
        findings.accept(finding(file, copy, project));
      }
    }
  }

  private static boolean isHarmless(FileFacts file, CopyFact copy, ProjectIndex project) {
    FunctionFact function = file.function(copy.site());
    StoreRef store = copy.store().orElseThrow();
    boolean own =
        switch (function.kind()) {
          case TEST, CONSTRUCTOR, DESTRUCTOR, MAIN, TOP_LEVEL -> true;
          case HANDLER, ORDINARY -> PROMISES_A_COPY.matcher(function.name()).matches();
        };
    // What is copied under a lock can be gone through without holding it.
    boolean released = copy.form() == CopyFact.Form.COPY_OF_STORE && !copy.pointer().isEmpty();
    return own
        || released
        || copy.construction()
        || copy.copyMutated()
        || copy.ownership() == CopyFact.Ownership.SHARED
        || copy.ownership() == CopyFact.Ownership.SMALL
        || project.isConfiguration(store)
        || SECRET.matcher(store.attribute()).matches()
        || CheapTypes.isCheap(file.language(), copy.type(), project)
        || project.runsOnce(file, copy.site());
  }

  /** What speaks for a copy being dear. */
  private record Evidence(boolean large, boolean lasting, boolean repeated) {}

  private static Evidence evidence(FileFacts file, CopyFact copy, ProjectIndex project) {
    StoreRef ref = copy.store().orElseThrow();
    Optional<Located<StoreFact>> store = project.store(file.language(), ref);
    Lifetime lifetime =
        store
            .map(project::lifetime)
            .orElseGet(() -> project.lifetime(file.language(), ref.owner()));
    return new Evidence(
        isLarge(file, copy, store, project),
        lifetime != Lifetime.INSTANCE,
        project.surelyRunsRepeatedly(file, copy.site()));
  }

  private static boolean isLarge(
      FileFacts file, CopyFact copy, Optional<Located<StoreFact>> store, ProjectIndex project) {
    Language language = file.language();
    if (copy.deep() && language == Language.PYTHON) {
      return true; // nobody asks for a deep copy of what has no depth
    }
    String type = copy.type().replaceFirst("^(?:Option|Result)<(.*)>$", "$1");
    if (copy.form() == CopyFact.Form.COPY_OF_ELEMENT) {
      boolean unseen =
          copy.ownership() == CopyFact.Ownership.UNKNOWN && project.type(language, type).isEmpty();
      return unseen ? LARGE.matcher(type).matches() : project.holdsContainer(language, type);
    }
    boolean container = store.map(s -> s.fact().kind().isContainer()).orElse(false);
    String element = store.map(s -> s.fact().elementType()).orElse("");
    return container && project.holdsContainer(language, element)
        || !container && project.holdsContainer(language, type)
        || store.filter(s -> grows(s, project)).isPresent();
  }

  private static boolean grows(Located<StoreFact> store, ProjectIndex project) {
    StoreFact fact = store.fact();
    return fact.kind() == StoreFact.Kind.CACHE
        || fact.content() == StoreFact.Content.FILE
        || fact.content() == StoreFact.Content.LOADED
        || !(project.growth(store) instanceof Growth.None);
  }

  private Finding finding(FileFacts file, CopyFact copy, ProjectIndex project) {
    Evidence evidence = evidence(file, copy, project);
    Findings finding =
        Findings.at(hotspot(), file, copy.site())
            .weight(
                evidence.repeated() ? Level.WARNING : Level.NOTE,
                impact(evidence),
                confidence(copy, evidence))
            .says(message(copy, evidence), help(file.language(), copy));
    project
        .store(file.language(), copy.store().orElseThrow())
        .ifPresent(
            store -> finding.related(store.file(), store.fact().site(), "what is copied is here"));
    return finding.build();
  }

  private static Impact impact(Evidence evidence) {
    if (!evidence.large()) {
      return Impact.LOW;
    }
    return evidence.repeated() ? Impact.HIGH : Impact.MEDIUM;
  }

  /**
   * Copies of references are a habit at the edge of an API: only a place that surely runs again and
   * again is worth a word. What a reader of the same file is handed is wasted whatever its size.
   */
  private static Confidence confidence(CopyFact copy, Evidence evidence) {
    boolean wasted =
        copy.into() == CopyFact.Into.READER
            && evidence.repeated()
            && copy.ownership() == CopyFact.Ownership.OWNED;
    if (!evidence.large()) {
      return wasted && copy.deep() ? Confidence.MEDIUM : Confidence.LOW;
    }
    boolean both = evidence.lasting() && evidence.repeated();
    if (copy.deep()) {
      boolean either = evidence.lasting() || evidence.repeated();
      return both ? Confidence.HIGH : either ? Confidence.MEDIUM : Confidence.LOW;
    }
    return evidence.repeated() ? Confidence.MEDIUM : Confidence.LOW;
  }

  private static String message(CopyFact copy, Evidence evidence) {
    String name = copy.store().orElseThrow().attribute();
    String what =
        copy.form() == CopyFact.Form.COPY_OF_STORE
            ? "all of '%s' is copied".formatted(copy.source())
            : "'%s' is copied out of '%s'".formatted(copy.source(), name);
    String content = copy.deep() ? "its whole content" : "a table of references";
    if (copy.into() == CopyFact.Into.READER) {
      return "%s for a function that only reads it: %s is there twice meanwhile"
          .formatted(what, content);
    }
    String whom = evidence.repeated() ? "each time it is asked for" : "for whoever asks for it";
    return "%s %s: every caller holds %s of its own".formatted(what, whom, content);
  }

  private static String help(Language language, CopyFact copy) {
    String name = copy.store().orElseThrow().attribute();
    boolean element = copy.form() == CopyFact.Form.COPY_OF_ELEMENT;
    if (copy.into() == CopyFact.Into.READER) {
      return switch (language) {
        case RUST -> "let the function borrow '%s', and hand it a reference".formatted(name);
        case JAVA, PYTHON -> "hand it '%s' itself".formatted(name);
      };
    }
    return switch (language) {
      case RUST ->
          element
              ? copy.pointer().isEmpty()
                  ? "lend it, or keep an Arc in '%s' and clone that".formatted(name)
                  : "keep an Arc in '%s' and clone that to leave the %s"
                      .formatted(name, copy.pointer())
              : "lend '%s' as a reference or slice, or keep an Arc and clone that".formatted(name);
      case JAVA ->
          element
              ? "share the one in '%s', unmodifiable".formatted(name)
              : "return an unmodifiable view of '%s', or answer here what the caller asks"
                  .formatted(name);
      case PYTHON ->
          copy.deep()
              ? "share what is in '%s', and let who changes it copy it".formatted(name)
              : "return '%s' itself, or yield its items".formatted(name);
    };
  }
}
