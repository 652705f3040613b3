package dev.memlint.python;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.source.Span;
import java.util.Locale;
import java.util.Optional;

/** Adds a named constant to a module: behind those that it has, else behind its imports. */
final class ModuleConstants {
  private final Code code;
  private final Lines lines;

  ModuleConstants(Code code) {
    this.code = code;
    this.lines = new Lines(code);
  }

  /** The new line; empty when the name has a meaning in the file, or there is no good place. */
  Optional<Edit> added(String name, String value) {
    if (!NameUses.isFree(code, 0, name)) {
      return Optional.empty();
    }
    String line = name + " = " + value;
    int constant = Code.NONE;
    int imported = Code.NONE;
    for (int statement : code.children(0)) {
      switch (code.kind(statement)) {
        case IMPORT_STATEMENT, IMPORT_FROM_STATEMENT -> imported = statement;
        case IF_STATEMENT, TRY_STATEMENT -> imported = imports(statement) ? statement : imported;
        case EXPRESSION_STATEMENT -> {
          imported = name(statement).startsWith("__") ? statement : imported;
          constant = isConstant(statement) ? statement : constant;
        }
        case FUNCTION_DEFINITION, CLASS_DEFINITION, DECORATED_DEFINITION -> {
          return place(line, constant, imported, statement);
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private Optional<Edit> place(String line, int constant, int imported, int definition) {
    if (constant > imported) {
      return lines.behind(constant, line);
    }
    if (imported != Code.NONE) {
      return lines.behind(imported, "").map(edit -> apart(edit, line));
    }
    int start = code.start(definition);
    boolean commented = code.is(code.tree().firstNamedChild(0), NodeKind.COMMENT);
    return commented
        ? Optional.empty()
        : Optional.of(new Edit(new Span(start, start), line + lines.newLine().repeat(3)));
  }

  /** With an empty line between. */
  private Edit apart(Edit behind, String line) {
    return new Edit(behind.span(), lines.newLine() + lines.newLine() + line);
  }

  /** {@code try: import tomllib}, {@code if TYPE_CHECKING:}. */
  private boolean imports(int statement) {
    for (int at = statement; at < code.subtreeEnd(statement); at++) {
      if (code.is(at, NodeKind.IMPORT_STATEMENT) || code.is(at, NodeKind.IMPORT_FROM_STATEMENT)) {
        return true;
      }
    }
    return false;
  }

  private boolean isConstant(int statement) {
    String name = name(statement);
    return !name.isEmpty()
        && name.equals(name.toUpperCase(Locale.ROOT))
        && !name.startsWith("__")
        && lines.isAlone(statement);
  }

  /** The variable that a statement assigns, or "". */
  private String name(int statement) {
    int name = code.child(code.child(statement, 0), Field.LEFT);
    return code.is(name, NodeKind.IDENTIFIER) ? code.text(name) : "";
  }
}
