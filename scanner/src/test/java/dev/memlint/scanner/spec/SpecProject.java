package dev.memlint.scanner.spec;

import dev.memlint.rules.detect.Detection;
import dev.memlint.rules.detect.Thresholds;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.frontend.ExtractionException;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Decoded;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.LineMap;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.SourceDecoder;
import dev.memlint.rules.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A few sources scanned together as one project, as a default run would: every hotspot, confidence
 * {@link Confidence#MEDIUM} and up.
 */
record SpecProject(List<SourceFile> sources, List<FileFacts> facts, List<Finding> findings) {
  private static final Map<Language, FrontEnd> FRONT_ENDS =
      ServiceLoader.load(FrontEnd.class).stream()
          .map(ServiceLoader.Provider::get)
          .collect(Collectors.toMap(FrontEnd::language, frontEnd -> frontEnd));

  static SpecProject scan(List<SourceFile> sources) throws ExtractionException {
    List<FileFacts> facts = new ArrayList<>();
    Map<Language, FactExtractor> extractors = new EnumMap<>(Language.class);
    try {
      for (SourceFile source : sources) {
        FactExtractor extractor =
            extractors.computeIfAbsent(
                source.language(), language -> FRONT_ENDS.get(language).newExtractor());
        facts.add(extractor.extract(source));
      }
    } finally {
      extractors.values().forEach(FactExtractor::close);
    }
    ProjectIndex project = new ProjectIndex(facts);
    Detection detection = new Detection(Thresholds.standard(), rule -> true);
    List<Finding> findings = new ArrayList<>();
    for (FileFacts file : facts) {
      Detection.Result result = detection.detect(file, project);
      for (Detection.Failure failure : result.failures()) {
        throw new AssertionError(
            failure.hotspot() + " broke on " + failure.path(), failure.cause());
      }
      result.findings().stream()
          .filter(finding -> finding.confidence().compareTo(Confidence.MEDIUM) >= 0)
          .forEach(findings::add);
    }
    return new SpecProject(sources, facts, findings);
  }

  static SourceFile source(String path, Language language, String text) {
    return new SourceFile(path, language, Role.MAIN, text, "");
  }

  /** Every source below a folder, paths relative to it. */
  static List<SourceFile> sourcesBelow(Path folder) throws IOException {
    List<SourceFile> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Optional<Language> language = language(file);
        if (language.isPresent()
            && SourceDecoder.decode(Files.readAllBytes(file), language.get())
                instanceof Decoded.Text text) {
          String path = folder.relativize(file).toString().replace('\\', '/');
          sources.add(source(path, language.get(), text.text()));
        }
      }
    }
    return sources;
  }

  private static Optional<Language> language(Path file) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return Stream.of(Language.values()).filter(l -> l.extensions().contains(extension)).findFirst();
  }

  /** What differs from the sources' markers, one line each; empty when all is as marked. */
  List<String> mismatches() {
    List<String> mismatches = new ArrayList<>();
    for (SourceFile source : sources) {
      LineMap lines = LineMap.of(source.text());
      List<Marker> open =
          new ArrayList<>(Marker.in(source.text()).stream().filter(m -> !m.isOk()).toList());
      Map<Integer, Marker> nearMisses = new HashMap<>();
      Marker.in(source.text()).stream()
          .filter(Marker::isOk)
          .forEach(marker -> nearMisses.put(marker.line(), marker));
      for (Finding finding : findings) {
        if (!finding.path().equals(source.path())) {
          continue;
        }
        int line = lines.line(finding.span().start());
        Optional<Marker> marker =
            open.stream()
                .filter(m -> m.line() == line && m.rule().equals(finding.rule().toString()))
                .findFirst();
        String at = source.path() + ":" + line + ": ";
        if (marker.isEmpty()) {
          String marked = nearMisses.containsKey(line) ? " on a line marked ok" : "";
          mismatches.add(
              at
                  + "unmarked "
                  + finding.rule()
                  + marked
                  + " ["
                  + finding.confidence()
                  + "] "
                  + finding.message());
        } else {
          open.remove(marker.get());
          marker
              .get()
              .message()
              .filter(part -> !finding.message().contains(part))
              .ifPresent(
                  part -> mismatches.add(at + "no \"" + part + "\" in: " + finding.message()));
        }
      }
      open.forEach(
          marker ->
              mismatches.add(source.path() + ":" + marker.line() + ": missing " + marker.rule()));
    }
    return mismatches;
  }
}
