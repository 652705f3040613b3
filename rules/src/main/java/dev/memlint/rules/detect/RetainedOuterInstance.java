package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.facts.StoreUse;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Span;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An anonymous object that outlives the object that it was made in, and keeps it alive. */
final class RetainedOuterInstance implements Detector {
  /** {@code new HashMap<>() {{ put("a", 1); }}}. */
  private static final String DOUBLE_BRACE = "double-brace initialisation";

  private static final Set<Consumption> LEAVES =
      EnumSet.of(Consumption.STORED, Consumption.RETURNED);

  @Override
  public String hotspot() {
    return "retained-outer-instance";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (CallFact call : file.calls()) {
      if (call.hotspot().equals(hotspot())
          && file.function(call.site()).kind() != FunctionFact.Kind.TEST) {
        judge(file, call, project).ifPresent(findings);
      }
    }
  }

  private Optional<Finding> judge(FileFacts file, CallFact call, ProjectIndex project) {
    if (call.api().equals(DOUBLE_BRACE)) {
      boolean leaves = call.consumed().stream().anyMatch(LEAVES::contains);
      return Optional.of(
          finding(
              file,
              call,
              leaves ? Level.WARNING : Level.NOTE,
              leaves ? Confidence.HIGH : Confidence.LOW,
              "a collection filled between double braces is a class of its own that keeps the"
                  + " object around it alive",
              "fill the collection of %s with statements, or use Map.of, List.of or Set.of"
                  .formatted(Shown.function(file, call.site()))));
    }
    return keeper(file, call, project)
        .map(
            name ->
                finding(
                    file,
                    call,
                    Level.WARNING,
                    Confidence.MEDIUM,
                    "'%s' lives as long as the process, and with this object the one around it, which nothing takes out again"
                        .formatted(name),
                    "make it a static nested class or a lambda that uses no field, or take it out of '%s' when its owner is done"
                        .formatted(name)));
  }

  /** The static that an anonymous object is put into, when nothing takes it out. */
  private static Optional<String> keeper(FileFacts file, CallFact call, ProjectIndex project) {
    for (StoreUse use : file.uses()) {
      if (use.kind() == StoreUse.Kind.GROW && isAdded(use.site().span(), call.site().span())) {
        Optional<Located<StoreFact>> store =
            project
                .store(Language.JAVA, use.store())
                .filter(found -> found.fact().scope() == StoreFact.Scope.PROCESS)
                .filter(project::isKept);
        if (store.isPresent()) {
          return store.map(found -> found.fact().ref().name());
        }
      }
    }
    return Optional.empty();
  }

  /** A growth's place is short and may end where its argument begins: {@code LISTENERS.add}. */
  private static boolean isAdded(Span growth, Span object) {
    return growth.start() <= object.start() && object.start() <= growth.end() + "(new ".length();
  }

  private Finding finding(
      FileFacts file, CallFact call, Level level, Confidence confidence, String what, String help) {
    return Findings.at(hotspot(), file, call.site())
        .weight(level, level == Level.NOTE ? Impact.LOW : Impact.MEDIUM, confidence)
        .says(what, help)
        .build();
  }
}
