package dev.memlint.python;

import dev.memlint.rules.finding.Edit;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Works on each item where it is read, in place of a list of all of them: the body of the loop that
 * goes through the list moves into the one that fills it, or what folds the list is given a
 * generator. Unsafe: the work is done before the end of the input is seen.
 */
final class ProcessedAtOnce {
  private static final Set<String> FOLDS = Set.of("sum", "any", "all", "min", "max");

  private final Code code;
  private final Scopes scopes;
  private final Meaning meaning;
  private final Lines lines;
  private final String text;

  ProcessedAtOnce(Code code, Scopes scopes, Meaning meaning) {
    this.code = code;
    this.scopes = scopes;
    this.meaning = meaning;
    this.lines = new Lines(code);
    this.text = code.tree().text();
  }

  /**
   * The change for one list.
   *
   * @param loop which fills it
   * @param growth the call that adds to it
   * @param made its name where it gets the empty list
   */
  Optional<Fix> of(int loop, int growth, int made) {
    int statement = code.parent(growth);
    int start = code.parent(code.parent(made));
    int body = code.child(loop, Field.BODY);
    String name = code.text(made);
    List<Integer> uses = NameUses.in(code, scopes.of(made).functionOrModule().node(), name);
    boolean plain =
        code.isReadable()
            && code.is(loop, NodeKind.FOR_STATEMENT)
            && code.child(loop, Field.ALTERNATIVE) == Code.NONE
            && code.is(growth, NodeKind.CALL)
            && code.textIs(code.receiver(growth), name)
            && Set.of("append", "extend").contains(code.calleeName(growth))
            && code.allArguments(growth).length == 1
            && isLast(statement, body)
            && lines.isAlone(statement)
            && lines.lineEnd(statement) == code.end(statement)
            && code.is(start, NodeKind.EXPRESSION_STATEMENT)
            && code.is(code.child(code.parent(made), Field.RIGHT), NodeKind.LIST)
            && lines.isAlone(start)
            && uses.size() == 3;
    if (!plain) {
      return Optional.empty();
    }
    int use = uses.getLast();
    return switch (code.kind(code.parent(use))) {
      case FOR_STATEMENT -> moved(loop, growth, start, use);
      case ARGUMENT_LIST -> folded(loop, growth, start, use);
      default -> Optional.empty();
    };
  }

  private boolean isLast(int statement, int body) {
    int[] statements = code.children(body);
    return code.is(statement, NodeKind.EXPRESSION_STATEMENT)
        && statements.length > 0
        && statements[statements.length - 1] == statement;
  }

  /** {@code for item in items: body} becomes {@code item = made} and the body. */
  private Optional<Fix> moved(int loop, int growth, int start, int use) {
    int user = code.parent(use);
    int before = follows(loop, user);
    int item = code.child(user, Field.LEFT);
    int work = code.child(user, Field.BODY);
    boolean plain =
        code.hasRole(use, Field.RIGHT)
            && before != Code.NONE
            && !code.text(user).startsWith("async")
            && code.child(user, Field.ALTERNATIVE) == Code.NONE
            && lines.isAlone(before)
            && lines.isAlone(user)
            && start < before
            && code.above(loop, NodeKind.TRY_STATEMENT) == code.above(user, NodeKind.TRY_STATEMENT)
            && !leaves(work)
            && !returns(loop)
            && !dependsOn(work, loop, item)
            && !dependsOn(loop, work, item);
    Optional<String> body = plain ? body(user, growth) : Optional.empty();
    return body.flatMap(
        done ->
            Fix.of(
                "do the work in the loop that reads",
                FixSafety.UNSAFE,
                List.of(
                    lines.without(start),
                    new Edit(code.span(growth), done),
                    new Edit(new Span(lines.lineEnd(before), lines.lineEnd(user)), ""))));
  }

  /**
   * What a loop stands behind, with nothing but empty lines between: the filling loop, or the
   * {@code with} statements that it ends; {@link Code#NONE} for anything else.
   */
  private int follows(int loop, int user) {
    int before = loop;
    while (code.parent(before) != code.parent(user)) {
      int block = code.parent(before);
      int[] statements = code.children(block);
      if (!code.is(code.parent(block), NodeKind.WITH_STATEMENT)
          || statements[statements.length - 1] != before) {
        return Code.NONE;
      }
      before = code.parent(block);
    }
    int end = lines.lineEnd(before);
    return end <= code.start(user) && text.substring(end, code.start(user)).isBlank()
        ? before
        : Code.NONE;
  }

  private boolean leaves(int part) {
    for (int at = part; at < code.subtreeEnd(part); at++) {
      switch (code.kind(at)) {
        case BREAK_STATEMENT, CONTINUE_STATEMENT, RETURN_STATEMENT -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  private boolean returns(int part) {
    for (int at = part; at < code.subtreeEnd(part); at++) {
      if (code.is(at, NodeKind.RETURN_STATEMENT) || code.is(at, NodeKind.YIELD)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a part names something that another part gives a value, but for the loop's items. */
  private boolean dependsOn(int part, int other, int items) {
    for (int at = part; at < code.subtreeEnd(part); at++) {
      boolean shared =
          code.is(at, NodeKind.IDENTIFIER)
              && NameUses.isFree(code, items, code.text(at))
              && scopes.of(at).find(code.text(at)).stream()
                  .anyMatch(binding -> code.isIn(binding.node(), other));
      if (shared) {
        return true;
      }
    }
    return false;
  }

  /** The work as it stands in place of a growth; empty where it has texts of several lines. */
  private Optional<String> body(int user, int growth) {
    int item = code.child(user, Field.LEFT);
    int work = code.child(user, Field.BODY);
    int head = code.end(code.child(user, Field.RIGHT));
    String rest = text.substring(head, code.start(code.child(work, 0)));
    if (!rest.strip().equals(":") || lines.hasLongText(work)) {
      return Optional.empty();
    }
    int value = code.argument(growth, 0);
    String indent = lines.indent(code.parent(growth)).orElse("");
    if (code.calleeName(growth).equals("extend")) {
      String deeper = indent + lines.step();
      String loop = "for " + code.text(item) + " in " + code.text(value) + ":";
      return Optional.of(loop + lines.newLine() + deeper + shifted(work, user, deeper));
    }
    String named =
        code.text(value).equals(code.text(item))
            ? ""
            : code.text(item) + " = " + code.text(value) + lines.newLine() + indent;
    return Optional.of(named + shifted(work, user, indent));
  }

  private String shifted(int work, int user, String indent) {
    int first = code.child(work, 0);
    String inner = lines.indent(first).orElse("");
    String body = text.substring(code.start(first), lines.lineEnd(user));
    return body.replace("\n" + inner, "\n" + indent);
  }

  /** {@code sum(items)} becomes {@code sum(made for item in source)}. */
  private Optional<Fix> folded(int loop, int growth, int start, int use) {
    int call = code.parent(code.parent(use));
    int statement = code.above(use, NodeKind.RETURN_STATEMENT);
    statement = statement == Code.NONE ? code.above(use, NodeKind.EXPRESSION_STATEMENT) : statement;
    int target = code.child(loop, Field.LEFT);
    int source = code.child(loop, Field.RIGHT);
    boolean plain =
        FOLDS.contains(meaning.callee(call))
            && code.allArguments(call).length == 1
            && code.calleeName(growth).equals("append")
            && code.children(code.child(loop, Field.BODY)).length == 1
            && !code.text(loop).startsWith("async")
            && code.parent(statement) == code.parent(loop)
            && follows(loop, statement) == loop
            && lines.isAlone(loop)
            && code.text(loop).indexOf('#') < 0
            && code.text(source).indexOf('\n') < 0
            && !isUsedOutside(target, loop);
    if (!plain) {
      return Optional.empty();
    }
    String generator =
        code.text(code.argument(growth, 0))
            + " for "
            + code.text(target)
            + " in "
            + code.text(source);
    return Fix.keepingComments(
        "fold the items as they come",
        FixSafety.UNSAFE,
        List.of(
            lines.without(start),
            new Edit(new Span(lines.lineStart(loop), lines.lineStart(statement)), ""),
            new Edit(code.span(use), generator)),
        text);
  }

  private boolean isUsedOutside(int target, int loop) {
    int function = scopes.of(loop).functionOrModule().node();
    for (int at = target; at < code.subtreeEnd(target); at++) {
      boolean used =
          code.is(at, NodeKind.IDENTIFIER)
              && NameUses.in(code, function, code.text(at)).stream()
                  .anyMatch(use -> !code.isIn(use, loop));
      if (used) {
        return true;
      }
    }
    return false;
  }
}
