package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A client with connections of its own that is made again for every call. */
final class ClientPerCall implements Detector {
  /** Functions that make a client, send one request and drop it. */
  private static final Pattern ONE_REQUEST =
      Pattern.compile("(requests|httpx)\\.[a-z]+|reqwest::(blocking::)?get");

  private static final Pattern MAKER =
      Pattern.compile(
          "^_*(?:new|make|create|build|connect|open|init|initialize|start|setup|configure|builder|get_\\w*(?:client"
              + "|session|engine|connection|pool))(?:_|$)");

  /** Types whose one method gives a client to a container, which knows how often it asks. */
  private static final Pattern PROVIDER = Pattern.compile("(?:Provider|Factory|Supplier)$");

  /** Clients that go on to somebody who may keep them. */
  private static final Set<Consumption> KEPT =
      EnumSet.of(Consumption.STORED, Consumption.RETURNED, Consumption.PASSED);

  @Override
  public String hotspot() {
    return "client-per-call";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("whole-file-read");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (CallFact call : file.calls()) {
      if (call.hotspot().equals(hotspot())) {
        judge(file, call, project).ifPresent(findings);
      }
    }
  }

  private Optional<Finding> judge(FileFacts file, CallFact call, ProjectIndex project) {
    FunctionFact function = file.function(call.site());
    boolean inLoop = call.site().loop().repeats();
    boolean silent =
        switch (function.kind()) {
          case TEST -> true;
          case TOP_LEVEL, MAIN, CONSTRUCTOR -> !inLoop;
          case HANDLER, DESTRUCTOR, ORDINARY -> false;
        };
    if (silent || !call.certain()) {
      return Optional.empty();
    }
    boolean oneRequest =
        ONE_REQUEST.matcher(call.api()).matches()
            && !Character.isUpperCase(Names.simple(call.api()).charAt(0));
    // What is made for who connects or starts goes on to somebody, seen or not.
    boolean provided =
        function.name().equals("get") && PROVIDER.matcher(Names.simple(function.owner())).find();
    boolean maker = !inLoop && (provided || MAKER.matcher(Names.snake(function.name())).find());
    // One for each host or account of a loop is not the same client again.
    boolean different = inLoop && !oneRequest && !call.invariant();
    if (maker || different) {
      return Optional.empty();
    }
    boolean kept = !oneRequest && call.consumed().stream().anyMatch(KEPT::contains);
    // The same request again is a retry or a poll, and waits in between.
    if (kept || oneRequest && (!inLoop || call.invariant())) {
      return Optional.empty();
    }
    boolean repeated = inLoop || project.runsRepeatedly(file, call.site());
    boolean once = project.runsOnce(file, call.site());
    if (once && !inLoop) {
      return Optional.empty();
    }
    return Optional.of(
        Findings.at(hotspot(), file, call.site())
            .weight(
                once || !repeated ? Level.NOTE : Level.WARNING,
                inLoop ? Impact.HIGH : Impact.MEDIUM,
                repeated ? Confidence.MEDIUM : Confidence.LOW)
            .says(
                "a client is made %s: each has its own connections, buffers and threads, and none is"
                        .formatted(
                            inLoop
                                ? "in every round of the loop"
                                : "every time that " + function.symbol() + " runs")
                    + " used again (%s)".formatted(call.api()),
                help(file, call, oneRequest))
            .fixes(call.fixes())
            .build());
  }

  private static String help(FileFacts file, CallFact call, boolean oneRequest) {
    String client = call.api();
    String function = Shown.function(file, call.site());
    return switch (file.language()) {
      case JAVA ->
          "make the client of %s once, in a field of the service or a static final, and share it"
              .formatted(function);
      case RUST ->
          "make the client of %s once and share it: clients hold an Arc, so that a clone is a handle to the same pool"
              .formatted(function);
      case PYTHON ->
          oneRequest
              ? "make one Session or Client before the loop of %s and send what '%s' sends through it"
                  .formatted(function, client)
              : "call '%s' once, at the module's top or in the object that outlives %s, and share it"
                  .formatted(client, function);
    };
  }
}
