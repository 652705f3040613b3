package dev.memlint.rules.detect;

import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.MaterializationFact.Extent;
import dev.memlint.rules.facts.Names;
import dev.memlint.rules.facts.TextFact;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Impact;
import dev.memlint.rules.finding.Level;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A text that is copied over and over while a loop, or one large format, puts it together. */
final class StringConcatLoop implements Detector {
  /** What a joined collection is taken to come to: ten lines of fifty characters. */
  private static final int CHARACTERS_OF_A_JOIN = 500;

  /** What is put together from a few parts: a path, a name, the space before a line. */
  private static final Pattern SHORT_WORDS =
      Pattern.compile(
          "(?:^|[^a-z])(?:path|url|uri|dir|name|key|extension|ext|suffix|prefix|indent|indentation|pad|padding"
              + "|ip|addr|address|hex|hexip|version|id|sep|separator|delim|delimiter|label|title|type|flags"
              + "|args|opts|options|host|domain|alias|package|pkg)(?:[^a-z]|$)");

  private static final Pattern FOR_PEOPLE =
      Pattern.compile(
          "(?:^|[^a-z])(?:message|msg|err|error|errors|warn|warning|warnings|hint|usage|help|describe|description|explain"
              + "|prompt|become|keygen|banner|greeting|cstr|readcstr|png|header|license|licence|\\w*stderr|tmperr)(?:[^a-z]|$)");

  @Override
  public String hotspot() {
    return "string-concat-loop";
  }

  @Override
  public void detect(
      FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
    for (TextFact text : file.texts()) {
      if (file.function(text.site()).kind() == FunctionFact.Kind.TEST) {
        continue;
      }
      switch (text.form()) {
        case CONCATENATED, REFORMATTED, FORMATTED_PART -> {
          if (text.site().loop().repeats()) {
            findings.accept(grown(file, text, project));
          }
        }
        case BUILT_THEN_WRITTEN -> {
          long characters = text.length() + (long) CHARACTERS_OF_A_JOIN * text.joins();
          if (characters >= thresholds.textCharacters()) {
            findings.accept(written(file, text, characters, thresholds));
          }
        }
      }
    }
  }

  private Finding grown(FileFacts file, TextFact text, ProjectIndex project) {
    String names = file.function(text.site()).symbol() + " " + text.variable();
    boolean small =
        text.inPlace()
            || text.extent() == Extent.IN_MEMORY
            || isShort(text.variable())
            || isForPeople(names)
            || project.manifests().isBeside(file);
    return Findings.at(hotspot(), file, text.site())
        .weight(Level.NOTE, Impact.LOW, small ? Confidence.LOW : Confidence.MEDIUM)
        .says(
            switch (text.form()) {
              case REFORMATTED ->
                  "'%s' is formatted anew, whole, for each part that the loop adds: old and new text"
                          .formatted(text.variable())
                      + " are both held, and the copies grow with the square of the parts";
              case FORMATTED_PART ->
                  "each part is formatted into a text of its own before it is copied into '%s'"
                      .formatted(text.variable());
              case CONCATENATED, BUILT_THEN_WRITTEN ->
                  "'%s' is copied whole for each part that the loop adds: old and new text are both"
                          .formatted(text.variable())
                      + " held, and the copies grow with the square of the parts";
            },
            help(file.language(), text))
        .fixes(text.fix().stream().toList())
        .build();
  }

  /** Whether a variable's name says that its text stays short. */
  private static boolean isShort(String variable) {
    String words = variable.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return SHORT_WORDS.matcher(words).find();
  }

  /** Messages for people are a few lines, and so is a dialogue up to a prompt. */
  private static boolean isForPeople(String names) {
    return FOR_PEOPLE.matcher(Names.snake(names)).find();
  }

  private Finding written(FileFacts file, TextFact text, long characters, Thresholds thresholds) {
    String parts =
        text.joins() == 0
            ? ""
            : text.joins() == 1
                ? " with a joined collection in it"
                : " with %d joined collections in it".formatted(text.joins());
    return Findings.at(hotspot(), file, text.site())
        .weight(Level.NOTE, Impact.LOW, text.joins() == 0 ? Confidence.LOW : Confidence.MEDIUM)
        .says(
            "a text of about %,d characters or more%s is built whole only to be written once"
                    .formatted(characters, parts)
                + " (threshold %,d, preset %s)"
                    .formatted(thresholds.textCharacters(), thresholds.preset()),
            "write the parts of %s one after the other as they are made"
                .formatted(
                    Shown.code(
                        text.variable(), "the text in " + Shown.function(file, text.site()))))
        .build();
  }

  private static String help(Language language, TextFact text) {
    String name = text.variable();
    return switch (language) {
      case JAVA -> "make '%s' a StringBuilder before the loop, and append to it".formatted(name);
      case RUST ->
          "format into '%1$s' itself: write!(%1$s, ..) with std::fmt::Write in scope"
              .formatted(name);
      case PYTHON ->
          "collect the parts of '%s' in a list and join them once, or write them to io.StringIO (bytes: a bytearray)"
              .formatted(name);
    };
  }
}
