package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.RecursionFact;
import dev.memlint.rules.facts.RecursionFact.Over;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.project.Recursion;
import dev.memlint.rules.source.Language;
import java.util.function.Consumer;

/** Recursion that goes as deep as its data, with nothing that limits it. */
final class UnboundedRecursion implements Detector {
  private static final int MAX_RELATED = 5;

  @Override
  public String hotspot() {
    return "unbounded-recursion";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (RecursionFact fact : file.recursions()) {
      switch (fact.over()) {
        case DROP -> findings.accept(drop(file, fact));
        case STACK_LIMIT -> findings.accept(stackLimit(file, fact));
        case SAME, TREE, LINKS, DIRECTORY, DOCUMENT, INPUT ->
            project
                .recursion(fact)
                .ifPresent(recursion -> findings.accept(finding(file, fact, recursion)));
      }
    }
  }

  private Finding finding(FileFacts file, RecursionFact fact, Recursion recursion) {
    FunctionFact function = file.function(fact.site());
    long others = recursion.functions() - 1;
    String who =
        "'%s' calls itself%s"
            .formatted(
                function.name(),
                others == 0
                    ? ""
                    : " through %s".formatted(others == 1 ? "one other" : others + " others"));
    String depth =
        switch (recursion.over()) {
          case INPUT -> "once for each level of nesting in what it reads";
          case DOCUMENT -> "once for each level of '%s' in the document".formatted(fact.data());
          case DIRECTORY -> "for each directory, and a link back up leads it round and round";
          case LINKS -> "once for each element of the chain, through '%s'".formatted(fact.data());
          case TREE -> "once for each level of '%s'".formatted(fact.data());
          case SAME, DROP, STACK_LIMIT -> throw new IllegalStateException("no call: " + fact);
        };
    Findings finding =
        Findings.at(hotspot(), file, fact.site())
            .weight(
                recursion.over() == Over.TREE ? Level.NOTE : Level.WARNING,
                recursion.over() == Over.TREE ? Impact.LOW : Impact.MEDIUM,
                recursion.over() == Over.TREE ? Confidence.LOW : Confidence.MEDIUM)
            .says(
                "%s %s, and nothing limits the depth: %s".formatted(who, depth, cost(file)),
                help(function.name(), fact.data(), recursion.over()));
    recursion.calls().stream()
        .filter(call -> call.fact() != fact)
        .limit(MAX_RELATED)
        .forEach(call -> finding.related(call.file(), call.fact().site(), "and goes on here"));
    return finding.build();
  }

  private static String cost(FileFacts file) {
    return file.language() == Language.PYTHON
        ? "every level keeps a frame with its locals until RecursionError"
        : "every level keeps a stack frame until the stack overflows";
  }

  private static String help(String function, String data, Over over) {
    return switch (over) {
      case INPUT ->
          "give '%s' a depth, and refuse input that is nested deeper than a constant"
              .formatted(function);
      case DIRECTORY ->
          "do not follow links in '%s', or remember which directories were seen"
              .formatted(function);
      case LINKS -> "let '%s' walk the chain through '%s' in a loop".formatted(function, data);
      case DOCUMENT, TREE ->
          "let '%s' walk '%s' with a list of what is still to do, or give it a depth and refuse more than a constant"
              .formatted(function, data);
      case SAME, DROP, STACK_LIMIT -> throw new IllegalStateException("no call: " + over);
    };
  }

  private Finding drop(FileFacts file, RecursionFact fact) {
    return Findings.at(hotspot(), file, fact.site())
        .weight(Level.WARNING, Impact.MEDIUM, Confidence.MEDIUM)
        .says(
            ("dropping a chain through '%s' drops each node inside the one before, one stack frame"
                    + " for each: a long chain overflows the stack")
                .formatted(fact.data()),
            "implement Drop for what owns '%s', and take its nodes off one by one in a loop"
                .formatted(fact.data()))
        .build();
  }

  private Finding stackLimit(FileFacts file, RecursionFact fact) {
    return Findings.at(hotspot(), file, fact.site())
        .weight(Level.WARNING, Impact.MEDIUM, Confidence.MEDIUM)
        .says(
            ("the recursion limit is raised to %s: frames with all their locals may pile up that"
                    + " deep, and beyond what the C stack holds the process dies")
                .formatted(fact.data()),
            "let %s walk with a list of what is still to do, and leave the limit below %s"
                .formatted(Shown.function(file, fact.site()), fact.data()))
        .build();
  }
}
