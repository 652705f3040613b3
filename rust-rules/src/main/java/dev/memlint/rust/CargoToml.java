package dev.memlint.rust;

import dev.memlint.rules.facts.DirectiveFact;
import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.SyntaxProblem;
import dev.memlint.rules.source.SourceFile;
import dev.memlint.rules.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlComment;
import org.tomlj.TomlElement;
import org.tomlj.TomlEntry;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Reads {@code Cargo.toml}. Of a broken one only its problems and comments are told. */
final class CargoToml {
  private static final String FILE_NAME = "Cargo.toml";
  private static final int MAX_PROBLEMS = 20;

  /** More than any manifest has, so that a hostile one is not walked for ever. */
  private static final int MAX_ELEMENTS = 100_000;

  private final TomlText text;
  private final FactsBuilder facts;

  private CargoToml(TomlText text, FactsBuilder facts) {
    this.text = text;
    this.facts = facts;
  }

  static boolean isOne(SourceFile file) {
    return file.path().equals(FILE_NAME) || file.path().endsWith("/" + FILE_NAME);
  }

  static FileFacts facts(SourceFile file) {
    // A byte order mark is no TOML; a space keeps all offsets.
    String toml = file.text().startsWith("\ufeff") ? " " + file.text().substring(1) : file.text();
    CargoToml reader = new CargoToml(new TomlText(toml), new FactsBuilder(file));
    TomlParseResult parsed = Toml.parse(toml);
    reader.comments(parsed);
    parsed.errors().stream().limit(MAX_PROBLEMS).forEach(reader::problem);
    if (!parsed.hasErrors()) {
      new ManifestReader(reader.text, parsed).read().ifPresent(reader.facts::manifest);
    }
    return reader.facts.build();
  }

  private void problem(TomlParseError error) {
    int at = text.offset(error.position());
    String message = error.getMessage();
    facts.problem(
        new SyntaxProblem(
            new Span(at, Math.min(at + 1, text.text().length())), "not TOML: " + message));
  }

  /** Finds what speaks to memlint among the comments of all tables. */
  private void comments(TomlTable root) {
    Deque<List<TomlElement>> open = new ArrayDeque<>(List.of(root.elements()));
    for (int seen = 0; !open.isEmpty() && seen < MAX_ELEMENTS; ) {
      for (TomlElement element : open.pop()) {
        seen++;
        if (element instanceof TomlComment comment) {
          comment(comment);
        } else if (element instanceof TomlEntry entry) {
          entry.comments().forEach(this::comment);
          switch (entry.value().get()) {
            case TomlTable table -> open.push(table.elements());
            case TomlArray array -> open.push(array.elements());
            default -> {
              // A plain value holds no comment.
            }
          }
        }
      }
    }
  }

  private void comment(TomlComment comment) {
    int start = text.offset(comment.position());
    for (int line = 0; line < comment.lines().size() && start < text.text().length(); line++) {
      int hash = text.text().indexOf('#', start);
      if (hash < 0) {
        return;
      }
      int end = text.lineEnd(hash);
      String content = text.text().substring(hash, end);
      if (content.contains("memlint:")) {
        facts.directive(new DirectiveFact(new Span(hash, end), content));
      }
      start = end + 1;
    }
  }
}
