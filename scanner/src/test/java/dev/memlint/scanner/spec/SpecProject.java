package dev.memlint.scanner.spec;

import dev.memlint.rules.detect.Detection;
import dev.memlint.rules.detect.Thresholds;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.frontend.ExtractionException;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Decoded;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.SourceDecoder;
import dev.memlint.rules.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A few sources scanned together as one project, as a default run would: every hotspot, confidence
 * {@link Confidence#MEDIUM} and up.
 */
record SpecProject(List<SourceFile> sources, List<FileFacts> facts, List<Finding> findings) {
  static SpecProject scan(List<SourceFile> sources) throws ExtractionException {
    return scan(sources, Confidence.MEDIUM);
  }

  static SpecProject scan(List<SourceFile> sources, Confidence least) throws ExtractionException {
    List<FileFacts> facts = new ArrayList<>();
    Map<Language, FactExtractor> extractors = new EnumMap<>(Language.class);
    try {
      for (SourceFile source : sources) {
        FactExtractor extractor =
            extractors.computeIfAbsent(
                source.language(), language -> SpecScan.FRONT_ENDS.get(language).newExtractor());
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
          .filter(finding -> finding.confidence().compareTo(least) >= 0)
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
    return Stream.of(Language.values())
        .filter(l -> l.extensions().contains(extension) || l.fileNames().contains(name))
        .findFirst();
  }

  /** What differs from the sources' markers, one line each; empty when all is as marked. */
  List<String> mismatches() {
    Map<String, String> texts = new TreeMap<>();
    sources.forEach(source -> texts.put(source.path(), source.text()));
    return Marker.mismatches(texts, findings);
  }
}
