package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.StoreFact;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.project.Growth;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import java.util.Set;
import java.util.function.Consumer;

/** Handles of tasks, threads and timers that are collected and never let go. */
final class ForgottenTaskHandle implements Detector {
  @Override
  public String hotspot() {
    return "forgotten-task-handle";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("unbounded-growth");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    GrowthFindings.each(
        file,
        project,
        StorePurpose.TASKS,
        (store, growth) -> findings.accept(finding(store, growth, project)));
  }

  private Finding finding(Located<StoreFact> store, Growth.Unbounded growth, ProjectIndex project) {
    Findings finding =
        GrowthFindings.at(hotspot(), store, growth, project)
            .says(
                "'%s' %s and keeps the handle of each task that was ever started: with it what the task returned, and nothing takes it out when the task is done"
                    .formatted(store.fact().ref().name(), GrowthFindings.lives(store, project)),
                help(store));
    return (GrowthFindings.goesOn(store.fact(), growth, project)
            ? finding
            : finding.atMost(Confidence.LOW))
        .build();
  }

  private static String help(Located<StoreFact> store) {
    String name = store.fact().ref().name();
    return switch (store.file().language()) {
      case JAVA ->
          "take it out of '%s' when it is done (whenComplete), or let the executor keep its own"
              .formatted(name);
      case RUST ->
          "make '%s' a JoinSet and join what has finished, or detach the task".formatted(name);
      case PYTHON ->
          "make '%1$s' a set and let each task leave it: task.add_done_callback(%1$s.discard)"
              .formatted(name);
    };
  }
}
