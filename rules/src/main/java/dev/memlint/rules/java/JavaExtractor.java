package dev.memlint.rules.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Problem;
import com.github.javaparser.Providers;
import com.github.javaparser.ast.CompilationUnit;
import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.SyntaxProblem;
import dev.memlint.rules.frontend.ExtractionException;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.source.SourceFile;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One parser for one worker thread. */
final class JavaExtractor implements FactExtractor {
  /** Touched only as far as a file nests; ordinary files never come here. */
  private static final long DEEP_STACK_BYTES = 128L << 20;

  private static final int MAX_TOKEN = 40;

  /** The token as it is written, without the grammar's name for it. */
  private static final Pattern UNEXPECTED =
      Pattern.compile("Parse error\\. Found\\s+(<EOF>|\"(?:[^\"\\\\]|\\\\.)*+\")(?:[ ,].*)?");

  private final ApiTable apis;
  private JavaParser parser = newParser();

  JavaExtractor(ApiTable apis) {
    this.apis = apis;
  }

  @Override
  public FileFacts extract(SourceFile file) throws ExtractionException {
    try {
      return read(file);
    } catch (StackOverflowError e) {
      // A recursive-descent parser and walker need a frame per level, and generated files nest
      // thousands of levels (one long "a" + "b" + … is enough). The facts must not depend on the
      // caller's stack, so the file is read again, from the start, on a thread with a large one.
      parser = newParser();
      return readOnDeepStack(file);
    }
  }

  private FileFacts readOnDeepStack(SourceFile file) throws ExtractionException {
    CompletableFuture<FileFacts> facts = new CompletableFuture<>();
    Runnable task =
        () -> {
          try {
            facts.complete(read(file));
          } catch (StackOverflowError | RuntimeException e) {
            facts.completeExceptionally(e);
          }
        };
    Thread thread = new Thread(null, task, "deeply nested " + file.path(), DEEP_STACK_BYTES);
    thread.start();
    try {
      return facts.get();
    } catch (ExecutionException e) {
      parser = newParser();
      if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      throw new ExtractionException("nested too deeply to be parsed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExtractionException("interrupted while parsing", e);
    }
  }

  private FileFacts read(SourceFile file) {
    FactsBuilder facts = new FactsBuilder(file);
    Offsets offsets = new Offsets(file.text());
    ParseResult<CompilationUnit> parsed =
        parser.parse(ParseStart.COMPILATION_UNIT, Providers.provider(file.text()));
    for (Problem problem : parsed.getProblems()) {
      facts.problem(new SyntaxProblem(offsets.span(problem), shortened(problem.getMessage())));
    }
    parsed
        .getCommentsCollection()
        .ifPresent(comments -> Directives.collect(comments, file.text(), offsets, facts));
    parsed.getResult().ifPresent(unit -> new UnitWalker(unit, offsets, apis, facts).walk());
    return facts.build();
  }

  /** The parser's own message goes on with every token that the grammar would have taken. */
  static String shortened(String message) {
    String line = message.lines().findFirst().orElse("cannot be parsed").strip();
    Matcher unexpected = UNEXPECTED.matcher(line);
    if (unexpected.matches()) {
      String token = unexpected.group(1);
      if (token.equals("<EOF>")) {
        return "unexpected end of file";
      }
      return "unexpected token "
          + (token.length() <= MAX_TOKEN ? token : token.substring(0, MAX_TOKEN) + "…");
    }
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private static JavaParser newParser() {
    ParserConfiguration configuration =
        new ParserConfiguration()
            .setLanguageLevel(LanguageLevel.BLEEDING_EDGE)
            .setAttributeComments(false)
            .setPreprocessUnicodeEscapes(false)
            .setDetectOriginalLineSeparator(false)
            .setTabSize(1);
    // Without the validators, which take a third of the time and reject old code that used names
    // before they became keywords. The grammar alone decides what is Java here.
    configuration.getProcessors().clear();
    return new JavaParser(configuration);
  }

  @Override
  public void close() {
    parser = newParser();
  }
}
