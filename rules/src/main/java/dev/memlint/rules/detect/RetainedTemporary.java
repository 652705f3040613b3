package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.ReadFact;
import dev.memlint.rules.facts.RetentionFact;
import dev.memlint.rules.facts.Site;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.Lifetime;
import dev.memlint.rules.project.Located;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Something large that one function needs for a moment, kept in a field or global. */
final class RetainedTemporary implements Detector {
  /** What makes fields visible without naming them. */
  private static final Set<String> EXPOSING =
      Set.of(
          "Data", "Value", "Getter", "Entity", "Serialize", "Serializable", "dataclass", "define");

  @Override
  public String hotspot() {
    return "retained-temporary";
  }

  @Override
  public Set<String> yieldsTo() {
    return Set.of("eager-blob-load", "full-output-capture", "never-freed-static");
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (RetentionFact retention : file.retentions()) {
      if (retention.idle().isPresent()) {
        if (!KnownSmall.isKnownSmall(retention.source())) {
          findings.accept(idle(file, retention, retention.idle().get()));
        }
      } else if (isForOneFunction(file, retention, project)) {
        findings.accept(finding(file, retention, project));
      }
    }
  }

  private Finding idle(FileFacts file, RetentionFact retention, Site goesOn) {
    String name = retention.store().name();
    return Findings.at(hotspot(), file, retention.site())
        .weight(Level.WARNING, Impact.MEDIUM, Confidence.HIGH)
        .says(
            "'%s' keeps %s while what comes after its last use goes on for as long as the program"
                .formatted(name, kind(retention)),
            switch (file.language()) {
              case JAVA -> "set it to null after its last use, or read it in a method of its own";
              case RUST -> "drop(%s) after its last use, or read it in a block".formatted(name);
              case PYTHON ->
                  "del %s after its last use, or read it in a function of its own".formatted(name);
            })
        .related(file, goesOn, "goes on here, without it")
        .fixes(retention.fix().stream().toList())
        .build();
  }

  private static String kind(RetentionFact retention) {
    return switch (retention.what()) {
      case CONTENT -> "a whole content";
      case OUTPUT -> "all that a command printed";
      case COLLECTION -> "a whole collection";
    };
  }

  private static boolean isForOneFunction(
      FileFacts file, RetentionFact retention, ProjectIndex project) {
    FunctionFact function = file.function(retention.site());
    boolean ordinary =
        switch (function.kind()) {
          case ORDINARY, HANDLER, CONSTRUCTOR -> true;
          case TOP_LEVEL, MAIN, DESTRUCTOR, TEST -> false;
        };
    return ordinary
        && project.lifetime(file, retention.store()) != Lifetime.INSTANCE
        && !isExposed(file.language(), retention, project)
        && !KnownSmall.isKnownSmall(retention.source())
        && isReadHereOnly(file, retention, project)
        && !project.isEmptied(file, retention);
  }

  private static boolean isExposed(
      Language language, RetentionFact retention, ProjectIndex project) {
    return project
        .type(language, retention.store().owner())
        .filter(
            type ->
                type.annotations().stream().anyMatch(EXPOSING::contains)
                    || type.supertypes().stream().map(Names::simple).anyMatch(EXPOSING::contains))
        .isPresent();
  }

  /** Whether all that looks at the store is this function, after it was assigned. */
  private static boolean isReadHereOnly(
      FileFacts file, RetentionFact retention, ProjectIndex project) {
    List<Located<ReadFact>> readers = project.readers(file, retention.store());
    return !readers.isEmpty()
        && readers.stream()
            .allMatch(
                reader ->
                    reader.file() == file
                        && reader.fact().first().function() == retention.site().function()
                        && reader.fact().first().span().start() >= retention.site().span().end());
  }

  private Finding finding(FileFacts file, RetentionFact retention, ProjectIndex project) {
    String name = retention.store().attribute();
    String function = file.function(retention.site()).name();
    String where = function.equals("<init>") ? "the constructor" : "'" + function + "'";
    String owner = Names.simple(retention.store().owner());
    boolean process = project.lifetime(file, retention.store()) == Lifetime.PROCESS;
    String lives = process ? "the process" : "its " + owner;
    return Findings.at(hotspot(), file, retention.site())
        .weight(
            process ? Level.WARNING : Level.NOTE,
            process ? Impact.HIGH : Impact.MEDIUM,
            Confidence.MEDIUM)
        .says(
            "'%s' keeps %s for as long as %s lives, but only %s looks at it"
                .formatted(name, kind(retention), lives, where),
            help(file.language(), name, where))
        .build();
  }

  private static String help(Language language, String name, String where) {
    String otherwise =
        switch (language) {
          case JAVA -> "set it to null";
          case RUST -> "take it out with std::mem::take";
          case PYTHON -> "clear or del it";
        };
    return "make '%s' a local variable of %s, or %s when the work is done"
        .formatted(name, where, otherwise);
  }
}
