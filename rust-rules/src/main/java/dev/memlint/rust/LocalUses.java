package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import java.util.Set;

/** Tells what a use of a local variable that owns memory does to it. */
final class LocalUses {
  private static final Set<String> FILLING =
      Words.of(
          """
          push push_str extend extend_from_slice insert insert_str append resize write_str
          write_all write_fmt
          """);

  /** Functions that fill the vector of bytes or the text which they are lent, part by part. */
  private static final Set<String> READING =
      Words.of("read_until read_line read_buf encode encode_into");

  /** Whole reads are worse than the buffer that they need, and told as that. */
  private static final Set<String> WHOLE = Words.of("read_to_end read_to_string");

  /** Methods that take the buffer itself. */
  private static final Set<String> TAKING = Words.of("leak into_iter");

  private final Code code;

  LocalUses(Context context) {
    this.code = context.code;
  }

  /** What code does to a variable where it names it. */
  enum Use {
    LOOKED_AT,
    FILLED,
    /** Lent to a function that fills it with bytes or text. */
    READ_INTO,
    TAKEN
  }

  /** One use, inside a block that the variable lives in. */
  Use of(int node, int block) {
    Syntax s = code.s;
    for (int up = code.tree.parent(node); up != block && up != NONE; up = code.tree.parent(up)) {
      if (code.is(up, s.closure) || code.is(up, s.asyncBlock)) {
        return Use.TAKEN; // perhaps with it
      }
    }
    int parent = code.tree.parent(node);
    if (code.is(parent, s.fieldExpression)) {
      String method = code.method(code.tree.parent(parent));
      if (method.isEmpty() || method.startsWith("into_") || TAKING.contains(method)) {
        return Use.TAKEN;
      }
      return FILLING.contains(method) ? Use.FILLED : Use.LOOKED_AT;
    }
    if (code.is(parent, s.reference)) {
      if (code.tree.childOfKind(parent, s.mutableSpecifier) == NONE) {
        return Use.LOOKED_AT;
      }
      int call = code.tree.parent(code.tree.parent(parent));
      String method = code.method(call);
      return WHOLE.contains(method)
          ? Use.TAKEN
          : READING.contains(method) ? Use.READ_INTO : Use.FILLED;
    }
    if (code.is(parent, s.arguments)) {
      return macroUse(code.tree.parent(parent), node);
    }
    if (code.is(parent, s.compoundAssignment)) {
      return Use.FILLED;
    }
    boolean looked = code.is(parent, s.indexExpression) || code.is(parent, s.binary);
    return looked ? Use.LOOKED_AT : Use.TAKEN;
  }

  /** Macros of formats borrow what they are given; the others, and functions, take it. */
  private Use macroUse(int call, int node) {
    String macro = code.isMacro(call) ? code.path(code.function(call)) : "";
    return switch (macro) {
      case "write", "writeln" -> code.argument(call, 0) == node ? Use.FILLED : Use.LOOKED_AT;
      case "format", "print", "println", "eprint", "eprintln", "panic", "assert", "assert_eq" ->
          Use.LOOKED_AT;
      default -> Use.TAKEN;
    };
  }
}
