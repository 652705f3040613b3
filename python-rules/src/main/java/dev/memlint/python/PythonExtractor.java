package dev.memlint.python;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.frontend.ExtractionException;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.rules.treesitter.ParseResult;
import dev.memlint.rules.treesitter.TreeParser;
import java.time.Duration;

/** One worker's reader of Python files. */
final class PythonExtractor implements FactExtractor {
  private static final Duration PARSE_LIMIT = Duration.ofSeconds(30);

  private final Syntax syntax;
  private final ApiTable table;
  private final TreeParser parser;

  PythonExtractor(Syntax syntax, ApiTable table) {
    this.syntax = syntax;
    this.table = table;
    this.parser = new TreeParser(syntax.grammar());
  }

  @Override
  public FileFacts extract(SourceFile file) throws ExtractionException {
    return switch (parser.parse(file.text(), PARSE_LIMIT)) {
      case ParseResult.Parsed parsed ->
          FileWalk.facts(file, new Code(syntax, parsed.tree()), table);
      case ParseResult.TimedOut timedOut ->
          throw new ExtractionException(
              "parsing took longer than " + timedOut.limit().toSeconds() + " seconds");
    };
  }

  @Override
  public void close() {
    parser.close();
  }
}
