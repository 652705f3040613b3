package dev.memlint.rust;

import static dev.memlint.rules.treesitter.FlatTree.NONE;

import java.util.Set;
import java.util.regex.Pattern;

/** Follows the lines of a text through a chain of iterators that collects them. */
final class KeptLines {
  private static final Set<String> ALL =
      Set.of("map", "enumerate", "rev", "skip", "flatten", "flat_map", "cloned", "copied", "chain");
  private static final Set<String> SOME = Set.of("filter", "filter_map", "map_while");

  /** Questions that leave out more than what is empty, or a comment, or has no fields. */
  private static final Pattern PICKS =
      Pattern.compile(
          "[=!]=|[<>]=?\\s|\\b(?:contains|any|all|find|is_match|captures|matches!?|strip_prefix)\\b"
              + "|(?:starts|ends)_with\\(\\s*(?:\"[^\"]{3,}|[^\"'])");

  private final Code code;

  KeptLines(Code code) {
    this.code = code;
  }

  /**
   * The call that collects all lines, or all but empty ones and comments.
   *
   * @param lines the call that gives the lines
   * @return NONE when some are picked, or they are not collected
   */
  int collected(int lines) {
    int at = lines;
    while (true) {
      int member = code.tree.parent(at);
      int call = code.tree.parent(member);
      if (code.is(call, code.s.genericFunction)) {
        call = code.tree.parent(call);
      }
      boolean step = code.is(member, code.s.fieldExpression) && code.isMethodCall(call);
      if (!step) {
        return NONE;
      }
      String method = code.method(call);
      if (method.equals("collect")) {
        return call;
      }
      boolean picks = SOME.contains(method) && PICKS.matcher(argument(call)).find();
      if (picks || !SOME.contains(method) && !ALL.contains(method)) {
        return NONE;
      }
      at = call;
    }
  }

  private String argument(int call) {
    return code.arguments(call) == 0 ? "" : withoutArrows(code.tree.text(code.argument(call, 0)));
  }

  private static String withoutArrows(String closure) {
    return closure.replace("=>", "").replace("->", "");
  }
}
