package dev.memlint.python;

import dev.memlint.rules.facts.LoopNames;
import dev.memlint.rules.facts.StoreUse;
import java.util.Set;
import java.util.regex.Pattern;

/** What a loop does to the variable that it fills, besides filling it. */
final class LoopUses {
  private static final Set<String> SEEKING =
      Set.of(
          "find",
          "rfind",
          "index",
          "rindex",
          "count",
          "startswith",
          "endswith",
          "split",
          "rsplit",
          "partition",
          "rpartition",
          "splitlines",
          "decode",
          "strip",
          "rstrip",
          "getvalue",
          "search",
          "match",
          "finditer",
          "findall");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;

  LoopUses(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
  }

  /** See the parameters of the same name of the accumulation fact. */
  static final class Found {
    private boolean emptied;
    private boolean sought;
    private boolean limited;
    private boolean needed;

    boolean emptied() {
      return emptied;
    }

    boolean sought() {
      return sought;
    }

    boolean limited() {
      return limited;
    }

    boolean needed() {
      return needed;
    }
  }

  /**
   * All uses of a variable in a loop.
   *
   * @param name the variable, or an attribute as written
   * @param top the outermost loop that the variable was made in front of
   * @param loop the loop that fills it
   */
  Found of(String name, int top, Scope function, int loop, int growth) {
    Found found = new Found();
    found.limited = countsDown(loop);
    boolean path = name.indexOf('.') >= 0;
    NodeKind kind = path ? NodeKind.ATTRIBUTE : NodeKind.IDENTIFIER;
    int end = Math.min(top + LoopSources.FURTHEST, code.subtreeEnd(top));
    for (int node = top; node < end; node++) {
      if (code.is(node, NodeKind.COMPARISON_OPERATOR)) {
        comparison(node, name, found);
      } else if (isMissing(node, name)) {
        found.limited = true;
      } else if (code.is(node, kind)
          && code.textIs(node, name)
          && !code.hasRole(node, Field.ATTRIBUTE)
          && !isKeyword(node)) {
        if (!path && scopes.of(node).functionOrModule() != function) {
          found.emptied = true; // a function inside may do anything
        } else {
          use(node, found);
        }
      }
    }
    return found;
  }

  /** {@code while left: ... left -= len(chunk)}. */
  boolean countsDown(int loop) {
    if (!code.is(loop, NodeKind.WHILE_STATEMENT)) {
      return false;
    }
    String condition = code.text(code.child(loop, Field.CONDITION));
    int body = code.child(loop, Field.BODY);
    for (int node = body; node != Code.NONE && node < code.subtreeEnd(body); node++) {
      if (code.is(node, NodeKind.AUGMENTED_ASSIGNMENT)
          && code.textIs(code.child(node, Field.OPERATOR), "-=")
          && condition.matches(
              "(?s).*\\b" + Pattern.quote(code.text(code.child(node, Field.LEFT))) + "\\b.*")) {
        return true;
      }
    }
    return false;
  }

  /** {@code limit - len(buffer)}: what is asked for is what is missing to a limit. */
  boolean isMissing(int node, String name) {
    return code.is(node, NodeKind.BINARY_OPERATOR)
        && code.textIs(code.child(node, Field.OPERATOR), "-")
        && code.textIs(code.child(node, Field.RIGHT), "len(" + name + ")");
  }

  private boolean isKeyword(int node) {
    return code.is(code.parent(node), NodeKind.KEYWORD_ARGUMENT) && code.hasRole(node, Field.NAME);
  }

  /** A comparison of a length, or of a number that counts along, with a limit. */
  private void comparison(int node, String name, Found found) {
    String operator = code.text(code.child(node, Field.OPERATORS));
    boolean order = operator.matches("<|>|<=|>=");
    boolean ofLength =
        code.text(node).contains("len(" + name + ")")
            && !code.text(node).matches("(?s).*[<>=]=?\\s*[01]");
    if (ofLength || order && LoopNames.isLimit(code.text(node))) {
      found.limited = true;
    }
  }

  private void use(int node, Found found) {
    int parent = code.parent(node);
    switch (code.kind(parent)) {
      case ATTRIBUTE -> method(node, parent, found);
      case AUGMENTED_ASSIGNMENT -> {}
      case ASSIGNMENT -> {
        if (code.hasRole(node, Field.LEFT)) {
          assigned(node, parent, found);
        } else {
          found.needed = true; // goes on under another name
          found.emptied = true;
        }
      }
      case PATTERN_LIST, TUPLE_PATTERN -> found.emptied = true;
      case DELETE_STATEMENT -> found.emptied = true;
      case SUBSCRIPT -> subscript(parent, found);
      case COMPARISON_OPERATOR -> {
        String operator = code.text(code.child(parent, Field.OPERATORS));
        found.sought |= operator.endsWith("in") || operator.equals("==");
      }
      case ARGUMENT_LIST -> argument(node, code.parent(parent), found);
      case IF_STATEMENT,
          ELIF_CLAUSE,
          NOT_OPERATOR,
          BOOLEAN_OPERATOR,
          WHILE_STATEMENT,
          BINARY_OPERATOR,
          RETURN_STATEMENT,
          YIELD,
          CONDITIONAL_EXPRESSION -> {}
      default -> found.needed = true;
    }
  }

  private void assigned(int node, int assignment, Found found) {
    int right = code.bare(code.child(assignment, Field.RIGHT));
    boolean grows =
        code.is(right, NodeKind.BINARY_OPERATOR)
            && code.text(code.child(right, Field.LEFT)).equals(code.text(node));
    found.emptied |= !grows;
  }

  private void subscript(int subscript, Found found) {
    boolean cut =
        code.is(code.parent(subscript), NodeKind.DELETE_STATEMENT)
            || code.is(code.parent(subscript), NodeKind.ASSIGNMENT)
                && code.hasRole(subscript, Field.LEFT);
    if (cut) {
      found.emptied = true;
    } else {
      found.sought = true;
      found.needed = true;
    }
  }

  private void method(int node, int attribute, Found found) {
    String method = code.text(code.child(attribute, Field.ATTRIBUTE));
    StoreUse.Kind use =
        meaning
            .typeOf(node)
            .flatMap(t -> meaning.table().type(t.name()))
            .flatMap(t -> t.use(method))
            .orElse(null);
    if (use == StoreUse.Kind.GROW) {
      return;
    }
    if (use != null || method.equals("seek")) {
      found.emptied = true;
    } else if (SEEKING.contains(method)) {
      found.sought = true;
    } else {
      found.needed = true;
    }
  }

  private void argument(int node, int call, Found found) {
    String name = code.calleeName(call);
    boolean changeable = meaning.typeOf(node).filter(t -> t.is("str") || t.is("bytes")).isEmpty();
    switch (name) {
      case "len", "bool", "print", "debug", "isinstance" -> {}
      case "join", "str", "bytes", "repr" -> found.sought = true;
      default -> {
        if (SEEKING.contains(name) || !changeable) {
          found.sought = true;
        } else {
          found.emptied = true; // who is handed it may take from it
        }
      }
    }
  }

  /**
   * Whether the loop adds only some items: the growth stands behind a test of more than presence.
   */
  boolean isSelective(int growth, int loop) {
    int at = growth;
    for (int parent = code.parent(at); parent != Code.NONE && at != loop; ) {
      switch (code.kind(parent)) {
        case IF_STATEMENT, ELIF_CLAUSE -> {
          boolean inCondition = code.child(parent, Field.CONDITION) == at;
          if (!inCondition && !isPresence(code.child(parent, Field.CONDITION))) {
            return true;
          }
        }
        case BLOCK -> {
          if (skipsBefore(parent, at)) {
            return true;
          }
        }
        case EXCEPT_CLAUSE -> {
          return true;
        }
        default -> {}
      }
      at = parent;
      parent = code.parent(at);
    }
    return false;
  }

  /** Whether a comprehension leaves out no more than what is empty. */
  boolean takesAll(int comprehension) {
    for (int part : code.children(comprehension)) {
      if (code.is(part, NodeKind.IF_CLAUSE) && !isPresence(code.child(part, 0))) {
        return false;
      }
    }
    return true;
  }

  /** {@code if uninteresting(item): continue} in front of the growth. */
  private boolean skipsBefore(int block, int statement) {
    for (int child : code.children(block)) {
      if (child >= statement) {
        return false;
      }
      boolean skips =
          code.is(child, NodeKind.IF_STATEMENT)
              && hasContinue(child)
              && !isPresence(code.child(child, Field.CONDITION));
      if (skips) {
        return true;
      }
    }
    return false;
  }

  boolean hasContinue(int statement) {
    for (int node = statement; node < code.subtreeEnd(statement); node++) {
      if (code.is(node, NodeKind.CONTINUE_STATEMENT)) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@code if chunk}, {@code if not line}, {@code if row is not None}: whether there is one; and
   * whether it is a comment, the header or has its columns.
   */
  boolean isPresence(int condition) {
    int test = code.bare(condition);
    if (code.is(test, NodeKind.BOOLEAN_OPERATOR)) {
      return isPresence(code.child(test, Field.LEFT)) && isPresence(code.child(test, Field.RIGHT));
    }
    if (code.is(test, NodeKind.NOT_OPERATOR)) {
      test = code.bare(code.child(test, 0));
    }
    if (code.is(test, NodeKind.CALL) && code.calleeName(test).equals("strip")) {
      test = code.receiver(test);
    }
    return code.is(test, NodeKind.IDENTIFIER)
        || code.is(test, NodeKind.COMPARISON_OPERATOR)
            && code.text(test)
                .matches(
                    "\\w+(\\.strip\\(\\))? (is|is not|==|!=) (None|b?''|b?\"\")|len\\(\\w+\\) >=?"
                        + " \\d|\\w+\\[:?[01]\\] (==|!=)"
                        + " b?['\"][#;%]['\"]|(i|idx|index|lineno|line_no|line_number) (>|>=|!=)"
                        + " [01]")
        || code.is(test, NodeKind.CALL)
            && code.text(test).matches("\\w+\\.startswith\\(b?['\"][#;%]['\"]\\)");
  }
}
