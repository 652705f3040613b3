package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.CallFact.Consumption;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.RemadeFact;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An object that is dear to make and always the same, made again in every round of a loop. */
final class AllocationInHotLoop implements Detector {
  private static final Set<String> CACHED = Set.of("re.compile", "regex.compile");
  private static final String FROM_TEXT = "json.loads";
  private static final String TO_TEXT = "json.dumps(";

  @Override
  public String hotspot() {
    return "allocation-in-hot-loop";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("large-preallocation");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (CallFact call : file.calls()) {
      boolean candidate =
          call.hotspot().equals(hotspot())
              && call.certain()
              && file.function(call.site()).kind() != FunctionFact.Kind.TEST;
      if (candidate) {
        judge(file, call, project).ifPresent(findings);
      }
    }
    for (RemadeFact made : file.remade()) {
      if (file.function(made.site()).kind() != FunctionFact.Kind.TEST) {
        findings.accept(finding(file, made));
      }
    }
  }

  private Finding finding(FileFacts file, RemadeFact made) {
    Findings finding =
        Findings.at(hotspot(), file, made.site()).fixes(made.fix().stream().toList());
    String name = made.name();
    return switch (made.what()) {
      case BUFFER ->
          finding
              .weight(Level.NOTE, Impact.LOW, Confidence.LOW)
              .says(
                  "'%s' is filled and dropped in every round of the loop, and its memory allocated anew (%s)"
                      .formatted(name, made.api()),
                  clearing(file, name))
              .build();
      case KEY ->
          finding
              .weight(Level.NOTE, Impact.LOW, Confidence.LOW)
              .says(
                  "a text is put together in every round only to look something up (%s)"
                      .formatted(made.api()),
                  "let the key of %s be a tuple or struct of borrowed parts, or write it into one text that is cleared"
                      .formatted(Shown.function(file, made.site())))
              .build();
      case PATTERN ->
          finding
              .weight(Level.WARNING, Impact.MEDIUM, Confidence.MEDIUM)
              .says(
                  "'%s' compiles its expression again in every round of the loop (%s)"
                      .formatted(name, made.api()),
                  "compile the expression of '%s' once, in a static final Pattern, and call its matcher(..) or split(..)"
                      .formatted(name))
              .build();
      case DOCUMENT ->
          finding
              .weight(Level.WARNING, Impact.MEDIUM, Confidence.MEDIUM)
              .says(
                  "the same text is parsed again in every round of the loop: all of its values are made anew (%s)"
                      .formatted(made.api()),
                  "call '%s' once, before the loop of %s"
                      .formatted(made.api(), Shown.function(file, made.site())))
              .build();
      case BOX ->
          finding
              .weight(Level.WARNING, Impact.MEDIUM, Confidence.MEDIUM)
              .says(
                  "a sum in a boxed variable makes an object for each addition (%s)"
                      .formatted(made.api()),
                  "declare '%s' with a primitive type".formatted(name))
              .build();
    };
  }

  private static String clearing(FileFacts file, String name) {
    return switch (file.language()) {
      case JAVA ->
          "declare '%s' before the loop, and begin each round with setLength(0); an array as it is"
              .formatted(name);
      case RUST, PYTHON ->
          "declare '%s' before the loop, and begin each round with clear()".formatted(name);
    };
  }

  private Optional<Finding> judge(FileFacts file, CallFact call, ProjectIndex project) {
    boolean inLoop = call.site().loop().repeats();
    boolean repeated = inLoop || project.runsRepeatedly(file, call.site());
    if (call.api().equals(FROM_TEXT)) {
      return repeated && call.source().startsWith(TO_TEXT)
          ? Optional.of(
              finding(
                  file,
                  call,
                  inLoop,
                  inLoop ? Confidence.MEDIUM : Confidence.LOW,
                  "a value is copied by way of a text: the whole text and every part of the value"
                      + " are made again",
                  "use copy.deepcopy in %s, or build the new value from the parts that change"
                      .formatted(Shown.function(file, call.site()))))
          : Optional.empty();
    }
    boolean kept =
        call.consumed().contains(Consumption.STORED)
            || call.consumed().contains(Consumption.RETURNED);
    boolean handler = file.function(call.site()).kind() == FunctionFact.Kind.HANDLER;
    if (!repeated || !call.invariant() || kept) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            file,
            call,
            inLoop,
            (inLoop || handler) && !isCached(call) ? Confidence.MEDIUM : Confidence.LOW,
            "the same object is made again %s, although it could be used again"
                .formatted(
                    inLoop
                        ? "in every round of the loop"
                        : "every time that " + file.function(call.site()).symbol() + " runs"),
            help(file, call)));
  }

  /** Python keeps the last 512 patterns that it compiled, and gives the same object again. */
  private static boolean isCached(CallFact call) {
    return CACHED.contains(call.api());
  }

  private Finding finding(
      FileFacts file,
      CallFact call,
      boolean inLoop,
      Confidence confidence,
      String what,
      String help) {
    return Findings.at(hotspot(), file, call.site())
        .weight(
            inLoop ? Level.WARNING : Level.NOTE, inLoop ? Impact.MEDIUM : Impact.LOW, confidence)
        .says("%s (%s)".formatted(what, call.api()), help)
        .fixes(call.fixes())
        .build();
  }

  private static String help(FileFacts file, CallFact call) {
    String object = Shown.code(call.api(), "it");
    String function = Shown.function(file, call.site());
    return switch (file.language()) {
      case JAVA ->
          "call %s once: in a static final field, or before the loop of %s"
              .formatted(object, function);
      case RUST ->
          "call %s once: in a static LazyLock, or before the loop of %s"
              .formatted(object, function);
      case PYTHON ->
          "call %s once: at the module's top, or before the loop of %s".formatted(object, function);
    };
  }
}
