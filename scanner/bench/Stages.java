package dev.memlint.bench;

import dev.memlint.rules.detect.Detection;
import dev.memlint.rules.detect.Thresholds;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.frontend.ExtractionException;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Decoded;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.SourceDecoder;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.rules.treesitter.Grammar;
import dev.memlint.rules.treesitter.ParseResult;
import dev.memlint.rules.treesitter.TreeParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The stages of a scan, one at a time, on one thread: milliseconds for all files of the directory
 * that the system property {@code bench.files} names (one directory a language).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Stages {
  /** What is read. */
  @Param({"java", "python", "rust"})
  public String language;

  private final List<SourceFile> sources = new ArrayList<>();
  private FactExtractor extractor;
  private TreeParser parser;
  private List<FileFacts> facts;

  /** Reads the files into memory. */
  @Setup(Level.Trial)
  public void read() throws IOException {
    Language wanted = Language.ofId(language).orElseThrow();
    Path root = Path.of(System.getProperty("bench.files"), language);
    try (Stream<Path> files = Files.walk(root)) {
      files.filter(Files::isRegularFile).sorted().forEach(file -> add(root, file, wanted));
    }
    for (FrontEnd frontEnd : ServiceLoader.load(FrontEnd.class)) {
      if (frontEnd.language() == wanted) {
        extractor = frontEnd.newExtractor();
      }
    }
    if (wanted != Language.JAVA) {
      parser = new TreeParser(Grammar.load("tree_sitter_" + language));
    }
    facts = extract();
  }

  private void add(Path root, Path file, Language wanted) {
    try {
      if (SourceDecoder.decode(Files.readAllBytes(file), wanted) instanceof Decoded.Text text) {
        String path = root.relativize(file).toString();
        sources.add(new SourceFile(path, wanted, Role.MAIN, text.text(), path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Frees the native parser. */
  @TearDown(Level.Trial)
  public void close() {
    extractor.close();
    if (parser != null) {
      parser.close();
    }
  }

  /** Parsing alone, with tree-sitter, and copying the tree into arrays. */
  @Benchmark
  public long parse() {
    if (parser == null) {
      throw new UnsupportedOperationException("JavaParser's trees are measured by extract");
    }
    long nodes = 0;
    for (SourceFile source : sources) {
      if (parser.parse(source.text(), Duration.ofMinutes(1)) instanceof ParseResult.Parsed(var tree)) {
        nodes += tree.size();
      }
    }
    return nodes;
  }

  /** Parsing and writing down the facts. */
  @Benchmark
  public List<FileFacts> extract() {
    List<FileFacts> found = new ArrayList<>();
    for (SourceFile source : sources) {
      try {
        found.add(extractor.extract(source));
      } catch (ExtractionException e) {
        // Not in the language: nothing to measure.
      }
    }
    return found;
  }

  /** Joining the facts of all files, and every detector on every file. */
  @Benchmark
  public int detect() {
    ProjectIndex project = new ProjectIndex(facts);
    Detection detection = new Detection(Thresholds.standard(), rule -> true);
    int findings = 0;
    for (FileFacts file : facts) {
      findings += detection.detect(file, project).findings().size();
    }
    return findings;
  }
}
