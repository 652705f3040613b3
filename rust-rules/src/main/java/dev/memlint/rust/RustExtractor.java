package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import dev.memlint.rules.api.ApiTable;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.SyntaxProblem;
import dev.memlint.rules.frontend.ExtractionException;
import dev.memlint.rules.frontend.FactExtractor;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.rules.source.Span;
import dev.memlint.rules.treesitter.FlatTree;
import dev.memlint.rules.treesitter.ParseResult;
import dev.memlint.rules.treesitter.TreeParser;
import java.time.Duration;
import java.util.regex.Pattern;

/** One worker's reader of Rust files and of the manifests that build them. */
final class RustExtractor implements FactExtractor {
  /** Far more than any written file needs; a generated or hostile one may not hold up a scan. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final int MAX_PROBLEMS = 20;

  private static final Pattern TEST_PATH =
      Pattern.compile("(^|/)src/(.*/)?(\\w+_)?tests?(_helpers|_utils?)?(/.*|\\.rs)$");

  /** A test that is in no module of its own. */
  private static final Pattern TOP_TEST = Pattern.compile("(?m)^#\\[(?:\\w+::)*test\\b");

  /** What code outside of a file can reach; a file of tests that has none of it is nothing else. */
  private static final Pattern USED =
      Pattern.compile("(?m)^\\s*pub\\b|^(?:async )?fn main\\b|^(?:unsafe )?impl\\b.* for ");

  private final ApiTable apis;
  private final TreeParser parser = new TreeParser(Syntax.RUST.grammar);

  RustExtractor(ApiTable apis) {
    this.apis = apis;
  }

  @Override
  public FileFacts extract(SourceFile file) throws ExtractionException {
    if (CargoToml.isOne(file)) {
      return CargoToml.facts(file);
    }
    FlatTree tree = parse(file.text());
    FactsBuilder facts = new FactsBuilder(file);
    Code code = new Code(tree, Syntax.RUST);
    Context context = new Context(code, ModulePath.of(file.path()), facts, apis);
    new Walk(context).run(isTestFile(file));
    problems(tree, facts);
    return facts.build();
  }

  /**
   * The tree of the text with macros opened. Should opening them have broken something that the
   * grammar can read as it is, then the tree of the plain text.
   */
  private FlatTree parse(String text) throws ExtractionException {
    String view = MacroView.of(text);
    FlatTree tree = parse(text, view);
    boolean opened = !view.equals(text);
    if (!opened || tree.firstError() == NONE) {
      return tree;
    }
    int errors = errors(tree);
    FlatTree plain = parse(text, text);
    return errors(plain) < errors ? plain : parse(text, view);
  }

  private FlatTree parse(String text, String view) throws ExtractionException {
    return switch (parser.parse(text, view, LIMIT)) {
      case ParseResult.Parsed(FlatTree tree) -> tree;
      case ParseResult.TimedOut(Duration limit) ->
          throw new ExtractionException(
              "parsing took longer than %d seconds".formatted(limit.toSeconds()));
    };
  }

  /** Modules that are only compiled for tests, as their names or first lines say. */
  private static boolean isTestFile(SourceFile file) {
    // What the walk already calls a test is only here because it was asked for.
    return file.role() == Role.MAIN
        && (TEST_PATH.matcher(file.path()).find()
            || file.text().startsWith("#![cfg(test)]")
            || TOP_TEST.matcher(file.text()).find() && !USED.matcher(file.text()).find());
  }

  private static int errors(FlatTree tree) {
    int errors = 0;
    for (int node = 0; node < tree.size(); node++) {
      errors += tree.isError(node) || tree.isMissing(node) ? 1 : 0;
    }
    return errors;
  }

  private static void problems(FlatTree tree, FactsBuilder facts) {
    int found = 0;
    for (int node = 0; node < tree.size() && found < MAX_PROBLEMS; ) {
      if (tree.isError(node) || tree.isMissing(node)) {
        facts.problem(
            new SyntaxProblem(new Span(tree.start(node), tree.end(node)), message(tree, node)));
        found++;
        node = tree.subtreeEnd(node);
      } else {
        node = tree.hasError(node) ? node + 1 : tree.subtreeEnd(node);
      }
    }
  }

  private static String message(FlatTree tree, int node) {
    if (tree.isMissing(node)) {
      return "syntax error: '" + tree.grammar().kindName(tree.kind(node)) + "' is missing here";
    }
    String text = tree.text(node).strip().lines().findFirst().orElse("");
    return "syntax error near '"
        + (text.length() > 40 ? text.substring(0, 40) + "..." : text)
        + "'";
  }

  @Override
  public void close() {
    parser.close();
  }
}
