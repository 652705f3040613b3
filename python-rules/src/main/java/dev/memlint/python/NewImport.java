package dev.memlint.python;

import dev.memlint.python.Binding.How;
import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a module of the standard library known to a file that does not import it yet. */
final class NewImport {
  /** By these a block of imports is told to be that of the standard library. */
  private static final Set<String> STANDARD =
      Set.of(
          "abc",
          "argparse",
          "ast",
          "asyncio",
          "base64",
          "collections",
          "contextlib",
          "copy",
          "csv",
          "dataclasses",
          "datetime",
          "enum",
          "functools",
          "gc",
          "glob",
          "gzip",
          "hashlib",
          "io",
          "itertools",
          "json",
          "logging",
          "math",
          "os",
          "pathlib",
          "pickle",
          "platform",
          "queue",
          "random",
          "re",
          "shlex",
          "shutil",
          "signal",
          "socket",
          "sqlite3",
          "string",
          "struct",
          "subprocess",
          "sys",
          "tempfile",
          "textwrap",
          "threading",
          "time",
          "traceback",
          "types",
          "typing",
          "unittest",
          "urllib",
          "uuid",
          "warnings",
          "weakref",
          "zipfile");

  private final Code code;
  private final Scopes scopes;
  private final Lines lines;

  NewImport(Code code, Scopes scopes) {
    this.code = code;
    this.scopes = scopes;
    this.lines = new Lines(code);
  }

  /**
   * How a module can be spoken of, and what must be added for it.
   *
   * @param name {@code "shutil"}, or what the file calls it
   * @param edits none where it is imported
   */
  record Known(String name, List<Edit> edits) {}

  /** A module for the code at a node; empty when its name means something else there. */
  Optional<Known> of(String module, int node) {
    for (var bound : scopes.module().bindings().entrySet()) {
      Binding binding = bound.getValue().getFirst();
      boolean known =
          bound.getValue().size() == 1
              && binding.is(How.IMPORT)
              && binding.qualified().equals(module)
              && isAtTop(binding.node())
              && scopes
                  .of(node)
                  .definingScope(bound.getKey())
                  .filter(scopes.module()::equals)
                  .isPresent();
      if (known) {
        return Optional.of(new Known(bound.getKey(), List.of()));
      }
    }
    return NameUses.isFree(code, 0, module)
        ? added(module).map(edit -> new Known(module, List.of(edit)))
        : Optional.empty();
  }

  private boolean isAtTop(int statement) {
    return code.parent(statement) == 0;
  }

  private Optional<Edit> added(String module) {
    String line = "import " + module;
    int before = Code.NONE;
    int behind = Code.NONE;
    for (int statement : firstImports()) {
      boolean plain = code.is(statement, NodeKind.IMPORT_STATEMENT);
      boolean later = !plain || code.text(code.child(statement, 0)).compareTo(module) > 0;
      if (later && before == Code.NONE) {
        before = statement;
      }
      if (!later) {
        behind = statement;
        before = Code.NONE;
      }
    }
    if (before != Code.NONE) {
      return lines.before(before, line);
    }
    return behind != Code.NONE ? lines.behind(behind, line) : alone(line);
  }

  /** The first block of imports without an empty line, if it is the standard library's. */
  private List<Integer> firstImports() {
    List<Integer> block = new ArrayList<>();
    for (int statement : code.children(0)) {
      boolean imports =
          code.is(statement, NodeKind.IMPORT_STATEMENT)
              || code.is(statement, NodeKind.IMPORT_FROM_STATEMENT);
      boolean apart = !block.isEmpty() && hasEmptyLine(block.getLast(), statement);
      if (!block.isEmpty() && (!imports || apart)) {
        break;
      }
      if (imports) {
        block.add(statement);
      }
    }
    return block.stream().anyMatch(this::isStandard) ? block : List.of();
  }

  private boolean hasEmptyLine(int one, int next) {
    String between = code.tree().text().substring(code.end(one), code.start(next));
    return between.replace("\r", "").contains("\n\n");
  }

  private boolean isStandard(int statement) {
    String first = code.text(code.child(statement, 0));
    int dot = first.indexOf('.');
    return STANDARD.contains(dot < 0 ? first : first.substring(0, dot));
  }

  /** A block of its own, in front of the first statement behind docstring and future imports. */
  private Optional<Edit> alone(String line) {
    for (int statement : code.children(0)) {
      boolean first =
          !code.text(statement).startsWith("from __future__")
              && !(code.is(statement, NodeKind.EXPRESSION_STATEMENT)
                  && code.isString(code.child(statement, 0)));
      if (first) {
        boolean more =
            code.is(statement, NodeKind.IMPORT_STATEMENT)
                || code.is(statement, NodeKind.IMPORT_FROM_STATEMENT);
        boolean definition =
            switch (code.kind(statement)) {
              case FUNCTION_DEFINITION, CLASS_DEFINITION, DECORATED_DEFINITION -> true;
              default -> false;
            };
        String space = lines.newLine().repeat(definition && !more ? 3 : 2);
        int start = code.start(statement);
        return lines
            .indent(statement)
            .map(indent -> new Edit(new Span(start, start), line + space));
      }
    }
    return Optional.empty();
  }
}
