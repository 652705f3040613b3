package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CopyFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A deep copy for each share, where counting one shared value would do. */
final class ArcOfClone implements Detector {
  /** Functions that are asked for a copy. */
  private static final Pattern DUPLICATING =
      Pattern.compile("^(?:clone|fork|duplicate|copy)(?:_|$)|_(?:clone|copy)$");

  /** {@code self.style}, which could hold a pointer from the start. */
  private static final Pattern FIELD = Pattern.compile("\\w+(?:\\.\\w+)+");

  /** Types as written that hold any number of things. */
  private static final Pattern CONTAINER =
      Pattern.compile("\\b(?:Vec|VecDeque|(?:Hash|BTree|Index)(?:Map|Set)|BinaryHeap|Bytes)\\b");

  @Override
  public String hotspot() {
    return "arc-of-clone";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (CopyFact copy : file.copies()) {
      boolean harmless =
          copy.form().isOfStore()
              || copy.ownership() == CopyFact.Ownership.SMALL
              || copy.copyMutated()
              || copy.construction()
              || CheapTypes.isCheap(file.language(), copy.type(), project)
              || copy.form() == CopyFact.Form.COPY_OUT_OF_GUARD && copy.pointer().equals("RefCell")
              || copy.ownership() == CopyFact.Ownership.SHARED && !isCountedPointer(copy)
              || file.function(copy.site()).kind() == FunctionFact.Kind.TEST;
      if (!harmless) {
        judge(file, copy, project).ifPresent(findings);
      }
    }
  }

  /** Whether what is cloned is an Arc or Rc itself, not a handle that hides one. */
  private static boolean isCountedPointer(CopyFact copy) {
    return copy.type().matches("(?:&\\s*)?(?:\\w+::)*(?:Arc|Rc)\\b.*");
  }

  private Optional<Finding> judge(FileFacts file, CopyFact copy, ProjectIndex project) {
    boolean repeated = project.runsRepeatedly(file, copy.site());
    return switch (copy.form()) {
      case COPY_INTO_SHARED -> Optional.of(intoShared(file, copy, project, repeated));
      case COPY_OUT_OF_SHARED, COPY_OUT_OF_GUARD ->
          copy.ownership() == CopyFact.Ownership.SHARED
              ? Optional.empty()
              : Optional.of(outOf(file, copy, project, repeated));
      case COPY_OF_STORE, COPY_OF_ELEMENT -> Optional.empty();
    };
  }

  private Finding intoShared(
      FileFacts file, CopyFact copy, ProjectIndex project, boolean repeated) {
    boolean shared = copy.ownership() == CopyFact.Ownership.SHARED;
    String message =
        shared
            ? "'%s' is already shared: a second %s around a clone of it costs another allocation"
                .formatted(copy.source(), copy.pointer())
            : "the %s around a clone copies all of '%s' for each share%s"
                .formatted(
                    copy.pointer(), copy.source(), repeated ? ", each time this code runs" : "");
    String help =
        shared
            ? "share it: %s::clone(&%s)".formatted(copy.pointer(), pointer(copy))
            : copy.sourceUsedLater() || copy.ownership() == CopyFact.Ownership.UNKNOWN
                ? "make one %s where '%s' is made, and hand out %s::clone of it"
                    .formatted(copy.pointer(), copy.source(), copy.pointer())
                : "'%s' is not used afterwards: move it, %s::new(%s)"
                    .formatted(copy.source(), copy.pointer(), copy.source());
    return Findings.at(hotspot(), file, copy.site())
        .weight(
            repeated || !shared ? Level.WARNING : Level.NOTE,
            repeated ? Impact.HIGH : Impact.MEDIUM,
            confidence(file, copy, project, repeated))
        .says(message, help)
        .fixes(copy.fixes())
        .build();
  }

  /** What {@code clone} takes a reference of: not what is behind the pointer. */
  private static String pointer(CopyFact copy) {
    return copy.source().replaceFirst("\\.(?:as_ref|deref)\\(\\)$", "");
  }

  private Finding outOf(FileFacts file, CopyFact copy, ProjectIndex project, boolean repeated) {
    boolean guard = copy.form() == CopyFact.Form.COPY_OUT_OF_GUARD;
    return Findings.at(hotspot(), file, copy.site())
        .weight(
            repeated ? Level.WARNING : Level.NOTE,
            repeated ? Impact.HIGH : Impact.MEDIUM,
            confidence(file, copy, project, repeated))
        .says(
            guard
                ? "all that the %s protects is copied to leave its guard: '%s'"
                    .formatted(copy.pointer(), copy.source())
                : "the value inside the %s is copied, not shared: '%s'"
                    .formatted(copy.pointer(), copy.source()),
            guard
                ? "let the %s hold an Arc and clone that, or read what is needed of '%s' under its guard"
                    .formatted(copy.pointer(), copy.source())
                : "borrow '%s' through the %s, or hand on %s::clone of what holds it"
                    .formatted(copy.source(), copy.pointer(), copy.pointer()))
        .fixes(copy.fixes())
        .build();
  }

  private static Confidence confidence(
      FileFacts file, CopyFact copy, ProjectIndex project, boolean repeated) {
    boolean guard = copy.form() == CopyFact.Form.COPY_OUT_OF_GUARD;
    String function = file.function(copy.site()).name();
    if (DUPLICATING.matcher(function).find()
        || copy.lent()
        || CheapTypes.isOfCheap(file.language(), copy.type(), project)) {
      return Confidence.LOW;
    }
    // A name or a state behind a lock is copied by habit, and small.
    if (guard && !CONTAINER.matcher(copy.type()).find()) {
      return Confidence.LOW;
    }
    // Who gets it may need one of its own, or does so once in a while.
    boolean owned =
        switch (copy.into()) {
          case FIELD -> !copy.site().loop().repeats();
          case RETURNED -> guard && !copy.site().loop().repeats();
          case PASSED -> true;
          case POINTER, READER, OTHER -> false;
        };
    boolean once = !repeated && copy.site().loop() == Site.Loop.NONE;
    if (owned || copy.into() == CopyFact.Into.POINTER && once && !isAvoidable(copy)) {
      return Confidence.LOW;
    }
    // A type that is not seen may be a handle itself, as most that are put into an Arc are.
    return switch (copy.ownership()) {
      case SHARED, OWNED -> repeated ? Confidence.HIGH : Confidence.MEDIUM;
      case UNKNOWN, SMALL -> Confidence.LOW;
    };
  }

  /** One copy costs its size once: what is avoided is that of a field, or one with a fix. */
  private static boolean isAvoidable(CopyFact copy) {
    return FIELD.matcher(copy.source()).matches() || !copy.fixes().isEmpty();
  }
}
