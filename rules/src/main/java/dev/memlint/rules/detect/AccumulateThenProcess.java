package dev.memlint.rules.detect;

import dev.memlint.rules.facts.AccumulationFact;
import dev.memlint.rules.facts.AccumulationFact.From;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A loop that collects all that it reads, only for it to be gone through once afterwards. */
final class AccumulateThenProcess implements Detector {
  /** What can be done with each item when it is read, best known first. */
  private static final Set<Consumption> ONE_BY_ONE =
      EnumSet.of(Consumption.ITERATED, Consumption.COPIED, Consumption.HASHED, Consumption.SPLIT);

  @Override
  public String hotspot() {
    return "accumulate-then-process";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("undrained-buffer");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (AccumulationFact fact : file.accumulations()) {
      judge(file, fact, project).ifPresent(findings);
    }
  }

  private Optional<Finding> judge(FileFacts file, AccumulationFact fact, ProjectIndex project) {
    From from = Provenance.of(fact);
    boolean whole =
        fact.field().isPresent()
            || fact.emptied()
            || fact.sought()
            || fact.limited()
            || fact.needed()
            || fact.selective()
            || fact.consumed().isEmpty()
            || !ONE_BY_ONE.containsAll(fact.consumed());
    if (whole
        || from == From.MEMORY
        || fact.loop() == Site.Loop.CONSTANT
        || from == From.FILE && KnownSmall.isKnownSmall(fact.source())
        || file.function(fact.site()).kind() == FunctionFact.Kind.TEST) {
      return Optional.empty();
    }
    boolean repeated = project.runsRepeatedly(file, fact.site());
    Consumption use =
        ONE_BY_ONE.stream().filter(fact.consumed()::contains).findFirst().orElseThrow();
    return Optional.of(
        Findings.at(hotspot(), file, fact.site())
            .weight(
                project.runsOnce(file, fact.site()) ? Level.NOTE : Level.WARNING,
                repeated ? Impact.HIGH : Impact.MEDIUM,
                from == From.STREAM ? Confidence.LOW : Confidence.MEDIUM)
            .says(
                "'%s' collects everything that is read from %s, only to be %s afterwards: memory grows with the input"
                    .formatted(fact.variable(), Provenance.name(from), verb(use)),
                help(file, fact, use))
            .related(file, fact.growth(), "is filled here")
            .fixes(fact.fix().stream().toList())
            .build());
  }

  private static String verb(Consumption use) {
    return switch (use) {
      case COPIED -> "written out";
      case HASHED -> "hashed";
      case SPLIT -> "split";
      default -> "looped over once";
    };
  }

  private static String help(FileFacts file, AccumulationFact fact, Consumption use) {
    String name = fact.variable();
    if (use == Consumption.COPIED) {
      return "write each piece out when it is read, without '%s'".formatted(name);
    }
    return switch (file.language()) {
      case JAVA ->
          "do the work of the second loop where '%s' is filled, or hand on an Iterator or Stream"
              .formatted(name);
      case RUST ->
          "do the work of the second loop where '%s' is filled, or return an iterator or Stream"
              .formatted(name);
      case PYTHON ->
          "do the work of the second loop where '%s' is filled, or yield there from a generator"
              .formatted(name);
    };
  }
}
