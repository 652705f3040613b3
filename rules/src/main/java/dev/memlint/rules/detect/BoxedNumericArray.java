package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import java.util.Optional;
import java.util.function.Consumer;

/** Numbers of an array that are made into objects one by one, or an array copied for each row. */
final class BoxedNumericArray implements Detector {
  @Override
  public String hotspot() {
    return "boxed-numeric-array";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (CallFact call : file.calls()) {
      if (call.hotspot().equals(hotspot())
          && file.function(call.site()).kind() != FunctionFact.Kind.TEST) {
        judge(file, call).ifPresent(findings);
      }
    }
  }

  private Optional<Finding> judge(FileFacts file, CallFact call) {
    return switch (Names.simple(call.api())) {
      case "iterrows" ->
          Optional.of(
              finding(
                  file,
                  call,
                  Level.NOTE,
                  "each row of the frame becomes a Series of its own, with every number in an"
                      + " object",
                  "work on whole columns of %s, or use itertuples(), which makes no Series"
                      .formatted(Shown.source(call, "the frame"))));
      case "apply" ->
          call.option("axis").filter(axis -> axis.text().matches("1|[\"']columns[\"']")).isPresent()
              ? Optional.of(
                  finding(
                      file,
                      call,
                      Level.NOTE,
                      "each row of the frame becomes a Series of its own for a function call",
                      "work on whole columns of %s: arithmetic, numpy.where, .str and .dt methods"
                          .formatted(Shown.source(call, "the frame"))))
              : Optional.empty();
      case "concat" ->
          call.site().loop() != Site.Loop.NONE && call.certain() && growsItself(call)
              ? Optional.of(
                  finding(
                      file,
                      call,
                      Level.WARNING,
                      "the whole frame is copied in every round of the loop: old and new are both"
                          + " held, and the copies grow with the square of the rows",
                      "collect the parts of %s in a list, and call pandas.concat once after the loop"
                          .formatted(Shown.source(call, "the frame"))))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** {@code table = pd.concat([table, part])}: the result is one of what it is made from. */
  private static boolean growsItself(CallFact call) {
    return !call.invariant() && call.source().startsWith("[") && call.source().contains(",");
  }

  private Finding finding(FileFacts file, CallFact call, Level level, String what, String help) {
    return Findings.at(hotspot(), file, call.site())
        .weight(level, level == Level.NOTE ? Impact.LOW : Impact.MEDIUM, Confidence.MEDIUM)
        .says("%s (%s)".formatted(what, call.api()), help)
        .build();
  }
}
