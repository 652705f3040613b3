package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.MaterializationFact;
import dev.memlint.rules.facts.MaterializationFact.Use;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A collection made only to be gone through once, counted, tested or asked for its first item. */
final class NeedlessMaterialization implements Detector {
  /** Texts that are long, by how the code names them. */
  private static final Pattern LONG_TEXTS =
      Pattern.compile(
          "(?:^|[^a-z])(?:contents?|response|body|output|stdout|stderr|log|logs|dump|file|document|html"
              + "|csv|diff|patch|payload|report|transcript)(?:[^a-z]|$)");

  @Override
  public String hotspot() {
    return "needless-materialization";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("whole-file-read", "full-output-capture", "unbounded-fetch");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (MaterializationFact made : file.materializations()) {
      if (file.function(made.site()).kind() != FunctionFact.Kind.TEST) {
        findings.accept(finding(file, made, project));
      }
    }
  }

  private Finding finding(FileFacts file, MaterializationFact made, ProjectIndex project) {
    boolean once = project.runsOnce(file, made.site()) && !made.site().loop().repeats();
    Findings finding = Findings.at(hotspot(), file, made.site());
    switch (made.extent()) {
      case LARGE ->
          finding.weight(
              once ? Level.WARNING.lower() : Level.WARNING, Impact.MEDIUM, Confidence.MEDIUM);
      case UNKNOWN ->
          finding.weight(
              Level.NOTE, Impact.LOW, isShortText(made) ? Confidence.LOW : Confidence.MEDIUM);
      // The items are there anyway: what is saved is one slot for each, for a moment.
      case IN_MEMORY -> finding.weight(Level.NOTE, Impact.LOW, Confidence.LOW);
    }
    return finding
        .says(
            "all %s are held at once by %s only to be %s: memory grows with their number"
                .formatted(made.items(), made.api(), purpose(made.use())),
            help(file, made))
        .fixes(made.fix().stream().toList())
        .build();
  }

  /** Whether it is made of a text that nothing says to be long. */
  private static boolean isShortText(MaterializationFact made) {
    String name = made.source().replaceFirst("(?s)\\(.*", "");
    String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return made.items().endsWith("of a text") && !LONG_TEXTS.matcher(words).find();
  }

  private static String purpose(Use use) {
    return switch (use) {
      case ITERATED -> "gone through once";
      case COUNTED -> "counted";
      case TESTED -> "tested";
      case FOLDED -> "reduced to one value";
      case FIRST -> "asked for the first";
      case FIRST_OF_SORTED -> "sorted for the first";
    };
  }

  private static String help(FileFacts file, MaterializationFact made) {
    String of =
        Shown.code(made.source(), "what makes them in " + Shown.function(file, made.site()));
    return switch (file.language()) {
      case PYTHON ->
          switch (made.use()) {
            case ITERATED -> "loop over %s itself, or over a generator expression".formatted(of);
            case COUNTED -> "count as they come: sum(1 for _ in ...) over %s".formatted(of);
            case TESTED -> "ask any(...) of %s, which stops at the first".formatted(of);
            case FOLDED ->
                "leave the brackets of %s out: a generator hands over one at a time".formatted(of);
            case FIRST ->
                "take next(iter(...)) of %s, with a default where there may be none".formatted(of);
            case FIRST_OF_SORTED ->
                "take min(...) or max(...) of %s, which keeps one".formatted(of);
          };
      case RUST ->
          switch (made.use()) {
            case ITERATED, FOLDED ->
                "go on with the iterator over %s, without the collection".formatted(of);
            case COUNTED -> "count() the iterator over %s".formatted(of);
            case TESTED ->
                "ask next().is_none() of the iterator over %s, or any(..), which stops at the first"
                    .formatted(of);
            case FIRST -> "take next() from the iterator over %s".formatted(of);
            case FIRST_OF_SORTED ->
                "take min or max of the iterator over %s, which keeps one".formatted(of);
          };
      case JAVA ->
          switch (made.use()) {
            case ITERATED, FOLDED ->
                "go on with the stream of %s itself (String.lines() for the lines of a text)"
                    .formatted(of);
            case COUNTED -> "count() the stream of %s".formatted(of);
            case TESTED ->
                "ask findAny() or anyMatch(..) of the stream of %s, which stop at the first"
                    .formatted(of);
            case FIRST -> "take findFirst() from the stream of %s".formatted(of);
            case FIRST_OF_SORTED ->
                "take min or max of the stream of %s with the same comparator, which keeps one"
                    .formatted(of);
          };
    };
  }
}
