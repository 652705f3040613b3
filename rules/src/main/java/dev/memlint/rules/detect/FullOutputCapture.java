package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** All that another process prints, held at once where lines would do. */
final class FullOutputCapture implements Detector {
  private static final int MAX_COMMAND = 60;

  /** What can be done line by line while the process still runs, best known first. */
  private static final Set<Consumption> STREAMABLE =
      EnumSet.of(
          Consumption.ITERATED,
          Consumption.SPLIT,
          Consumption.SEARCHED,
          Consumption.HASHED,
          Consumption.COPIED,
          Consumption.PARSED_STREAMABLE);

  @Override
  public String hotspot() {
    return "full-output-capture";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("needless-materialization");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (CallFact call : file.calls()) {
      boolean candidate =
          call.hotspot().equals(hotspot())
              && !call.limited()
              && CommandOutput.of(call.source()) == CommandOutput.LARGE
              && file.function(call.site()).kind() != FunctionFact.Kind.TEST
              && (call.certain() || project.handsOn(file.language(), call.api(), hotspot()));
      if (candidate) {
        judge(file, call, project).ifPresent(findings);
      }
    }
  }

  private Optional<Finding> judge(FileFacts file, CallFact call, ProjectIndex project) {
    Set<Consumption> consumed = EnumSet.noneOf(Consumption.class);
    consumed.addAll(call.consumed());
    consumed.remove(Consumption.MEASURED);
    if (consumed.isEmpty()) {
      return Optional.empty();
    }
    Optional<Consumption> streamable = STREAMABLE.stream().filter(consumed::contains).findFirst();
    boolean only = STREAMABLE.containsAll(consumed);
    boolean kept = consumed.contains(Consumption.STORED);
    boolean repeated = project.runsRepeatedly(file, call.site());
    boolean once = project.runsOnce(file, call.site()) && !call.site().loop().repeats();
    Level level = streamable.isPresent() || kept ? Level.WARNING : Level.NOTE;
    Confidence confidence = only ? Confidence.HIGH : kept ? Confidence.MEDIUM : Confidence.LOW;
    return Optional.of(
        Findings.at(hotspot(), file, call.site())
            .weight(
                once ? level.lower() : level, repeated ? Impact.HIGH : Impact.MEDIUM, confidence)
            .says(
                "all that '%s' prints is held in memory%s: it is as large as what the command is run on (%s)"
                    .formatted(
                        shortened(call.source()),
                        streamable
                            .map(use -> " only to be " + verb(use))
                            .filter(s -> only)
                            .orElse(""),
                        call.api()),
                help(file, shortened(call.source())))
            .fixes(call.fixes())
            .build());
  }

  private static String shortened(String command) {
    return command.length() <= MAX_COMMAND ? command : command.substring(0, MAX_COMMAND - 1) + "…";
  }

  private static String verb(Consumption consumption) {
    return switch (consumption) {
      case ITERATED, SPLIT -> "gone through line by line";
      case SEARCHED -> "searched";
      case HASHED -> "hashed";
      case COPIED -> "written on";
      case PARSED_STREAMABLE -> "parsed by something that takes a stream";
      case PARSED_WHOLE, STORED, KEPT, SETTINGS, RETURNED, REWRITTEN, MEASURED, PASSED, OTHER ->
          "used";
    };
  }

  private static String help(FileFacts file, String command) {
    String less = less(command);
    return switch (file.language()) {
      case JAVA ->
          "read the inputReader() of '%s' line by line while it runs, or redirectOutput to a file%s"
              .formatted(command, less);
      case RUST ->
          "spawn '%s' with Stdio::piped() and read its stdout through BufReader::lines, or give it a file as stdout%s"
              .formatted(command, less);
      case PYTHON ->
          "start '%s' with Popen(..., stdout=PIPE) and iterate its stdout, or give it a file as stdout%s"
              .formatted(command, less);
    };
  }

  /** How the command itself can be asked for less. */
  private static String less(String command) {
    if (command.matches("git\\b.*\\b(?:log|rev-list|shortlog)\\b.*")) {
      return "; ask git for the newest only (-n)";
    }
    if (command.matches("git\\b.*\\b(?:diff|show)\\b.*")) {
      return "; ask git for less (--name-only, --stat)";
    }
    return command.matches("(?:docker|kubectl)\\b.*\\blogs\\b.*")
        ? "; ask for the last lines only (--tail)"
        : "";
  }
}
