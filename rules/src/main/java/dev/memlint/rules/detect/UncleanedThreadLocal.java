package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreFact.Scope;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A value of a thread that stays with it after the work that it was set for. */
final class UncleanedThreadLocal implements Detector {
  /** Types of thread-local values that may grow, as written; an array is scratch space. */
  private static final Pattern COLLECTING =
      Pattern.compile(
          "^(?:[\\w.]+\\.)?\\w*(?:List|Map|Set|Queue|Collection|StringBuilder|StringBuffer)\\b");

  @Override
  public String hotspot() {
    return "uncleaned-thread-local";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    if (file.language() != Language.JAVA) {
      return;
    }
    for (StoreFact fact : file.stores()) {
      if (fact.kind() == StoreFact.Kind.THREAD_LOCAL) {
        judge(new Located<>(file, fact), project).ifPresent(findings);
      }
    }
  }

  private Optional<Finding> judge(Located<StoreFact> store, ProjectIndex project) {
    StoreFact fact = store.fact();
    boolean perObject = fact.scope() == Scope.INSTANCE;
    boolean madePerCall = perObject && project.isMadePerCall(Language.JAVA, fact.ref().owner());
    if (!project.isKept(store) || perObject && !madePerCall) {
      return Optional.empty();
    }
    boolean collects = COLLECTING.matcher(fact.elementType()).find();
    String name = fact.ref().name();
    return Optional.of(
        Findings.at(hotspot(), store.file(), fact.site())
            .symbol(name)
            .weight(
                collects || perObject ? Level.WARNING : Level.NOTE,
                Impact.MEDIUM,
                collects && !perObject ? Confidence.MEDIUM : Confidence.LOW)
            .says(
                perObject
                    ? "every object has a '%s' of its own, and each thread keeps what was set in it after the object is gone"
                        .formatted(name)
                    : "each thread keeps what was last set in '%s' until the thread ends, and nothing removes it"
                        .formatted(name),
                perObject
                    ? "make '%s' static, and call its remove() in a finally block when the work is done"
                        .formatted(name)
                    : "call remove() of '%s' in a finally block when the work is done"
                        .formatted(name))
            .fixes(fact.fix().stream().toList())
            .build());
  }
}
